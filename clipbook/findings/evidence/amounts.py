"""Turns a clause into the numbers with units that it gives."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.numerals import MOST_DIGITS
from clipbook.findings.evidence.words import stem
from clipbook.notes import Span
from clipbook.text.english import NUMERALS, SCALES, STOPWORDS, TENS

_WORDS: Final = {
    **{word: float(number) for word, number in NUMERALS.items()},
    **{word: float(TENS[word]) for word in ("thirty", "forty", "fifty", "sixty")},
    "hundred": 100.0,
}
# A number with what stands around it: "more than $284 billion", "at least seven people".
_AMOUNT: Final = re.compile(
    r"(?=[$€£¥\d]|\b[aefhlmnorstuz])"  # what all of it starts with spares most places the rest
    r"(?P<bound>\b(?:at least|more than|over|about|around|nearly|almost|some|up to|less than|under"
    r"|as many as|as much as|roughly|approximately|an estimated) )?"
    r"(?P<money>[$€£¥])?(?P<number>\b\d{1,3}(?:,\d{3})+(?:\.\d+)?|\b\d+(?:\.\d+)?|\b(?:"
    + "|".join(_WORDS)
    + r")\b)(?P<scale>[- ]?(?:thousand|million|billion|trillion|bn|k|m)\b)?(?P<percent> ?(?:%"
    r"|per ?cent\b))?"
    r"(?P<unit>(?:[- ](?!and\b|or\b|to\b)[a-z]+){0,3})",
    re.IGNORECASE,
)
# Words between a number and its unit that are not it, beside names: "seven more Welsh people".
_PASSED: Final = frozenset(
    "more other additional new further local young old different of the".split()
)
_NO_UNIT: Final = frozenset("year-old am pm a.m p.m st nd rd th of".split())
# A day's month in front: "Sept. "; a name that ends in the number: "Hwasong-".
_NO_AMOUNT: Final = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $|[^\W\d_][-–]$"
)
# An age behind: "-year-old".
_AGE: Final = re.compile(r"[- ]years?[- ]old", re.IGNORECASE)
_SIGHT: Final = 12


class Amount(Struct, frozen=True):
    """A number with its unit; `span` is what was read; a bound is a limit or a guess."""

    value: float
    unit: str
    span: Span
    is_bound: bool


def amounts(text: str) -> tuple[Amount, ...]:
    """The numbers with a unit that `text` gives; days, times, ages and bare numbers left out."""
    return tuple(amount for m in _AMOUNT.finditer(text) for amount in (_amount(m),) if amount)


def _amount(m: re.Match[str]) -> Amount | None:
    if not (m["unit"] or m["money"] or m["percent"]):
        return None
    if _NO_AMOUNT.search(m.string[max(0, m.start() - _SIGHT) : m.start()]) or _AGE.match(m["unit"]):
        return None
    digits = m["number"].lower().replace(",", "")
    if len(digits) > MOST_DIGITS:
        return None
    value = _WORDS[digits] if digits in _WORDS else float(digits)
    value *= SCALES.get((m["scale"] or "").strip(" -").lower(), 1.0)
    if m["money"]:
        unit = m["money"]
    elif m["percent"]:
        unit = "%"
    else:
        unit = _unit(m["unit"])
    if not unit:
        return None
    first, last = "money" if m["money"] else "number", "scale" if m["scale"] else "number"
    return Amount(value, unit, Span(m.start(first), m.end(last)), m["bound"] is not None)


def _unit(behind: str) -> str:
    words = behind.replace("-", " ").split()
    word = next((word for word in words if word.islower() and word not in _PASSED), "")
    return "" if word in STOPWORDS or word in _NO_UNIT or not word else stem(word)
