"""Turns two profiles into the log odds that they report the same event."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping
from typing import Final

from clipbook.group.profile import Bag, Profile


# What each of `features` adds to the log odds, and a constant, fitted by logistic regression on pairs of stories of labelled
# collections (tests/training/likeness.py): where a day is missing, within NEXT days, and farther apart.
UNDATED: Final = (-0.8, 0.88, 1.69, 2.92, 4.31, 0.88, -0.99, 0.94, 10.41, 0.48, -1.85, 0.95)
NEAR: Final = (2.53, 4.26, 0.86, -0.67, 0.55, 3.64, 3.57, 2.88, -0.24, -0.75, 1.81, -9.07)
FAR: Final = (6.53, 12.05, -6.02, 1.88, 1.5, 1.3, 4.14, -1.95, -1.82, -0.59, 4.61, -27.37)
# Days within which two reports of one event mostly appear.
NEXT: Final = 3
# What a distance of more than so many days adds.
STEPS: Final = ((0, -0.45), (1, -0.47), (2, -1.83), (7, 1.2), (30, 0.24))
# What the logarithm of a distance beyond NEXT adds.
SLOW: Final = -0.86


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
    """What the likeness of two profiles is judged by, the dates aside."""
    words, both = dot(a.words, b.words), dot(a.pairs, b.pairs)
    everything = math.hypot(a.words.length, a.pairs.length) * math.hypot(
        b.words.length, b.pairs.length
    )
    title = sorted((_held(a.title, b), _held(b.title, a)))
    opening = sorted((_held(a.opening, b), _held(b.opening, a)))
    size = sorted((a.size, b.size))
    return [
        _root(words + both, everything),
        _root(words, a.words.length * b.words.length),
        _root(both, a.pairs.length * b.pairs.length),
        _root(dot(a.lead, b.lead), a.lead.length * b.lead.length),
        _root(dot(a.names, b.names), a.names.length * b.names.length),
        *title,
        *opening,
        *size,
    ]


def dot(a: Bag, b: Bag) -> float:
    """The inner product of two bags."""
    small, large = (a.terms, b.terms) if len(a.terms) <= len(b.terms) else (b.terms, a.terms)
    return sum([x * large[term] for term, x in small.items() if term in large])


def _root(product: float, lengths: float) -> float:
    return math.sqrt(product / lengths) if lengths else 0.0


def _held(terms: Mapping[int, float], other: Profile) -> float:
    """How much of the weight of `terms` the other story holds: 1 means all."""
    total = sum(terms.values())
    if not total:
        return 0.0
    words, both = other.words.terms, other.pairs.terms
    return sum([x for term, x in terms.items() if term in words or term in both]) / total
