"""Turns the articles of an event into clauses, and these into pairs that state the same."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from clipbook.findings._clauses import cut
from clipbook.findings._clusters import join
from clipbook.findings._fitness import is_furniture
from clipbook.findings._similarity import Pair, Scorer
from clipbook.findings._words import stem, stems
from clipbook.model import Event, SourcedSentence
from clipbook.source import Span
from clipbook.text.tokens import WORD

# Words that news uses for one another; the first stands for all.
_ALIKE: Final = (
    "discuss discussion talk mention",
    "trilateral tripartite",
    "scheduled set due planned",
    "ask request urge",
    "invite invitation",
    "propose suggest proposal suggestion",
    "visit trip travel",
    "meet hold happen occur",
    "commit pledge promise vow",
    "resume revive restart",
    "injure hurt wound injury",
    "kill die death dead",
    "reconciliation dialogue",
    "close shut closure",
    "evacuate evacuation",
)
_STANDS_FOR: Final = {
    part: stem(group.split()[0])
    for group in _ALIKE
    for word in group.split()
    if "-" not in word
    for part in (stem(word),)
}
_PHRASES: Final = {"three-way": "trilateral", "two-way": "bilateral", "took place": "was held"}
# Words that say little of what happened, whatever the event.
_VAGUE: Final = frozenset(
    map(
        stem,
        "country year month week day time leader official next last early late recent people 1 2 3 "
        "way high level new part make take number man woman many".split(),
    )
)
_VAGUE_SHARE: Final = 0.5
_NAME_SHARE: Final = 0.25
# The share of two clauses' weight that has to be common, and the least weight of ordinary words.
_LIKE: Final = 0.37
# The same, on average, for two groups of clauses.
_LIKE_GROUPS: Final = 0.33
# What a pair below the line counts towards the average of its groups, at most.
_UNLIKE: Final = 0.32
_LEAST_ORDINARY: Final = 0.6
_LEAST_SHARED: Final = 2
# The fewest clauses by which rarity is judged.
_SMALL_EVENT: Final = 40
# A year, which may be all that two short clauses share: "2014".
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# Longer clauses share less of themselves: enough where much is shared and the wordings are close.
_LONG_LIKE: Final = 0.28
_LONG_ORDINARY: Final = 2.3
_LONG_CHANCE: Final = 0.75
# How much of the measure is the shorter clause's: 0.6 of the geometric mean.
_SHORTER: Final = 0.6


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an article: where it stands, and the number and the span of its sentence."""

    article: str
    span: Span
    sentence: Span
    text: str
    position: int


@dataclass(frozen=True)
class Matter:
    """The clauses of an event with what each word weighs among them."""

    clauses: tuple[Clause, ...]

    @cached_property
    def bags(self) -> tuple[frozenset[str], ...]:
        """The stems of each clause, words that news uses for one another made one."""
        return tuple(_bag(clause.text) for clause in self.clauses)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that stand in capitals more often than not."""
        high, low = Counter[str](), Counter[str]()
        for clause in self.clauses:
            for m in WORD.finditer(clause.text):
                for part in m.group().split("-"):
                    (high if part[:1].isupper() else low).update(stems(part))
        return frozenset(word for word, count in high.items() if count > low[word])

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """The weight of each stem: 1 for one that stands once, 0 for one in every clause.

        A small event is taken for a larger one, else all that its few clauses share would weigh
        nothing.
        """
        counts = Counter(word for bag in self.bags for word in bag)
        clauses = max(_SMALL_EVENT, len(self.bags))
        most = math.log(clauses)
        return {
            word: math.log(clauses / count)
            / most
            * (_NAME_SHARE if word in self.names else 1)
            * (_VAGUE_SHARE if word in _VAGUE else 1)
            for word, count in counts.items()
        }

    @cached_property
    def totals(self) -> tuple[float, ...]:
        """The weight of each clause."""
        return tuple(map(self.weigh, self.bags))

    def rarity(self, word: str) -> float:
        """How seldom a stem stands in the event, from 0 to 1, names counted like other words."""
        return self.weights.get(word, 0.0) / (_NAME_SHARE if word in self.names else 1)

    def weigh(self, words: frozenset[str]) -> float:
        """The weight of all `words` together."""
        return math.fsum(self.weights[word] for word in words)

    def likeness(self, left: int, right: int) -> float:
        """The share from 0 to 1 of the weight of two clauses that they have in common."""
        small, large = sorted((self.totals[left], self.totals[right]))
        common = self.weigh(self.bags[left] & self.bags[right])
        return common / (small**_SHORTER * large ** (1 - _SHORTER)) if small else 0.0


def _bag(text: str) -> frozenset[str]:
    for phrase, word in _PHRASES.items():
        text = text.replace(phrase, word)
    return frozenset(map(canonical, stems(text)))


def canonical(word: str) -> str:
    """The stem that stands for `word`, itself a stem, and those that news uses in its place."""
    return _STANDS_FOR.get(word, word)


def matter(event: Event) -> Matter:
    """The clauses of all articles of `event`, in order."""
    return _measured(
        tuple(
            Clause(article.id, span, sentence.span, span.of(article.body), position)
            for article in event.articles
            if article.id in event.annotations
            for position, sentence in enumerate(event.annotations[article.id].sentences)
            if not is_furniture(sentence.span.of(article.body))
            for part in cut(sentence.span.of(article.body))
            for span in (part.shifted(sentence.span.start),)
        ),
    )


@lru_cache(maxsize=1)
def _measured(clauses: tuple[Clause, ...]) -> Matter:
    """The matter of the clauses: one for all analyses of an event, which share its weights."""
    return Matter(clauses)


@lru_cache(maxsize=1)
def match(found: Matter) -> tuple[Pair, ...]:
    """The pairs of clauses of different articles that share two words, with their likeness.

    One of the words is no name. A score of `_LIKE` or more says that the two state the same; longer
    clauses need less.
    """
    scorer = Scorer([SourcedSentence(c.article, c.text, c.position) for c in found.clauses])
    pairs = []
    for first, second in scorer.pairs:
        shared = found.bags[first] & found.bags[second]
        if len(shared) < _LEAST_SHARED and not any(map(_YEAR.fullmatch, shared)):
            continue
        ordinary = found.weigh(shared - found.names)
        if ordinary < _LEAST_ORDINARY:
            continue
        likeness = found.likeness(first, second)
        is_long = ordinary >= _LONG_ORDINARY and _LONG_LIKE <= likeness < _LIKE
        if is_long and scorer.score(first, second) >= _LONG_CHANCE:
            likeness = _LIKE
        pairs.append(Pair(first, second, round(min(1.0, likeness), 4)))
    return tuple(pairs)


def same(found: Matter, pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    """The groups of clauses of at least two articles that state the same."""
    likely = [
        pair if pair.score >= _LIKE else Pair(pair.first, pair.second, min(pair.score, _UNLIKE))
        for pair in pairs
    ]
    documents = [clause.article for clause in found.clauses]
    scores = {(pair.first, pair.second): pair.score for pair in pairs}
    groups = (_pruned(group, documents, scores) for group in join(likely, documents, _LIKE_GROUPS))
    return tuple(group for group in groups if len({documents[k] for k in group}) > 1)


def _pruned(
    group: tuple[int, ...], documents: Sequence[str], scores: Mapping[tuple[int, int], float]
) -> tuple[int, ...]:
    """The group with one clause of each article, the likest, and others only where as like."""
    means = {k: _mean(k, [o for o in group if documents[o] != documents[k]], scores) for k in group}
    best = {
        documents[k]: max(means[o] for o in group if documents[o] == documents[k]) for k in group
    }
    return tuple(k for k in group if means[k] == best[documents[k]] or means[k] > _LIKE)


def _mean(k: int, others: Sequence[int], scores: Mapping[tuple[int, int], float]) -> float:
    return math.fsum(scores.get((min(k, o), max(k, o)), 0.0) for o in others) / max(1, len(others))
