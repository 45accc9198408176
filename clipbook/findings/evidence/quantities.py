"""Turns the words of a clause into the quantities it gives, each with the noun behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.numerals import EXACT, reach, read_bound, read_number, rounding
from clipbook.findings.evidence.passages import Passage
from clipbook.findings.evidence.words import AUXILIARIES, is_past, stem
from clipbook.model import Excerpt
from clipbook.text.dates.vocabulary import MONTHS
from clipbook.text.english import STOPWORDS

_MONEY: Final = frozenset("$€£¥")
_PERCENT: Final = (("%",), ("percent",), ("per", "cent"))
# Measures of length and weight, by their short forms.
_SHORT: Final = {
    "ft": "feet",
    "m": "metres",
    "meters": "metres",
    "km": "kilometres",
    "kilometers": "kilometres",
    "lb": "pounds",
    "lbs": "pounds",
    "kg": "kilograms",
    "mph": "mph",
}
# Words for those who serve in an army.
_TROOPS: Final = dict.fromkeys("soldiers servicemen servicewomen troopers".split(), "troops")
MEASURES: Final = frozenset(map(stem, (*_SHORT.values(), "miles", "inches", "acres", "tonnes")))
# In front of a number that says which ones: "the two".
_DEFINITE: Final = frozenset("the these those both all its his her their our whose".split())
_FEW: Final = 10
# In front of a number and behind it: times, ordinals, numbers that are names.
_NO_QUANTITY: Final = frozenset(": / - – # no aged age".split())
_OF_TIME: Final = frozenset("st nd rd th am pm a.m p.m : / – year-old".split())
_AGES: Final = (("years", "old"), ("year", "old"), ("-", "year"))
_OPENERS: Final = frozenset("( [ “ \" '".split())
_PASSED: Final = frozenset("of the -".split())
# A number that counts a part only: "another three", "five seriously".
_PART: Final = frozenset(
    "another other others additional further more remaining seriously serious critically critical "
    "badly severely severe".split()
)
_LONGEST_NOUN: Final = 5


class Quantity(Struct, frozen=True):
    """A number, the range it may be of, its unit and noun, and where its words stand in a passage.

    `unit` is `$`, `%` or '', `noun` the stem of the noun behind, '' where there is none; `first` to
    `last` are number and bound, `end` is behind the noun. `slack` is how far it may be rounded;
    `is_part` for "another three".
    """

    passage: Passage
    value: float
    low: float
    high: float
    slack: float
    unit: str
    noun: str
    first: int
    last: int
    end: int
    is_part: bool

    @property
    def excerpt(self) -> Excerpt:
        """The words of the number and its noun."""
        return self.passage.excerpt(self.first, max(self.last, self.end))


def find_quantities(passage: Passage) -> Iterator[Quantity]:
    """The quantities in a clause; days, times, ages, ordinals and parts of names left out."""
    at = 0
    while at < len(passage.low):
        number = read_number(passage.low, at)
        if number:
            quantity = _quantity(passage, at, *number)
            if quantity:
                yield quantity
            at = max(number[1], quantity.last if quantity else 0)
        else:
            at += 1


def _quantity(passage: Passage, at: int, value: float, end: int) -> Quantity | None:
    low = passage.low
    unit = low[at - 1] if at and low[at - 1] in _MONEY else ""
    first = at - len(unit)
    upper, end = _upper(low, end, value)
    if not unit and (_is_no_quantity(passage, at, end) or _points_back(low, at, value, end)):
        return None
    bound, first = read_bound(low, first)
    percent = next((p for p in _PERCENT if low[end : end + len(p)] == p), ())
    last = end + len(percent)
    noun, behind = _noun(passage, last)
    near = (*low[max(0, first - 1) : first], *low[last:behind])
    return Quantity(
        passage,
        value,
        low=reach(value, bound)[0],
        high=reach(upper, bound)[1],
        slack=rounding(value) if bound is EXACT else 0.0,
        unit=unit or ("%" if percent else ""),
        noun=noun,
        first=first,
        last=last,
        end=behind,
        is_part=not _PART.isdisjoint(near),
    )


def _upper(low: tuple[str, ...], end: int, value: float) -> tuple[float, int]:
    """The upper end of a range: "10 to | 12", "$140-| $150"; the value itself where it is none."""
    if low[end : end + 1] and low[end] in {"-", "–", "to"} and low[end + 1 : end + 2]:
        skip = end + 2 if low[end + 1] in _MONEY else end + 1
        upper = read_number(low, skip) if skip < len(low) else None
        if upper and upper[0] > value:
            return upper
    return value, end


def _is_no_quantity(passage: Passage, at: int, end: int) -> bool:
    """Whether a number is a day, a time, an age, an ordinal or part of a name."""
    low = passage.low
    before, behind = low[at - 1] if at else "", low[end] if end < len(low) else ""
    is_month = before in MONTHS or behind in MONTHS or (before == "." and low[at - 2] in MONTHS)
    is_time = behind in _OF_TIME or low[end : end + 2] in (*_AGES, ("a", "."))
    places = passage.places
    is_joined = at > 0 and places[at].start() == places[at - 1].end() and before not in _OPENERS
    is_name = at > 1 and passage.words[at - 1][0].isupper() and before not in STOPWORDS
    return is_month or is_time or is_joined or is_name or before in _NO_QUANTITY


def _points_back(low: tuple[str, ...], at: int, value: float, end: int) -> bool:
    """Whether a number says which ones, not how many: "the two", "one of the", "in 2014", "5G"."""
    is_definite = at > 0 and low[at - 1] in _DEFINITE and value < _FEW
    is_share = value == 1 and low[end : end + 1] == ("of",)
    is_year = low[at].isdecimal() and len(low[at]) == len("2014") and low[at][:2] in {"19", "20"}
    is_code = end < len(low) and len(low[end]) == 1 and low[end].isalpha()
    return is_definite or is_share or is_year or is_code


def _noun(passage: Passage, at: int) -> tuple[str, int]:
    """The stem of the noun behind a number, and where it ends."""
    low, start, noun = passage.low, at, ""
    while at < len(low) and at - start < _LONGEST_NOUN:
        word, written = low[at], passage.words[at]
        if word == "-" or (word in _PASSED and at == start):
            at += 1
            continue
        is_stop = written.islower() and word in STOPWORDS and word not in _PART
        if not word[0].isalpha() or is_stop or word in AUXILIARIES:
            break
        if noun and is_past(word) and not _is_noun(passage, at + 1):
            break
        noun = stem(_SHORT.get(word) or _TROOPS.get(word, word)) if written.islower() else noun
        at += 1
    return noun, at


def _is_noun(passage: Passage, at: int) -> bool:
    """Whether a noun may follow a participle: "100 wounded | people"."""
    return at < len(passage.low) and bool(passage.stems[at]) and passage.words[at].islower()
