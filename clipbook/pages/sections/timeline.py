"""Turns the dated statements into rows: the days of the event, what is ahead, and the past."""

from __future__ import annotations

from clipbook.model import Precision
from clipbook.pages.elements.dated import Day, DayPlace, days_of
from clipbook.pages.elements.statements import Data, View, cite, statement
from clipbook.pages.elements.wording import CERTAINTIES


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
