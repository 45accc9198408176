"""Turns two profiles into the log odds that they report the same event."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping
from typing import Final

from clipbook.group.profile import Bag, Profile


# What each of `features` adds to the log odds, and a constant, fitted by logistic regression on pairs of stories of labelled
# collections (tests/training/likeness.py): where a day is missing, within NEXT days, and farther apart.
UNDATED: Final = (-1.38, 5.29, 2.54, 2.25, 0.68, -0.56, -0.49, 6.03, 0.18, 2.3, 0.8, -2.22, 1.18)
NEAR: Final = (1.67, 2.66, 0.66, 0.88, 2.72, 3.82, 1.87, 1.61, -1.06, 0.32, -0.84, 2.56, -11.08)
FAR: Final = (7.78, -1.49, 1.43, 1.32, 1.39, 4.0, -3.73, 2.65, 0.11, 0.88, -0.59, 5.4, -25.49)
# Days within which two reports of one event mostly appear.
NEXT: Final = 3
# What a distance of more than so many days adds.
STEPS: Final = ((0, -0.52), (1, -0.49), (2, -1.81), (7, 0.82), (30, 0.45))
# What the logarithm of a distance beyond NEXT adds.
SLOW: Final = -1.0


def log_odds(a: Profile, b: Profile) -> float:
    """The natural logarithm of the odds that two stories report the same event; rounded, so that sums in any order agree."""
    values = features(a, b)
    if not a.day or not b.day:
        return round(_weighted(values, UNDATED), 6)
    gap = abs(a.day - b.day)
    time = sum(x for days, x in STEPS if gap > days) + (
        SLOW * math.log1p(gap) if gap > NEXT else 0.0
    )
    return round(_weighted(values, FAR if gap > NEXT else NEAR) + time, 6)


def _weighted(values: list[float], weights: tuple[float, ...]) -> float:
    return sum(map(operator.mul, values, weights), weights[-1])


def features(a: Profile, b: Profile) -> list[float]:
    """What the likeness of two profiles is judged by, the dates aside: square roots of cosines, and shares of weight held."""
    return [
        _cosine(a.words, b.words),
        _cosine(a.pairs, b.pairs),
        _cosine(a.lead, b.lead),
        _cosine(a.names, b.names),
        *sorted((_held(a.title, b.words), _held(b.title, a.words))),
        *sorted((_held(a.opening, b.words), _held(b.opening, a.words))),
        *sorted((_held(a.cast, b.words), _held(b.cast, a.words))),
        *sorted((a.size, b.size)),
    ]


def _cosine(a: Bag, b: Bag) -> float:
    """The square root of the cosine of two bags; the sum is exact, hence the same in any order."""
    shared = a.weights.keys() & b.weights.keys()
    if not shared:
        return 0.0
    one, other = a.weights, b.weights
    return math.sqrt(math.fsum([one[x] * other[x] for x in shared]) / (a.total * b.total))


def _held(terms: Bag, words: Bag) -> float:
    """How much of the weight of `terms` is among `words`: 1 means all."""
    shared = terms.weights.keys() & words.weights.keys()
    if not shared:
        return 0.0
    weights = terms.weights
    return math.fsum([weights[x] for x in shared]) / terms.total
