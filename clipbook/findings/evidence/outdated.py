"""Turns the differences of a briefing into the statements that others dispute or outdate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, partial
from heapq import heapify, heappop, heappush
from typing import Final

from clipbook.findings.evidence.fitness import looks_ahead
from clipbook.model import Article, Briefing, Difference, DifferenceKind, Excerpt, Fact

# Differences of which the newest side is told.
_VALUES: Final = frozenset((DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.UPDATED))


def find_outdated(briefing: Briefing) -> frozenset[str]:
    """The statements of disputed facts, and those that a later article corrects."""
    names: set[str] = set()
    for difference in briefing.differences:
        if difference.kind is DifferenceKind.CONTRADICTION:
            names.update(name for side in difference.sides for name in side.statements)
    disputed = frozenset(names)
    for fact in briefing.facts:
        is_disputed = not disputed.isdisjoint(fact.statements)
        names.update(fact.statements if is_disputed else _stale(briefing, fact))
    corrections = _Corrections(briefing)
    for difference in briefing.differences:
        if difference.kind is DifferenceKind.TENSION:
            names.update(name for side in difference.sides for name in side.statements)
        elif difference.kind in _VALUES:
            names.update(corrections.superseded(difference))
    return frozenset(names)


def _stale(briefing: Briefing, fact: Fact) -> list[str]:
    """The statements that announce what another statement of the fact reports as done."""
    ahead = [
        name for name in fact.statements if looks_ahead(briefing.statements[name].excerpt.text)
    ]
    return ahead if len(ahead) < len(fact.statements) else []


class _Corrections:
    """What later articles correct: which facts hold a statement, its words, its article's day."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._facts: dict[str, list[int]] = defaultdict(list)
        for number, fact in enumerate(briefing.facts):
            for name in fact.statements:
                self._facts[name].append(number)
        self._days = {article.id: _day(article) for article in briefing.event.articles}
        self._words = cache(partial(_words, briefing))

    def superseded(self, difference: Difference) -> list[str]:
        """The statements of all articles but the latest; all of them where that is not known.

        With them the statements of the same facts that give the same numbers or days.
        """
        sides = [name for side in difference.sides for name in side.statements]
        values = [side.phrase.text for side in difference.sides if side.phrase]
        names = self._with_alike(sides, [frozenset(value.split()) for value in values])
        days = {name: self._days[self._excerpt(name).article] for name in names}
        latest = max(days[name] for name in sides)
        is_known = min(days.values()) < latest and "" not in days.values()
        return [name for name in names if not is_known or days[name] < latest]

    def _with_alike(self, sides: Iterable[str], values: Sequence[frozenset[str]]) -> Iterable[str]:
        """The names and those of their facts with the words of one value, fact by fact."""
        names = dict.fromkeys(sides)
        todo = [number for name in names for number in self._facts.get(name, ())]
        heapify(todo)
        while todo:
            at = heappop(todo)
            for name in self._briefing.facts[at].statements:
                if name not in names and any(map(self._words(name).issuperset, values)):
                    names[name] = None
                    for number in self._facts[name]:
                        if number > at:
                            heappush(todo, number)
        return names

    def _excerpt(self, name: str) -> Excerpt:
        return self._briefing.statements[name].excerpt


def _words(briefing: Briefing, name: str) -> frozenset[str]:
    return frozenset(briefing.statements[name].excerpt.text.split())


def _day(article: Article) -> str:
    return article.published.period.latest.isoformat() if article.published else ""
