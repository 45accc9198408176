"""Turns days, counts and kinds into the words that readers see."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from clipbook.model import (
    Article,
    Certainty,
    CopyState,
    DifferenceKind,
    Evidence,
    Period,
    Precision,
)
from clipbook.text import english

MONTHS: Final = [month.title() for month in english.MONTHS]
_WEEKDAYS: Final = [day[:3].title() for day in english.WEEKDAYS]
_SHORT_MONTHS: Final = dict(
    zip(MONTHS, "Jan Feb March April May June July Aug Sept Oct Nov Dec".split(), strict=True)
)
# A word as the limits on copied text count it: "Duck-soo", "7", "Xi’s".
_WORD: Final = re.compile(r"[\w’'-]+")
# So many of them, with what parts them: "Duck-soo met", "7, Xi’s".
_ROW: Final = r"(?:[^\w’'-]*+[\w’'-]++){%d}"
# A language tag that a page may carry: "en", "zh-Hant", "pt-BR".
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
# Languages that are written from right to left.
_RIGHT_TO_LEFT: Final = frozenset("ar ckb dv fa he ps sd ug ur yi".split())
_LAST_DAY: Final = 28
_DAYS_OF_YEAR: Final = ((1, 1), (12, 31))

COPY_STATES: Final[Mapping[CopyState, str]] = {
    CopyState.ORIGINAL: "original report",
    CopyState.WIRE_COPY: "agency copy",
    CopyState.REWRITE: "rewritten report",
    CopyState.TRANSLATION: "translation",
    CopyState.SCRAPE: "copied by a program",
    CopyState.UNKNOWN: "",
}
DIFFERENCES: Final[Mapping[DifferenceKind, str]] = {
    DifferenceKind.CONTRADICTION: "Contradiction",
    DifferenceKind.TENSION: "Hard to reconcile",
    DifferenceKind.NUMBER: "Different numbers",
    DifferenceKind.DATE: "Different dates",
    DifferenceKind.WHO: "Different people",
    DifferenceKind.CAUSE: "Different causes",
    DifferenceKind.UPDATED: "Since updated",
    DifferenceKind.WORDING: "Wording",
}
EVIDENCE: Final[Mapping[Evidence, str]] = {
    Evidence.CERTAIN: "",
    Evidence.LIKELY: "",
    Evidence.GUESSED: "speaker not certain",
}
CERTAINTIES: Final[Mapping[Certainty, str]] = {
    Certainty.STATED: "",
    Certainty.RESOLVED: "",
    Certainty.INFERRED: "",
    Certainty.DOUBTFUL: "another source speaks against this date",
}


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 clipping`, `5 clippings`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence(parts: Sequence[str]) -> str:
    """Words in a row: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def count_words(text: str) -> int:
    """How many words of `text` a limit on copied text counts."""
    pieces = text.split()
    odd = [piece for piece in pieces if not piece.isalnum()]  # the others are a word each
    return len(pieces) - len(odd) + len(_WORD.findall(" ".join(odd)))


def has_words(text: str, number: int) -> bool:
    """Whether `text` has at least so many words; it is read no further than that takes."""
    return re.match(_ROW % number, text) is not None


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case, as limits on copied text compare them."""
    return _WORD.findall(text.lower())


def word_ends(text: str) -> list[int]:
    """Where the words of `text` end, in code points."""
    return [m.end() for m in _WORD.finditer(text)]


def day_words(period: Period) -> str:
    """A period as people write it: `23 May 2023`, `May 2023`, `22–26 May 2023`, `2023`."""
    first, last = period.earliest, period.latest
    if period.is_day:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    if (
        first.year == last.year
        and (
            (first.month, first.day),
            (last.month, last.day),
        )
        == _DAYS_OF_YEAR
    ):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and last.day >= _LAST_DAY:
            return f"{MONTHS[first.month - 1]} {first.year}"
        return f"{first.day}–{last.day} {MONTHS[first.month - 1]} {first.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return (
        f"{first.day} {MONTHS[first.month - 1]}{year} – "
        f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    )


def dated_words(period: Period, precision: Precision) -> str:
    """A dated entry's period in words no finer than its precision."""
    first = period.earliest
    if precision is Precision.YEAR and first.year == period.latest.year:
        return str(first.year)
    if precision is Precision.MONTH and first.month == period.latest.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return day_words(period)


def short_date(period: Period, precision: Precision) -> str:
    """The same in short, a day with its name: `Sat 23 Sept 2023`, `May 2023`, `2023`."""
    if precision is Precision.DAY and period.is_day:
        return f"{_WEEKDAYS[period.earliest.weekday()]} {short_days(period)}"
    return _abbreviated(dated_words(period, precision))


def short_days(period: Period) -> str:
    """A period in short: `23 Sept 2023`, `22–26 May 2023`."""
    return _abbreviated(day_words(period))


def axis_date(period: Period, precision: Precision) -> str:
    """A date as it stands at an axis, whose days are of one year: `1992`, `May 2023`, `23 Sept`."""
    words = _abbreviated(dated_words(period, precision))
    is_day = precision in {Precision.DAY, Precision.RANGE} and words.count(" ") > 1
    return words.rpartition(" ")[0] if is_day else words


def _abbreviated(words: str) -> str:
    return " ".join(_SHORT_MONTHS.get(word, word) for word in words.split(" "))


def published_words(article: Article) -> str:
    """When an article was published, in words; empty where that is not known."""
    if not article.published:
        return ""
    words = day_words(article.published.period)
    if article.published.period.is_day:
        return words
    return "between " + words.replace(" – ", "–").replace("–", " and ")


def language(tag: str) -> str:
    """`tag` where it is a language tag that a page may carry, else empty."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else ""


def direction(tag: str) -> str:
    """`rtl` for a language written from right to left, else `ltr`."""
    return "rtl" if tag.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT else "ltr"
