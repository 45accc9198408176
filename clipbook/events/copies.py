"""Turns stories into the pairs of which one copies the other, and into those that stand for all."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final
from zlib import crc32

from clipbook.events.story import CopyPair, Story
from clipbook.text.normalise import fold

# Words in a shingle; two writers rarely set the same five in a row by chance.
WORDS: Final = 5
# The share of the shorter text that must stand in the other: a text of which half is rewritten
# holds it.
COPIED: Final = 0.25
# Fewer shared shingles are a shared phrase, a name or a slogan.
LEAST: Final = 10
# Of the stories that share a shingle only the first so many are compared with the others: many
# share boilerplate.
COMMON: Final = 40
# One of so many shingles is looked up; the pairs so found are compared by all.
SAMPLED: Final = 4


def find_copies(stories: Sequence[Story]) -> tuple[CopyPair, ...]:
    """The pairs of stories of which one copies or lightly rewrites the other, best first.

    The score is the share of the shorter text's shingles that the other holds (containment; Broder
    1997). The copy is the later one; on one day the one that credits the other's outlet, then the
    shorter.
    """
    ordered = sorted(stories, key=lambda s: (s.id, s.title, s.text))
    shingles = [find_shingles(story.text) for story in ordered]
    pairs = []
    for a, b in _candidates(shingles):
        shared = len(shingles[a] & shingles[b])
        least = min(len(shingles[a]), len(shingles[b]))
        if shared >= LEAST and shared >= COPIED * least:
            pairs.append(_directed(ordered[a], ordered[b], round(shared / least, 4)))
    return tuple(sorted(pairs, key=lambda p: (-p.score, p.original, p.copied)))


def find_shingles(text: str) -> set[int]:
    """A number for each run of WORDS words."""
    numbers = [crc32(word.encode()) for word in fold(text).split()]
    return set(map(hash, zip(*(numbers[n:] for n in range(WORDS)), strict=False)))


def _candidates(shingles: Sequence[set[int]]) -> Iterator[tuple[int, int]]:
    index: defaultdict[int, list[int]] = defaultdict(list)
    for place, found in enumerate(shingles):
        for shingle in found:
            if shingle % SAMPLED == 0:
                index[shingle].append(place)
    for place, found in enumerate(shingles):
        met: set[int] = set()
        for shingle in found:
            met.update(index.get(shingle, ())[:COMMON])
        yield from ((other, place) for other in sorted(met) if other < place)


def _directed(a: Story, b: Story, score: float) -> CopyPair:
    first, second = sorted((a, b), key=lambda s: (s.day or date.max, -len(s.text), s.id))
    if first.day == second.day and _credits(first, second) > _credits(second, first):
        first, second = second, first
    return CopyPair(first.id, second.id, score)


def _credits(copied: Story, original: Story) -> bool:
    """Whether `copied` names the outlet of `original`."""
    return bool(original.outlet) and original.outlet in copied.text


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
