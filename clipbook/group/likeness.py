"""Turns two profiles into the log odds that they report the same event."""

from __future__ import annotations

import math
import operator
from collections.abc import Set as AbstractSet
from typing import Final

from clipbook.group.profile import Bag, Profile

# What each of `features` adds to the log odds, and a constant, fitted by logistic regression on
# pairs of stories of labelled collections (tests/training/likeness.py): where a day is missing,
# within NEXT days, and farther apart.
UNDATED: Final = (-1.2, 6.21, -0.04, 1.48, 0.94, -0.68, 1.22, 5.8, 0.25, 2.83, 0.74, -2.0, 0.96)
NEAR: Final = (2.23, 2.05, -0.55, 0.77, 2.86, 3.76, 2.46, 1.47, -0.75, 0.53, -0.99, 2.69, -10.83)
FAR: Final = (10.68, -1.63, -1.66, 0.81, 1.37, 3.86, -3.55, 2.8, -0.51, 1.51, -0.71, 5.44, -25.33)
# The log odds of a pair that shares too little to be compared, or is as unlike as such a pair.
UNLIKE: Final = -4.0
# The square root of the cosine of words below which nothing else makes two stories alike, and for
# those far apart.
LEAST: Final = 0.25
LEAST_FAR: Final = 0.3
# Days within which two reports of one event mostly appear.
NEXT: Final = 3
# What a distance of more than so many days adds.
STEPS: Final = ((0, -0.51), (1, -0.5), (2, -1.8), (7, 0.81), (30, 0.29))
# What the logarithm of a distance beyond NEXT adds.
SLOW: Final = -0.97


def log_odds(a: Profile, b: Profile) -> float:
    """The natural logarithm of the odds that two stories report the same event; UNLIKE at least.

    It is rounded, so that nothing hangs on the last bits of a sum.
    """
    words = cosine_root(a.words, b.words)
    if words < least_words(a.day, b.day):
        return UNLIKE
    values = [words, *features(a, b)]
    if not a.day or not b.day:
        return max(UNLIKE, round(_weighted(values, UNDATED), 6))
    gap = abs(a.day - b.day)
    time = sum(x for days, x in STEPS if gap > days) + (SLOW * math.log1p(gap) if gap > NEXT else 0)
    return max(UNLIKE, round(_weighted(values, FAR if gap > NEXT else NEAR) + time, 6))


def least_words(day: int, other: int) -> float:
    """The least root of the cosine of words that stories of two days must have to be alike."""
    return LEAST_FAR if day and other and abs(day - other) > NEXT else LEAST


def _weighted(values: list[float], weights: tuple[float, ...]) -> float:
    return sum(map(operator.mul, values, weights), weights[-1])


def features(a: Profile, b: Profile) -> list[float]:
    """What the likeness of two profiles is judged by beside their words and days.

    Square roots of cosines, shares of the weight of one that the other holds, and sizes.
    """
    return [
        _overlap(a.pairs, b.pairs),
        cosine_root(a.opening, b.opening),
        cosine_root(a.names, b.names),
        *sorted((held(a.title, b.words), held(b.title, a.words))),
        *sorted((held(a.opening, b.words), held(b.opening, a.words))),
        *sorted((held(a.cast, b.words), held(b.cast, a.words))),
        *sorted((a.size, b.size)),
    ]


def _overlap(a: AbstractSet[int], b: AbstractSet[int]) -> float:
    """The square root of the cosine of two sets."""
    shared = len(a & b)
    return math.sqrt(shared / math.sqrt(len(a) * len(b))) if shared else 0.0


def cosine_root(a: Bag, b: Bag) -> float:
    """The square root of the cosine of two bags; the sum is exact, hence the same in any order."""
    shared = a.weights.keys() & b.weights.keys()
    if not shared:
        return 0.0
    one, other = a.weights, b.weights
    return math.sqrt(math.fsum([one[x] * other[x] for x in shared]) / (a.length * b.length))


def held(terms: Bag, words: Bag) -> float:
    """How much of the weight of `terms` is among `words`: 1 means all."""
    shared = terms.weights.keys() & words.weights.keys()
    if not shared:
        return 0.0
    weights = terms.weights
    return math.fsum([weights[x] for x in shared]) / terms.total
