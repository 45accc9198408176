"""Turns the dated statements of a briefing into days, each before, of or ahead of the event."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from clipbook.model import Briefing, Certainty, Period, Precision, TimelineEntry
from clipbook.pages.elements.visible import event_period, is_background


class DayPlace(StrEnum):
    """Where a day lies."""

    PAST = "past"
    DAYS = "days"
    AHEAD = "ahead"


class Day(Struct, frozen=True):
    """What the clippings say of one day, month or year; `anchor` is its row of the timeline."""

    anchor: str
    when: DayPlace
    period: Period
    precision: Precision
    entries: Sequence[TimelineEntry]

    @property
    def keys(self) -> tuple[str, ...]:
        """The statements that name it, each once."""
        return tuple(dict.fromkeys(entry.statement for entry in self.entries))

    @property
    def is_doubtful(self) -> bool:
        """Whether other sources speak against every date that comes to it."""
        return all(entry.certainty is Certainty.DOUBTFUL for entry in self.entries)


def days_of(briefing: Briefing) -> tuple[Day, ...]:
    """The days that the timeline names, in the order of time."""
    event = event_period(briefing)
    held: dict[tuple[DayPlace, Period, Precision], list[TimelineEntry]] = {}
    for entry in sorted(briefing.timeline, key=lambda e: (e.period.earliest, e.period.latest)):
        held.setdefault((_when(entry, event), entry.period, entry.precision), []).append(entry)
    return tuple(
        Day(f"date-{number}", when, period, precision, entries)
        for number, ((when, period, precision), entries) in enumerate(held.items(), 1)
    )


def _when(entry: TimelineEntry, event: Period | None) -> DayPlace:
    if entry.ahead:
        return DayPlace.AHEAD
    return DayPlace.PAST if is_background(entry.period, event) else DayPlace.DAYS
