"""Turns the language of a site into the words that its pages say themselves.

English stands in the code and the templates. A translation is a gettext catalogue in this folder,
named by its locale as CLDR writes it: `de.po`, `zh_Hans.po`. Adding the file adds the language; its
dates and lists are those of its locale. `docs/translating.md` shows how.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct

from clipbook.model import Period, Precision
from clipbook.text import english

_FOLDER: Final = Path(__file__).parent
_ENGLISH: Final = "en"
# Languages that are written from right to left.
_RIGHT_TO_LEFT: Final = frozenset("ar ckb dv fa he ps sd ug ur yi".split())
_LAST_DAY: Final = 28
_DAYS_OF_YEAR: Final = ((1, 1), (12, 31))

Plural = tuple[str, str]
"""A message for one and a message for several; `%(n)s` in them is how many."""
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


class Locale(Protocol):
    """How a language writes days and lists.

    A skeleton is one of CLDR, such as `yMMMEd`: which fields are shown, and how long they are.
    """

    def day(self, skeleton: str, period: Period) -> str:
        """The first day of a period, or as much of it as the skeleton names."""

    def days(self, skeleton: str, period: Period) -> str:
        """A period from its first day to its last."""

    def row(self, parts: Sequence[str]) -> str:
        """Words in a row: `a`, `a and b`, `a, b and c`."""

    def number(self, number: int) -> str:
        """A small number as running text has it."""


class Interface(Struct, frozen=True):
    """What pages say in one language; `language` is its tag as they carry it."""

    language: str
    translations: NullTranslations
    locale: Locale

    @property
    def direction(self) -> str:
        """`rtl` for a language written from right to left, else `ltr`."""
        return "rtl" if self.language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"

    @property
    def is_translated(self) -> bool:
        """Whether it is another language than that of the code, and of notes on clippings."""
        return type(self.translations) is not NullTranslations

    def say(self, message: str, **values: object) -> str:
        """A message with its values: `%(name)s` in it stands for the value of that name."""
        said = self.translations.gettext(message)
        return said % values if values else said

    def count(self, n: int, one: str, many: str, **values: object) -> str:
        """The message for so many: `1 clipping`, `5 clippings`."""
        return self.translations.ngettext(one, many, n) % {"n": n, **values}

    def row(self, parts: Sequence[str]) -> str:
        """Words in a row: `a`, `a and b`, `a, b and c`."""
        return self.locale.row(parts)

    def clauses(self, parts: Sequence[str]) -> str:
        """Several things said in one line: `silent in A; not compared with B`."""
        return self.say("; ").join(parts)

    def number(self, number: int) -> str:
        """A small number as running text has it: `five`."""
        return self.locale.number(number)

    def days(self, period: Period) -> str:
        """A period as people write it: `23 May 2023`, `May 2023`, `22–26 May 2023`, `2023`."""
        return self._period(period, ("yMMMMd", "yMMMM"))

    def short_days(self, period: Period) -> str:
        """A period in short: `23 Sept 2023`, `22–26 May 2023`."""
        return self._period(period, ("yMMMd", "yMMM"))

    def short_date(self, period: Period, precision: Precision) -> str:
        """A dated entry in short, a day with its name: `Sat 23 Sept 2023`, `May 2023`, `2023`."""
        if precision is Precision.DAY and period.is_day:
            return self.locale.day("yMMMEd", period)
        return self._coarse(period, precision) or self.short_days(period)

    def axis_date(self, period: Period, precision: Precision) -> str:
        """A date at an axis, whose days are of one year: `1992`, `May 2023`, `23 Sept`."""
        if coarse := self._coarse(period, precision) or self._whole(period, "yMMM"):
            return coarse
        return self.locale.day("MMMd", period)

    def published(self, period: Period) -> str:
        """A day of publication, or between which days it lies."""
        if period.is_day or self._whole(period, "yMMMM"):
            return self.days(period)
        first, last = (Period(day, day) for day in (period.earliest, period.latest))
        return self.say(
            "between %(first)s and %(last)s", first=self.days(first), last=self.days(last)
        )

    def _period(self, period: Period, skeletons: tuple[str, str]) -> str:
        day, month = skeletons
        if period.is_day:
            return self.locale.day(day, period)
        return self._whole(period, month) or self.locale.days(day, period)

    def _coarse(self, period: Period, precision: Precision) -> str:
        """The year or month of an entry that is no finer; else empty."""
        first, last = period.earliest, period.latest
        if precision is Precision.YEAR and first.year == last.year:
            return self.locale.day("y", period)
        if precision is Precision.MONTH and first.month == last.month:
            return self.locale.day("yMMM", period)
        return ""

    def _whole(self, period: Period, month: str) -> str:
        """A period that is a whole year or month as such; empty for any other."""
        first, last = period.earliest, period.latest
        ends = (first.month, first.day), (last.month, last.day)
        if first.year == last.year and ends == _DAYS_OF_YEAR:
            return self.locale.day("y", period)
        is_month = (first.year, first.month) == (last.year, last.month)
        if is_month and first.day == 1 and last.day >= _LAST_DAY:
            return self.locale.day(month, period)
        return ""


def mark(message: str) -> str:
    """The message: so that a catalogue holds it, though it is said elsewhere."""
    return message


def mark_plural(one: str, many: str) -> Plural:
    """The two messages, likewise."""
    return one, many


@cache
def find_interface(tag: str) -> Interface:
    """The words in the language of a tag; English where it has no translation.

    Of a language in two scripts it is the translation in that script: `zh-TW` is no `zh_Hans`.
    """
    tag = tag.replace("_", "-")
    if tag.partition("-")[0].lower() in {"", _ENGLISH}:
        return Interface(tag or _ENGLISH, NullTranslations(), ENGLISH)
    from clipbook.interface.translated import read_translation  # noqa: PLC0415 # 70 ms, for few

    translated = read_translation(tag, catalogues())
    if translated is None:
        return find_interface(_ENGLISH)
    return Interface(tag, *translated)


def site_title(tag: str) -> str:
    """What a site in the language `tag` is called whose editor gives it no name."""
    return find_interface(tag).say("Briefings")


@cache
def catalogues() -> Mapping[str, Path]:
    """The translations that there are, by their locales."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.po"))}


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
