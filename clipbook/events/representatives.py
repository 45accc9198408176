"""Turns many stories of one event into those few whose words stand for all."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from clipbook.events.copies import find_shingles
from clipbook.events.story import Story

# One of so many shingles is looked at; a text of 300 words keeps about twenty.
_SAMPLED: Final = 16


def represent(stories: Sequence[Story], most: int) -> frozenset[str]:
    """The ids of at most `most` stories that hold together what the most stories print.

    The next one is always that whose shingles no chosen one has, each counted once for every story
    that prints it (greedy maximum coverage; Nemhauser, Wolsey and Fisher 1978). So the nearest
    copies of a chosen story come last, whatever the order of the stories.
    """
    if len(stories) <= most:
        return frozenset(story.id for story in stories)
    held = {s.id: {x for x in find_shingles(s.text) if x % _SAMPLED == 0} for s in stories}
    spread = Counter(chain.from_iterable(held.values()))
    heap = [(-_worth(own, spread), name) for name, own in held.items()]
    heapq.heapify(heap)
    chosen: list[str] = []
    while len(chosen) < most:
        was, name = heapq.heappop(heap)
        worth = -_worth(held[name], spread)
        if worth > was:  # what was chosen since prints some of it: a gain can only fall
            heapq.heappush(heap, (worth, name))
            continue
        chosen.append(name)
        for shingle in held[name]:
            del spread[shingle]
    return frozenset(chosen)


def _worth(own: set[int], spread: Mapping[int, int]) -> int:
    return sum(spread.get(shingle, 0) for shingle in own)
