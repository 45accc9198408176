"""Turns sentences of several documents into the chance that two of them state the same fact."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Final, TypeVar

from msgspec import Struct

from clipbook.findings.evidence.words import stems
from clipbook.model import SourcedSentence
from clipbook.text.tokens import find_words

Key = TypeVar("Key", str, int)

# The weights of a logistic regression over labelled pairs of sentences of news stories that no
# seed is part of; what is measured stands at Scorer._total.
_LETTERS: Final = 2.737
_KINSHIP: Final = 2.489
_NEARNESS: Final = 3.205
_SHARED: Final = 0.147
_COMMONPLACE: Final = -2.39
_OTHER_NUMBERS: Final = -0.369
_BIAS: Final = -2.92
_GRAM: Final = 4
_NEIGHBOURS: Final = 20
_LEAST_NEIGHBOUR: Final = 0.05


class Pair(Struct, frozen=True):
    """Two sentences of different documents by index, and the chance (0 to 1) that they agree."""

    first: int
    second: int
    score: float


def score_pairs(sentences: Sequence[SourcedSentence]) -> tuple[Pair, ...]:
    """The pairs of sentences of different documents that share a word or number, scored, in order.

    Words are weighed by their rarity within the event: what all sentences name counts little.
    """
    scorer = Scorer(sentences, [stems(sentence.text) for sentence in sentences])
    return tuple(Pair(i, j, scorer.score(i, j)) for i, j in scorer.pairs())


class Scorer:
    """Scores pairs of sentences, given with their stems; measures what a pair first needs."""

    def __init__(
        self, sentences: Sequence[SourcedSentence], words: Sequence[Sequence[str]]
    ) -> None:
        self._texts = [sentence.text for sentence in sentences]
        self._documents = [sentence.document for sentence in sentences]
        self._stems = words
        self._bags = [sorted(set(each)) for each in words]
        self._shared = cache(self._find_shared)
        self._overlap = cache(self._find_overlap)
        self._central = cache(self._find_central)
        self._profile = cache(self._find_profile)
        self._grams = cache(self._find_grams)
        self._paper = cache(self._find_paper)
        self._kinship = cache(self._find_kinship)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs of sentences of different documents that share a word, in order."""
        for i, document in enumerate(self._documents):
            for j in sorted(self._shared(i)):
                if i < j and document != self._documents[j]:
                    yield i, j

    def score(self, first: int, second: int) -> float:
        """The chance from 0 to 1 that the two sentences, which share a word, state the same."""
        letters = _dot(self._grams(first), self._grams(second))
        return _chance(self._total(first, second), letters)

    def find_likely(
        self, pairs: Iterable[tuple[int, int]], least: float
    ) -> tuple[tuple[int, int], ...]:
        """Those of `pairs` with a chance of at least `least`, in order.

        Letters are compared only where they decide.
        """
        needed = math.log(least / (1 - least))
        totals = {pair: self._total(*pair) for pair in pairs}
        unsure = [pair for pair, total in totals.items() if total < needed <= total + _LETTERS]
        groups = {k: _letter_groups(self._lines[k]) for pair in unsure for k in pair}
        spread = self._count(frozenset(chain.from_iterable(groups.values()))) if groups else {}
        grams = {k: _weighed(Counter(g), spread, len(self._lines)) for k, g in groups.items()}
        likely = {
            pair
            for pair in unsure
            if _chance(totals[pair], _dot(grams[pair[0]], grams[pair[1]])) >= least
        }
        return tuple(pair for pair in totals if totals[pair] >= needed or pair in likely)

    def _total(self, i: int, j: int) -> float:
        """The measures of a pair, weighed, all but how many groups of letters the two share.

        The likeness of the two documents, neighbours shared, the weight of the words shared, how
        much the two have in common with all sentences, and whether both name numbers but none in
        common.
        """
        numbers = [{word for word in self._bags[k] if word[0].isdigit()} for k in (i, j)]
        is_other = all(numbers) and numbers[0].isdisjoint(numbers[1])
        return math.fsum(
            (
                _BIAS,
                _KINSHIP * self._kinship(*sorted((self._documents[i], self._documents[j]))),
                _NEARNESS * _dot(self._profile(i), self._profile(j)),
                _SHARED * self._shared(i)[j],
                _COMMONPLACE * (self._central(i) + self._central(j)),
                _OTHER_NUMBERS * is_other,
            )
        )

    # ------------------------------------------------- words that two sentences share

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        counts = Counter(chain.from_iterable(self._bags))
        return {word: math.log(1 + len(self._bags) / count) for word, count in counts.items()}

    @cached_property
    def _totals(self) -> Sequence[float]:
        return [sum(self._weights[word] for word in bag) for bag in self._bags]

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[int]]:
        """The sentences that have each stem."""
        holders: dict[str, list[int]] = defaultdict(list)
        for index, bag in enumerate(self._bags):
            for word in bag:
                holders[word].append(index)
        return holders

    def _find_shared(self, index: int) -> Mapping[int, float]:
        """The summed weight of the words that each other sentence shares with this one."""
        shared: dict[int, float] = defaultdict(float)
        for word in self._bags[index]:
            weight = self._weights[word]
            for other in self._holders[word]:
                shared[other] += weight
        shared.pop(index, None)
        return shared

    def _find_overlap(self, index: int) -> Mapping[int, float]:
        """The share of their words that each other sentence has in common with this one."""
        totals, own = self._totals, self._totals[index]
        return {
            other: weight / (own + totals[other] - weight)
            for other, weight in self._shared(index).items()
        }

    def _find_central(self, index: int) -> float:
        return math.fsum(self._overlap(index).values()) / len(self._texts)

    def _find_profile(self, index: int) -> Mapping[int, float]:
        """The nearest sentences of other documents: who states the same shares them."""
        home = self._documents[index]
        near = [
            (-overlap, other)
            for other, overlap in self._overlap(index).items()
            if overlap > _LEAST_NEIGHBOUR and self._documents[other] != home
        ]
        return _unit({other: -overlap for overlap, other in sorted(near)[:_NEIGHBOURS]})

    # ------------------------------------------------- groups of letters

    @cached_property
    def _lines(self) -> Sequence[str]:
        """The words of each sentence in lower case, a space before and behind each."""
        return [f" {' '.join(find_words(text))} ".casefold() for text in self._texts]

    @cached_property
    def _spread(self) -> Mapping[str, int]:
        """In how many sentences each group of letters stands."""
        return Counter(chain.from_iterable(set(_letter_groups(line)) for line in self._lines))

    def _count(self, groups: frozenset[str]) -> Mapping[str, int]:
        """In how many sentences each of some groups of letters stands."""
        found = (groups.intersection(_letter_groups(line)) for line in self._lines)
        return Counter(chain.from_iterable(found))

    def _find_grams(self, index: int) -> Mapping[str, float]:
        counts = Counter(_letter_groups(self._lines[index]))
        return _weighed(counts, self._spread, len(self._lines))

    # ------------------------------------------------- documents

    @cached_property
    def _papers(self) -> Mapping[str, Counter[str]]:
        """How often each document has each stem."""
        papers: dict[str, Counter[str]] = defaultdict(Counter)
        for document, words in zip(self._documents, self._stems, strict=True):
            papers[document].update(words)
        return papers

    @cached_property
    def _paper_spread(self) -> Counter[str]:
        return Counter(chain.from_iterable(self._papers.values()))

    def _find_paper(self, document: str) -> Mapping[str, float]:
        counts = self._papers[document].items()
        damped = {word: 1 + math.log(count) for word, count in counts}
        return _weighed(damped, self._paper_spread, len(self._papers))

    def _find_kinship(self, one: str, other: str) -> float:
        """How like one another two documents are, each taken with all its sentences."""
        return _dot(self._paper(one), self._paper(other))


def _chance(total: float, letters: float) -> float:
    return round(1 / (1 + math.exp(-total - _LETTERS * letters)), 4)


def _letter_groups(line: str) -> list[str]:
    return [line[k : k + _GRAM] for k in range(len(line) - _GRAM + 1)]


def _weighed(
    counts: Mapping[str, float], spread: Mapping[str, int], texts: int
) -> Mapping[str, float]:
    """The counts weighed by the rarity of each word among the texts (tf-idf), of length 1."""
    return _unit({word: x * math.log(1 + texts / spread[word]) for word, x in counts.items()})


def _unit(vector: Mapping[Key, float]) -> Mapping[Key, float]:
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {word: x / length for word, x in vector.items()} if length else {}


def _dot(left: Mapping[Key, float], right: Mapping[Key, float]) -> float:
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return math.fsum(x * large[word] for word, x in small.items() if word in large)
