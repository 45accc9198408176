"""Turns the quantities of an event into those that differ though they count the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from clipbook.findings.evidence.clashes import Clash, claim
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.quantities import MEASURES, find_quantities
from clipbook.findings.evidence.roles import DEAD, DISTANCE, PEOPLE, SPANS, TERMS, Count, find_role
from clipbook.findings.evidence.slots import Sides, Slot, clash, compare, may_meet
from clipbook.findings.evidence.words import stem
from clipbook.model import DifferenceKind, Event, Precision

# Nouns for people of any kind: who else is counted is a part of them.
_ANYBODY: Final = frozenset(
    map(stem, ("", "people", "persons", "victims", "bodies", "dead", "lives", "others"))
)
# So many days before its article what a clause tells is taken for another occasion.
_FRESH: Final = 3
_WEEK: Final = 7
# So many sentences of an article tell of the event as a whole.
_OPENING: Final = 5
# Of sums and shares that no verb tells of, the clauses share so many other words.
_LEAST_SHARED: Final = 2

_Key = tuple[str, str, str]
_TOLL: Final[_Key] = ("people", DEAD, "")
# A toll without a number: "Several people died", "multiple fatalities", "some loss of life".
_UNCOUNTED: Final = re.compile(
    r"\b(?:several|multiple|a number of|an unknown number of) (?:[a-z]+ ){0,2}?"
    r"(?:(?:were|was|are|have|has|been|feared) ){0,2}(?:dead|died|killed|deaths|fatalities)\b"
    r"|\bkill(?:ed|ing) (?:several|multiple|a number of|an unknown number of)\b"
    r"|\b(?:some )?loss of life\b",
    re.IGNORECASE,
)


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles give different numbers for one thing, the values in order."""
    found = [slot for passage in passages(event) for slot in _find(event, passage)]
    for sides in compare(found, _is_one_matter):
        kind = DifferenceKind.UPDATED if _has_grown(sides) else DifferenceKind.NUMBER
        yield clash(kind, sides)
    yield from _counted_later(event, found)


def _counted_later(event: Event, found: Sequence[Slot[Count]]) -> Iterator[Clash]:
    """The dead whom early articles have not counted, before the number of later ones."""
    tolls = [slot for slot in found if slot.key == _TOLL]
    known = {slot.passage.clause.article for slot in tolls}
    vague = [
        claim(passage, m)
        for passage in passages(event)
        if passage.clause.article not in known and passage.clause.position <= _OPENING
        for m in (_UNCOUNTED.search(passage.clause.text),)
        if m and not is_background(event, passage)
    ]
    days = [told.passage.day for told in vague]
    later = [t for t in tolls if t.passage.day and all(d and d <= t.passage.day for d in days)]
    if vague and later:
        last = max(later, key=lambda slot: slot.low)
        counted = [slot.claim for slot in later if not slot.differs(last)]
        yield Clash(DifferenceKind.UPDATED, [vague, counted])


def _find(event: Event, passage: Passage) -> Iterator[Slot[Count]]:
    for quantity in find_quantities(passage):
        count = find_role(quantity)
        if count and _is_told_first(count) and not is_background(event, passage):
            q = quantity
            yield Slot(_key(count), count.claim, q.low, q.high, q.slack, count)


def _is_told_first(count: Count) -> bool:
    """Whether a count is of the whole event: the toll is told first, its parts further down.

    So is where it happened, as miles from a town.
    """
    is_opening = count.passage.clause.position <= _OPENING
    is_general = count.deed in PEOPLE or count.deed.startswith(DISTANCE)
    return not count.quantity.is_part and (is_opening or not is_general)


def _key(count: Count) -> _Key:
    """The unit or noun and the deed; for a state of people that, and which kind of people."""
    if count.deed in PEOPLE:
        return ("people", count.deed, "" if count.noun in _ANYBODY else count.noun)
    return (count.quantity.unit or count.noun, count.deed, count.noun)


def is_background(event: Event, passage: Passage) -> bool:
    """Whether a clause tells of days long before its article: another occasion."""
    sentence = passage.clause.sentence
    if passage.is_recalled:
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
    if unit in MEASURES and not _are_near(left.passage, right.passage):
        return False
    if deed.startswith(DISTANCE):
        return True
    subjects = left.subject, right.subject
    if not unit or (all(subjects) and subjects[0].isdisjoint(subjects[1])):
        return False
    if deed in TERMS or (deed and unit in MEASURES):
        return True
    shared = left.rest & right.rest
    names = left.passage.names | right.passage.names
    return len(shared) >= (1 if deed else _LEAST_SHARED) and not shared <= names


def _are_near(left: Passage, right: Passage) -> bool:
    """Whether two articles, as far as known, are of one week: another tells of another occasion."""
    return not (left.day and right.day) or abs((left.day - right.day).days) < _WEEK


def _has_grown(sides: Sides[Count]) -> bool:
    """Whether a count of people or of days is higher the later the articles are."""
    days = [[c.passage.day for c in side if c.passage.day] for side in sides]
    first = sides[0][0].of
    grows = first.deed in PEOPLE or (first.noun in SPANS and first.deed not in TERMS)
    if not grows or not all(days):
        return False
    in_order = all(max(early) <= min(late) for early, late in pairwise(days))
    return in_order and max(days[0]) < min(days[-1])
