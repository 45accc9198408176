"""Turns a text in a language of languages/*.toml into the days, months and years it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from clipbook.model import YEARS, Certainty, DateMention, Period, Precision
from clipbook.notes import Span
from clipbook.text.languages import MONTH_NAMES, Dates, Language, find_language
from clipbook.text.languages.marks import find_runs

_WEEK: Final = 7
_BESIDE: Final = 4
"""In characters: so near a date follows its day of the week: `Dienstag, 4. Dezember`."""
_WITHIN_RANGE: Final = 6
"""In characters: so near a date its month is that of a day alone: `11월 20일부터 23일`."""
_ISO: Final = r"(?<![\d/-]){y}(?P<part>[-/]){m}(?P=part){d}(?![\d/-])"
"""Written in every language: `2024-11-03`, `2024/11/3`."""
_NUMERALS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_NO_LETTER: Final = r"(?![^\W\d_])"
# Where a sentence ends, surely enough to tell the tense around a day: ". ", "!” ", "。".
_STOP: Final = re.compile(r"[.!?]['\"”“»’)]*\s|[。।\n]")
# Words that are quoted, which may have another tense: "“It will reopen”".
_QUOTED: Final = re.compile('[“„«"][^”“»"]*[”“»"]?')


class _DayRule(NamedTuple):
    """A way of writing a time, and how much of the calendar it covers."""

    pattern: re.Pattern[str]
    precision: Precision


def find_days(text: str, published: date | None, language: Language) -> tuple[DateMention, ...]:
    """The times that `text` names, in order, resolved against the day it was published.

    The longest way of writing at a place counts. Left out are impossible days, what needs the day
    of writing where that is not known, and `today` within a quotation, which need not be that day.
    """
    rules = _rules(language.code)
    found: list[DateMention] = []
    matches = [(m, rule) for rule in rules for m in rule.pattern.finditer(text)]
    matches.sort(key=lambda each: (each[0].start(), -each[0].end()))
    quoted = find_runs(text, language)
    dated = {m.start() for m, _ in matches if not m.groupdict().get("word")}
    words = {*language.dates.relative, *language.dates.weekdays}
    end, led = 0, None
    for m, rule in matches:
        is_word = bool(m.groupdict().get("word"))
        if m.start() < end or (is_word and (_lies_in(quoted, m.start()) or _is_name(m, words))):
            continue
        if is_word and not dated.isdisjoint(range(m.end() + 1, m.end() + _BESIDE)):
            led = m.start()  # the day of the week of the date behind it
            continue
        end = m.end()
        near = bool(found) and m.start() - found[-1].span.end <= _WITHIN_RANGE
        mention = _mention(m, rule.precision, published, language, found[-1] if near else None)
        if mention is not None:
            start = m.start() if led is None else led
            found.append(replace(mention, span=Span(start, end)))
        led = None
    return tuple(found)


def _is_name(m: re.Match[str], words: set[str]) -> bool:
    """Whether a word in small letters has a capital within its sentence: `Domingo, agricultor`."""
    is_inner = m.string[: m.start()].rstrip(" ")[-1:].isalnum()
    return m["word"] not in words and m["word"].lower() in words and is_inner


def _lies_in(runs: tuple[Span, ...], at: int) -> bool:
    return any(run.start <= at < run.end for run in runs)


@cache
def _rules(code: str) -> tuple[_DayRule, ...]:
    language = find_language(code)
    if language is None:
        return ()
    dates = language.dates
    months = "|".join(name.text for name in MONTH_NAMES.get(code, ()) if not name.is_short)
    held = {
        "{y}": r"(?P<year>(?<!\d)\d{4}(?!\d))",
        "{m}": r"(?P<month>\d{1,2})",
        "{d}": rf"(?P<day>(?<!\d)\d{{1,2}}{''.join(f'|{word}' for word in dates.ordinals)})",
        "{M}": rf"(?P<name>{months}){_NO_LETTER}",
        "{E}": f"(?P<era>{'|'.join(filter(None, dates.eras))})",
        "{e}": r"(?P<count>\d{1,3}|元)",
        "{L}": f"(?P<lunar>{'|'.join(dates.relative_months) or '(?!)'})",
        "{W}": f"(?:{'|'.join(dates.weekdays)})",
        "{R}": f"(?P<relative>{'|'.join(dates.relative_years)})",
    }
    start = "" if dates.attached or not language.spaced else r"(?<![^\W\d_])"
    kinds = (((*dates.days, _ISO), Precision.DAY), (dates.months, Precision.MONTH))
    tables = (*kinds, (dates.years, Precision.YEAR))
    rules = [
        _DayRule(re.compile(start + _filled(pattern, held), re.IGNORECASE), precision)
        for patterns, precision in tables
        for pattern in patterns
    ]
    words = sorted([*dates.relative, *dates.weekdays], key=len, reverse=True)
    edges = ("", "") if dates.attached or not language.spaced else (r"(?<![^\W\d_])", _NO_LETTER)
    listed = f"{edges[0]}(?P<word>{'|'.join(map(re.escape, words))})(?:{dates.day_parts}){edges[1]}"
    rules.append(_DayRule(re.compile(listed, re.IGNORECASE), Precision.DAY))
    return tuple(rules)


def _filled(pattern: str, held: Mapping[str, str]) -> str:
    return re.sub(r"\{[ymdMEeRLW]\}", lambda m: held[m[0]], pattern)


def _mention(
    m: re.Match[str],
    precision: Precision,
    published: date | None,
    language: Language,
    before: DateMention | None,
) -> DateMention | None:
    groups, dates = m.groupdict(), language.dates
    turn = _turn(m, language)
    if groups.get("word"):
        period = _of_word(groups["word"], published, dates, turn)
        return DateMention(Span(*m.span()), period, is_relative=True) if period else None
    year, month = _year(groups, dates, published), _month(groups, language.code)
    if (lunar := groups.get("lunar")) and published:
        months = published.year * 12 + published.month - 1 + dates.relative_months[lunar]
        year, month = months // 12, months % 12 + 1
    day = _day(groups, dates)
    stated = year is not None
    if year is month is None and day and before and before.period:
        first = before.period.earliest
        if before.precision is Precision.DAY:  # of its month, or of the next: `11月28日から3日`
            months = first.year * 12 + first.month - (first.day < day)
            year, month = months // 12, months % 12 + 1
    if year is None:
        if published is None:
            return None
        year, month = _nearest(month, day, published, turn)
    period = _period(year, month, day)
    if period is None:
        return None
    certainty = Certainty.STATED if stated else Certainty.RESOLVED
    return DateMention(
        span=Span(*m.span()), period=period, precision=precision, certainty=certainty
    )


def _turn(m: re.Match[str], language: Language) -> int:
    """1 in a clause that tells of what is to come, -1 of what was, 0 where it does not say."""
    dates = language.dates
    if not dates.ahead:
        return -1
    starts = [stop.end() for stop in _STOP.finditer(m.string, 0, m.start())]
    stop = _STOP.search(m.string, m.end())
    end = stop.start() if stop else len(m.string)
    that = re.compile(rf"\b(?:{language.speech.that or '(?!)'})\b")
    after = that.search(m.string, m.end(), end)
    starts += [each.end() for each in that.finditer(m.string, max(starts, default=0), m.start())]
    sentence = m.string[max(starts, default=0) : after.start() if after else end]
    sentence = _QUOTED.sub("", sentence)
    if dates.past and re.search(dates.past, sentence):
        return -1
    if dates.ahead and re.search(dates.ahead, sentence):
        return 1
    return 0 if dates.past else -1


def _of_word(word: str, published: date | None, dates: Dates, turn: int) -> Period | None:
    """The day that `yesterday` is, or the nearest day of that name on its side of the writing."""
    if published is None:
        return None
    word = word.lower()
    relative = {key.lower(): value for key, value in dates.relative.items()}
    weekdays = {key.lower(): value for key, value in dates.weekdays.items()}
    if word in relative:
        days = relative[word]
    elif turn:
        days = turn * (turn * (weekdays[word] - published.weekday()) % _WEEK)
    else:
        return None
    day = published + timedelta(days=days)
    return Period(day, day)


def _year(groups: Mapping[str, str | None], dates: Dates, published: date | None) -> int | None:
    if relative := groups.get("relative"):
        years = {key.lower(): value for key, value in dates.relative_years.items()}
        return published.year + years[relative.lower()] if published else None
    era, count = groups.get("era"), groups.get("count")
    if era is not None and count:
        return dates.eras[era] + (1 if count == "元" else int(count))
    year = groups.get("year")
    return _number(year) if year else None


def _day(groups: Mapping[str, str | None], dates: Dates) -> int | None:
    day = groups.get("day")
    return (dates.ordinals.get(day) or _number(day)) if day else None


def _number(written: str) -> int:
    """The number that digits or Chinese numerals write: `٢٣`, `二十三`, `二〇二一`."""
    tens, ten, ones = written.translate(_NUMERALS).partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(tens)


def _month(groups: Mapping[str, str | None], code: str) -> int | None:
    if number := groups.get("month"):
        return _number(number)
    written = (groups.get("name") or "").lower()
    return next((name.month for name in MONTH_NAMES.get(code, ()) if name.text == written), None)


def _nearest(
    month: int | None, day: int | None, published: date, turn: int
) -> tuple[int, int | None]:
    """The year and month, near the writing, of a day or month given without them."""
    if month is None:  # a day alone: of this month, or of the last where that is still ahead by far
        if day is not None and day - published.day > _WEEK:
            before = published.replace(day=1) - timedelta(days=1)
            return before.year, before.month
        return published.year, published.month
    if turn > 0 and day is None:  # the next month of that name
        return published.year + (month < published.month), month
    years = (published.year - 1, published.year, published.year + 1)
    near = min(years, key=lambda year: abs((year - published.year) * 12 + month - published.month))
    return near, month


def _period(year: int, month: int | None, day: int | None) -> Period | None:
    """The days of a year, month or day; None for one that the calendar does not have."""
    if year not in YEARS:
        return None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Period(first, first)
    if month is None:
        return Period(first, date(year, 12, 31))
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(first, following - timedelta(days=1))
