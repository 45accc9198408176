"""Turns sketches into the log odds of the pairs that are worth comparing."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from clipbook.group.likeness import UNLIKE, log_odds
from clipbook.group.profile import Profile, unpack
from clipbook.group.sketch import Sketch
from clipbook.group.when import are_apart

# Two stories that share fewer of their keys are not compared.
SHARED: Final = 2
# Of the stories that share a key, those latest before a story are looked at.
LATEST: Final = 30
# Of those, this many that share most keys.
MOST: Final = 20
# Of those, the ones whose keys have at least this cosine.
LEAST: Final = 0.05
# Profiles kept unpacked.
KEPT: Final = 4000


@dataclass(frozen=True, slots=True)
class Comparison:
    """The log odds above UNLIKE of pairs of places, the lower first, among so many places.

    `apart` are those of the pairs that name days apart.
    """

    count: int
    odds: Mapping[tuple[int, int], float]
    apart: Sequence[tuple[int, int]]


def compare(sketches: Sequence[Sketch]) -> Comparison:
    """The log odds of the pairs of `sketches` that share enough of what weighs most in both.

    An inverted index over the stories in the order of their days, in which each looks for those
    before it. Common keys find the latest stories only, so the work grows with the number of
    stories and not with its square.
    """
    profiles = _Profiles(sketches)
    index: defaultdict[int, list[int]] = defaultdict(list)
    odds, apart = {}, []
    for place in sorted(range(len(sketches)), key=lambda p: (str(sketches[p].day or ""), p)):
        own, profile = sketches[place], profiles[place]
        for other in _worth_comparing(own, _met(index, own.keys), sketches):
            told = own.told, sketches[other].told
            likeness = log_odds(profile, profiles[other], told)
            if likeness > UNLIKE:
                pair = min(place, other), max(place, other)
                odds[pair] = likeness
                if are_apart(*told):
                    apart.append(pair)
        for key in own.keys:
            index[key].append(place)
    return Comparison(len(sketches), odds, apart)


def _met(index: Mapping[int, list[int]], keys: Sequence[int]) -> list[int]:
    """The places that share most of `keys`, ties to the lower place."""
    met = Counter(chain.from_iterable([index[key][-LATEST:] for key in keys if key in index]))
    found = [(n, -place) for place, n in met.items() if n >= SHARED]
    found.sort(reverse=True)
    return [-place for _, place in found[:MOST]]


def _worth_comparing(own: Sketch, met: Sequence[int], sketches: Sequence[Sketch]) -> Iterator[int]:
    """Those of the places `met` whose keys are like enough: few whose words are like fail."""
    mine = dict(zip(own.keys, own.weights, strict=True))
    for place in met:
        other = sketches[place]
        shared = [mine[k] * x for k, x in zip(other.keys, other.weights, strict=True) if k in mine]
        if sum(shared) > LEAST:
            yield place


class _Profiles:
    """The profiles of sketches, unpacked when asked for and kept while in use."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self._sketches = sketches
        self._kept: OrderedDict[int, Profile] = OrderedDict()

    def __getitem__(self, place: int) -> Profile:
        if place in self._kept:
            self._kept.move_to_end(place)
            return self._kept[place]
        self._kept[place] = made = unpack(self._sketches[place].packed)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return made
