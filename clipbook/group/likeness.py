"""Turns two profiles into the log odds that they report the same event."""

from __future__ import annotations

import math
import operator
from collections.abc import Set as AbstractSet
from typing import Final

from clipbook.group.profile import Bag, Profile
from clipbook.group.when import When, agreement

# What each of `features` adds to the log odds, and a constant, fitted by logistic regression on
# pairs of stories of labelled collections (tests/training/likeness.py): where a day is missing,
# within NEXT days, and farther apart.
UNDATED: Final = (-4.11, 5.02, -0.69, 1.9, 0.73, -0.24, 2.62, 4.99, 0.32, 2.81, 0.46, -2.11, 4.73)
NEAR: Final = (2.38, 1.76, -3.11, 0.71, 3.11, 3.25, 5.24, 2.89, -0.63, 0.36, -0.96, 2.09, -7.62)
FAR: Final = (12.2, -0.56, -2.89, 0.38, 1.63, 3.76, -3.33, 3.84, -0.35, 0.91, -1.01, 5.83, -26.13)
# The log odds of a pair that shares too little to be compared, or is as unlike as such a pair.
UNLIKE: Final = -4.0
# The square root of the cosine of words below which nothing else makes two stories alike, and for
# those far apart.
LEAST: Final = 0.25
LEAST_FAR: Final = 0.3
# Days within which two reports of one event mostly appear.
NEXT: Final = 3
# What each value of `agreement` adds, where a day of publication is missing and where none is.
TOLD: Final = (0.65, -1.06)
TOLD_DATED: Final = (-0.25, -1.36)
# The most that they add. Odds that stay UNLIKE with it need no days told.
MOST_TOLD: Final = sum(x for x in TOLD if x > 0)
# What a distance of more than so many days adds.
STEPS: Final = ((0, -0.55), (1, -0.36), (2, -1.7), (7, 0.87), (30, 0.28))
# What the logarithm of a distance beyond NEXT adds.
SLOW: Final = -0.92


def log_odds(a: Profile, b: Profile, told: tuple[When, When]) -> float:
    """The natural logarithm of the odds that two stories report the same event; UNLIKE at least.

    `told` are the days that their words give. The odds are rounded, so that nothing hangs on the
    last bits of a sum.
    """
    words = cosine_root(a.words, b.words)
    if words < (LEAST_FAR if a.day and b.day and abs(a.day - b.day) > NEXT else LEAST):
        return UNLIKE
    values = [words, *features(a, b)]
    dated = a.day and b.day
    gap = abs(a.day - b.day) if dated else 0
    odds = _weighted(values, UNDATED if not dated else FAR if gap > NEXT else NEAR)
    if dated:
        odds += sum(x for days, x in STEPS if gap > days)
        odds += SLOW * math.log1p(gap) if gap > NEXT else 0
    if odds > UNLIKE - MOST_TOLD:
        weights = TOLD_DATED if dated else TOLD
        odds += sum(map(operator.mul, agreement(*told), weights))
    return max(UNLIKE, round(odds, 6))


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
    one, other = map(a.weights.__getitem__, shared), map(b.weights.__getitem__, shared)
    return math.sqrt(math.fsum(map(operator.mul, one, other)) / (a.length * b.length))


def held(terms: Bag, words: Bag) -> float:
    """How much of the weight of `terms` is among `words`: 1 means all."""
    shared = terms.weights.keys() & words.weights.keys()
    return math.fsum(map(terms.weights.__getitem__, shared)) / terms.total if shared else 0.0
