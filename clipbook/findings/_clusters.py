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
    home, measure = clusters.home, clusters.measure
    while heap:
        negative, first, second = heapq.heappop(heap)
        keep, gone = home[first], home[second]
        if keep == gone:
            continue
        if gone < keep:
            keep, gone = gone, keep
        mean, is_new = measure(keep, gone)
        if mean == -negative and (keep, gone) == (first, second):
            clusters.merge(keep, gone)
        elif is_new and mean >= threshold:
            heapq.heappush(heap, (-mean, keep, gone))
    return tuple(sorted(tuple(sorted(m)) for m in clusters.members.values() if m[1:]))


class _Clusters:
    """The clusters while they grow, each under its least index."""

    def __init__(self, rows: Mapping[int, Row], documents: Sequence[str]) -> None:
        self.members = {index: [index] for index in rows}
        self.home = {index: index for index in rows}
        """The cluster of each index."""
        self._documents = documents
        self._counts = {index: {documents[index]: 1} for index in rows}
        self._sums = {index: dict(row) for index, row in rows.items()}
        self._measured: dict[tuple[int, int], tuple[int, float]] = {}

    def measure(self, keep: int, gone: int) -> tuple[float, bool]:
        """The mean score between two clusters, and whether it was not measured since they grew.

        It is below any score where all is of one document.
        """
        many, few = self.members[keep], self.members[gone]
        size = len(many) + len(few)
        known, mean = self._measured.get((keep, gone), (0, 0.0))
        if known == size:
            return mean, False
        wide = keep
        if len(many) < len(few):
            wide, many, few = gone, few, many
        total = sum(map(self._sums[wide].get, few, repeat(0)))
        homes = map(self._documents.__getitem__, few)
        same = sum(map(self._counts[wide].get, homes, repeat(0)))
        across = len(many) * len(few) - same
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
    """The sums of both; the longer of them is used up."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    for key, value in few.items():
        many[key] = many.get(key, 0) + value
    return many
