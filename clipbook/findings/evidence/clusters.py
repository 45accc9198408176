"""Turns scored pairs into clusters: average linkage, the surest pair first."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from itertools import repeat
from operator import itemgetter
from typing import TypeVar

Key = TypeVar("Key", int, str)

Row = Mapping[int, int]
"""The scores of one index with others, in whole units; one that is not there scores 0."""

_Candidate = tuple[float, int, int, int]
"""The negative mean score of two clusters, both, and how many indices it is the mean of.

What sorts first is joined first.
"""


def join(
    rows: Mapping[int, dict[int, int]],
    sure: Mapping[int, Row],
    documents: Sequence[str],
    threshold: float,
) -> tuple[tuple[int, ...], ...]:
    """The clusters in which pairs of different documents score at least `threshold` on average.

    `rows` hold the score of each pair twice and none of two indices of one document, and are used
    up: they become those of clusters. `sure` holds the pairs that score enough once, in the row of
    the lesser index and all in order; `documents` names the document of each index. Pairs of one
    document do not count (average linkage, Sokal and Michener 1958). A mean of means is no higher
    than the higher one, so a pair that a merge has changed is measured again only when it would
    come first. All is in order.
    """
    clusters = _Clusters(rows, documents, threshold)
    changed = clusters.changed
    candidates: list[_Candidate] = [
        (-score, one, other, 2) for one, row in sure.items() for other, score in row.items()
    ]
    candidates.sort(key=itemgetter(0))
    for candidate in candidates:
        while changed and changed[0] < candidate:
            clusters.settle(heapq.heappop(changed))
        clusters.settle(candidate)
    while changed:
        clusters.settle(heapq.heappop(changed))
    return tuple(sorted(tuple(sorted(m)) for m in clusters.members.values() if m[1:]))


class _Clusters:
    """The clusters while they grow, each under its least index."""

    def __init__(
        self, rows: Mapping[int, dict[int, int]], documents: Sequence[str], threshold: float
    ) -> None:
        self.members = {index: [index] for index in rows}
        self.changed: list[_Candidate] = []
        """The pairs of clusters that are to be joined unless others are before: a heap."""
        self._threshold = threshold
        self._home = {index: index for index in rows}
        self._counts = {index: {documents[index]: 1} for index in rows}
        self._sums = dict(rows)
        """The summed scores of each cluster with each index."""
        self._measured: dict[tuple[int, int], int] = {}

    def settle(self, candidate: _Candidate) -> None:
        """Joins two clusters where they are as they were, else measures what they became."""
        _, first, second, held = candidate
        keep, gone = self._home[first], self._home[second]
        if keep == gone:
            return
        if gone < keep:
            keep, gone = gone, keep
        size = len(self.members[keep]) + len(self.members[gone])
        if size == held and keep == first and gone == second:
            self._merge(keep, gone)
        elif self._measured.get((keep, gone)) != size:
            self._measured[keep, gone] = size
            mean = self._measure(keep, gone)
            if mean >= self._threshold:
                heapq.heappush(self.changed, (-mean, keep, gone, size))

    def _measure(self, one: int, other: int) -> float:
        """The mean score between two clusters; below any score where all is of one document."""
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        members, counts = self.members[other], self._counts[one]
        across = len(self.members[one]) * len(members)
        for document, count in self._counts[other].items():
            across -= count * counts.get(document, 0)
        total = sum(map(self._sums[one].get, members, repeat(0)))
        return total / across if across else -1.0

    def _merge(self, keep: int, gone: int) -> None:
        """Makes `gone` a part of `keep`."""
        joined = self.members.pop(gone)
        self.members[keep] += joined
        self._home.update(dict.fromkeys(joined, keep))
        self._counts[keep] = _added(self._counts[keep], self._counts.pop(gone))
        self._sums[keep] = _added(self._sums[keep], self._sums.pop(gone))


def _added(one: dict[Key, int], other: dict[Key, int]) -> dict[Key, int]:
    """The sums of both, in the place of the longer one."""
    large, small = (one, other) if len(one) >= len(other) else (other, one)
    for key, count in small.items():
        large[key] = large.get(key, 0) + count
    return large
