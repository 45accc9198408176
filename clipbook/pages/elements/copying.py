"""Turns a text into which words of which sources it copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import count, repeat
from typing import Final

from msgspec import Struct

from clipbook.pages.elements.wording import words_of

# So many words in a row are taken for copied, as `check` takes them.
_RUN: Final = 8

Gram = tuple[str, ...]
Copied = Mapping[str, int]
"""The runs of words that a text copies, as a number for each article: bit n is that of word n."""


class Sources(Struct, frozen=True):
    """How many words each source has, and what a text copies of them; that is found out once."""

    lengths: Mapping[str, int]
    copied: Callable[[str], Copied]


class _Places(Struct, frozen=True):
    """Where a run of words stands first, as article and number of its first word, and where else.

    Few runs stand at more than one place, so that most of them need no list.
    """

    first: dict[Gram, tuple[str, int]]
    others: dict[Gram, list[tuple[str, int]]]


def index(texts: Iterable[tuple[str, str]]) -> Sources:
    """The sources by name, given the text of each."""
    lengths: dict[str, int] = {}
    places = _Places({}, {})
    for name, text in texts:
        words = words_of(text)
        lengths[name] = len(words)
        for gram, place in zip(_grams(words), zip(repeat(name), count()), strict=False):
            if places.first.setdefault(gram, place) is not place:
                places.others.setdefault(gram, []).append(place)
    return Sources(lengths, cache(partial(_copied, places)))


def words_copied(runs: int) -> int:
    """How many words the copied runs of one article cover."""
    covered, width = runs, 1
    while width < _RUN:  # each round doubles the width of what a bit stands for
        step = min(width, _RUN - width)
        covered |= covered << step
        width += step
    return covered.bit_count()


def has_row(runs: int, words: int) -> bool:
    """Whether the copied runs of one article cover so many words, at least eight, in a row."""
    left, width = runs, _RUN
    while width < words:
        step = min(width - _RUN + 1, words - width)
        left &= left >> step
        width += step
    return bool(left)


def _grams(words: Sequence[str]) -> Iterator[Gram]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)


def _copied(places: _Places, text: str) -> Copied:
    found: dict[str, int] = {}
    for gram in dict.fromkeys(_grams(words_of(text))):  # one word a thousand times is one run
        if gram in places.first:
            for article, at in (places.first[gram], *places.others.get(gram, ())):
                found[article] = found.get(article, 0) | 1 << at
    return found
