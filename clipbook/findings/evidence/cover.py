"""Turns the sentences of several documents into the few that cover what most documents tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cbrt, log, sqrt
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.words import stems

# So many sentences down a document a word weighs half: news puts first what matters.
_HALF: Final = 10
# What a word weighs less than the documents and titles that hold it: one alone is no evidence.
_CHANCE: Final = 0.5
# Two sentences that share that much of their words, by their number, repeat each other.
_REPEAT: Final = 0.4


class Told(Struct, frozen=True):
    """A sentence as a cover looks at it: whose it is, its place from 0, and its words."""

    document: str
    position: int
    words: frozenset[str]
    length: int


def told(document: str, position: int, text: str) -> Told:
    """The words of a sentence of a document."""
    return Told(document, position, frozenset(stems(text)), len(text.split()))


class Cover:
    """What documents tell, each word weighed by how many tell it and how early, and what is told.

    The weights are those of concept-based summaries (Gillick and Favre 2009), words for concepts.
    """

    def __init__(self, sentences: Sequence[Told], titles: Iterable[str] = ()) -> None:
        counts = Counter(word for sentence in sentences for word in sentence.words)
        self._rarity = {word: log((len(sentences) + 1) / n) for word, n in counts.items()}
        self._weights = _weights(sentences, titles, self._rarity)
        self._covered: set[str] = set()
        self._chosen: list[Told] = []

    def gain(self, sentence: Told) -> float:
        """What a sentence adds to all that is told, 0 where it repeats that.

        A long one holds more words and a reader tires of it: its cubic root is between the two.
        """
        if self._repeats(sentence):
            return 0.0
        new = sentence.words - self._covered
        share = self._rare(new) / (self._rare(sentence.words) or 1.0)
        weight = sum(self._weights[word] for word in new)
        return weight * sqrt(share) / cbrt(sentence.length)

    def tell(self, sentence: Told) -> None:
        """Counts a sentence as told."""
        self._covered |= sentence.words
        self._chosen.append(sentence)

    def _rare(self, words: Iterable[str]) -> float:
        return sum(self._rarity[word] for word in words)

    def _repeats(self, sentence: Told) -> bool:
        words = sentence.words
        return any(
            len(words & other.words) >= _REPEAT * min(len(words), len(other.words))
            for other in self._chosen
        )


def _weights(
    sentences: Sequence[Told], titles: Iterable[str], rarity: Mapping[str, float]
) -> Mapping[str, float]:
    """The weight of each word: the documents that hold it, those that open with it first."""
    first: dict[str, dict[str, int]] = defaultdict(dict)
    for sentence in sorted(sentences, key=lambda each: -each.position):
        for word in sentence.words:
            first[word][sentence.document] = sentence.position
    titled = Counter(word for title in titles for word in frozenset(stems(title)))
    return {
        word: rarity[word]
        * max(0.0, titled[word] - _CHANCE + sum(_HALF / (_HALF + at) for at in places.values()))
        for word, places in first.items()
    }


class Budget(Struct, frozen=True):
    """At most so many sentences, of at most so many words in all."""

    sentences: int
    words: int


def choose(sentences: Sequence[Told], budget: Budget) -> tuple[int, ...]:
    """The indices of the sentences that cover most, the best first, each what adds most."""
    cover, chosen, left = Cover(sentences), list[int](), budget.words
    while len(chosen) < budget.sentences:
        gains = {
            i: cover.gain(sentence)
            for i, sentence in enumerate(sentences)
            if i not in chosen and 0 < sentence.length <= left
        }
        best = max(gains, key=lambda i: (gains[i], -i), default=-1)
        if best < 0 or gains[best] <= 0:
            break
        chosen.append(best)
        left -= sentences[best].length
        cover.tell(sentences[best])
    return tuple(chosen)
