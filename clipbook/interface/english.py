"""Turns days, lists and small numbers into English, as the pages have it without a translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from clipbook.model import Period
from clipbook.text import english

_MONTHS: Final = [month.title() for month in english.MONTHS]
_SHORT_MONTHS: Final = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()
_WEEKDAYS: Final = [day[:3].title() for day in english.WEEKDAYS]
_SMALL: Final = "no one two three four five six seven eight nine ten eleven twelve".split()
_PATTERNS: Final[Mapping[str, str]] = {
    "yMMMMd": "{d} {MMMM} {y}",
    "yMMMM": "{MMMM} {y}",
    "yMMMEd": "{E} {d} {MMM} {y}",
    "yMMMd": "{d} {MMM} {y}",
    "yMMM": "{MMM} {y}",
    "MMMd": "{d} {MMM}",
    "y": "{y}",
}
"""What each skeleton of CLDR that we ask for looks like."""


class _English:
    """How English writes days and lists."""

    def day(self, skeleton: str, period: Period) -> str:
        return _written(_PATTERNS[skeleton], period.earliest)

    def days(self, skeleton: str, period: Period) -> str:
        first, last = period.earliest, period.latest
        end = _written(_PATTERNS[skeleton], last)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{end}"
        whole = _PATTERNS[skeleton]
        start = whole.removesuffix(" {y}") if first.year == last.year else whole
        return f"{_written(start, first)} – {end}"

    def row(self, parts: Sequence[str]) -> str:
        return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))

    def number(self, number: int) -> str:
        return _SMALL[number] if number < len(_SMALL) else str(number)


ENGLISH: Final = _English()


def _written(pattern: str, day: date) -> str:
    return pattern.format(
        d=day.day,
        y=day.year,
        E=_WEEKDAYS[day.weekday()],
        MMM=_SHORT_MONTHS[day.month - 1],
        MMMM=_MONTHS[day.month - 1],
    )
