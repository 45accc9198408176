"""Turns the statements of a summary into key points: which part of the event each one tells.

The part follows from dates alone, and from tense where a sentence has none: topics are not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from clipbook.findings.evidence.fitness import looks_ahead
from clipbook.model import Briefing, KeyPoint, Part, Period

# Where no day of the event is known: what is news is seldom older than its article by more.
_NEWS: Final = timedelta(days=7)


def label(briefing: Briefing, chosen: Sequence[str]) -> tuple[KeyPoint, ...]:
    """The chosen statements, by id, as key points; the first is what happened."""
    facts = {name: fact.id for fact in reversed(briefing.facts) for name in fact.statements}
    days = _days(briefing)
    return tuple(
        KeyPoint(name, _part(briefing, name, days) if number else Part.EVENT, facts.get(name, ""))
        for number, name in enumerate(chosen)
    )


def _days(briefing: Briefing) -> Period | None:
    """The day of the event, else the days its articles may report of; None where none is known."""
    published = [each.published.period for each in briefing.event.articles if each.published]
    if briefing.event.period or not published:
        return briefing.event.period
    first = min(period.earliest for period in published)
    return Period(first - _NEWS, max(period.latest for period in published))


def _part(briefing: Briefing, name: str, days: Period | None) -> Part:
    """What a statement tells: it is of the event where one of its dates is."""
    dated = [entry for entry in briefing.timeline if entry.statement == name]
    if not dated:
        text = briefing.statements[name].excerpt.text
        return Part.AHEAD if looks_ahead(text) else Part.EVENT
    if days and all(entry.period.latest < days.earliest for entry in dated):
        return Part.BEFORE
    return Part.AHEAD if all(entry.ahead for entry in dated) else Part.EVENT
