"""Turns an expression of time, the day of writing and the time before into the days meant."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from clipbook.model import YEARS, Period, Precision
from clipbook.text.dates.tense import Direction
from clipbook.text.dates.vocabulary import Expression, Shape, Unit

Value = tuple[Period, Precision]

_DAYS_OF_WEEK: Final = 7
_SATURDAY: Final = 5
_NEAR: Final = timedelta(days=45)
"""A day without a year this near on the other side outweighs the tense of the clause."""
_SOON: Final = 2
"""A month without a year this many months ahead is the coming one where no verb says otherwise."""


def resolve(expression: Expression, published: date | None, before: Period | None) -> Value | None:
    """The days that `expression` means; None for impossible days and for what stays open."""
    try:
        value = _value(expression, published, before)
        if value and expression.offset and value[0].is_day:
            value = _single(value[0].earliest + timedelta(days=expression.offset))
    except (ValueError, OverflowError):  # no such day: 31 June, the year 0
        return None
    is_known = value and value[0].earliest.year in YEARS and value[0].latest.year in YEARS
    return value if is_known else None


def _value(expression: Expression, published: date | None, before: Period | None) -> Value | None:
    if expression.shape is Shape.CHAIN:
        return _chained(expression, before) if before else None
    if expression.shape is Shape.OPEN or (published is None and not expression.is_stated):
        return None
    return _SHAPES[expression.shape](expression, published or date(expression.year, 1, 1))


def _single(day: date) -> Value:
    return Period(day, day), Precision.DAY


def _month(year: int, month: int) -> Value:
    return Period(
        date(year, month, 1), date(year, month, monthrange(year, month)[1])
    ), Precision.MONTH


def _year(year: int) -> Value:
    return Period(date(year, 1, 1), date(year, 12, 31)), Precision.YEAR


def _range(first: date, last: date) -> Value:
    return Period(first, last), Precision.RANGE


def _week(day: date) -> Value:
    monday = day - timedelta(days=day.weekday())
    return _range(monday, monday + timedelta(days=6))


def _moved(day: date, unit: Unit, count: int) -> Value:
    """The unit of the calendar that lies `count` units from the one `day` lies in."""
    if unit is Unit.DAY:
        return _single(day + timedelta(days=count))
    if unit is Unit.WEEK:
        return _week(day + timedelta(weeks=count))
    if unit is Unit.YEAR:
        return _year(day.year + count)
    if unit is Unit.DECADE:
        return _range(
            date(day.year + 10 * count - 1, 1, 1), date(day.year + 10 * count + 1, 12, 31)
        )
    months = day.year * 12 + day.month - 1
    if unit is Unit.QUARTER:
        return _quarter(*divmod(months // 3 + count, 4))
    year, month = divmod(months + count, 12)
    return _month(year, month + 1)


def _quarter(year: int, place: int) -> Value:
    last = 3 * place + 3
    return _range(date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]))


def _chained(expression: Expression, before: Period) -> Value | None:
    if expression.unit is Unit.DAY and not before.is_day:
        return None
    return _moved(before.earliest, expression.unit, expression.count)


def _shifted(expression: Expression, published: date) -> Value:
    return _moved(published, expression.unit, expression.count)


def _year_of(expression: Expression, published: date) -> int:
    """The year that the words give, in figures or as `last year`; 0 where they give none."""
    if expression.years is not None:
        return published.year + expression.years
    return expression.year


def _in_day(expression: Expression, published: date) -> Value:
    year = _year_of(expression, published) or _best_year(expression, published)
    first = date(year, expression.month, expression.day)
    if not expression.last_day:
        return _single(first)
    last_month = expression.last_month or expression.month
    return _range(first, date(year + (last_month < first.month), last_month, expression.last_day))


def _best_year(expression: Expression, published: date) -> int:
    """The year that fits the weekday, else the side the clause points to, else the nearest day."""
    days = [
        date(year, expression.month, expression.day)
        for year in range(published.year - 1, published.year + 2)
        if expression.day <= monthrange(year, expression.month)[1]
    ]
    if not days:
        raise ValueError("no such day in these years")
    if expression.count < 0:  # "last Oct. 23"
        return max(day for day in days if day < published).year
    if expression.count > 0:
        return min(day for day in days if day > published).year
    fitting = [day for day in days if day.weekday() == expression.weekday]
    nearest = min(fitting or days, key=lambda day: abs(day - published))
    if fitting or abs(nearest - published) <= _NEAR:
        return nearest.year
    if expression.direction is Direction.PAST:
        return max((day for day in days if day <= published), default=nearest).year
    if expression.direction is Direction.FUTURE:
        return min((day for day in days if day >= published), default=nearest).year
    return nearest.year


def _in_month(expression: Expression, published: date) -> Value:
    year = _year_of(expression, published)
    if not year:
        distance = expression.month - published.month
        if expression.count < 0:
            year = published.year - (distance >= -1)  # the month just over is "last month"
        elif expression.count > 0:
            year = published.year + (distance <= 0)
        elif expression.direction is Direction.FUTURE:
            year = published.year + (distance < 0)
        elif expression.direction is Direction.PAST:
            year = published.year - (distance > 0)
        else:
            year = published.year - (distance > _SOON)
    first = _month(year, expression.month)
    if not expression.last_month:
        return first
    last_year = expression.last_year or year + (expression.last_month < expression.month)
    return _range(first[0].earliest, _month(last_year, expression.last_month)[0].latest)


def _in_year(expression: Expression, published: date) -> Value:
    year = _year_of(expression, published)
    if not expression.last_year:
        return _year(year)
    return _range(_year(year)[0].earliest, _year(expression.last_year)[0].latest)


def _in_week(expression: Expression, published: date) -> Value:
    if expression.unit is Unit.WEEK:
        monday = _week(published + timedelta(weeks=expression.count))[0].earliest
        return _single(monday + timedelta(days=expression.weekday))
    back = (published.weekday() - expression.weekday) % _DAYS_OF_WEEK
    ahead = (expression.weekday - published.weekday()) % _DAYS_OF_WEEK
    if expression.count < 0:
        return _single(published - timedelta(days=back or _DAYS_OF_WEEK))
    if expression.count > 0:
        return _single(published + timedelta(days=ahead or _DAYS_OF_WEEK))
    if expression.direction is Direction.FUTURE:
        return _single(published + timedelta(days=ahead))
    return _single(published - timedelta(days=back))


def _in_weekend(expression: Expression, published: date) -> Value:
    """The weekend of this week and those before and after it.

    On a Monday `the weekend` is the one just past.
    """
    ahead = expression.direction is Direction.FUTURE or published.weekday() >= _SATURDAY
    week = _week(published)[0].earliest + timedelta(weeks=expression.count - (not ahead))
    return _range(week + timedelta(days=_SATURDAY), week + timedelta(days=_SATURDAY + 1))


def _in_season(expression: Expression, published: date) -> Value:
    year = _year_of(expression, published)
    if not year:
        year = published.year
        if expression.count < 0 and published.month <= expression.month + 2:
            year -= 1
    last_year, last = divmod(year * 12 + expression.month + 1, 12)
    return _range(date(year, expression.month, 1), _month(last_year, last + 1)[0].latest)


def _in_quarter(expression: Expression, published: date) -> Value:
    year = _year_of(expression, published)
    if not year:
        year = published.year
        ahead = expression.direction is Direction.FUTURE
        if not ahead and 3 * (expression.count - 1) + 1 > published.month:
            year -= 1
    return _quarter(year, expression.count - 1)


def _in_feast(expression: Expression, published: date) -> Value:
    year = _year_of(expression, published)
    if year:
        return _single(_feast(expression.name, year))
    days = [_feast(expression.name, published.year + offset) for offset in (-1, 0, 1)]
    nearest = min(days, key=lambda day: abs(day - published))
    is_near = not expression.count and abs(nearest - published) <= _NEAR
    if is_near or (not expression.count and expression.direction is Direction.OPEN):
        return _single(nearest)
    if expression.count < 0 or expression.direction is Direction.PAST:
        return _single(max(day for day in days if day <= published))
    return _single(min(day for day in days if day >= published))


def _feast(name: str, year: int) -> date:
    """The day of a feast: a fixed one, or the n-th weekday of a month."""
    month, day, weekday = FEASTS[name]
    earliest = date(year, month, day)
    ahead = (weekday - earliest.weekday()) % _DAYS_OF_WEEK if weekday >= 0 else 0
    return earliest + timedelta(days=ahead)


FEASTS: Final[Mapping[str, tuple[int, int, int]]] = {
    "new year's day": (1, 1, -1),
    "new year's eve": (12, 31, -1),
    "christmas": (12, 25, -1),
    "christmas day": (12, 25, -1),
    "christmas eve": (12, 24, -1),
    "boxing day": (12, 26, -1),
    "valentine's day": (2, 14, -1),
    "halloween": (10, 31, -1),
    "bastille day": (7, 14, -1),
    "thanksgiving": (11, 22, 3),
    "thanksgiving day": (11, 22, 3),
    "election day": (11, 2, 1),
    "labor day": (9, 1, 0),
    "memorial day": (5, 25, 0),
}
"""The feasts that news names instead of a day.

Month, day, and where it moves the weekday from that day on.
"""

_SHAPES: Final[Mapping[Shape, Callable[[Expression, date], Value]]] = {
    Shape.DAY: _in_day,
    Shape.MONTH: _in_month,
    Shape.YEAR: _in_year,
    Shape.WEEKDAY: _in_week,
    Shape.SHIFT: _shifted,
    Shape.SEASON: _in_season,
    Shape.QUARTER: _in_quarter,
    Shape.HOLIDAY: _in_feast,
    Shape.WEEKEND: _in_weekend,
}
