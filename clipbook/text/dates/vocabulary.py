"""Turns the words of the calendar into numbers: months, weekdays, seasons, number words, units."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from clipbook.text import english

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
