"""Turns sentences of several documents into the chance that two of them state the same fact."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from clipbook.findings._words import stems
from clipbook.model import SourcedSentence
from clipbook.text.tokens import words

Vector = Mapping[str, float]

# The weights of a logistic regression over labelled pairs of sentences of news stories that no
# seed is part of; what is measured stands at Scorer.features.
_WEIGHTS: Final = (2.737, 2.489, 3.205, 0.147, -2.39, -0.369)
_BIAS: Final = -2.92
_GRAM: Final = 4
_NEIGHBOURS: Final = 20
_LEAST_NEIGHBOUR: Final = 0.05


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of different documents by index, and the chance (0 to 1) that they agree."""

    first: int
    second: int
    score: float


@dataclass(frozen=True, slots=True)
class _Material:
    """All sentences of an event, measured once: their documents, bags of stems, and weights."""

    documents: tuple[str, ...]
    bags: tuple[frozenset[str], ...]
    weights: Vector
    totals: tuple[float, ...]


def score_pairs(sentences: Sequence[SourcedSentence]) -> tuple[Pair, ...]:
    """The pairs of sentences of different documents that share a word or number, scored, in order.

    Words are weighed by their rarity within the event: what all sentences name counts little.
    """
    scorer = Scorer(sentences)
    return tuple(Pair(i, j, scorer.score(i, j)) for i, j in scorer.pairs)


class Scorer:
    """Scores pairs of sentences; what all need is measured once, the rest when it is asked for."""

    def __init__(self, sentences: Sequence[SourcedSentence]) -> None:
        self._texts = [sentence.text for sentence in sentences]
        self._material = material = _measure(sentences)
        self._shared = _shared_weights(material)
        homes = material.documents
        self.pairs = [(i, j) for i, j in self._shared if homes[i] != homes[j]]

    @cached_property
    def _overlap(self) -> Mapping[tuple[int, int], float]:
        totals = self._material.totals
        return {
            (i, j): weight / (totals[i] + totals[j] - weight)
            for (i, j), weight in self._shared.items()
        }

    @cached_property
    def _profiles(self) -> list[Vector]:
        return _profiles(len(self._texts), self.pairs, self._overlap)

    @cached_property
    def _central(self) -> list[float]:
        return _centrality(len(self._texts), self._overlap)

    @cached_property
    def _grams(self) -> tuple[Vector, ...]:
        return _weighed([_letter_groups(text) for text in self._texts])

    @cached_property
    def _kinship(self) -> Mapping[tuple[str, str], float]:
        return _kinship(self._material.documents, self._texts)

    def score(self, first: int, second: int) -> float:
        """The chance from 0 to 1 that the two sentences, which share a word, state the same."""
        return round(_chance(self.features(first, second)), 4)

    def features(self, i: int, j: int) -> tuple[float, ...]:
        """What is measured of a pair: in the order of _WEIGHTS.

        Letter groups shared, likeness of the two documents, neighbours shared, weight of the words
        shared, how much the two have in common with all sentences, and whether both name numbers
        but none in common.
        """
        homes = self._material.documents
        numbers = [_numbers(self._material.bags[k]) for k in (i, j)]
        return (
            _dot(self._grams[i], self._grams[j]),
            self._kinship[homes[i], homes[j]],
            _dot(self._profiles[i], self._profiles[j]),
            self._shared[i, j],
            self._central[i] + self._central[j],
            float(all(numbers) and numbers[0].isdisjoint(numbers[1])),
        )


def _measure(sentences: Sequence[SourcedSentence]) -> _Material:
    bags = tuple(frozenset(stems(sentence.text)) for sentence in sentences)
    counts = Counter(word for bag in bags for word in bag)
    weights = {word: math.log(1 + len(bags) / count) for word, count in counts.items()}
    return _Material(
        documents=tuple(sentence.document for sentence in sentences),
        bags=bags,
        weights=weights,
        totals=tuple(sum(weights[word] for word in sorted(bag)) for bag in bags),
    )


def _numbers(bag: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in bag if word[0].isdigit())


def _letter_groups(text: str) -> dict[str, float]:
    line = f" {' '.join(words(text))} "
    return dict(Counter(line[k : k + _GRAM] for k in range(len(line) - _GRAM + 1)))


def _damped(counts: Mapping[str, int]) -> dict[str, float]:
    return {word: 1 + math.log(count) for word, count in counts.items()}


def _weighed(vectors: Sequence[Vector]) -> tuple[Vector, ...]:
    """The vectors weighed by the rarity of each word among them (tf-idf), each of length 1."""
    spread = Counter(word for vector in vectors for word in vector)
    return tuple(
        _unit({w: x * math.log(1 + len(vectors) / spread[w]) for w, x in vector.items()})
        for vector in vectors
    )


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {word: x / length for word, x in vector.items()} if length else {}


def _dot(left: Vector, right: Vector) -> float:
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return math.fsum(x * large[word] for word, x in small.items() if word in large)


def _shared_weights(material: _Material) -> dict[tuple[int, int], float]:
    """The summed weight of the words that two sentences share, where they share any, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, bag in enumerate(material.bags):
        for word in sorted(bag):
            holders[word].append(index)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for word, where in sorted(holders.items()):
        weight = material.weights[word]
        for k, i in enumerate(where):
            for j in where[k + 1 :]:
                shared[i, j] += weight
    return dict(sorted(shared.items()))


def _profiles(
    count: int, across: Sequence[tuple[int, int]], overlap: Mapping[tuple[int, int], float]
) -> list[Vector]:
    """For each sentence its nearest ones of other documents: who states the same shares them."""
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for i, j in across:
        if overlap[i, j] > _LEAST_NEIGHBOUR:
            near[i][j] = near[j][i] = overlap[i, j]
    kept = (sorted(row.items(), key=lambda item: (-item[1], item[0]))[:_NEIGHBOURS] for row in near)
    return [_unit({str(j): x for j, x in row}) for row in kept]


def _centrality(count: int, overlap: Mapping[tuple[int, int], float]) -> list[float]:
    sums = [0.0] * count
    for (i, j), value in overlap.items():
        sums[i] += value
        sums[j] += value
    return [total / count for total in sums]


def _kinship(documents: Sequence[str], texts: Sequence[str]) -> dict[tuple[str, str], float]:
    """How like one another the documents are, each taken with all its sentences."""
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    for document, text in zip(documents, texts, strict=True):
        whole[document].update(stems(text))
    papers = dict(zip(whole, _weighed([_damped(count) for count in whole.values()]), strict=True))
    return {(a, b): _dot(papers[a], papers[b]) for a in papers for b in papers}


def _chance(features: Sequence[float]) -> float:
    total = _BIAS + math.fsum(w * x for w, x in zip(_WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-total))
