"""Turns how often, and when last, somebody did something into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Clash, Slot, claim, find_clashes
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import stem
from clipbook.model import DifferenceKind, Event

# When somebody did something last, or how often: "was the last to | visit Orsa in 2017".
_LAST: Final = re.compile(
    r"\blast\b(?:(?: [\w'’-]{1,20}){0,4}? to)? (?P<deed>[a-z]{3,20}) [^,.;]{0,40}?"
    r"\bin (?:19|20)\d\d\b"
)
_OFTEN: Final = re.compile(
    r"\b(?P<deed>[a-z]{3,20})(?: [\w'’-]{1,20}){0,4}? "
    r"(?:twice|(?:two|three|four|five|six|\d+) times)\b"
)
# A full name is shared, so it is the same person.
_LEAST_NAMES: Final = 2


def clashes(event: Event) -> Iterator[Clash]:
    """Where one article gives the last time of what another says happened several times."""
    found = (slot for passage in passages(event) for slot in _find(passage))
    yield from find_clashes(DifferenceKind.TENSION, found, _is_one_deed)


def _find(passage: Passage) -> Iterator[Slot[None]]:
    for count, pattern in enumerate((_LAST, _OFTEN)):
        for m in pattern.finditer(passage.clause.text):
            yield Slot(stem(m["deed"]), claim(passage, m), count, count, 0, None)


def _is_one_deed(left: Slot[None], right: Slot[None]) -> bool:
    return len(left.passage.names & right.passage.names) >= _LEAST_NAMES
