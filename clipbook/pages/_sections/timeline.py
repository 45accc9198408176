"""Turns the dated statements into three blocks: before, the days of the event, ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from clipbook.model import Briefing, Period, TimelineEntry
from clipbook.pages._statements import Data, View, statement
from clipbook.pages._wording import CERTAINTIES, dated_words

_OPEN_BACKGROUND: Final = 3


def event_period(briefing: Briefing) -> Period | None:
    """The days of the event: as the editor gives them, else as its articles are dated."""
    if briefing.event.period:
        return briefing.event.period
    periods = [a.published.period for a in briefing.event.articles if a.published]
    if not periods:
        return None
    return Period(min(p.earliest for p in periods), max(p.latest for p in periods))


def timeline(view: View) -> list[Data]:
    """The blocks that hold something, in the order of time; a long background is folded."""
    days = event_period(view.briefing)
    entries = list(enumerate(view.briefing.timeline, 1))
    ahead = [pair for pair in entries if pair[1].ahead]
    past = [pair for pair in entries if not pair[1].ahead]
    before = [pair for pair in past if days and pair[1].period.latest < days.earliest]
    during = [pair for pair in past if pair not in before]
    blocks = (
        ("Before", before, len(before) > _OPEN_BACKGROUND),
        ("The days of the event" if before or ahead else "Dated", during, False),
        ("Ahead, as planned or expected when it was written", ahead, False),
    )
    return [
        {"title": title, "folded": folded, "days": _days(view, pairs)}
        for title, pairs, folded in blocks
        if pairs
    ]


def _days(view: View, pairs: Sequence[tuple[int, TimelineEntry]]) -> list[Data]:
    ordered = sorted(pairs, key=lambda p: (p[1].period.earliest, p[1].period.latest, p[0]))
    by_day: dict[str, list[tuple[int, TimelineEntry]]] = {}
    for number, entry in ordered:
        by_day.setdefault(dated_words(entry.period, entry.precision), []).append((number, entry))
    return [
        {
            "words": words,
            "iso": _iso(same[0][1]),
            "entries": _entries(view, same),
        }
        for words, same in by_day.items()
    ]


def _entries(view: View, same: Iterable[tuple[int, TimelineEntry]]) -> list[Data]:
    by_statement: dict[str, list[tuple[int, TimelineEntry]]] = {}
    for number, entry in same:
        by_statement.setdefault(entry.statement, []).append((number, entry))
    return [
        {
            "anchors": [f"date-{number}" for number, _ in pairs],
            "statement": statement(view, key, [entry.as_written for _, entry in pairs]),
            "certainty": CERTAINTIES[pairs[0][1].certainty],
            "ahead": pairs[0][1].ahead,
        }
        for key, pairs in by_statement.items()
    ]


def _iso(entry: TimelineEntry) -> str:
    length = {"year": 4, "month": 7}.get(entry.precision.value, 10)
    return entry.period.earliest.isoformat()[:length]
