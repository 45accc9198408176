"""Turns the differences of a briefing into the statements that others dispute or outdate."""

from __future__ import annotations

from collections.abc import Iterator
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
    names = set(_stale(briefing))
    for difference in briefing.differences:
        if difference.kind in _VALUES:
            names.update(_superseded(briefing, difference))
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


def _superseded(briefing: Briefing, difference: Difference) -> Iterator[str]:
    """The statements of all articles but the latest; none where that is not known.

    With them those of the same facts that give the same numbers or days.
    """
    sides = {name for side in difference.sides for name in side.statements}
    values = [set(side.phrase.text.split()) for side in difference.sides if side.phrase]
    alike = {
        name
        for fact in briefing.facts
        if not sides.isdisjoint(fact.statements)
        for name in fact.statements
        if any(value.issubset(_excerpt(briefing, name).text.split()) for value in values)
    }
    days = {
        name: _day(briefing.event.article(_excerpt(briefing, name).article))
        for name in sides | alike
    }
    latest = max(days[name] for name in sides)
    return (name for name, day in days.items() if "" < day < latest)


def _excerpt(briefing: Briefing, name: str) -> Excerpt:
    return briefing.statements[name].excerpt


def _day(article: Article) -> str:
    return article.published.period.latest.isoformat() if article.published else ""
