"""Turns the lines around an article into the day they state it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            (
                "january jan januar januari janvier enero ene gennaio gen janeiro января "
                "stycznia ledna ocak ianuarie січня ιανουαρίου يناير בינואר"
            ),
            (
                "february feb februar februari février fevrier fév febrero febbraio fevereiro "
                "fev февраля lutego února şubat februarie лютого φεβρουαρίου فبراير בפברואר"
            ),
            (
                "march mar märz maerz mrz maart mrt mars marzo março marco maret марта marca "
                "března mart marts martie березня μαρτίου مارس במרץ"
            ),
            (
                "april apr avril avr abril abr aprile апреля kwietnia dubna nisan aprilie "
                "квітня απριλίου أبريل באפריל"
            ),
            ("may mai mei mayo maggio mag maio мая maja května mayıs maj травня μαΐου مايو במאי"),
            (
                "june jun juni juin junio giugno giu junho июня czerwca června haziran iunie "
                "червня ιουνίου يونيو ביוני"
            ),
            (
                "july jul juli juillet juil julio luglio lug julho июля lipca července temmuz "
                "iulie липня ιουλίου يوليو ביולי"
            ),
            (
                "august aug augustus août aout agosto ago agustus августа sierpnia srpna "
                "ağustos augusti серпня αυγούστου أغسطس באוגוסט"
            ),
            (
                "september sep sept septembre septiembre settembre set setembro сентября "
                "września září eylül septembrie вересня σεπτεμβρίου سبتمبر בספטמבר"
            ),
            (
                "october oct oktober okt octobre octubre ottobre ott outubro out октября "
                "października října ekim octombrie жовтня οκτωβρίου أكتوبر באוקטובר"
            ),
            (
                "november nov novembre noviembre novembro nopember ноября listopada listopadu "
                "kasım noiembrie листопада νοεμβρίου نوفمبر בנובמבר"
            ),
            (
                "december dec dezember dez décembre decembre déc diciembre dic dicembre "
                "dezembro desember des декабря grudnia prosince aralık decembrie грудня "
                "δεκεμβρίου ديسمبر בדצמבר"
            ),
        ),
        start=1,
    )
    for name in names.split()
}
# What each date holds: "2".
_DIGIT: Final = re.compile(r"\d")
# What one with a month's name, or that begins with the year, holds: "1998", "2023".
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# "Dec. 22, 2023", "December 22nd 2023".
_MONTH_FIRST: Final = re.compile(
    r"(?P<month>[^\W\d_]{3,12})\.? ?(?P<day>\d{1,2})(?:st|nd|rd"
    r"|th)?,? ?(?:at )?(?P<year>(?:19|20)\d\d)(?!\d)"
)
# "22 December 2023", "22. Dezember 2023", "22 de diciembre de 2023".
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º)?[ -]?(?:de "
    r"|of )?(?P<month>[^\W\d_]{3,12})\.?,?[ -]?(?:de |del )?(?P<year>(?:19|20)\d\d)(?!\d)"
)
# "2023-12-22", "2023/12/22", "2023年12月22日", "2023년 12월 22일".
_YEAR_FIRST: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-/.]|년 ?|年)(?P<month>\d{1,2})(?:[-/.]|월 ?"
    r"|月)(?P<day>\d{1,2})(?!\d)"
)
# "02/10/2023", "22.12.23": the order of day and month is not said.
_NUMBERS: Final = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d"
    r"|\d\d)(?![\d/])"
)
# A day within a text, without a year: "September 26", "26 Sept".
_MENTION: Final = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})\b(?!,? \d{4})"
    r"|\b(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8})\b(?! \d{4})"
)
# The words before a day of publication: "Published: ".
PUBLISHED: Final = re.compile(
    r"\b(?:publish(?:ed|ing)?|posted|released|issued|date|created|written|veröffentlicht"
    r"|publié|publicado|pubblicato|gepubliceerd)\b",
    re.IGNORECASE,
)
# The words before a day on which something else was done: "Last updated ".
UPDATED: Final = re.compile(
    r"\b(?:updated?|modified|edited|revised|reviewed|fact.?checked|accessed|aktualisiert"
    r"|mis à jour|actualizado|aggiornato|expires?|expected|events?|deadline)\b",
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
    found = [*_named(line), *_numeric(line)]
    found.sort(key=lambda stated: (stated.start, -stated.end))
    kept: list[Stated] = []
    for stated in found:
        if not kept or stated.start >= kept[-1].end:
            kept.append(stated)
    return tuple(kept)


def _named(line: str) -> Iterator[Stated]:
    if not _YEAR.search(line):
        return
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _YEAR_FIRST):
        for m in pattern.finditer(line):
            name = m["month"].lower()
            month = int(name) if name.isdigit() else _MONTHS.get(name, 0)
            if day := _day(int(m["year"]), month, int(m["day"])):
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
    try:
        return date(year, month, day)
    except ValueError:
        return None


def settle(stated: Stated, line: str, lines: Sequence[str], body: Sequence[str]) -> date | None:
    """The day that is meant where day and month could change places; None where nothing decides.

    Decides by, in this order: another date of the clipping in the same shape; a clock of the
    United States beside it; the same day
    written out elsewhere; days that the body reports, which lie near the day it was published.
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
