"""Turns stories into the log odds of the pairs that are worth comparing."""

from __future__ import annotations

from array import array
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from clipbook.group.likeness import log_odds
from clipbook.group.profile import Profile, profile
from clipbook.group.story import Story
from clipbook.group.terms import Vocabulary

# A story is looked for by its words of most weight.
KEYS: Final = 25
# Two stories that share fewer of their keys are not compared.
SHARED: Final = 2
# Of the stories that share a key, those latest before a story are looked at.
LATEST: Final = 100
# A story is compared with this many before it at most, those that share most keys.
COMPARED: Final = 50
# Profiles kept; one that is asked for again later is made again.
KEPT: Final = 2500
# The log odds of a pair that shares too little to be compared, or is as unlike as such a pair.
UNLIKE: Final = -4.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The log odds of pairs of places, the lower first, where they are above UNLIKE; and the keys of each place."""

    odds: Mapping[tuple[int, int], float]
    keys: Sequence[Sequence[int]]
    vocabulary: Vocabulary


def compare(stories: Sequence[Story]) -> Comparison:
    """The log odds of the pairs of `stories` that share enough of what weighs most in both.

    An inverted index over the stories in the order of their days, in which each looks for those before it. Common keys
    find the latest stories only, so the work grows with the number of stories and not with its square.
    """
    known = _Known(stories)
    index: defaultdict[int, list[int]] = defaultdict(list)
    keys: list[Sequence[int]] = [()] * len(stories)
    odds = {}
    for place in sorted(range(len(stories)), key=lambda p: (str(stories[p].day or ""), p)):
        own = known.profile(place)
        keys[place] = _keys(own)
        for other in _met(index, keys[place]):
            likeness = log_odds(own, known.profile(other))
            if likeness > UNLIKE:
                odds[min(place, other), max(place, other)] = likeness
        for key in keys[place]:
            index[key].append(place)
    return Comparison(odds, keys, known.vocabulary)


def _met(index: Mapping[int, list[int]], keys: Sequence[int]) -> list[int]:
    """The places to compare with: those that share most of `keys`, ties to the lower place."""
    met: Counter[int] = Counter()
    for key in keys:
        if key in index:
            met.update(index[key][-LATEST:])
    found = [(n, -place) for place, n in met.items() if n >= SHARED]
    return [-place for _, place in nlargest(COMPARED, found)]


def _keys(own: Profile) -> Sequence[int]:
    weights = own.words.weights
    return array("I", sorted(weights, key=lambda word: -weights[word])[:KEYS])


class _Known:
    """The profiles of stories, made when asked for and kept while they are in use."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.vocabulary = Vocabulary()
        self._stories = stories
        self._profiles: OrderedDict[int, Profile] = OrderedDict()

    def profile(self, place: int) -> Profile:
        if place in self._profiles:
            self._profiles.move_to_end(place)
            return self._profiles[place]
        if len(self._profiles) >= KEPT:
            self._profiles.popitem(last=False)
        self._profiles[place] = made = profile(self._stories[place], self.vocabulary)
        return made
