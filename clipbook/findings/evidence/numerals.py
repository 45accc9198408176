"""Turns words into the number that they spell, and into what limits it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.text.english import NUMERALS, SCALES, TENS

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
