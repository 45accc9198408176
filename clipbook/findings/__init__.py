"""Turns an event into a briefing.

To add an analysis, write one module here with a function `Briefing -> Briefing` that fills its own
field, and add a line to FINDINGS. An analysis may read the fields that those above it filled; the
modules do not know each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Final

from clipbook.extensions import FINDINGS as EXTENSIONS
from clipbook.extensions import added, attempt
from clipbook.findings import (
    agreement,
    differences,
    five_ws,
    key_points,
    other_languages,
    people,
    provenance,
    setting,
    timeline,
    utterances,
)
from clipbook.findings.evidence.saved_twice import (
    note_saved_twice as note_saved_twice,  # for the pipeline
)
from clipbook.findings.evidence.scope import note_unread as note_unread  # for the pipeline
from clipbook.findings.evidence.scope import within
from clipbook.findings.evidence.scope import without_hidden as without_hidden  # for the pipeline
from clipbook.model import Briefing, Event
from clipbook.notes import Note, Result

Analysis = Callable[[Briefing], Briefing]

FINDINGS: Final[tuple[Analysis, ...]] = (
    people.find,
    setting.find,
    utterances.find,
    timeline.find,
    agreement.find,
    other_languages.find,
    provenance.find,
    differences.find,
    key_points.find,
    five_ws.find,
)


def brief(event: Event) -> Briefing:
    """The briefing of an event whose articles carry their annotations."""
    briefing = Briefing(event=within(event))
    return reduce(lambda briefing, find: find(briefing), FINDINGS, briefing)


def extend(briefing: Briefing) -> Result[Briefing]:
    """The briefing as the analyses of other packages leave it; notes `broken-extension`."""
    notes: list[Note] = []
    for extension in added(EXTENSIONS):
        result = attempt(extension, _changed, extension.value, briefing)
        notes += result.notes
        briefing = next(iter(result.values), briefing)
    return Result((briefing,), tuple(notes))


def _changed(find: Analysis, briefing: Briefing) -> Briefing:
    """What an analysis gives; raises TypeError where that is no briefing."""
    found = find(briefing)
    if not isinstance(found, Briefing):
        raise TypeError(f"gave {type(found).__name__}, expected a Briefing")
    return found
