"""Turns the statements of a summary into key points: which part of the event each one tells.

The part follows from dates alone, and from tense where a sentence has none: topics are not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from clipbook.findings.evidence.fitness import looks_ahead
from clipbook.model import Briefing, Excerpt, KeyPoint, Part, Period

# Where no day of the event is known: what is news is seldom older than its article by more.
_NEWS: Final = timedelta(days=7)

# In this order a reader is told of an event.
_ORDER: Final = (Part.EVENT, Part.AHEAD, Part.BEFORE)


def label(briefing: Briefing, chosen: Sequence[str]) -> tuple[KeyPoint, ...]:
    """The chosen statements, by id, as key points: what happened, what comes next, what was before.

    The first is what happened; those of one part keep their order.
    """
    days = _days(briefing)
    points = [
        KeyPoint(
            statement=name,
            part=_part(briefing, name, days) if number else Part.EVENT,
            fact=_fact(briefing, briefing.statements[name].excerpt),
        )
        for number, name in enumerate(chosen)
    ]
    return tuple(sorted(points, key=lambda point: _ORDER.index(point.part)))


def _fact(briefing: Briefing, said: Excerpt) -> str:
    """The id of the first fact that a stretch of text states, a part of it at least; '' if none."""
    return next(
        (
            fact.id
            for fact in briefing.facts
            for excerpt in fact.excerpts
            if excerpt.article == said.article and said.span.overlaps(excerpt.span)
        ),
        "",
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
    said = briefing.statements[name].excerpt
    dated = [
        entry
        for entry in briefing.timeline
        if entry.as_written.article == said.article and said.span.contains(entry.as_written.span)
    ]
    if not dated:
        return Part.AHEAD if looks_ahead(said.text) else Part.EVENT
    if days and all(entry.period.latest < days.earliest for entry in dated):
        return Part.BEFORE
    return Part.AHEAD if all(entry.ahead for entry in dated) else Part.EVENT
