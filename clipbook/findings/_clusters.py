"""Turns scored pairs into clusters: average linkage, the surest pair first."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence

from clipbook.findings._similarity import Pair

_Links = dict[int, dict[int, tuple[float, int]]]


def join(pairs: Sequence[Pair], threshold: float) -> tuple[tuple[int, ...], ...]:
    """The clusters whose members are on average at least `threshold` likely to state the same.

    Only pairs that were scored count (average linkage, Sokal and Michener 1958). Clusters and
    members are in order.
    """
    links: _Links = defaultdict(dict)
    for pair in pairs:
        links[pair.first][pair.second] = links[pair.second][pair.first] = (pair.score, 1)
    members: dict[int, tuple[int, ...]] = {index: (index,) for index in links}
    heap = [(-p.score, p.first, p.second) for p in pairs if p.score >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, keep, gone = heapq.heappop(heap)
        if _mean(links, keep, gone) != -negative:
            continue
        members[keep] += members.pop(gone)
        _merge(links, keep, gone)
        for other in links[keep]:
            if (mean := _mean(links, keep, other)) >= threshold:
                heapq.heappush(heap, (-mean, min(keep, other), max(keep, other)))
    return tuple(sorted(tuple(sorted(found)) for found in members.values() if found[1:]))


def _mean(links: _Links, left: int, right: int) -> float:
    """The mean score between two clusters; below any score where one of them is gone."""
    total, count = links.get(left, {}).get(right, (-1.0, 1))
    return total / count


def _merge(links: _Links, keep: int, gone: int) -> None:
    for other, (total, count) in links.pop(gone).items():
        del links[other][gone]
        if other != keep:
            known = links[keep].get(other, (0.0, 0))
            links[keep][other] = links[other][keep] = (known[0] + total, known[1] + count)
