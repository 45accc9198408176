"""Knows the words of the calendar: their numbers, the parts of patterns, and what they come to.

Months, weekdays, seasons, number words and units; an expression of time as found, not yet resolved.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from clipbook.notes import Span
from clipbook.text import english
from clipbook.text.dates.tense import Direction

MONTHS: Final[Mapping[str, int]] = {
    name[:length]: number
    for number, name in enumerate(english.MONTHS, 1)
    for length in {3, 4 if name == "september" else 3, len(name)}
}

WEEKDAYS: Final[Mapping[str, int]] = {
    name[:length]: number
    for number, name in enumerate(english.WEEKDAYS)
    for length in (3, *{"tuesday": (4,), "thursday": (4, 5)}.get(name, ()), len(name))
}

SEASONS: Final[Mapping[str, int]] = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""The first month of a season of the northern hemisphere."""

SMALL_NUMBERS: Final[Mapping[str, int]] = {**english.NUMERALS, "a": 1, "an": 1, "couple": 2}

ORDINALS: Final[Mapping[str, int]] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        1,
    )
} | {"thirtieth": 30}


class Unit(StrEnum):
    """A stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


def number(words: str) -> int:
    """The number that digits or small number words give.

    `12`, `a`, `twenty-five`; 0 where they give none.
    """
    words = words.strip()
    if words.isdecimal():
        return int(words)
    if words in SMALL_NUMBERS:
        return SMALL_NUMBERS[words]
    tens, _, ones = words.replace(" ", "-").partition("-")
    return english.TENS[tens] + SMALL_NUMBERS.get(ones, 0) if tens in english.TENS else 0


def ordinal(words: str) -> int:
    """The number that an ordinal or a plain number gives.

    `23rd`, `eighth`, `twenty-third`; 0 where it gives none.
    """
    if words in ORDINALS:
        return ORDINALS[words]
    tens, _, ones = words.partition("-")
    if tens in english.TENS:
        return english.TENS[tens] + ORDINALS.get(ones, 0)
    return number(words.rstrip("stndrh"))


def year(words: str) -> int:
    """The year that digits or words give.

    `1996`, `nineteen ninety-six`, `two thousand six`, `'89`; 0 for none.
    """
    if words[:1] in "'’":
        short = int(words[1:])
        return (1900 if short > 30 else 2000) + short  # noqa: PLR2004 - two digits of this age
    if words.isdecimal():
        return int(words)
    if words.startswith("two thousand"):
        return 2000 + number(words.removeprefix("two thousand").replace(" and ", " "))
    century, _, rest = words.partition(" ")
    return number(century) * 100 + number(rest) if number(rest) else 0


MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?!\w)"
)
WEEKDAY: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.)(?!\w)"
)
DAY: Final = r"(?:[0-3]?\d(?:st|nd|rd|th)?(?![\w%]|[.,:]\d|-[a-z]))"
ORDINAL_DAY: Final = (
    r"(?:[0-3]?\d(?:st|nd|rd|th)(?!\w)|(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
    r"(?!\w)"
)
FIGURES: Final = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)"
_ONES: Final = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS: Final = r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS: Final = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
SPELLED: Final = (
    r"(?:(?:(?:eighteen|nineteen|twenty)[- ](?:hundred )?|two thousand (?:and )?)"
    rf"(?:{_TEENS}|{_TENS}(?:[- ]{_ONES})?)\b|two thousand(?: and)?(?: {_ONES})?\b)"
)
YEAR: Final = rf"(?:{FIGURES}|{SPELLED})"
COUNT: Final = rf"(?:\d{{1,3}}|an?|{_ONES}|{_TEENS}|{_TENS}(?:-{_ONES})?)"
UNIT: Final = r"(?:day|week|month|quarter|year|decade)"
EDGE: Final = (
    r"(?:(?:early|late|mid|sometime|later|earlier)(?:[- ](?:in )?)"
    r"|(?:the )?(?:very )?(?:beginning|start|middle|end|close|rest|remainder|course) of )"
)
PART: Final = r"(?: (?:morning|afternoon|evening|night)(?!\w))"
DAY_FROM: Final = r"(?:(?:(?:the|a|one) )?day (?P<offset>before|after) )?"
OF_YEAR: Final = (
    rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of |in )?(?P<yearside>last|this|next) year(?!\w))?"
)
FEASTS: Final = (
    r"new year[’']s (?:day|eve)|christmas(?: (?:day|eve))?|boxing day|valentine[’']s day|halloween"
    r"|bastille day|thanksgiving(?: day)?|election day|labor day|memorial day"
)


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
