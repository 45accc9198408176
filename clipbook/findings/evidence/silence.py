"""Turns groups of clauses that state the same into the articles that certainly do not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from clipbook.annotations import is_english
from clipbook.findings.evidence.matching import Matter
from clipbook.findings.evidence.saved_twice import find_saved_twice
from clipbook.findings.evidence.shared_facts import UNMEASURED, odds_of
from clipbook.model import Event

# The mean log odds that an article's best clause states what a fact's do, below which the article
# is called silent: one in 25.
_HARDLY: Final = -3.2
# Of a fact whose longest clause has fewer words that are no stop words nothing is known: "they made
# a tough choice" is soon said in others.
_FEWEST_WORDS: Final = 5


class Silence:
    """Knows which articles of an event say nothing of a fact.

    Of an article in a language that is not read, or of which a part is not, nothing is known, so it
    never is one of them, nor is any where the fact has too few words to look for.
    """

    def __init__(self, event: Event, found: Matter) -> None:
        self._found = found
        again = find_saved_twice(event)
        unknown = again.keys() | event.unread.keys()
        sources = (article for article in event.articles if article.id not in unknown)
        self._read = [article.id for article in sources if is_english(article)]
        self._odds: Mapping[int, dict[int, float]] = defaultdict(dict)
        for (first, second), odds in odds_of(found).items():
            self._odds[first][second] = self._odds[second][first] = odds

    def find(self, members: Sequence[int], stated: Collection[str]) -> tuple[str, ...]:
        """The articles, none of `stated`, none of whose clauses is like those of a fact."""
        if max(len(self._found.bags[member]) for member in members) < _FEWEST_WORDS:
            return ()
        sums: Mapping[int, list[float]] = defaultdict(list)
        for member in members:
            for other, odds in self._odds[member].items():
                sums[other].append(odds)
        near = {
            self._found.clauses[k].article
            for k, odds in sums.items()
            if math.fsum((*odds, UNMEASURED * (len(members) - len(odds)))) > _HARDLY * len(members)
        }
        return tuple(name for name in self._read if name not in near and name not in stated)
