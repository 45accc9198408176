"""Turns scored pairs into clusters: average linkage, the surest pair first."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import TypeVar

Key = TypeVar("Key", str, int)

Row = Mapping[int, int]
"""The scores of one index with others, in whole units; one that is not there scores 0."""


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
    heap = [
        (-float(score), i, j)
        for i, row in rows.items()
        for j, score in row.items()
        if i < j and score >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        negative, first, second = heapq.heappop(heap)
        keep, gone = clusters.now(first, second)
        if keep == gone:
            continue
        mean, is_new = clusters.measure(keep, gone)
        if (keep, gone, mean) == (first, second, -negative):
            clusters.merge(keep, gone)
        elif is_new and mean >= threshold:
            heapq.heappush(heap, (-mean, keep, gone))
    return tuple(sorted(tuple(sorted(m)) for m in clusters.members.values() if m[1:]))


class _Clusters:
    """The clusters while they grow, each under its least index."""

    def __init__(self, rows: Mapping[int, Row], documents: Sequence[str]) -> None:
        self.members = {index: [index] for index in rows}
        self._home = {index: index for index in rows}
        self._documents = documents
        self._counts = {index: {documents[index]: 1} for index in rows}
        self._sums = {index: dict(row) for index, row in rows.items()}
        self._measured: dict[tuple[int, int], tuple[int, float]] = {}

    def now(self, first: int, second: int) -> tuple[int, int]:
        """The clusters that hold the two indices, the lesser first."""
        one, other = self._home[first], self._home[second]
        return (one, other) if one < other else (other, one)

    def measure(self, keep: int, gone: int) -> tuple[float, bool]:
        """The mean score between two clusters, and whether it was not measured since they grew."""
        size = len(self.members[keep]) + len(self.members[gone])
        known, mean = self._measured.get((keep, gone), (0, 0.0))
        if known == size:
            return mean, False
        mean = self._mean(*sorted((keep, gone), key=lambda index: len(self.members[index])))
        self._measured[keep, gone] = size, mean
        return mean, True

    def _mean(self, few: int, many: int) -> float:
        """The mean score between two clusters; below any score where all is of one document."""
        members = self.members[few]
        total = sum(map(self._sums[many].get, members, repeat(0)))
        homes = map(self._documents.__getitem__, members)
        same = sum(map(self._counts[many].get, homes, repeat(0)))
        across = len(members) * len(self.members[many]) - same
        return total / across if across else -1.0

    def merge(self, keep: int, gone: int) -> None:
        """Makes `gone` a part of `keep`."""
        joined = self.members.pop(gone)
        self.members[keep] += joined
        self._home.update(dict.fromkeys(joined, keep))
        self._counts[keep] = _added(self._counts[keep], self._counts.pop(gone))
        self._sums[keep] = _added(self._sums[keep], self._sums.pop(gone))


def _added(one: dict[Key, int], other: dict[Key, int]) -> dict[Key, int]:
    """The sums of both; the longer of them is used up."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    for key, value in few.items():
        many[key] = many.get(key, 0) + value
    return many
