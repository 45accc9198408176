"""Turns groups of clauses that state the same into the articles that certainly do not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from clipbook.annotations import is_english
from clipbook.findings.evidence.matching import Matter
from clipbook.findings.evidence.saved_twice import find_saved_twice
from clipbook.findings.evidence.shared_facts import UNMEASURED
from clipbook.model import Event

# The mean log odds that an article's best clause states what a fact's do, below which the article
# is called silent: one in ten of a fact that hardly any article states, less by _SHARED times the
# share of those that do. What most state the others likely state, too, in words of their own.
_HARDLY: Final = -2.3
_SHARED: Final = 2.5


class Silence:
    """Knows which articles of an event say nothing of a fact.

    Of an article in a language that is not read, or of which a part is not, nothing is known, so it
    never is one of them, nor is any where the fact has too few words to look for.
    """

    def __init__(self, event: Event, found: Matter, odds: Mapping[tuple[int, int], float]) -> None:
        self._found = found
        again = find_saved_twice(event)
        sources = (article for article in event.articles if article.id not in again)
        counted = [article.id for article in sources if is_english(article)]
        self._counted = len(counted)
        self._read = [name for name in counted if name not in event.unread]
        self._odds: Mapping[int, dict[int, float]] = defaultdict(dict)
        for (first, second), value in odds.items():
            self._odds[first][second] = self._odds[second][first] = value

    def find(self, members: Sequence[int], stated: Collection[str]) -> tuple[str, ...]:
        """The articles, none of `stated`, none of whose clauses is like those of a fact."""
        share = len(stated) / self._counted
        hardly = (_HARDLY - _SHARED * share) * len(members)
        sums: Mapping[int, list[float]] = defaultdict(list)
        for member in members:
            for other, odds in self._odds[member].items():
                sums[other].append(odds)
        near = {
            self._found.clauses[k].article
            for k, odds in sums.items()
            if math.fsum((*odds, UNMEASURED * (len(members) - len(odds)))) > hardly
        }
        return tuple(name for name in self._read if name not in near and name not in stated)
