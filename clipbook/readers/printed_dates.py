"""Turns lines that print dates, in some forty languages and four calendars, into days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from clipbook.model import Period, Published
from clipbook.text import english
from clipbook.text.language import find_language
from clipbook.text.languages import MONTH_NAMES

MONTHS: Final = [month.title() for month in english.MONTHS]
_NAMES: Final = [name for names in MONTH_NAMES.values() for name in names]
_ENGLISH: Final = {
    name[:letters]: number
    for number, name in enumerate(english.MONTHS, start=1)
    for letters in (3, 4 if number == 9 else 3, len(name))  # noqa: PLR2004 - "Sept" is short, too
}
_MONTHS: Final = {name.text: name.month for name in _NAMES} | _ENGLISH
_MONTHS_FIRST: Final = _ENGLISH | {
    name.text: name.month for name in _NAMES if not (name.is_short and name.text.isascii())
}
"""Those that stand before a day; what is cut short may be another word there: `Pro 12`."""
# What each date holds: "2".
_DIGIT: Final = re.compile(r"\d")
# What one with a month's name, or that begins with the year, holds: "1998", "2567", "令和6年".
_YEAR: Final = re.compile(r"(?:19|20|2[45])\d\d|年")
_YEARS: Final = r"(?P<year>(?:19|20|2[45])\d\d)"
# A month's name, perhaps with vowel signs or full stops inside: "December", "मार्च", "มี.ค".
_NAME: Final = (
    r"(?P<month>[^\W\d_](?:[^\W\d_]|[\u0900-\u0963\u0e31-\u0e4e]|\.(?=[\u0e01-\u0e2e])){1,14})"
)
# "Dec. 22, 2023", "December 22nd 2023", "มี.ค. 15, 2567".
_MONTH_FIRST: Final = re.compile(
    rf"{_NAME}\.? ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?:at )?{_YEARS}(?!\d)"
)
# "22 December 2023", "22. Dezember 2023", "22 de diciembre de 2023", "6 มิถุนายน พ.ศ. 2567".
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ -]?(?:de |of )?"
    rf"{_NAME}\.? ?,?[ -]?(?:de |del |พ\.ศ\. ?)?{_YEARS}(?!\d)"
)
# "2023-12-22", "2023/12/22", "2023. 9. 23.", "2023年12月22日", "2023년 12월 22일".
_YEAR_FIRST: Final = re.compile(
    rf"(?<!\d){_YEARS}(?:[-/.] ?|년 ?|年)(?P<month>\d{{1,2}})(?:[-/.] ?|월 ?"
    r"|月)(?P<day>\d{1,2})(?!\d)"
)
# "2024. március 5.", "2024 m. kovo 5 d."; the day stands last.
_YEAR_NAME: Final = re.compile(rf"(?<!\d){_YEARS}\.? {_NAME} (?P<day>\d{{1,2}})(?!\d)")
# "21 tháng 09 năm 2025", "21 Tháng 9, 2025".
_VIETNAMESE: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[ ,]{1,2}tháng (?P<month>\d{1,2})(?:,|/|,? năm)? ?"
    rf"{_YEARS}",
    re.IGNORECASE,
)
# "令和6年3月5日", "平成元年1月8日", "民國113年3月5日": counted from the first year of an era.
_ERA: Final = re.compile(
    r"(?P<era>令和|平成|昭和|民國|民国)(?P<year>元|\d{1,3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before the first of each era."""
_PERSIAN_MONTHS: Final = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
)
# "1 مهر 1402", of the solar calendar of Iran.
_PERSIAN: Final = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_PERSIAN_MONTHS)}) (?P<year>1[34]\d\d)(?!\d)"
)
_PERSIAN_EPOCH: Final = 226_894
"""The ordinal of the day before the first of the calendar of Iran: 21 March 622."""
_PERSIAN_LEAPS: Final = (1, 5, 9, 13, 17, 22, 26, 30)
"""Of each 33 years these have a day more; exact from 1178 to 1633, that is 1799 to 2255."""
BUDDHIST: Final = 543
"""The Thai calendar counts so many years more."""
_FIRST_BUDDHIST: Final = 2440
# "02/10/2023", "22.12.23", "17/06/2567": the order of day and month is not said.
_NUMBERS: Final = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)"
    r"(?P<year>(?:19|20|2[45])\d\d|\d\d)(?![\d/])"
)
# A day within a text, without a year: "September 26", "26 Sept".
_MENTION: Final = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})\b(?!,? \d{4})"
    r"|\b(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8})\b(?! \d{4})"
)
# The words before a day of publication: "Published: ", "Publié le".
PUBLISHED: Final = re.compile(
    r"\b(?:publish(?:ed|ing)?|posted|released|issued|date|created|written|veröffentlicht|erschienen"
    r"|publiée?|publicado|publicada|pubblicato|gepubliceerd|publicerad|publiceret|publisert"
    r"|opublikowano|опубликовано|đăng)\b|公開|掲載|配信|发布|發布|เผยแพร่",
    re.IGNORECASE,
)
# The words before a day on which something else was done: "Last updated ", "Mis à jour le".
UPDATED: Final = re.compile(
    r"\b(?:updated?|modified|edited|revised|reviewed|fact.?checked|accessed|aktualisiert"
    r"|mis à jour|mise à jour|actualizado|actualizada|atualizado|aggiornato|bijgewerkt|uppdaterad"
    r"|opdateret|oppdatert|zaktualizowano|обновлено|güncelle\w{1,5}|cập nhật"
    r"|expires?|expected|events?|deadline)\b|更新|แก้ไข|อัปเดต",
    re.IGNORECASE,
)
# A clock or zone of the United States, where the month comes first: "3:53PM PST".
_AMERICAN: Final = re.compile(r"\b(?:E[SD]?T|P[SD]T|C[SD]T|M[SD]T)\b")
_NEAR: Final = 45
"""A text reports days that are at most this far from its own."""
_FAR: Final = 90
"""A reading of a date is out of the question where the text's days are all further away."""


class Stated(NamedTuple):
    """A day as a line states it, and its place; several days where the order is not said."""

    days: tuple[date, ...]
    start: int
    end: int


def find_stated(line: str) -> tuple[Stated, ...]:
    """The full dates of a line, in order."""
    if not _DIGIT.search(line):
        return ()
    if not line.isascii():  # digits of Arabic, Persian, Devanagari and other scripts
        line = _DIGIT.sub(lambda m: str(int(m[0])), line)
    found = [*_named(line), *_numeric(line)]
    found.sort(key=lambda stated: (stated.start, -stated.end))
    kept: list[Stated] = []
    for stated in found:
        if not kept or stated.start >= kept[-1].end:
            kept.append(stated)
    return tuple(kept)


def _named(line: str) -> Iterator[Stated]:
    for m in () if line.isascii() else _PERSIAN.finditer(line):
        if day := _persian(int(m["year"]), _PERSIAN_MONTHS.index(m["month"]), int(m["day"])):
            yield Stated((day,), m.start(), m.end())
    if not _YEAR.search(line):
        return
    vietnamese = (_VIETNAMESE,) if "áng" in line or "ÁNG" in line else ()
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _YEAR_FIRST, _YEAR_NAME, *vietnamese):
        for m in pattern.finditer(line):
            name = m["month"].lower()
            names = _MONTHS_FIRST if pattern is _MONTH_FIRST else _MONTHS
            month = int(name) if name.isdigit() else names.get(name, 0)
            if day := _day(int(m["year"]), month, int(m["day"])):
                yield Stated((day,), m.start(), m.end())
    for m in _ERA.finditer(line) if "年" in line else ():
        year = _ERAS[m["era"]] + (1 if m["year"] == "元" else int(m["year"]))
        if day := _day(year, int(m["month"]), int(m["day"])):
            yield Stated((day,), m.start(), m.end())


def _numeric(line: str) -> Iterator[Stated]:
    for m in _NUMBERS.finditer(line):
        year, a, b = int(m["year"]), int(m["a"]), int(m["b"])
        year += 2000 if year < 100 else 0  # noqa: PLR2004 - a year in two digits
        days = {day for day in (_day(year, b, a), _day(year, a, b)) if day}
        if m["sep"] == "." and (day := _day(year, b, a)):
            days = {day}  # day.month.year is the only order written with full stops
        if days:
            yield Stated(tuple(sorted(days)), m.start(), m.end())


def _day(year: int, month: int, day: int) -> date | None:
    """The day of a Gregorian or a Buddhist year; None where there is none."""
    try:
        return date(year - BUDDHIST if year >= _FIRST_BUDDHIST else year, month, day)
    except ValueError:
        return None


def _persian(year: int, month: int, day: int) -> date | None:
    """The day of a year of Iran, its month counted from 0; None for a day that no month has."""
    if not 0 < day <= (31 if month < 6 else 30):  # noqa: PLR2004 - six months are longer
        return None
    cycles, rest = divmod(year - 1, 33)
    leaps = 8 * cycles + sum(leap <= rest for leap in _PERSIAN_LEAPS)
    days = 365 * (year - 1) + leaps + 30 * month + min(month, 6) + day
    return date.fromordinal(_PERSIAN_EPOCH + days)


def in_usual_order(stated: Stated, line: str, language: str) -> tuple[date, ...]:
    """The days that may be meant where nothing but the language tells day from month.

    `language` is a tag such as `en-US`; of English the country decides, and is needed.
    """
    if len(stated.days) == 1 or not language:
        return stated.days
    tag = language.replace("_", "-").lower()
    american = tag == "en-us" or bool(_AMERICAN.search(line))
    if tag == "en" and not american:
        return stated.days
    day = _in_order(stated, line, month_first=american)
    return (day,) if day else stated.days


def on_day(day: date) -> Published:
    """That a clipping states to be published on `day`."""
    return Published(Period(day, day), "stated")


def either(text: str, stated: Stated) -> Published:
    """The range of both readings of a date whose order of day and month nothing decides."""
    written = text[stated.start : stated.end]
    readings = " or ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in stated.days)
    basis = f"`{written}` may be {readings} {stated.days[0].year}"
    return Published(Period(stated.days[0], stated.days[-1]), basis)


def settle(stated: Stated, line: str, lines: Sequence[str], body: Sequence[str]) -> date | None:
    """The day that is meant where day and month could change places; None where nothing decides.

    Decides by, in this order: another date of the clipping in the same shape; a clock of the
    United States beside it; the same day written out elsewhere; a language other than English, in
    which the day comes first; days that the body reports, which lie near the day it was published.
    """
    if len(stated.days) == 1:
        return stated.days[0]
    orders = {_month_first(m) for text in lines for m in _NUMBERS.finditer(text)} - {None}
    if not orders and _AMERICAN.search(line):
        orders = {True}
    if len(orders) == 1:
        return _in_order(stated, line, month_first=orders == {True})
    elsewhere = {d for text in lines for d in _sure_days(text)} & set(stated.days)
    if len(elsewhere) == 1:
        return elsewhere.pop()
    if find_language(" ".join(body)) not in {"", "en"}:
        return _in_order(stated, line, month_first=False)
    near = [day for day in stated.days if _distance(day, body) <= _NEAR]
    far = [day for day in stated.days if _distance(day, body) > _FAR]
    return near[0] if len(near) == 1 and len(near) + len(far) == len(stated.days) else None


def _sure_days(text: str) -> set[date]:
    return {stated.days[0] for stated in _named(text)}


def _month_first(m: re.Match[str]) -> bool | None:
    a, b = int(m["a"]), int(m["b"])
    if a > 12 >= b:  # noqa: PLR2004 - there are twelve months
        return False
    return True if b > 12 >= a else None  # noqa: PLR2004


def _in_order(stated: Stated, line: str, *, month_first: bool) -> date | None:
    m = _NUMBERS.search(line, stated.start)
    if not m:
        return None
    a, b = int(m["a"]), int(m["b"])
    return next(
        (d for d in stated.days if (d.month, d.day) == ((a, b) if month_first else (b, a))), None
    )


def _distance(day: date, body: Sequence[str]) -> int:
    """How many days the nearest day that `body` mentions is away, in whichever year."""
    best = 999
    for text in body:
        for m in _MENTION.finditer(text):
            month = _MONTHS.get((m["month"] or m["month2"]).lower(), 0)
            number = int(m["day"] or m["day2"])
            for year in (day.year - 1, day.year, day.year + 1):
                if mentioned := _day(year, month, number):
                    best = min(best, abs((mentioned - day).days))
    return best
