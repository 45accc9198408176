"""Turns a text into the expressions of time it holds, with the days they come to."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from clipbook.model import Certainty, DateMention, Period, Precision
from clipbook.source import Span

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
# A month, a day and perhaps a year: "Sept. 13", "September 23, 2023".
_MONTH_DAY: Final = re.compile(
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (?P<day>\d{1,2})\b(?:,? (?P<year>(?:19|20)\d\d))?",
)


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The expressions of time in `text`, in order, resolved against the day it was published where that is known."""
    found = (_resolve(m, published) for m in _MONTH_DAY.finditer(text))
    return tuple(mention for mention in found if mention)


def resolve_date(text: str, span: Span, published: date | None) -> DateMention | None:
    """What the expression of time at `span` comes to; None where it is not understood."""
    return next((m for m in find_dates(text, published) if m.span.overlaps(span)), None)


def iso(mention: DateMention) -> str | None:
    """The value in ISO 8601: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None for a range and for an open one."""
    if mention.period is None or mention.precision is Precision.RANGE:
        return None
    length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[mention.precision]
    return mention.period.earliest.isoformat()[:length]


def _resolve(m: re.Match[str], published: date | None) -> DateMention | None:
    month = _MONTHS.index(m["month"][:3].lower()) + 1
    year = int(m["year"]) if m["year"] else published.year if published else 0
    if not year or not 1 <= int(m["day"]) <= monthrange(year, month)[1]:
        return None
    day = date(year, month, int(m["day"]))
    certainty = Certainty.STATED if m["year"] else Certainty.RESOLVED
    return DateMention(span=Span(*m.span()), period=Period(day, day), certainty=certainty)
