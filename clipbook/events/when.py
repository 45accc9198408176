"""Turns a story into the day that it tells of, as far as its words give one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from clipbook.events.story import Story
from clipbook.text.dates import Expression, Shape, resolve_expressions, scan_expressions
from clipbook.text.dates.vocabulary import MONTHS

# What is read of a title and of a body. Characters.
_TITLE_READ: Final = 300
_READ: Final = 600
# A day farther from that of publication is background.
_FAR: Final = timedelta(days=400)
# What an expression must ask of the calendar to name a day.
_SHAPES: Final = frozenset({Shape.DAY, Shape.WEEKDAY, Shape.SHIFT})
# The year in which a day without a year is counted: it has a 29 February.
_LEAP: Final = 2000
DAYS_OF_YEAR: Final = 366
# A number that may be that of a day or a year, and the month before it: "May 11".
_NUMBER: Final = re.compile(r"\d+")
_MONTH: Final = re.compile(r"\b([A-Z][a-z]{2,8})\.? $")
_MONTH_READ: Final = 12
_LONGEST_DAY: Final = 2
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
DAYS_OF_WEEK: Final = 7


class When(Struct, frozen=True):
    """The first day that a story names: the weekday from Monday, 0, and the day of a leap year.

    -1 where the words give none.
    """

    weekday: int = -1
    day: int = -1

    def days_before(self, published: int) -> int:
        """How many days before that of publication, an ordinal, the day was; 0 where none is."""
        own = _day_of_year(date.fromordinal(published))
        return (own - self.day) % DAYS_OF_YEAR if self.day >= 0 else 0


def when(story: Story) -> When:
    """The first day that the beginning of `story` names.

    Without a day of publication, `Saturday` is a weekday and `Sept. 23` a day of some year.
    """
    found = When()
    for day in _days(story):
        found = When(
            day.weekday if found.weekday < 0 else found.weekday,
            day.day if found.day < 0 else found.day,
        )
        if found.weekday >= 0 <= found.day:
            break
    return found


def agreement(a: When, b: When) -> list[float]:
    """Whether two stories name the same day, and whether only days apart, as 0 or 1.

    Days are apart by more than one, for the time zones. Both are 0 where a side names none.
    """
    return [float(0 in _distances(a, b)), float(are_apart(a, b))]


def are_apart(a: When, b: When) -> bool:
    """Whether two stories name only days that lie apart."""
    distances = _distances(a, b)
    return max(distances) > 1 and 0 not in distances


def past(text: str, published: date | None) -> set[int]:
    """The days before that of publication that `text` names by month and day, and the years.

    Days are ordinals, those of the year before publication; none where that is not known.
    """
    found: set[int] = set()
    for m in _NUMBER.finditer(text) if published else ():
        digits = m.group()
        if _YEAR.fullmatch(digits):
            found.add(int(digits))
        elif len(digits) <= _LONGEST_DAY:
            found |= _last(text[max(0, m.start() - _MONTH_READ) : m.start()], digits, published)
    return found


def _last(before: str, digits: str, published: date | None) -> set[int]:
    """The last day before publication that has this month, as it stands before, and number."""
    named = _MONTH.search(before)
    month = MONTHS.get(named.group(1).casefold()) if named else None
    if not month or not published:
        return set()
    year = published.year - ((month, int(digits)) > (published.month, published.day))
    try:
        return {date(year, month, int(digits)).toordinal()}
    except ValueError:
        return set()


def _distances(a: When, b: When) -> tuple[int, int]:
    """Days between the days of the year and between the weekdays, -1 where a side names none."""
    day = _distance(a.day, b.day, DAYS_OF_YEAR) if a.day >= 0 <= b.day else -1
    weekday = _distance(a.weekday, b.weekday, DAYS_OF_WEEK) if a.weekday >= 0 <= b.weekday else -1
    return day, weekday


def _distance(a: int, b: int, period: int) -> int:
    return min((a - b) % period, (b - a) % period)


def _days(story: Story) -> Iterator[When]:
    beginning = f"{story.title[:_TITLE_READ]}\n{story.text[:_READ]}"
    for expression in scan_expressions(beginning):
        if not expression.is_aside and expression.shape in _SHAPES:
            yield _resolved(expression, story.day)


def _resolved(expression: Expression, published: date | None) -> When:
    for mention in resolve_expressions([expression], published):
        period = mention.period
        if period and period.is_day and not _is_far(period.earliest, published):
            return When(period.earliest.weekday(), _day_of_year(period.earliest))
    if expression.shape is Shape.WEEKDAY:
        return When(weekday=expression.weekday)
    if expression.shape is Shape.DAY and _is_day(expression):
        return When(day=_day_of_year(date(_LEAP, expression.month, expression.day)))
    return When()


def _is_far(day: date, published: date | None) -> bool:
    return published is not None and abs(day - published) > _FAR


def _is_day(expression: Expression) -> bool:
    """Whether the month of `expression` has such a day."""
    return bool(resolve_expressions([expression], date(_LEAP, 1, 1)))


def _day_of_year(day: date) -> int:
    return day.replace(year=_LEAP).timetuple().tm_yday - 1
