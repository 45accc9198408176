"""Turns scored pairs into clusters: average linkage, the surest pair first."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence

from clipbook.findings._similarity import Pair


def join(
    pairs: Sequence[Pair], documents: Sequence[str], threshold: float
) -> tuple[tuple[int, ...], ...]:
    """The clusters in which pairs of different documents score at least `threshold` on average.

    `documents` names the document of each index; a pair that was not scored counts 0, pairs of one
    document do not count (average linkage, Sokal and Michener 1958). All is in order.
    """
    clusters = _Clusters(pairs, documents)
    heap = [(-p.score, p.first, p.second) for p in pairs if p.score >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, keep, gone = heapq.heappop(heap)
        if clusters.mean(keep, gone) != -negative:
            continue
        clusters.merge(keep, gone)
        for other in clusters.links[keep]:
            if (mean := clusters.mean(keep, other)) >= threshold:
                heapq.heappush(heap, (-mean, min(keep, other), max(keep, other)))
    return tuple(sorted(tuple(sorted(m)) for m in clusters.members.values() if m[1:]))


class _Clusters:
    """The clusters while they grow: their members, documents and the summed scores between them."""

    def __init__(self, pairs: Sequence[Pair], documents: Sequence[str]) -> None:
        self.links: dict[int, dict[int, float]] = defaultdict(dict)
        for pair in pairs:
            self.links[pair.first][pair.second] = pair.score
            self.links[pair.second][pair.first] = pair.score
        self.members: dict[int, tuple[int, ...]] = {index: (index,) for index in self.links}
        self._documents = {index: Counter((documents[index],)) for index in self.links}

    def mean(self, left: int, right: int) -> float:
        """The mean score between two clusters; below any score where one of them is gone."""
        if right not in self.links.get(left, {}):
            return -1.0
        here, there = self._documents[left], self._documents[right]
        same = sum(count * there[document] for document, count in here.items())
        across = here.total() * there.total() - same
        return self.links[left][right] / across if across else -1.0

    def merge(self, keep: int, gone: int) -> None:
        """Makes `gone` a part of `keep`."""
        self.members[keep] += self.members.pop(gone)
        self._documents[keep] += self._documents.pop(gone)
        for other, total in self.links.pop(gone).items():
            del self.links[other][gone]
            if other != keep:
                both = total + self.links[keep].get(other, 0.0)
                self.links[keep][other] = self.links[other][keep] = both
