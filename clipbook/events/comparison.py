"""Turns what is kept of stories into the log odds of the pairs that are worth comparing.

Stories in a crowd are looked at again, so that of a large event all pairs are known.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import Any, Final

from msgspec import Struct

from clipbook.events.profile import Sketch, read_profile
from clipbook.events.scoring import SAME, UNLIKE, Gauge, follows_up, log_odds
from clipbook.events.when import When, are_apart
from clipbook.model import Run

# Two stories that share fewer of their keys are not compared.
SHARED: Final = 2
# Of the stories before a story, this many that share most keys are compared with it at first.
MOST: Final = 20
# They are chosen among so many times their number, the latest that share a key.
LATEST: Final = 1.5
# So many stories, next to each other in time, are compared with those before them at once: they
# have most of those in common.
WINDOW: Final = 250


# The table of keys that are seen twice has so many places for each, and at most twice as many.
_ROOM: Final = 4


class Comparison(Struct, frozen=True):
    """The log odds above UNLIKE of pairs of places, among so many places.

    `ones`, `others`, `odds` and `apart` run side by side, in no order; of two places the lower is
    in `ones`. `apart` is whether they name days apart, and neither follows the other up.
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


class Window(Struct, frozen=True):
    """Stories next to each other in time, and those before them that are worth a comparison.

    `nearest` are the places to compare with each place; `profiles` and `told` are of all of them.
    """

    nearest: Mapping[int, Sequence[int]]
    profiles: Mapping[int, bytes]
    told: Mapping[int, When]


def compare(
    sketches: Sequence[Sketch],
    profile_of: Callable[[int], bytes],
    most: int = MOST,
    run: Run = map,
) -> Comparison:
    """The log odds of the pairs that share enough of what weighs most in both.

    An inverted index over the stories in the order of their days, in which each looks for `most`
    before it. Common keys find the latest stories only, so the work grows with the number of
    stories and not with its square. `profile_of` gives the profile at a place, as it was kept.
    """
    ones, others, odds, apart = array("I"), array("I"), array("d"), array("B")
    for found in run(compare_window, _windows(sketches, profile_of, most)):
        ones.extend(found.ones)
        others.extend(found.others)
        odds.extend(found.odds)
        apart.extend(found.apart)
    return Comparison(len(sketches), ones, others, odds, apart)


def compare_window(window: Window) -> Comparison:
    """The log odds of each story of a window and the nearest before it."""
    told = window.told
    gauges = {place: Gauge(read_profile(data)) for place, data in window.profiles.items()}
    ones, others, found, apart = array("I"), array("I"), array("d"), array("B")
    for place, nearest in window.nearest.items():
        for other in nearest:
            pair, days = (gauges[place], gauges[other]), (told[place], told[other])
            odds = log_odds(*pair, days)
            if odds > UNLIKE:
                ones.append(min(place, other))
                others.append(max(place, other))
                found.append(odds)
                apart.append(are_apart(*days) and not follows_up(*pair, days))
    return Comparison(len(window.nearest), ones, others, found, apart)


def _windows(
    sketches: Sequence[Sketch], profile_of: Callable[[int], bytes], most: int
) -> Iterator[Window]:
    """The stories by the order of their days, the undated first, with the nearest before each."""
    order = sorted(range(len(sketches)), key=lambda place: _day(sketches[place]))
    is_shared = _shared_keys(sketches)
    index: defaultdict[int, list[int]] = defaultdict(list)
    latest = int(most * LATEST)
    for start in range(0, len(order), WINDOW):
        nearest = {}
        for place in order[start : start + WINDOW]:
            keys = [key for key in sketches[place].keys if is_shared(key)]
            if near := _met(index, keys, most):
                nearest[place] = near
            for key in keys:
                places = index[key]
                places.append(place)
                if len(places) > 2 * latest:
                    del places[:-latest]
        known = sorted({*nearest, *chain.from_iterable(nearest.values())})
        yield Window(
            nearest,
            profiles={place: profile_of(place) for place in known},
            told={place: sketches[place].told for place in known},
        )


def _shared_keys(sketches: Sequence[Sketch]) -> Callable[[int], bool]:
    """Tells keys that several stories have from nearly all of those that one alone has.

    Most have one, and would fill the memory. Keys are hashes, so the last bits of one are its
    place in a table of twice seen (Bloom 1970).
    """
    size = 1 << (_ROOM * sum(len(sketch.keys) for sketch in sketches)).bit_length()
    seen, again = bytearray(size), bytearray(size)
    for sketch in sketches:
        for key in sketch.keys:
            place = key % size
            again[place] = seen[place]
            seen[place] = 1
    return lambda key: bool(again[key % size])


def _day(sketch: Sketch) -> int:
    return sketch.day.toordinal() if sketch.day else 0


def _met(index: Mapping[int, Sequence[int]], keys: Sequence[int], most: int) -> list[int]:
    """The places that share most of `keys`, ties to the lower place."""
    latest = int(most * LATEST)
    met = Counter(chain.from_iterable([index[key][-latest:] for key in keys if key in index]))
    found = [(n, -place) for place, n in met.items() if n >= SHARED]
    found.sort(reverse=True)
    return [-place for _, place in found[:most]]


# A story that is like so many others, by log odds above SAME, stands in a crowd.
CROWD: Final = 15
# The second look compares so many pairs at most, shared out among the stories of all crowds.
PAIRS: Final = 250_000


def compare_closely(
    sketches: Sequence[Sketch], profile_of: Callable[[int], bytes], run: Run = map
) -> Comparison:
    """The log odds of the pairs worth comparing, all of them where stories stand in a crowd.

    A first look meets few others of each story. Those that it finds to be like many are looked at
    again among themselves alone, where each meets as many as the number of pairs allows.
    """
    first = compare(sketches, profile_of, run=run)
    crowd = _crowd(first)
    most = min(len(crowd), PAIRS // max(len(crowd), 1))
    if most <= MOST:
        return first
    inside = [sketches[place] for place in crowd]
    second = compare(inside, lambda at: profile_of(crowd[at]), most, run)
    return _joined(first, second, crowd)


def _crowd(comparison: Comparison) -> list[int]:
    """The places that are like many others."""
    alike = [odds > SAME for odds in comparison.odds]
    met = chain(compress(comparison.ones, alike), compress(comparison.others, alike))
    return sorted(place for place, count in Counter(met).items() if count >= CROWD)


def _joined(first: Comparison, second: Comparison, crowd: Sequence[int]) -> Comparison:
    """The pairs of `first`, those between two of the `crowd` replaced by those of `second`."""
    inside = bytearray(first.count)
    for place in crowd:
        inside[place] = True
    ends = zip(first.ones, first.others, strict=True)
    kept = [not (inside[one] and inside[other]) for one, other in ends]

    def both(kind: str, column: Sequence[Any], again: Sequence[Any]) -> Sequence[Any]:
        return array(kind, chain(compress(column, kept), again))

    return Comparison(
        count=first.count,
        ones=both("I", first.ones, [crowd[at] for at in second.ones]),
        others=both("I", first.others, [crowd[at] for at in second.others]),
        odds=both("d", first.odds, second.odds),
        apart=both("B", first.apart, second.apart),
    )
