"""Turns the times of day that articles give one deed into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Clash, Slot, claim, find_clashes
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import is_past, stem
from clipbook.model import DifferenceKind, Event
from clipbook.text.english import VERBS, WEEKDAYS

# A time of day: "shortly after 11 p.m.", "6.10am"; one of another time zone is left out.
_CLOCK: Final = re.compile(
    r"\b(?P<about>(?:(?:just|shortly) )?"
    r"(?:about|around|approximately|roughly|nearly|past|before|after) )?"
    r"(?P<hour>1[0-2]|0?[1-9])(?: ?[:.] ?(?P<minute>[0-5]\d))? ?(?P<half>[ap])"
    r"(?:\. ?m\b\.?| ?m\b)"
    r"(?!\.?,? \(|\.? (?-i:[A-Z]{2,4}\b)|\.?(?: [\w-]{1,12}){1,2} time\b)",
    re.IGNORECASE,
)
_HAPPENING: Final = re.compile(r"\b(?:happened|occurred|(?:took|taken) place)\b")
_HAPPENED: Final = "happen"
# Between a deed and its time nothing else happens.
_EDGE: Final = re.compile(r"[;:()“”\"]|, (?!\w+, )| (?:and|but|when|while|since|until|who|that) ")
_HOUR: Final = 60
# In steps of so many minutes a time is told; "about 8:30" reaches a whole step, "8:30" a half.
_STEPS: Final = (15, 5, 1)
# Times further apart are those of two occasions, not one mistaken.
_FURTHEST: Final = 2 * _HOUR
_LEAST_SHARED: Final = 2
_DAYS: Final = frozenset(map(stem, WEEKDAYS))


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles have one deed happen at different times of a day."""
    found = (slot for passage in passages(event) for slot in _find(passage))
    yield from find_clashes(DifferenceKind.DATE, found, _is_one_deed)


def _find(passage: Passage) -> Iterator[Slot[str]]:
    """The deed of a clause with its time in minutes, if it tells of one time only."""
    text = passage.clause.text
    times = list(_CLOCK.finditer(text))
    deed = _deed(_EDGE.split(text[: times[0].start()])[-1]) if len(times) == 1 else ""
    for m in times if deed else ():
        minutes = int(m["minute"] or 0)
        step = next(step for step in _STEPS if minutes % step == 0)
        hour = int(m["hour"]) % 12 + (12 if m["half"] in "pP" else 0)
        at, slack = hour * _HOUR + minutes, step if m["about"] else step / 2
        yield Slot(deed, claim(passage, m), at, at, slack, deed)


def _deed(before: str) -> str:
    """What happens at a time: the last deed in front of it; '' where there is none."""
    if _HAPPENING.search(before):
        return _HAPPENED
    word = next((word for word in reversed(before.split()) if is_past(word)), "")
    return "" if word in VERBS else stem(word)


def _is_one_deed(left: Slot[str], right: Slot[str]) -> bool:
    """Whether two clauses share other words, and either article knows a name of the other's."""
    parts = left.passage, right.passage
    if not all((a.names - _DAYS) & b.known for a, b in (parts, parts[::-1])):
        return False
    shared = (parts[0].bag & parts[1].bag) - {left.of} - _DAYS
    words = {word for word in shared if not word[0].isdigit()}
    is_near = abs(left.low - right.low) < _FURTHEST
    return is_near and len(words) >= _LEAST_SHARED
