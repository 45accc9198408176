"""Turns groups of clauses that state the same into the articles that certainly do not."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from operator import mul
from typing import Final

from msgspec import Struct
from msgspec.structs import astuple

from clipbook.annotations import is_english
from clipbook.findings.evidence.clause_similarity import LEAD
from clipbook.findings.evidence.matching import Matter, canonical
from clipbook.findings.evidence.saved_twice import find_saved_twice
from clipbook.findings.evidence.shared_facts import UNMEASURED
from clipbook.findings.evidence.words import stems
from clipbook.model import Event


class Signs(Struct, frozen=True):
    """What tells whether one more article states a fact, or what each sign weighs."""

    likeness: float
    """The log odds, above those of a clause that has nothing in common, of its likest clause: on
    average over the articles that state the fact."""
    opening: float
    """The same times the share of the fact's clauses that open articles: others tell it, too."""
    words: float
    """How much of what two of these say alike stands anywhere in it, by rarity, 0 to 1."""


# A logistic regression over the facts of 14 stories, no seed among them, made by
# tests/training/train_agreement.py.
_BIAS: Final = -2.998
_WEIGHTS: Final = Signs(likeness=0.412, opening=0.267, words=2.333)
# The log odds of stating a fact below which an article is called silent: one to seven.
_HARDLY: Final = -2.0
# The share of what the words of a title weigh that one clause of a fact has: the title states it.
_TITLE: Final = 0.4


class Silence:
    """Knows which articles of an event say nothing of a fact.

    Of an article in a language that is not read, or of which a part is not, nothing is known, so it
    never is one of them.
    """

    def __init__(self, event: Event, found: Matter, odds: Mapping[tuple[int, int], float]) -> None:
        self._found = found
        again = find_saved_twice(event)
        sources = (article for article in event.articles if article.id not in again)
        counted = [article for article in sources if is_english(article)]
        self._read = [article.id for article in counted if article.id not in event.unread]
        self._titles = {a.id: frozenset(map(canonical, stems(a.title))) for a in counted}
        self._words = {
            a.id: self._titles[a.id].union(map(canonical, stems(a.body))) for a in counted
        }
        self._odds: Mapping[int, dict[int, float]] = defaultdict(dict)
        for (first, second), value in odds.items():
            self._odds[first][second] = self._odds[second][first] = value

    def find(self, members: Sequence[int], stated: Collection[str]) -> tuple[str, ...]:
        """The articles, none of `stated`, that hardly state what these clauses do."""
        signs = self.measure(members, stated)
        return tuple(
            name
            for name, each in signs.items()
            if log_odds(each) < _HARDLY and not self._is_title_told(name, members)
        )

    def measure(self, members: Sequence[int], stated: Collection[str]) -> Mapping[str, Signs]:
        """The signs that an article states what these clauses do, of each that is none of them."""
        telling = self._telling(members)
        whole = sum(telling.values()) or 1
        likenesses = self._likenesses(members)
        opening = sum(self._found.clauses[k].position < LEAD for k in members) / len(members)
        return {
            name: Signs(near, near * opening, told / whole)
            for name in self._read
            if name not in stated
            for near in (math.fsum(likenesses[name].values()) / len(stated),)
            for told in (sum(telling[word] for word in telling.keys() & self._words[name]),)
        }

    def _is_title_told(self, name: str, members: Sequence[int]) -> bool:
        """Whether one of these clauses says much of what an article's title does."""
        title = self._titles[name] & self._found.rarities.keys()
        told = max(self._found.weigh(title & self._found.bags[k]) for k in members)
        return told > _TITLE * self._found.weigh(title)

    def _telling(self, members: Sequence[int]) -> Mapping[str, int]:
        """What each word weighs that several articles have in their clauses of a fact."""
        clauses = self._found.clauses
        told = {(clauses[k].article, word) for k in members for word in self._found.bags[k]}
        counts = Counter(word for _, word in told)
        return {w: n * self._found.rarities[w] for w, n in counts.items() if n > 1}

    def _likenesses(self, members: Sequence[int]) -> Mapping[str, dict[str, float]]:
        """For each article its highest log odds with each that states a fact, above UNMEASURED."""
        clauses = self._found.clauses
        found: Mapping[str, dict[str, float]] = defaultdict(dict)
        for member in members:
            own = clauses[member].article
            for k, odds in self._odds[member].items():
                highest = found[clauses[k].article]
                highest[own] = max(odds - UNMEASURED, highest.get(own, 0.0))
        return found


def log_odds(signs: Signs) -> float:
    """The logarithm of how many times as likely it is that an article states a fact as not."""
    return math.fsum((_BIAS, *map(mul, astuple(_WEIGHTS), astuple(signs))))
