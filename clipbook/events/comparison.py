"""Turns profiles into the log odds of the pairs that are worth comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from msgspec import Struct

from clipbook.events.profile import Profile
from clipbook.events.scoring import UNLIKE, Gauge, follows_up, key_cosine, log_odds
from clipbook.events.when import When, are_apart

# Two stories that share fewer of their keys are not compared.
SHARED: Final = 2
# Of the stories before a story, this many that share most keys are compared with it at first.
MOST: Final = 20
# They are chosen among so many times their number, the latest that share a key.
LATEST: Final = 1.5
# Of those, the ones whose keys have at least this cosine.
LEAST: Final = 0.05


class Comparison(Struct, frozen=True):
    """The log odds above UNLIKE of pairs of places, among so many places.

    `ones`, `others`, `odds` and `apart` run side by side; of two places the lower is in `ones`.
    `apart` is whether they name days apart, and neither follows the other up.
    """

    count: int
    ones: Sequence[int]
    others: Sequence[int]
    odds: Sequence[float]
    apart: Sequence[int]

    @property
    def pairs(self) -> Iterator[tuple[int, int, float, int]]:
        """The pairs one by one: two places, log odds, whether apart."""
        return zip(self.ones, self.others, self.odds, self.apart, strict=True)


def compare(profiles: Sequence[Profile], told: Sequence[When], most: int = MOST) -> Comparison:
    """The log odds of the pairs that share enough of what weighs most in both.

    `told` are the days that the stories name. An inverted index over the stories in the order of
    their days, in which each looks for `most` before it. Common keys find the latest stories only,
    so the work grows with the number of stories and not with its square.
    """
    gauges = [*map(Gauge, profiles)]
    index: defaultdict[int, list[int]] = defaultdict(list)
    found = []
    for place in in_time(profiles):
        own = gauges[place]
        for other in _worth_comparing(place, gauges, index, most):
            odds = log_odds(own, gauges[other], (told[place], told[other]))
            if odds > UNLIKE:
                pair = min(place, other), max(place, other)
                both = told[place], told[other]
                parted = are_apart(*both) and not follows_up(own, gauges[other], both)
                found.append((*pair, odds, parted))
        for key in own.keys:
            index[key].append(place)
    ones, others, odds_, apart = zip(*sorted(found), strict=True) if found else ((), (), (), ())
    return Comparison(len(profiles), ones, others, odds_, apart)


def in_time(profiles: Sequence[Profile]) -> list[int]:
    """The places of the profiles in the order of their days, the undated first."""
    return sorted(range(len(profiles)), key=lambda place: profiles[place].day)


def _worth_comparing(
    place: int, gauges: Sequence[Gauge], index: Mapping[int, Sequence[int]], most: int
) -> Iterator[int]:
    """The places that share most of the keys of `place`, by `index`, if these are like enough."""
    own = gauges[place]
    for other in _met(index, [*own.keys], most):
        if key_cosine(own, gauges[other]) > LEAST:
            yield other


def _met(index: Mapping[int, Sequence[int]], keys: Sequence[int], most: int) -> list[int]:
    """The places that share most of `keys`, ties to the lower place."""
    latest = int(most * LATEST)
    met = Counter(chain.from_iterable([index[key][-latest:] for key in keys if key in index]))
    found = [(n, -place) for place, n in met.items() if n >= SHARED]
    found.sort(reverse=True)
    return [-place for _, place in found[:most]]
