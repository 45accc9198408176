"""Turns an event into a briefing.

To add an analysis, write one module here with a function `Briefing -> Briefing` that fills its own
field, and add a line to FINDINGS. An analysis may read the fields that those above it filled; the
modules do not know each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Final

from clipbook.findings import (
    agreement,
    differences,
    five_ws,
    key_points,
    people,
    provenance,
    setting,
    timeline,
    utterances,
)
from clipbook.findings.evidence.hidden import without_hidden as without_hidden  # for the pipeline
from clipbook.findings.evidence.saved_twice import (
    note_saved_twice as note_saved_twice,  # for the pipeline
)
from clipbook.model import Briefing, Event

Analysis = Callable[[Briefing], Briefing]

FINDINGS: Final[tuple[Analysis, ...]] = (
    people.find,
    setting.find,
    utterances.find,
    timeline.find,
    agreement.find,
    provenance.find,
    differences.find,
    key_points.find,
    five_ws.find,
)


def brief(event: Event) -> Briefing:
    """The briefing of an event whose articles carry their annotations."""
    return reduce(lambda briefing, find: find(briefing), FINDINGS, Briefing(event=event))
