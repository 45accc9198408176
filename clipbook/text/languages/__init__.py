"""What the analyses know of languages other than English: one file of closed word classes each.

A language is a TOML file here, named by its code in ISO 639-1, and a case file under
tests/cases/languages. Adding these two adds the language.

Everything in a file is a regular expression or a list of words. Patterns hold placeholders. In
`speech.patterns`, the most telling first, over a sentence in which every quotation is one mark:
`{Q}` is a quotation, `{S}` who speaks, `{V}` a verb of saying, `{A}` what may stand before it,
`{N}` what follows a quotation that stands for a noun, `{B}` where a clause begins, `{O}{C}` the
end of a syllable in a vowel or not. In `dates`: `{y}`, `{m}`, `{d}` are numbers, `{M}` the name
of a month, `{E}{e}` an era and a year in it, `{R}` a year such as `last year`, `{L}` a month such
as `last month`, `{W}` a day of the week.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

_FOLDER: Final = Path(__file__).parent


class Speech(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language marks quotations and says whose they are.

    `marks` are pairs of one opening and one closing mark, `mention_marks` the pair that also
    marks words without quoting them. `verbs` are those of saying, `between` is what may part one
    from its subject, `pronouns` are speakers who were named before, `titles` words that stand
    with a person's name, and `strip` matches what may open a sentence before its subject.

    Languages without capitals have `patterns`, in which `speaker` may be named. A sentence is
    about the phrase with a title that it begins with, where `topic` follows; one that begins with
    `back` tells who said the one before it; what `noun` follows is what the next quotation is
    about.

    The others have `small` words, which begin no noun phrase, and `inner` ones that go on in one;
    `finite` is the shape of a verb, `tense` that of what can be nothing else, `relative` begins a
    clause of its own, `by` is according to, `that` joins a quotation to its clause as a colon
    does.
    """

    marks: tuple[str, ...] = ()
    mention_marks: str = ""
    verbs: str = "(?!)"
    speaker: str = ""
    patterns: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    strip: str = ""
    titles: frozenset[str] = frozenset()
    topic: str = "(?!)"
    name: str = "(?!)"
    back: str = ""
    noun: str = "(?!)"
    small: str = ""
    inner: frozenset[str] = frozenset()
    finite: str = ""
    tense: str = "(?!)"
    between: str = "(?!)"
    by: str = "(?!)"
    that: str = ""


class Dates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language writes days, months and years.

    `relative` are days counted from the day of writing, `relative_months` and `relative_years`
    months and years; `weekdays` days of the week from Monday, which is 0, and `day_parts` what may
    end their names; `ordinals` are words for days of a month; `eras` are the years before the first
    one of an era. `attached` where particles follow a word without a blank. A sentence that `ahead`
    matches tells of what is to come, unless `past` matches it, too; where there is `past`, a
    weekday that neither tells of is left out.
    """

    days: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    ordinals: Mapping[str, int] = {}
    eras: Mapping[str, int] = {}
    relative: Mapping[str, int] = {}
    relative_years: Mapping[str, int] = {}
    relative_months: Mapping[str, int] = {}
    day_parts: str = ""
    weekdays: Mapping[str, int] = {}
    ahead: str = ""
    past: str = ""
    attached: bool = False


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A language by the words of its closed classes; `name` is what its speakers call it.

    `code` is that of ISO 639-1, the name of the file.

    `spaced` is false where no blank stands between words and sentences; `no_end` are abbreviations
    whose full stop ends no sentence, and with `ordinal_stop` neither does one after a number.
    """

    code: str
    name: str
    spaced: bool
    no_end: frozenset[str]
    speech: Speech
    dates: Dates
    ordinal_stop: bool = False


class MonthName(NamedTuple):
    """A name of a month, which is counted from 1; `is_short` where lines of dates alone use it."""

    text: str
    month: int
    is_short: bool


def _month_names() -> Mapping[str, tuple[MonthName, ...]]:
    """The names of months in small letters, by the code of their language.

    A language is a line of months.txt: twelve months, each its names, then behind a semicolon how
    it is cut short.
    """
    found = dict[str, tuple[MonthName, ...]]()
    for line in (_FOLDER / "months.txt").read_text("utf-8").splitlines():
        code, *months = line.split()
        found[code] = tuple(
            MonthName(text.replace("_", " "), month, is_short)
            for month, names in enumerate(months, start=1)
            for is_short, part in zip((False, True), names.split(";"), strict=False)
            for text in part.split("|")
        )
    return found


MONTH_NAMES: Final = _month_names()


@cache
def find_language(tag: str) -> Language | None:
    """The language of a tag such as `zh-Hant`; None for English and where there is no file."""
    code = tag.partition("-")[0].lower()
    if code not in codes():
        return None
    data = tomllib.loads((_FOLDER / f"{code}.toml").read_text("utf-8"))
    return msgspec.convert(data | {"code": code}, Language)


@cache
def codes() -> frozenset[str]:
    """The codes of the languages that there are files for."""
    return frozenset(path.stem for path in _FOLDER.glob("*.toml"))
