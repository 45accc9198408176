"""Turns what articles put into one slot of a matter, a number or a day, into sides that clash."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Generic, TypeVar

from msgspec import Struct

from clipbook.findings.evidence.passages import Passage
from clipbook.model import DifferenceKind, Excerpt, excerpt
from clipbook.notes import Span

T = TypeVar("T")


class Slot(Struct, Generic[T], frozen=True):
    """What a claim puts into a slot: a range of values, and how far they may be rounded.

    `key` names the slot; `of` is what else its reading needs to tell one matter from another.
    """

    key: Hashable
    claim: Claim
    low: float
    high: float
    slack: float
    of: T

    @property
    def passage(self) -> Passage:
        """The clause that fills it."""
        return self.claim.passage

    def differs(self, other: Slot[T]) -> bool:
        """Whether the two ranges have no value in common, roundings allowed for."""
        apart = max(self.low, other.low) - min(self.high, other.high)
        return apart > max(self.slack, other.slack)


Sides = Sequence[Sequence[Slot[T]]]


def compare(
    found: Iterable[Slot[T]], is_one_matter: Callable[[Slot[T], Slot[T]], bool]
) -> Iterator[Sides[T]]:
    """The sides of each slot into which articles put different values, the lowest value first.

    Two articles differ only where no value of the one may be one of the other's: an article that
    tells of four men and two women dead does not differ from one that tells of six.
    """
    slots: dict[Hashable, dict[str, list[Slot[T]]]] = defaultdict(lambda: defaultdict(list))
    for slot in found:
        slots[slot.key][slot.passage.clause.article].append(slot)
    for given in slots.values():
        pairs = [
            pair
            for mine, others in combinations(given.values(), 2)
            for one in ([(a, b) for a in mine for b in others if is_one_matter(a, b)],)
            if all(a.differs(b) for a, b in one)
            for pair in one[:1]
        ]
        yield from map(_sides, _matters(pairs))


def _matters(pairs: Iterable[tuple[Slot[T], Slot[T]]]) -> list[list[Slot[T]]]:
    """The slots of pairs that are one matter, those that share a slot together."""
    matters: list[list[Slot[T]]] = []
    for pair in pairs:
        held = [matter for matter in matters if any(slot is one for slot in matter for one in pair)]
        matters = [matter for matter in matters if matter not in held]
        matters.append(list({id(slot): slot for each in (*held, pair) for slot in each}.values()))
    return matters


def _sides(slots: Iterable[Slot[T]]) -> Sides[T]:
    """The slots in order of their values, those that may be one value together."""
    sides: list[list[Slot[T]]] = []
    for slot in sorted(slots, key=lambda each: (each.low, each.passage.number)):
        home = next((s for s in sides if not any(slot.differs(other) for other in s)), None)
        if home is None:
            sides.append([slot])
        else:
            home.append(slot)
    return sides


def find_clashes(
    kind: DifferenceKind,
    found: Iterable[Slot[T]],
    is_one_matter: Callable[[Slot[T], Slot[T]], bool],
) -> Iterator[Clash]:
    """The sides that `compare` finds, as clashes of one kind."""
    return (clash(kind, sides) for sides in compare(found, is_one_matter))


def clash(kind: DifferenceKind, sides: Sides[T]) -> Clash:
    """The sides as a clash of their claims."""
    return Clash(kind, [[slot.claim for slot in side] for side in sides])


def may_meet(passage: Passage, other: Passage) -> bool:
    """Whether either article knows a name of the other's clause: else they tell of other things."""
    return _knows(passage, other) and _knows(other, passage)


def _knows(passage: Passage, other: Passage) -> bool:
    return not passage.names or not passage.names.isdisjoint(other.known)


class Claim(Struct, frozen=True):
    """A passage and those of its words that clash with the other side."""

    passage: Passage
    phrase: Excerpt


class Clash(Struct, frozen=True):
    """The claims of each side, sides in the order in which they are shown."""

    kind: DifferenceKind
    sides: Sequence[Sequence[Claim]]


def claim(passage: Passage, m: re.Match[str], group: str | int = 0) -> Claim:
    """The claim whose phrase a pattern found in the clause of `passage`."""
    start = passage.clause.span.start
    return Claim(
        passage, excerpt(passage.article, Span(start + m.start(group), start + m.end(group)))
    )


def claim_of_sentence(passage: Passage, start: int, end: int) -> Claim:
    """The claim whose phrase stands at these places of the sentence of `passage`."""
    first = passage.clause.sentence.start
    return Claim(passage, excerpt(passage.article, Span(first + start, first + end)))
