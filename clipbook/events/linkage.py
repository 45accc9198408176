"""Turns the log odds of pairs into groups, by average link; a pair not compared is unlike."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from clipbook.events.comparison import Comparison
from clipbook.events.scoring import UNLIKE

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
# Groups are joined down to each of these means in turn; all but the last are for speed alone.
LEVELS: Final = (3.0, 1.0, SAME)

# The mean log odds between two groups, negative for the heap, and the groups, the lower first.
Entry = tuple[float, int, int]


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
    linkage = _Linkage(comparison.count)
    for seed in seeds:
        linkage.hold_together(seed)
    for a, b in foes:
        linkage.keep_apart(a, b)
    for a, b, odds, apart in comparison.pairs:
        linkage.connect(a, b, odds)
        if apart:
            linkage.tell_apart(a, b)
    for level in LEVELS:
        linkage.join_above(level)
    return sorted(linkage.groups())


class _Linkage:
    """Groups while they grow; a group goes by the lowest place in it."""

    def __init__(self, count: int) -> None:
        self._members = {place: [place] for place in range(count)}
        self._odds: dict[int, dict[int, float]] = {place: {} for place in range(count)}
        self._home = [*range(count)]
        self._apart: defaultdict[int, Counter[int]] = defaultdict(Counter)
        self._foes: defaultdict[int, set[int]] = defaultdict(set)
        self._held: set[int] = set()
        self._within: defaultdict[int, float] = defaultdict(float)

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
        return [sorted(members) for members in self._members.values()]

    def join_above(self, level: float) -> None:
        """Joins the groups that may be joined, best first, while their mean is above `level`.

        That of a joined group is no higher than the higher one of its halves. So what no mean above
        `level` connects is joined apart from the rest, in heaps that are small.
        """
        for heap in self._heaps(level):
            heapq.heapify(heap)
            while heap:
                entry = heapq.heappop(heap)
                a, b = entry[1:]
                current = b in self._odds.get(a, ()) and entry[0] == -self._mean(a, b)
                if current and self._may_join(a, b, -entry[0]):
                    self._join(a, b)
                    for entry in self._entries(a, level):
                        heapq.heappush(heap, entry)

    def _heaps(self, level: float) -> Iterable[list[Entry]]:
        """The entries of all groups, those together that are connected."""
        up: dict[int, int] = {}

        def top(group: int) -> int:
            while (above := up.setdefault(group, group)) != group:
                up[group] = group = up[above]
            return group

        entries = [e for a in self._odds for e in self._entries(a, level) if e[1] == a]
        for _, a, b in entries:
            up[top(a)] = top(b)
        heaps: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry in entries:
            heaps[top(entry[1])].append(entry)
        return heaps.values()

    def _entries(self, a: int, level: float) -> list[Entry]:
        """What a heap holds of a group and others, where the mean is above `level`."""
        members, least = self._members, (level - UNLIKE) * len(self._members[a])
        near = [b for b, odds in self._odds[a].items() if odds > least * len(members[b])]
        return [(-self._mean(a, b), min(a, b), max(a, b)) for b in near]

    def _mean(self, a: int, b: int) -> float:
        """The mean log odds of the pairs between two groups."""
        pairs = len(self._members[a]) * len(self._members[b])
        return self._odds[a][b] / pairs + UNLIKE

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
