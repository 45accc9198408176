"""Turns stories into the log odds of the pairs that are worth comparing."""

from __future__ import annotations

import math
from array import array
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from clipbook.group.likeness import UNLIKE, least_words, log_odds
from clipbook.group.profile import Profile, profile
from clipbook.group.story import Story
from clipbook.group.terms import Vocabulary
from clipbook.group.when import When, are_apart, when

# A story is looked for by its words of most weight.
KEYS: Final = 25
# Two stories that share fewer of their keys are not compared.
SHARED: Final = 2
# Of the stories that share a key, those latest before a story are looked at.
LATEST: Final = 60
# A story is compared with this many before it at most, those that share most keys.
COMPARED: Final = 30
# Profiles kept; one that is asked for again later is made again.
KEPT: Final = 2000


@dataclass(frozen=True, slots=True)
class Comparison:
    """The log odds above UNLIKE of pairs of places, the lower first; and the keys of each place.

    `apart` are those of the pairs that name days apart.
    """

    odds: Mapping[tuple[int, int], float]
    apart: Sequence[tuple[int, int]]
    keys: Sequence[Sequence[int]]
    vocabulary: Vocabulary


def compare(stories: Sequence[Story]) -> Comparison:
    """The log odds of the pairs of `stories` that share enough of what weighs most in both.

    An inverted index over the stories in the order of their days, in which each looks for those
    before it. Common keys find the latest stories only, so the work grows with the number of
    stories and not with its square.
    """
    known = _Known(stories)
    index: defaultdict[int, list[int]] = defaultdict(list)
    keys: list[Sequence[int]] = [()] * len(stories)
    odds, apart = {}, []
    for place in sorted(range(len(stories)), key=lambda p: (str(stories[p].day or ""), p)):
        own = known.profile(place)
        keys[place] = _keys(own)
        for other in _met(index, keys[place]):
            likeness = known.log_odds(place, own, other)
            if likeness > UNLIKE:
                pair = min(place, other), max(place, other)
                odds[pair] = likeness
                if known.are_apart(*pair):
                    apart.append(pair)
        for key in keys[place]:
            index[key].append(place)
    return Comparison(odds, apart, keys, known.vocabulary)


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
    return array("I", sorted(weights, key=weights.__getitem__, reverse=True)[:KEYS])


class _Known:
    """The profiles of stories, made when asked for and kept while in use; the words of all."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.vocabulary = Vocabulary()
        self._stories = stories
        self._profiles: OrderedDict[int, Profile] = OrderedDict()
        self._words: dict[int, tuple[int, array[int], array[float], float]] = {}
        self._told: dict[int, When] = {}

    def profile(self, place: int) -> Profile:
        if place in self._profiles:
            self._profiles.move_to_end(place)
            return self._profiles[place]
        self._profiles[place] = made = profile(self._stories[place], self.vocabulary)
        if len(self._profiles) > KEPT:
            gone, old = self._profiles.popitem(last=False)
            words = old.words
            numbers, weights = array("I", words.weights), array("d", words.weights.values())
            self._words[gone] = old.day, numbers, weights, words.length
        return made

    def log_odds(self, place: int, own: Profile, other: int) -> float:
        """The log odds of the stories at two places, where `own` is the profile of the first.

        The profile of `other` is made again only where its words are like enough.
        """
        if other not in self._profiles:
            day, numbers, weights, length = self._words[other]
            mine = own.words.weights
            shared = [mine[n] * x for n, x in zip(numbers, weights, strict=True) if n in mine]
            root = math.sqrt(math.fsum(shared) / (own.words.length * length)) if shared else 0.0
            if root < least_words(own.day, day):
                return UNLIKE
        return log_odds(own, self.profile(other), lambda: (self._when(place), self._when(other)))

    def are_apart(self, place: int, other: int) -> bool:
        """Whether the stories at two places name days apart."""
        return are_apart(self._when(place), self._when(other))

    def _when(self, place: int) -> When:
        if place not in self._told:
            self._told[place] = when(self._stories[place])
        return self._told[place]
