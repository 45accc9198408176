"""Turns the quantities of an event into those that differ though they count the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from clipbook.findings.evidence.clashes import Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.quantities import MEASURES, find_quantities
from clipbook.findings.evidence.roles import PEOPLE, TERMS, Count, find_role
from clipbook.findings.evidence.slots import Sides, Slot, clash, compare, may_meet
from clipbook.findings.evidence.words import stem
from clipbook.model import DifferenceKind, Event, Precision

# Nouns for people of any kind: who else is counted is a part of them.
_ANYBODY: Final = frozenset(
    map(stem, ("", "people", "persons", "victims", "bodies", "dead", "lives", "others"))
)
# Another occasion, or a part of one: "last year", "two years ago", "over the course of Saturday".
_BACKGROUND: Final = re.compile(
    r"\b(?:(?:last|previous|past|recent)"
    r" (?:week|month|year|summer|winter|spring|fall|autumn|decade)s?"
    r"|(?:earlier|late|later) (?:this|in the) (?:month|year)|ago|(?:since|in) (?:19|20)\d\d"
    r"|in recent (?:weeks|months|years)|over the course of|alone)\b",
    re.IGNORECASE,
)
# So many days before its article what a clause tells is taken for another occasion.
_FRESH: Final = 3
# So many sentences of an article tell of the event as a whole.
_OPENING: Final = 5
# Of sums and shares that no verb tells of, the clauses share so many other words.
_LEAST_SHARED: Final = 2

_Key = tuple[str, str, str]


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles give different numbers for one thing, the values in order."""
    found = [slot for passage in passages(event) for slot in _find(event, passage)]
    for sides in compare(found, _is_one_matter):
        kind = DifferenceKind.UPDATED if _has_grown(sides) else DifferenceKind.NUMBER
        yield clash(kind, sides)


def _find(event: Event, passage: Passage) -> Iterator[Slot[Count]]:
    for quantity in find_quantities(passage):
        count = find_role(quantity)
        if count and _is_told_first(count) and not is_background(event, passage):
            q = quantity
            yield Slot(_key(count), count.claim, q.low, q.high, q.slack, count)


def _is_told_first(count: Count) -> bool:
    """Whether a count is of the whole event: the toll is told first, its parts further down."""
    is_opening = count.passage.clause.position <= _OPENING
    return not count.quantity.is_part and (is_opening or count.deed not in PEOPLE)


def _key(count: Count) -> _Key:
    """The unit or noun and the deed; for a state of people that, and which kind of people."""
    if count.deed in PEOPLE:
        return ("people", count.deed, "" if count.noun in _ANYBODY else count.noun)
    return (count.quantity.unit or count.noun, count.deed, count.noun)


def is_background(event: Event, passage: Passage) -> bool:
    """Whether a clause tells of days long before its article: another occasion."""
    sentence = passage.clause.sentence
    if _BACKGROUND.search(passage.sentence):
        return True
    return any(
        mention.precision is not Precision.DAY
        or (passage.day and mention.period and (passage.day - mention.period.latest).days > _FRESH)
        for mention in event.annotations[passage.clause.article].dates
        if sentence.contains(mention.span)
    )


def _is_one_matter(one: Slot[Count], other: Slot[Count]) -> bool:
    """Whether two counts of one key are of one occasion, by the other words of their clauses."""
    left, right = one.of, other.of
    if left.deed in PEOPLE:
        return may_meet(left.passage, right.passage)
    unit, deed, _ = _key(left)
    subjects = left.subject, right.subject
    if not unit or (all(subjects) and subjects[0].isdisjoint(subjects[1])):
        return False
    if deed in TERMS or (deed and unit in MEASURES):
        return True
    shared = left.rest & right.rest
    names = left.passage.names | right.passage.names
    return len(shared) >= (1 if deed else _LEAST_SHARED) and not shared <= names


def _has_grown(sides: Sides[Count]) -> bool:
    """Whether the count of people is higher the later the articles are."""
    days = [[c.passage.day for c in side if c.passage.day] for side in sides]
    if sides[0][0].of.deed not in PEOPLE or not all(days):
        return False
    in_order = all(max(early) <= min(late) for early, late in pairwise(days))
    return in_order and max(days[0]) < min(days[-1])
