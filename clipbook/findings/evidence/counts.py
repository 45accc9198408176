"""Turns the quantities of an event into those that differ though they count the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from clipbook.findings.evidence.clashes import Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.quantities import MEASURES, find_quantities
from clipbook.findings.evidence.roles import PEOPLE, TERMS, Count, find_role
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
    """Where articles give different numbers for one thing, the values in order.

    Two articles clash only where no value of the one may be one of the other's: an article that
    tells of four men and two women dead does not differ from one that tells of six.
    """
    found: dict[_Key, list[Count]] = defaultdict(list)
    for passage in passages(event):
        for quantity in find_quantities(passage):
            count = find_role(quantity)
            if count and _is_told_first(count) and not is_background(event, passage):
                found[_key(count)].append(count)
    for key, counts in found.items():
        for group in _by_noun(counts) if key[1] in PEOPLE else [counts]:
            yield from _compare(key, group)


def _is_told_first(count: Count) -> bool:
    """Whether a count is of the whole event: the toll is told first, its parts further down."""
    is_opening = count.passage.clause.position <= _OPENING
    return not count.quantity.is_part and (is_opening or count.deed not in PEOPLE)


def _key(count: Count) -> _Key:
    if count.deed in PEOPLE:
        return ("people", count.deed, "")
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


def _by_noun(counts: Sequence[Count]) -> list[list[Count]]:
    """The counts of people in general, and those of each kind of people."""
    kinds = sorted({c.noun for c in counts if c.noun not in _ANYBODY})
    return [
        [c for c in counts if c.noun in _ANYBODY],
        *([c for c in counts if c.noun == kind] for kind in kinds),
    ]


def _compare(key: _Key, counts: Sequence[Count]) -> Iterator[Clash]:
    given: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        given[count.passage.clause.article].append(count)
    pairs = [
        (mine[0], others[0])
        for mine, others in combinations(given.values(), 2)
        if all(a.quantity.differs(b.quantity) for a in mine for b in others)
        and _is_one_matter(key, mine[0], others[0])
    ]
    if pairs:
        yield _clash(list({id(c): c for pair in pairs for c in pair}.values()))


def _is_one_matter(key: _Key, left: Count, right: Count) -> bool:
    """Whether two counts of one key are of one occasion, by the other words of their clauses."""
    if key[1] in PEOPLE:
        parts = left.passage, right.passage
        return _may_meet(*parts) and _may_meet(*parts[::-1])
    subjects = left.subject, right.subject
    if all(subjects) and subjects[0].isdisjoint(subjects[1]):
        return False
    if not key[0]:
        return False
    if key[1] in TERMS or (key[1] and key[0] in MEASURES):
        return True
    shared = left.rest & right.rest
    names = left.passage.names | right.passage.names
    return len(shared) >= (1 if key[1] else _LEAST_SHARED) and not shared <= names


def _may_meet(passage: Passage, other: Passage) -> bool:
    """Whether the other article knows any name of a clause: else it tells of other things."""
    return not passage.names or not passage.names.isdisjoint(other.known)


def _clash(counts: Sequence[Count]) -> Clash:
    sides: list[list[Count]] = []
    for count in sorted(counts, key=lambda c: (c.quantity.low, c.passage.number)):
        home = next((side for side in sides if _fits(count, side)), None)
        if home is None:
            sides.append([count])
        else:
            home.append(count)
    kind = DifferenceKind.UPDATED if _has_grown(sides) else DifferenceKind.NUMBER
    return Clash(kind, [[count.claim for count in side] for side in sides])


def _fits(count: Count, side: Sequence[Count]) -> bool:
    return not any(count.quantity.differs(other.quantity) for other in side)


def _has_grown(sides: Sequence[Sequence[Count]]) -> bool:
    """Whether the count of people is higher the later the articles are."""
    days = [[c.passage.day for c in side if c.passage.day] for side in sides]
    if sides[0][0].deed not in PEOPLE or not all(days):
        return False
    in_order = all(max(early) <= min(late) for early, late in pairwise(days))
    return in_order and max(days[0]) < min(days[-1])
