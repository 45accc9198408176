"""Turns the log odds of pairs into groups, by average link; a pair not compared is unlike."""

from __future__ import annotations

import heapq
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import Final

from msgspec import Struct

from clipbook.events.comparison import Comparison
from clipbook.events.scoring import SAME, UNLIKE
from clipbook.model import Run

# Two groups are one event where the mean log odds of their pairs is above SAME, and not below the
# mean within either of them by more than this, where a mean above CLOSE counts as CLOSE.
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

# So many places, or a little more, that may come together are linked in one part.
TOGETHER: Final = 2_000

# The mean log odds between two groups, negative for the heap, and the groups, the lower first.
Entry = tuple[float, int, int]


class Components(Struct, frozen=True):
    """Some connected components: places in order, with what is known of their pairs.

    Pairs, seeds and foes name them by where they stand among `places`.
    """

    places: Sequence[int]
    pairs: Comparison
    seeds: Sequence[Sequence[int]]
    foes: Sequence[tuple[int, int]]


def link(
    comparison: Comparison,
    seeds: Iterable[Sequence[int]] = (),
    foes: Iterable[tuple[int, int]] = (),
    run: Run = map,
) -> list[list[int]]:
    """The groups of the places compared, each sorted, in the order of their first members.

    Each of `seeds` stays together and never joins another seed; `foes` never share a group. Average
    link (Sokal and Michener 1958) on a sparse graph; the result depends on nothing but the
    arguments. The mean of a joined group is no higher than the higher one of its halves: so what no
    pair above SAME connects, nor a seed, is linked apart from the rest.
    """
    held = tuple(seeds)
    home = _connected(comparison, held)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for place, first in enumerate(home):
        members[first].append(place)
    alone = [places for places in members.values() if len(places) == 1]
    crowds = {first: places for first, places in members.items() if len(places) > 1}
    parts = _parts(comparison, home, crowds, (held, tuple(foes)))
    return sorted(chain(alone, chain.from_iterable(run(link_components, parts))))


def link_components(part: Components) -> list[list[int]]:
    """The groups of the places of some components."""
    linkage = _Linkage(part.pairs.count)
    for seed in part.seeds:
        linkage.hold_together(seed)
    for a, b in part.foes:
        linkage.keep_apart(a, b)
    for a, b, odds, apart in sorted(part.pairs.pairs):
        linkage.connect(a, b, odds)
        if apart:
            linkage.tell_apart(a, b)
    for level in LEVELS:
        linkage.join_above(level)
    return [[part.places[at] for at in group] for group in linkage.groups()]


def _connected(comparison: Comparison, seeds: Iterable[Sequence[int]]) -> Sequence[int]:
    """For each place the lowest that it may come together with: union-find (Tarjan 1975)."""
    up = array("I", range(comparison.count))

    def top(place: int) -> int:
        while up[place] != place:
            up[place] = place = up[up[place]]
        return place

    alike = compress(
        zip(comparison.ones, comparison.others, strict=True),
        (odds > SAME for odds in comparison.odds),
    )
    held = ((seed[0], place) for seed in seeds for place in seed)
    for a, b in chain(alike, held):
        low, high = sorted((top(a), top(b)))
        up[high] = low
    return array("I", map(top, range(comparison.count)))


def _parts(
    comparison: Comparison,
    home: Sequence[int],
    members: Mapping[int, Sequence[int]],
    asked: tuple[Sequence[Sequence[int]], Sequence[tuple[int, int]]],
) -> Iterator[Components]:
    """The connected components, with seeds and foes; small ones together."""
    pairs: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for number, (a, b) in enumerate(zip(comparison.ones, comparison.others, strict=True)):
        if home[a] == home[b]:
            pairs[home[a]].append(number)
    seeds: defaultdict[int, list[Sequence[int]]] = defaultdict(list)
    for seed in asked[0]:
        seeds[home[seed[0]]].append(seed)
    foes: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b in asked[1]:
        if home[a] == home[b]:
            foes[home[a]].append((a, b))

    def part(lots: Sequence[int]) -> Components:
        places = sorted(chain.from_iterable(members[first] for first in lots))
        at = {place: number for number, place in enumerate(places)}
        wanted = array("I", chain.from_iterable(pairs[first] for first in lots))
        return Components(
            places=array("I", places),
            pairs=Comparison(
                count=len(places),
                ones=array("I", [at[comparison.ones[number]] for number in wanted]),
                others=array("I", [at[comparison.others[number]] for number in wanted]),
                odds=array("d", [comparison.odds[number] for number in wanted]),
                apart=array("B", [comparison.apart[number] for number in wanted]),
            ),
            seeds=[[at[place] for place in seed] for first in lots for seed in seeds[first]],
            foes=[(at[a], at[b]) for first in lots for a, b in foes[first]],
        )

    lots: list[int] = []
    count = 0
    for first, places in members.items():
        lots.append(first)
        count += len(places)
        if count >= TOGETHER:
            yield part(lots)
            lots, count = [], 0
    if lots:
        yield part(lots)


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
