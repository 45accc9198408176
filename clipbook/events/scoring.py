"""Turns two profiles into the log odds that they report the same event, one pair at a time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from operator import mul
from typing import Final

from clipbook.events.profile import Profile
from clipbook.events.when import When, agreement

# What each of `features` adds to the log odds, and a constant, fitted by logistic regression on
# pairs of stories of labelled collections (tests/training/likeness.py): where a day is missing,
# within NEXT days, and farther apart.
UNDATED: Final = (-4.11, 5.02, -0.69, 1.9, 0.73, -0.24, 2.62, 4.99, 0.32, 2.81, 0.46, -2.11, 4.73)
NEAR: Final = (2.38, 1.76, -3.11, 0.71, 3.11, 3.25, 5.24, 2.89, -0.63, 0.36, -0.96, 2.09, -7.62)
FAR: Final = (12.2, -0.56, -2.89, 0.38, 1.63, 3.76, -3.33, 3.84, -0.35, 0.91, -1.01, 5.83, -26.13)
# The log odds of a pair that shares too little to be compared, or is as unlike as such a pair.
UNLIKE: Final = -4.0
# The mean log odds of the pairs of two groups above which these are one event.
SAME: Final = -1.3
# Days within which two reports of one event mostly appear.
NEXT: Final = 3
# What each value of `agreement` adds, where a day of publication is missing and where none is.
TOLD: Final = (0.65, -1.06)
TOLD_DATED: Final = (-0.25, -1.36)
# What a distance of more than so many days adds.
STEPS: Final = ((0, -0.55), (1, -0.36), (2, -1.7), (7, 0.87), (30, 0.28))
# What the logarithm of a distance beyond NEXT adds.
SLOW: Final = -0.92
# Odds are rounded to one of so many parts, so that nothing hangs on the last bits of a sum.
PARTS: Final = 1_000_000
# Rare names by which two stories are of one event where a year is all that the later one names.
MANY: Final = 4


class Gauge:
    """A profile laid out for comparison."""

    def __init__(self, own: Profile) -> None:
        self.day = own.day
        self.words = dict(zip(own.words, own.weights, strict=True))
        self.cast = {own.words[at]: own.weights[at] for at in own.cast}
        self.names = dict(zip(own.names, own.name_weights, strict=True))
        self.opening, self.title = own.opening, own.title
        self.pairs = frozenset(own.pairs)
        self.bonds, self.past = frozenset(own.bonds), frozenset(own.past)
        self.length = math.hypot(*own.weights)
        self.opening_length = math.hypot(*own.rarities)
        self.names_length = math.hypot(*own.name_weights)
        self.size = math.log1p(len(own.words))


def log_odds(a: Gauge, b: Gauge, told: tuple[When, When]) -> float:
    """The natural logarithm of the odds that two stories report the same event; UNLIKE at least.

    `told` are the days that their words give. Sums are of whole numbers, and the odds are rounded.
    """
    dated = a.day and b.day
    gap = abs(a.day - b.day) if dated else 0
    weights = UNDATED if not dated else FAR if gap > NEXT else NEAR
    odds = _weighted((*features(a, b), 1.0), weights)
    if not follows_up(a, b, told):
        odds += sum([x for days, x in STEPS if gap > days])
        odds += SLOW * math.log1p(gap) if gap > NEXT else 0.0
        odds += _weighted(agreement(*told), TOLD_DATED if dated else TOLD)
    return max(UNLIKE, round(odds * PARTS) / PARTS)


def follows_up(a: Gauge, b: Gauge, told: tuple[When, When]) -> bool:
    """Whether the later of two stories tells what became of the event that the earlier reports.

    It names the day on which that appeared or that it tells of, and they share a rare name; or its
    year, and they share many. Then the time between them says nothing against it.
    """
    if not (a.day and b.day) or abs(a.day - b.day) <= NEXT:
        return False
    first, then, when = (a, b, told[0]) if a.day < b.day else (b, a, told[1])
    shared = len(first.bonds & then.bonds) if then.past else 0
    days = {first.day, first.day - when.days_before(first.day)} if shared else set()
    year, now = (date.fromordinal(each.day).year for each in (first, then))
    is_year_named = year < now and year in then.past
    return not days.isdisjoint(then.past) or (shared >= MANY and is_year_named)


def features(a: Gauge, b: Gauge) -> Sequence[float]:
    """What the likeness of two stories is judged by beside their days.

    Square roots of cosines, shares of the weight of one that the other holds, and sizes.
    """
    shared = a.words.keys() & b.words.keys()
    opened = a.opening.keys() & b.opening.keys()
    named = a.names.keys() & b.names.keys()
    pairs = len(a.pairs & b.pairs)
    return (
        _root(_product(a.words, b.words, shared), a.length * b.length),
        _root(pairs, math.sqrt(len(a.pairs) * len(b.pairs))),
        _root(_product(a.opening, b.opening, opened), a.opening_length * b.opening_length),
        _root(_product(a.names, b.names, named), a.names_length * b.names_length),
        *sorted((_held(a.title, shared), _held(b.title, shared))),
        *sorted((_held(a.opening, shared), _held(b.opening, shared))),
        *sorted((_held(a.cast, shared), _held(b.cast, shared))),
        *sorted((a.size, b.size)),
    )


def _weighted(values: Sequence[float], weights: Sequence[float]) -> float:
    total: float = sum(map(mul, values, weights))
    return total


def _product(a: Mapping[int, int], b: Mapping[int, int], shared: Iterable[int]) -> int:
    return sum([a[term] * b[term] for term in shared])


def _root(product: int, lengths: float) -> float:
    """The square root of a cosine, 0 where nothing is shared."""
    return math.sqrt(product / lengths) if product else 0.0


def _held(terms: Mapping[int, int], shared: AbstractSet[int]) -> float:
    """How much of the weight of `terms` is among what is `shared`: 1 means all."""
    held = sum([terms[term] for term in terms.keys() & shared])
    return held / sum(terms.values()) if held else 0.0
