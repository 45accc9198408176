"""Turns the log odds of pairs into groups, by average link; a pair not compared is unlike."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from clipbook.group.comparison import Comparison
from clipbook.group.likeness import UNLIKE

# Two groups are one event where the mean log odds of their pairs is above this,
SAME: Final = -1.3
# and not below the mean within either of them by more than this, where a mean above CLOSE counts
# as CLOSE.
LOOSER: Final = 3.5
CLOSE: Final = 4.0
# So many pairs of even odds are added to those within a group, so that few pairs count for less.
UNSURE: Final = 0.9
# What is taken from the mean log odds of two groups where most pairs of theirs name days that lie
# apart, and the least number of pairs for it.
APART: Final = 0.5
TELLING: Final = 3


def link(
    comparison: Comparison,
    seeds: Iterable[Sequence[int]] = (),
    foes: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """The groups of the places compared, each sorted, in the order of their first members.

    Each of `seeds` stays together and never joins another seed; `foes` never share a group. Average
    link (Sokal and Michener 1958) on a sparse graph; the result depends on nothing but the
    arguments.
    """
    seeds, foes = [*seeds], [*foes]
    part_of = _parts(comparison, seeds)
    linkages: dict[int, _Linkage] = {}
    for place, part in enumerate(part_of):
        linkages.setdefault(part, _Linkage()).add(place)
    for seed in seeds:
        linkages[part_of[seed[0]]].hold_together(seed)
    for a, b in foes:
        if part_of[a] == part_of[b]:
            linkages[part_of[a]].keep_apart(a, b)
    for a, b, odds, apart in comparison.pairs:
        if part_of[a] == part_of[b]:
            linkages[part_of[a]].connect(a, b, odds)
            if apart:
                linkages[part_of[a]].tell_apart(a, b)
    groups = []
    while linkages:
        groups += linkages.popitem()[1].groups()
    return sorted(groups)


def _parts(comparison: Comparison, seeds: Sequence[Sequence[int]]) -> list[int]:
    """The part of each place: what no pair above SAME connects cannot come together."""
    up = list(range(comparison.count))

    def top(place: int) -> int:
        while up[place] != place:
            up[place] = place = up[up[place]]
        return place

    for a, b, odds, _ in comparison.pairs:
        if odds > SAME:
            up[top(a)] = top(b)
    for seed in seeds:
        for place in seed:
            up[top(place)] = top(seed[0])
    return [top(place) for place in range(comparison.count)]


class _Linkage:
    """The groups of one part while they grow; a group goes by the lowest place in it."""

    def __init__(self) -> None:
        self._members: dict[int, list[int]] = {}
        self._odds: dict[int, dict[int, float]] = {}
        self._apart: defaultdict[int, Counter[int]] = defaultdict(Counter)
        self._foes: defaultdict[int, set[int]] = defaultdict(set)
        self._home: dict[int, int] = {}
        self._held: set[int] = set()
        self._within: defaultdict[int, float] = defaultdict(float)

    def add(self, place: int) -> None:
        self._members[place], self._odds[place], self._home[place] = [place], {}, place

    def hold_together(self, seed: Sequence[int]) -> None:
        first = min(seed)
        self._held.add(first)
        for place in sorted(seed):
            if place != first:
                self._members[first].append(place)
                self._home[place] = first
                del self._members[place], self._odds[place]

    def keep_apart(self, a: int, b: int) -> None:
        a, b = self._home[a], self._home[b]
        self._foes[a].add(b)
        self._foes[b].add(a)

    def connect(self, a: int, b: int, odds: float) -> None:
        """Adds the pair's log odds above UNLIKE to what its two groups have in common."""
        a, b = self._home[a], self._home[b]
        if a == b:
            self._within[a] += odds - UNLIKE
        else:
            self._odds[a][b] = self._odds[b][a] = self._odds[a].get(b, 0.0) + odds - UNLIKE

    def tell_apart(self, a: int, b: int) -> None:
        """Counts a pair of stories that name days apart."""
        a, b = self._home[a], self._home[b]
        if a != b:
            self._apart[a][b] += 1
            self._apart[b][a] += 1

    def groups(self) -> list[list[int]]:
        pairs = ((a, b) for a, near in self._odds.items() for b in near if a < b)
        heap = [entry for a, b in pairs if (entry := self._entry(a, b))[0] < -SAME]
        heapq.heapify(heap)
        while heap:
            entry = heapq.heappop(heap)
            a, b = entry[1:]
            current = b in self._odds.get(a, ()) and entry == self._entry(a, b)
            if current and self._may_join(a, b, -entry[0]):
                self._join(a, b)
                for other in self._odds[a]:
                    entry = self._entry(min(a, other), max(a, other))
                    if entry[0] < -SAME:
                        heapq.heappush(heap, entry)
        return [sorted(members) for members in self._members.values()]

    def _entry(self, a: int, b: int) -> tuple[float, int, int]:
        size = len(self._members[a]) * len(self._members[b])
        return -(self._odds[a][b] / size + UNLIKE), a, b

    def _may_join(self, a: int, b: int, mean: float) -> bool:
        settled = (a in self._held and b in self._held) or b in self._foes[a]
        pairs = len(self._members[a]) * len(self._members[b])
        if pairs >= TELLING and 2 * self._apart[a][b] > pairs:
            mean -= APART
        least = max(self._closeness(a), self._closeness(b)) - LOOSER
        return not settled and mean > max(SAME, least)

    def _closeness(self, a: int) -> float:
        """The mean log odds of the pairs within, CLOSE at most; UNLIKE for a single story."""
        size = len(self._members[a])
        if size == 1:
            return UNLIKE
        pairs = size * (size - 1) / 2
        return min(CLOSE, (self._within[a] + UNLIKE * pairs) / (pairs + UNSURE))

    def _join(self, a: int, b: int) -> None:
        self._members[a] += self._members.pop(b)
        self._within[a] += self._within.pop(b, 0.0) + self._odds[a][b]
        for other, odds in self._odds.pop(b).items():
            del self._odds[other][b]
            if other != a:
                both = self._odds[a].get(other, 0.0) + odds
                self._odds[a][other] = self._odds[other][a] = both
        for other, apart in self._apart.pop(b, Counter()).items():
            del self._apart[other][b]
            if other != a:
                self._apart[a][other] += apart
                self._apart[other][a] += apart
        if b in self._held:
            self._held.add(a)
        for foe in self._foes.pop(b, ()):
            self._foes[foe].discard(b)
            self._foes[foe].add(a)
            self._foes[a].add(foe)
