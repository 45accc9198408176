"""Turns scored pairs into clusters: average linkage, the surest pair first."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

Key = TypeVar("Key", int, str)

Row = Mapping[int, int]
"""The scores of one index with others, in whole units; one that is not there scores 0."""

_Pair = tuple[float, int, int]
"""The negative score of two indices, and both: what sorts first is joined first."""


def join(
    rows: Mapping[int, Row], documents: Sequence[str], threshold: float
) -> tuple[tuple[int, ...], ...]:
    """The clusters in which pairs of different documents score at least `threshold` on average.

    `rows` hold the score of each pair twice and none of two indices of one document; `documents`
    names the document of each index. Pairs of one document do not count (average linkage, Sokal
    and Michener 1958). A mean of means is no higher than the higher one, so a pair that a merge
    has changed is measured again only when it would come first. All is in order.
    """
    clusters = _Clusters(rows, documents)
    home, measure = clusters.home, clusters.measure
    pairs = iter(_surest_first(rows, threshold))
    changed: list[_Pair] = []
    pair = next(pairs, None)
    while pair or changed:
        if pair is None or (changed and changed[0] < pair):
            negative, first, second = heapq.heappop(changed)
        else:
            negative, first, second = pair
            pair = next(pairs, None)
        keep, gone = home[first], home[second]
        if keep == gone:
            continue
        if gone < keep:
            keep, gone = gone, keep
        mean, is_new = measure(keep, gone)
        if mean == -negative and (keep, gone) == (first, second):
            clusters.merge(keep, gone)
        elif is_new and mean >= threshold:
            heapq.heappush(changed, (-mean, keep, gone))
    return tuple(sorted(tuple(sorted(m)) for m in clusters.members.values() if m[1:]))


def _surest_first(rows: Mapping[int, Row], threshold: float) -> list[_Pair]:
    """The pairs that score enough, each once, those that are to be joined first at the front."""
    pairs: list[_Pair] = []
    for i in sorted(rows):
        pairs += sorted(
            (-score, i, j) for j, score in rows[i].items() if score >= threshold and i < j
        )
    pairs.sort(key=itemgetter(0))
    return pairs


class _Clusters:
    """The clusters while they grow, each under its least index."""

    def __init__(self, rows: Mapping[int, Row], documents: Sequence[str]) -> None:
        self.members = {index: [index] for index in rows}
        self.home = {index: index for index in rows}
        """The cluster of each index."""
        self._documents = documents
        self._counts = {index: {documents[index]: 1} for index in rows}
        self._sums = {index: dict(row) for index, row in rows.items()}
        """The summed scores of each cluster with each index."""
        self._measured: dict[tuple[int, int], tuple[int, float]] = {}

    def measure(self, keep: int, gone: int) -> tuple[float, bool]:
        """The mean score between two clusters, and whether it was not measured since they grew.

        It is below any score where all is of one document.
        """
        large, small = self.members[keep], self.members[gone]
        size = len(large) + len(small)
        known, mean = self._measured.get((keep, gone), (0, 0.0))
        if known == size:
            return mean, False
        sums, counts = self._sums[keep], self._counts[keep]
        if len(large) < len(small):
            large, small = small, large
            sums, counts = self._sums[gone], self._counts[gone]
        across, total = len(large) * len(small), 0
        for index in small:
            across -= counts.get(self._documents[index], 0)
            total += sums.get(index, 0)
        mean = total / across if across else -1.0
        self._measured[keep, gone] = size, mean
        return mean, True

    def merge(self, keep: int, gone: int) -> None:
        """Makes `gone` a part of `keep`."""
        joined = self.members.pop(gone)
        self.members[keep] += joined
        self.home.update(dict.fromkeys(joined, keep))
        self._counts[keep] = _added(self._counts[keep], self._counts.pop(gone))
        self._sums[keep] = _added(self._sums[keep], self._sums.pop(gone))


def _added(one: dict[Key, int], other: dict[Key, int]) -> dict[Key, int]:
    """The sums of both, in the place of the longer one."""
    large, small = (one, other) if len(one) >= len(other) else (other, one)
    for key, count in small.items():
        large[key] = large.get(key, 0) + count
    return large
