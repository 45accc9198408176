"""Turns the days that articles give one deed into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.slots import Slot, clash, compare
from clipbook.findings.evidence.words import is_past, stem
from clipbook.model import DateMention, DifferenceKind, Event, Precision, excerpt
from clipbook.text.attribution.reporting import VERBS

# Between a deed and its day nothing else happens: no other clause, no mark.
_EDGE: Final = re.compile(r"[,;:()“”\"]| (?:and|but|after|before|when|while|since|until) ")
# A day that belongs to a thing: "Sept. 13 | summit", "Monday| morning's".
_IS_OWN: Final = re.compile(
    r"['’]s\b| (?!and\b|but\b|at\b|in\b|on\b|to\b|for\b|from\b|after\b|as\b|with\b)[a-z]{4,}"
)
_LEAST_SHARED: Final = 2
_WEEK: Final = 7
_MONTH: Final = 31

# The stem of a deed, and the day, month or year on which it is said to have happened.
_DayDeed = tuple[str, DateMention]


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles have one deed happen on different days, months or years."""
    found = (slot for passage in passages(event) for slot in _find(event, passage))
    for sides in compare(found, _is_one_deed):
        yield clash(DifferenceKind.DATE, sides)


def _find(event: Event, passage: Passage) -> Iterator[Slot[_DayDeed]]:
    """The deed of a clause with its day, month or year, if it tells of one only."""
    body, clause = passage.article.body, passage.clause
    held = [
        mention
        for mention in event.annotations[clause.article].dates
        if clause.span.contains(mention.span) and mention.period and not mention.is_passing
    ]
    for mention in held if len(held) == 1 else ():
        if mention.precision is Precision.RANGE or not mention.period:
            continue
        before = _EDGE.split(body[clause.span.start : mention.span.start])[-1]
        deed = next((w for w in reversed(before.split()) if is_past(w)), "")
        if deed and deed not in VERBS and not _IS_OWN.match(body, mention.span.end):
            key = stem(deed), mention.precision
            told = Claim(passage, excerpt(passage.article, mention.span))
            first, last = mention.period.earliest, mention.period.latest
            yield Slot(key, told, first.toordinal(), last.toordinal(), 0, (key[0], mention))


def _is_one_deed(left: Slot[_DayDeed], right: Slot[_DayDeed]) -> bool:
    """Whether two clauses share their names and other words, and their days may be one mistaken.

    Days of the week that are a week apart belong to two occasions, other days that are a month
    apart.
    """
    names = left.passage.names, right.passage.names
    if all(names) and names[0].isdisjoint(names[1]):
        return False
    if not (names[0] <= right.passage.known and names[1] <= left.passage.known):
        return False
    (deed, mention), (_, other) = left.of, right.of
    shared = (left.passage.bag & right.passage.bag) - {deed}
    days = abs(left.low - right.low)
    is_day = mention.precision is Precision.DAY
    is_relative = mention.is_relative or other.is_relative
    furthest = _WEEK if is_relative else _MONTH if is_day else days + 1
    return len(shared) >= _LEAST_SHARED and days < furthest
