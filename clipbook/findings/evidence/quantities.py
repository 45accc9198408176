"""Turns the words of a clause into the quantities it gives, each with the noun behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.passages import Passage
from clipbook.findings.evidence.words import AUXILIARIES, is_past, stem
from clipbook.model import Excerpt
from clipbook.text.dates.vocabulary import MONTHS
from clipbook.text.english import NUMERALS, SCALES, STOPWORDS, TENS

MONEY: Final = frozenset("$€£¥")
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
_SCALES: Final = {"dozen": 12.0, "hundred": 1e2, **SCALES}
# What limits or guesses a number: how far it reaches down and up, in shares of the number.
Bound = tuple[float, float]
ABOUT: Final[Bound] = (0.15, 0.15)
OVER: Final[Bound] = (0.0, 0.2)
UNDER: Final[Bound] = (0.1, 0.0)
EXACT: Final[Bound] = (0.0, 0.0)
_BOUNDS: Final = {
    tuple(phrase.split()): bound
    for bound, phrases in {
        OVER: "at least|more than|upwards of|no fewer than|over",
        UNDER: "up to|at most|as many as|as much as|less than|fewer than|under|nearly|almost"
        "|close to",
        ABOUT: "an estimated|about|around|some|roughly|approximately",
    }.items()
    for phrase in phrases.split("|")
}
_LONGEST_BOUND: Final = 3
# A whole number of tens is a round one; smaller whole numbers have been counted.
_ROUND: Final = 10
_COUNTED: Final = 100
# Larger numbers that end in zeros are rounded, by a tenth at most.
_ROUNDED: Final = 0.1
_FINEST: Final = 0.001
MOST_DIGITS: Final = 18
"""More digits are an identifier, and no number that anything is counted by."""
_LARGEST: Final = 1e18


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
    unit = low[at - 1] if at and low[at - 1] in MONEY else ""
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
        skip = end + 2 if low[end + 1] in MONEY else end + 1
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


def spelled(word: str) -> float | None:
    """The number that one word is, "twenty-five" or "25"; None for any other word."""
    if word.isdecimal():
        return float(word)
    tens, _, ones = word.partition("-")
    if tens in TENS and (not ones or ones in NUMERALS):
        return float(TENS[tens] + NUMERALS.get(ones, 0))
    return float(NUMERALS[word]) if word in NUMERALS else None


def read_number(low: Sequence[str], at: int) -> tuple[float, int] | None:
    """The number that begins at a word in lower case, and where it ends; None where none does."""
    word = low[at]
    if word[0].isdecimal():
        digits = word.replace(",", "")
        is_number = digits.count(".") <= 1 and len(digits) <= MOST_DIGITS
        return _scaled(low, float(digits), at + 1) if is_number else None
    if word in {"a", "an"} and low[at + 1 : at + 2] and low[at + 1] in _SCALES:
        return _scaled(low, 1.0, at + 1)
    if word in TENS and tuple(low[at + 1 : at + 2]) == ("-",) and low[at + 2 : at + 3]:
        ones = NUMERALS.get(low[at + 2])
        if ones is not None:
            return _scaled(low, float(TENS[word] + ones), at + 3)
    value = spelled(word)
    return None if value is None else _scaled(low, value, at + 1)


def _scaled(low: Sequence[str], value: float, at: int) -> tuple[float, int]:
    """The number with the scale behind it: "284 billion", "21-million"."""
    skip = at + 1 if tuple(low[at : at + 1]) == ("-",) else at
    while value < _LARGEST and low[skip : skip + 1] and low[skip] in _SCALES:
        value *= _SCALES[low[skip]]
        at = skip = skip + 1
    return value, at


def read_bound(low: Sequence[str], first: int) -> tuple[Bound, int]:
    """What limits the number at `first`, and where that begins: "at least" | 84."""
    for length in range(min(first, _LONGEST_BOUND), 0, -1):
        bound = _BOUNDS.get(tuple(low[first - length : first]))
        if bound:
            return bound, first - length
    return EXACT, first


def reach(number: float, bound: Bound) -> tuple[float, float]:
    """The numbers for which "about 80", "at least 80" may stand: the lowest, the highest.

    A bound reaches no further than what the number's last digit counts: "over 121" is not 140.
    Who writes "at least 84" has counted them.
    """
    is_counted = number % _ROUND != 0 and number < _COUNTED
    if bound is OVER and is_counted:
        return number, number
    down, up = (min(share * number, _step(number)) for share in bound)
    return number - down, number + up


def rounding(number: float) -> float:
    """How far what was counted may be from the number that is written."""
    return min(_step(number) / 2, _ROUNDED * number) if number >= _COUNTED else 0.0


def _step(number: float) -> float:
    """What the last digit of a number counts that is no zero: 10 for 850, 0.1 for 16.1."""
    step = 10.0 ** (len(f"{number:.0f}") - 1)
    while step > _FINEST and abs(number / step - round(number / step)) > _FINEST:
        step /= 10
    return step
