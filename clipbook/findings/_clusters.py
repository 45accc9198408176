"""Turns scored pairs into clusters: average linkage, the surest pair first."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

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
    pairs = _surest_last(rows, threshold)
    changed: list[_Pair] = []
    home, measure = clusters.home, clusters.measure
    while pairs or changed:
        is_changed = changed and (not pairs or changed[0] < pairs[-1])
        negative, first, second = heapq.heappop(changed) if is_changed else pairs.pop()
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


def _surest_last(rows: Mapping[int, Row], threshold: float) -> list[_Pair]:
    """The pairs that score enough, those that are to be joined first at the end.

    They are sorted as one number each, which is done in a fraction of the time.
    """
    width = 1 + max(rows, default=0)
    numbers = sorted(
        (score * width - i) * width - j
        for i, row in rows.items()
        for j, score in row.items()
        if i < j and score >= threshold
    )
    return [
        (negative, first, second)
        for number in numbers
        for rest, second in (divmod(-number, width),)
        for negative, first in (divmod(rest, width),)
    ]


class _Clusters:
    """The clusters while they grow, each under its least index."""

    def __init__(self, rows: Mapping[int, Row], documents: Sequence[str]) -> None:
        self.members = {index: [index] for index in rows}
        self.home = {index: index for index in rows}
        """The cluster of each index."""
        self._documents = documents
        self._counts = {index: {documents[index]: 1} for index in rows}
        self._sums = {index: dict(row) for index, row in rows.items()}
        """The summed scores of each cluster with each other one."""
        self._measured: dict[tuple[int, int], tuple[int, float]] = {}

    def measure(self, keep: int, gone: int) -> tuple[float, bool]:
        """The mean score between two clusters, and whether it was not measured since they grew.

        It is below any score where all is of one document.
        """
        size = len(self.members[keep]) + len(self.members[gone])
        known, mean = self._measured.get((keep, gone), (0, 0.0))
        if known == size:
            return mean, False
        homes, others = self._counts[keep], self._counts[gone]
        if len(homes) < len(others):
            homes, others = others, homes
        same = sum(count * homes.get(document, 0) for document, count in others.items())
        across = len(self.members[keep]) * len(self.members[gone]) - same
        total = self._sums[keep].get(gone, 0)
        mean = total / across if across else -1.0
        self._measured[keep, gone] = size, mean
        return mean, True

    def merge(self, keep: int, gone: int) -> None:
        """Makes `gone` a part of `keep`."""
        joined = self.members.pop(gone)
        self.members[keep] += joined
        self.home.update(dict.fromkeys(joined, keep))
        counts = self._counts[keep]
        for document, count in self._counts.pop(gone).items():
            counts[document] = counts.get(document, 0) + count
        sums, moved = self._sums[keep], self._sums.pop(gone)
        del sums[gone], moved[keep]
        for other, total in moved.items():
            theirs = self._sums[other]
            del theirs[gone]
            sums[other] = theirs[keep] = sums.get(other, 0) + total
