"""Turns the differences of a briefing into the statements that others dispute or outdate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from heapq import heapify, heappop, heappush
from typing import Final

from clipbook.findings.evidence.contrasts import announcements
from clipbook.findings.evidence.fitness import is_told
from clipbook.findings.evidence.matching import matter
from clipbook.findings.evidence.shared_facts import LIKELY, odds_of
from clipbook.model import Article, Briefing, Difference, DifferenceKind, Excerpt, state

# Differences of which the newest side is told.
_VALUES: Final = frozenset((DifferenceKind.NUMBER, DifferenceKind.DATE))
_DISPUTES: Final = frozenset((DifferenceKind.CONTRADICTION, DifferenceKind.TENSION))


def find_outdated(briefing: Briefing) -> frozenset[str]:
    """The statements that others dispute, that a later one corrects, or that it outdates.

    What is told as somebody's words stays: that others say otherwise makes it no less said.
    """
    corrections = _Corrections(briefing)
    names = set(_stale(briefing))
    for difference in briefing.differences:
        if difference.kind in _VALUES:
            names.update(corrections.superseded(difference))
        elif difference.kind is DifferenceKind.UPDATED:
            names.update(name for side in difference.sides[:-1] for name in side.statements)
        elif difference.kind in _DISPUTES:
            names.update(_unattributed(briefing, difference))
    return frozenset(names)


def _unattributed(briefing: Briefing, difference: Difference) -> Iterator[str]:
    """The statements of a difference that give nobody's words."""
    for name in (name for side in difference.sides for name in side.statements):
        if not is_told(briefing.statements[name].excerpt.text):
            yield name


def _stale(briefing: Briefing) -> Iterator[str]:
    """The statements that announce what a clause of another article likely reports as done."""
    found = matter(briefing.event)
    odds = odds_of(found)
    for announcing, reporting in announcements(found):
        if odds[min(announcing, reporting), max(announcing, reporting)] >= LIKELY:
            clause = found.clauses[announcing]
            yield state(briefing.event.article(clause.article), clause.sentence).id


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
        """The statements of all articles but the latest; none where that is not known.

        With them the statements of the same facts that give the same numbers or days.
        """
        sides = [name for side in difference.sides for name in side.statements]
        values = [side.phrase.text for side in difference.sides if side.phrase]
        names = self._with_alike(sides, [frozenset(value.split()) for value in values])
        days = {name: self._days[self._excerpt(name).article] for name in names}
        latest = max(days[name] for name in sides)
        return [name for name in names if "" < days[name] < latest]

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
