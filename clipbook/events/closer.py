"""Looks again at stories in a crowd, so that of a large event all pairs are known."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, compress
from typing import Any, Final

from clipbook.events.comparison import MOST, Comparison, compare
from clipbook.events.linkage import SAME
from clipbook.events.sketch import Sketch
from clipbook.model import Run

# A story that is like so many others, by log odds above SAME, stands in a crowd.
CROWD: Final = 15
# The second look compares so many pairs at most, shared out among the stories of all crowds.
PAIRS: Final = 250_000


def compare_closely(
    sketches: Sequence[Sketch], profile_of: Callable[[int], bytes], run: Run = map
) -> Comparison:
    """The log odds of the pairs worth comparing, all of them where stories stand in a crowd.

    A first look meets few others of each story. Those that it finds to be like many are looked at
    again among themselves alone, where each meets as many as the number of pairs allows.
    """
    first = compare(sketches, profile_of, run=run)
    crowd = _crowd(first)
    most = min(len(crowd), PAIRS // max(len(crowd), 1))
    if most <= MOST:
        return first
    inside = [sketches[place] for place in crowd]
    second = compare(inside, lambda at: profile_of(crowd[at]), most, run)
    return _joined(first, second, crowd)


def _crowd(comparison: Comparison) -> list[int]:
    """The places that are like many others."""
    alike = [odds > SAME for odds in comparison.odds]
    met = chain(compress(comparison.ones, alike), compress(comparison.others, alike))
    return sorted(place for place, count in Counter(met).items() if count >= CROWD)


def _joined(first: Comparison, second: Comparison, crowd: Sequence[int]) -> Comparison:
    """The pairs of `first`, those between two of the `crowd` replaced by those of `second`."""
    inside = bytearray(first.count)
    for place in crowd:
        inside[place] = True
    ends = zip(first.ones, first.others, strict=True)
    kept = [not (inside[one] and inside[other]) for one, other in ends]

    def both(kind: str, column: Sequence[Any], again: Sequence[Any]) -> Sequence[Any]:
        return array(kind, chain(compress(column, kept), again))

    return Comparison(
        count=first.count,
        ones=both("I", first.ones, [crowd[at] for at in second.ones]),
        others=both("I", first.others, [crowd[at] for at in second.others]),
        odds=both("d", first.odds, second.odds),
        apart=both("B", first.apart, second.apart),
    )
