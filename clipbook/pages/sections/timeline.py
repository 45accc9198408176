"""Turns the dated statements into rows of days, and into a drawing: an axis of time in pieces.

Years ago and days ahead do not fit one scale. The axis has a piece each for years, months, days and
what is ahead, and within a piece distances are true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from clipbook.interface import mark
from clipbook.model import Period, Precision
from clipbook.pages.elements.statements import Data, View, cite, statement
from clipbook.pages.elements.visible import Day, DayPlace, days_of, event_period
from clipbook.pages.elements.wording import CERTAINTIES

# Fewer days are read faster than a drawing.
_FEWEST: Final = 4
# Days stand by themselves when they are no further from the event, months when no further.
_NEAR: Final = timedelta(days=31)
_FAR: Final = timedelta(days=400)
# In hundredths of the width: the edges, and the gap between two pieces.
_EDGE: Final = 4.0
_GAP: Final = 8.0
# In pixels: the smallest dot, and how much larger each source that names a day makes it.
_SMALLEST: Final = 3.5
_LARGER: Final = 1.2
_LARGEST: Final = 9.0


def timeline(view: View) -> Data | None:
    """A row a day, with the sentence that stands there, or the way to where it stands.

    The past, and what found no room, is folded. None where no day has words.
    """
    days = days_of(view.briefing)
    rows = {day.anchor: _row(view, day) for day in days if _has_words(view, day)}
    if not rows:
        return None
    open_ = {day.anchor for day in days if _is_open(view, day)}
    blocks = {
        when: [
            rows[d.anchor]
            for d in days
            if d.when is when and d.anchor in rows and d.anchor in open_
        ]
        for when in (DayPlace.DAYS, DayPlace.AHEAD)
    }
    folded = [rows[d.anchor] for d in days if d.anchor in rows and d.anchor not in open_]
    return {
        "days": blocks[DayPlace.DAYS],
        "ahead": blocks[DayPlace.AHEAD],
        "folded": folded,
        "more": view.words.count(len(folded), "%(n)s more date", "%(n)s more dates"),
    }


def _has_words(view: View, day: Day) -> bool:
    """Whether a sentence that names the day stands on the page; the past only in its own rows."""
    here = any(view.is_at(key, day.anchor) for key in day.keys)
    return here or (day.when is not DayPlace.PAST and any(key in view.layout for key in day.keys))


def _is_open(view: View, day: Day) -> bool:
    here = [key for key in day.keys if view.is_at(key, day.anchor)]
    return day.when is not DayPlace.PAST and (not here or view.is_open(here, day.anchor))


def _row(view: View, day: Day) -> Data:
    here = [key for key in day.keys if view.is_at(key, day.anchor)]
    elsewhere = [key for key in day.keys if key in view.layout and key not in here]
    return {
        "anchor": day.anchor,
        "words": view.words.short_date(day.period, day.precision),
        "iso": _iso(day),
        "statements": [statement(view, key, [e.as_written for e in day.entries]) for key in here],
        "told": [] if here else [_told(view, key) for key in elsewhere[:1]],
        "doubt": _doubt(view, day),
    }


def _doubt(view: View, day: Day) -> str:
    message = CERTAINTIES[day.entries[0].certainty]
    return view.words.say(message) if message else ""


def _told(view: View, key: str) -> Data:
    """The way to a sentence that stands in another section."""
    return {"href": f"#{view.layout[key].anchor}", "cites": [cite(view, key)]}


def _iso(day: Day) -> str:
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(day.precision, 10)
    return day.period.earliest.isoformat()[:length]


class _AxisScale(StrEnum):
    """What the pieces of the axis are divided into."""

    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    AHEAD = "ahead"


_SCALES: Final[Mapping[_AxisScale, str]] = {
    _AxisScale.YEARS: mark("years"),
    _AxisScale.MONTHS: mark("months"),
    _AxisScale.DAYS: mark("days"),
    _AxisScale.AHEAD: mark("ahead"),
}


class _Stretch(Struct, frozen=True):
    """A piece of the axis, from `start` to `end` in hundredths of the width, and its days."""

    scale: _AxisScale
    start: float
    end: float
    days: Sequence[Day]

    def place(self, day: date) -> float:
        """Where a date stands."""
        first, last = self.days[0].period.earliest, max(d.period.earliest for d in self.days)
        if first == last:
            return (self.start + self.end) / 2
        return self.start + (self.end - self.start) * ((day - first) / (last - first))


def axis(view: View) -> Data | None:
    """The drawing: a dot a day, larger where more sources name it; None for too few days."""
    days = days_of(view.briefing)
    event = event_period(view.briefing)
    if len(days) < _FEWEST or event is None:
        return None
    stretches = _stretches(_by_scale(days, event))
    own = view.event.period
    return {
        "lines": [
            {"x1": _x(each.start), "x2": _x(each.end), "kind": each.scale.value}
            for each in stretches
        ],
        "dots": [
            {
                "x": _x(each.place(day.period.earliest)),
                "r": _radius(view, day),
                "kind": _kind(day, own),
            }
            for each in stretches
            for day in each.days
        ],
        "ticks": [tick for each in stretches for tick in _ticks(view, each)],
        "words": view.words.say(
            "The dates that the clippings name: %(dates)s",
            dates=", ".join(f"{_named(view, each)}: {len(each.days)}" for each in stretches),
        ),
    }


def _by_scale(days: Sequence[Day], event: Period) -> Mapping[_AxisScale, Sequence[Day]]:
    found: dict[_AxisScale, list[Day]] = {scale: [] for scale in _AxisScale}
    for day in days:
        found[_scale(day, event)].append(day)
    return {scale: held for scale, held in found.items() if held}


def _scale(day: Day, event: Period) -> _AxisScale:
    if day.when is DayPlace.AHEAD:
        return _AxisScale.AHEAD
    before = event.earliest - day.period.earliest
    is_day = day.precision in {Precision.DAY, Precision.RANGE}
    if is_day and before <= _NEAR:
        return _AxisScale.DAYS
    return (
        _AxisScale.YEARS if before > _FAR or day.precision is Precision.YEAR else _AxisScale.MONTHS
    )


def _stretches(by_scale: Mapping[_AxisScale, Sequence[Day]]) -> list[_Stretch]:
    """The pieces from left to right, each as wide as it has days, a lone day half as wide again."""
    room = 100 - 2 * _EDGE - _GAP * (len(by_scale) - 1)
    weights = {scale: len(held) + 1 for scale, held in by_scale.items()}
    found: list[_Stretch] = []
    start = _EDGE
    for scale, held in by_scale.items():
        end = start + room * weights[scale] / sum(weights.values())
        found.append(_Stretch(scale, start, end, held))
        start = end + _GAP
    return found


def _named(view: View, stretch: _Stretch) -> str:
    return view.words.say(_SCALES[stretch.scale])


def _ticks(view: View, stretch: _Stretch) -> list[Data]:
    """The dates at the two ends of a piece, or in the middle of it where it holds but one."""
    first, last = stretch.days[0], max(stretch.days, key=lambda day: day.period.earliest)
    ends = {first.period.earliest: first, last.period.earliest: last}
    return [
        {"x": _x(stretch.place(at)), "words": view.words.axis_date(day.period, day.precision)}
        for at, day in ends.items()
    ]


def _radius(view: View, day: Day) -> str:
    sources = {view.article_of(key).id for key in day.keys}
    return f"{min(_LARGEST, _SMALLEST + _LARGER * (len(sources) - 1)):.1f}"


def _kind(day: Day, event: Period | None) -> str:
    return "now" if day.period == event and day.when is DayPlace.DAYS else day.when.value


def _x(place: float) -> str:
    return f"{place:.1f}%"
