"""Turns the times of day that articles give one deed into clashes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash, claim
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import is_past, stem
from clipbook.model import DifferenceKind, Event
from clipbook.text.attribution.reporting import VERBS
from clipbook.text.english import WEEKDAYS

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


class _Timing(Struct, frozen=True):
    """A deed with its time in minutes of the day, and how far that may be rounded."""

    passage: Passage
    deed: str
    minutes: int
    slack: float
    claim: Claim

    def differs(self, other: _Timing) -> bool:
        """Whether the two times cannot be one, roundings allowed for."""
        return abs(self.minutes - other.minutes) > max(self.slack, other.slack)


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles have one deed happen at different times of a day."""
    found: dict[str, dict[str, list[_Timing]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages(event):
        for timed in _find(passage):
            found[timed.deed][passage.clause.article].append(timed)
    for given in found.values():
        for mine, others in combinations(given.values(), 2):
            pair = _clashing(mine, others)
            if pair:
                first, second = sorted(pair, key=lambda each: each.minutes)
                yield Clash(DifferenceKind.DATE, [[first.claim], [second.claim]])


def _find(passage: Passage) -> Iterator[_Timing]:
    """The deed of a clause with its time, if it tells of one time only."""
    text = passage.clause.text
    times = list(_CLOCK.finditer(text))
    deed = _deed(_EDGE.split(text[: times[0].start()])[-1]) if len(times) == 1 else ""
    for m in times if deed else ():
        minutes = int(m["minute"] or 0)
        step = next(step for step in _STEPS if minutes % step == 0)
        hour = int(m["hour"]) % 12 + (12 if m["half"] in "pP" else 0)
        slack = step if m["about"] else step / 2
        yield _Timing(passage, deed, hour * _HOUR + minutes, slack, claim(passage, m))


def _deed(before: str) -> str:
    """What happens at a time: the last deed in front of it; '' where there is none."""
    if _HAPPENING.search(before):
        return _HAPPENED
    word = next((word for word in reversed(before.split()) if is_past(word)), "")
    return "" if word in VERBS else stem(word)


def _clashing(mine: Sequence[_Timing], others: Sequence[_Timing]) -> tuple[_Timing, _Timing] | None:
    """Two of the deeds that are one, if none of them may be at the time of another."""
    if not all(a.differs(b) for a in mine for b in others):
        return None
    pairs = ((a, b) for a in mine for b in others if _is_one_deed(a, b))
    return next(pairs, None)


def _is_one_deed(left: _Timing, right: _Timing) -> bool:
    """Whether two clauses share other words, and either article knows a name of the other's."""
    if not (_may_meet(left.passage, right.passage) and _may_meet(right.passage, left.passage)):
        return False
    shared = (left.passage.bag & right.passage.bag) - {left.deed} - _DAYS
    words = {word for word in shared if not word[0].isdigit()}
    is_near = abs(left.minutes - right.minutes) < _FURTHEST
    return is_near and len(words) >= _LEAST_SHARED


def _may_meet(passage: Passage, other: Passage) -> bool:
    return not (passage.names - _DAYS).isdisjoint(other.known)
