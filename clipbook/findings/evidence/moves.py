"""Turns shares that one article has rise and another fall into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Clash, claim
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.slots import Slot, find_clashes
from clipbook.findings.evidence.words import stems
from clipbook.model import DifferenceKind, Event

_FELL: Final = (
    r"f[ae]ll(?:s|en)?|drop(?:s|ped)?|declin(?:e|es|ed)|slid(?:es?)?|slip(?:s|ped)?|los(?:es?|t)"
    r"|tumbl(?:es?|ed)|s[aiu]nk|plung(?:es?|ed)|edged down|(?:was|were|is|are) down"
)
_ROSE: Final = (
    r"r[io]se|risen|climb(?:s|ed)?|gain(?:s|ed)?|jump(?:s|ed)?|soar(?:s|ed)?|surg(?:es?|ed)"
    r"|rall(?:y|ies|ied)|advanc(?:es?|ed)|added|edged up|(?:was|were|is|are) up"
)
_SHARE: Final = (
    r" (?:(?:by|about|nearly|almost|around|as much as|more than) ){0,2}\d[\d.]* ?(?:%|per ?cent\b)"
)
# Which way, with how far: "gave up gains to | fall 3%", "were little changed".
_WAYS: Final = (
    rf"(?:{_FELL}){_SHARE}",
    r"(?:was|were|is|are) (?:little changed|unchanged|flat)\b",
    rf"(?:{_ROSE}){_SHARE}",
)
# What moves, a company or its shares: "Orsa Line (ORL) | gave up gains to".
_MOVED: Final = (
    r"\b(?P<who>[A-Z][\w&’'-]{0,30}(?: (?:and )?[A-Z][\w&’'-]{0,30}){0,3})(?: \([A-Z]{1,6}\))?"
    r"(?: (?:shares|stock))?(?: (?:gave up|pared) \w{1,20} (?:to|and))? "
)
_MOVES: Final = tuple(re.compile(rf"{_MOVED}(?P<move>{way})") for way in _WAYS)


def clashes(event: Event) -> Iterator[Clash]:
    """Where one article has the shares of a company rise, another has them fall or stay."""
    found = (slot for passage in passages(event) for slot in _find(passage))
    yield from find_clashes(DifferenceKind.NUMBER, found, _is_one_day)


def _find(passage: Passage) -> Iterator[Slot[None]]:
    for way, pattern in enumerate(_MOVES):
        for m in pattern.finditer(passage.clause.text):
            for name in stems(m["who"]):
                yield Slot(name, claim(passage, m, "move"), way, way, 0, None)


def _is_one_day(left: Slot[None], right: Slot[None]) -> bool:
    """Whether two articles are of one day, or of two days in a row."""
    first, other = left.passage.day, right.passage.day
    return bool(first and other and abs((first - other).days) <= 1)
