"""The values between finding an expression of time and resolving it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from clipbook.notes import Span
from clipbook.text.dates.tense import Direction
from clipbook.text.dates.vocabulary import Unit


class Shape(StrEnum):
    """What an expression asks of the calendar."""

    DAY = "day"
    """A day of a month: `Sept. 13`, `September 23, 2023`."""
    MONTH = "month"
    """A month by its name: `July`, `last April`, `November last year`."""
    YEAR = "year"
    """A year by its number."""
    WEEKDAY = "weekday"
    """A day of the week: `Saturday`, `last Friday`, `Tuesday of next week`."""
    SHIFT = "shift"
    """So many units from the day of writing: `yesterday`, `last month`, `two years ago`."""
    CHAIN = "chain"
    """So many units from the time mentioned before: `the same day`, `a year earlier`."""
    SEASON = "season"
    """A season: `last fall`, `summer of 2019`."""
    QUARTER = "quarter"
    """A quarter of a year: `the third quarter`."""
    HOLIDAY = "holiday"
    """A feast by its name: `Christmas Day`, `last Thanksgiving`."""
    WEEKEND = "weekend"
    """Saturday and Sunday: `over the weekend`."""
    OPEN = "open"
    """An expression of time that nothing in the text resolves."""


class Expression(Struct, frozen=True):
    """An expression of time as written (`span`), and what it asks of the calendar.

    `year` is a year of the calendar, `years` a year counted from the one of writing (0 is this
    year); `count` units
    of `unit` lead from the starting point to the time meant; `offset` moves it by
    days (`the day after`). `last_month`, `last_day` and
    `last_year` end a range. What is said
    aside (`a year ago`, `the Sept. 13 summit`) is no starting point for what follows it.
    """

    span: Span
    shape: Shape
    direction: Direction = Direction.OPEN
    year: int = 0
    years: int | None = None
    month: int = 0
    day: int = 0
    weekday: int = -1
    last_month: int = 0
    last_day: int = 0
    last_year: int = 0
    unit: Unit = Unit.DAY
    count: int = 0
    offset: int = 0
    name: str = ""
    is_aside: bool = False

    @property
    def is_stated(self) -> bool:
        """Whether the words alone name the time in full."""
        return self.year > 0
