"""Turns text into the numbers of its words and pairs of words, with what each of them weighs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from clipbook.group.background import RARE, common_terms
from clipbook.text.tokens import STOPWORDS

# A word or a number, or a mark that parts phrases: "Hangzhou", "2023", ",".
TOKEN: Final = re.compile(r"[^\W_]+|[.!?;:,()\[\]\"“”\n|–—]")
# What stands for stop words and marks; no term has this number.
NO_TERM: Final = 0
# The first word of a pair is shifted by this many bits, so that a pair is a number too.
_PAIR_BITS: Final = 24
# Left-overs of "it's", "don't", "we've", "U.S.", and titles that tell nobody apart.
_STOP: Final = STOPWORDS | frozenset("s t d m ve re ll don didn doesn isn mr mrs ms".split())


def tokens(text: str) -> list[str]:
    """The words and marks of `text` in order, as written but for accents."""
    if not text.isascii():
        text = "".join(
            c for c in unicodedata.normalize("NFKD", text) if not "\u0300" <= c <= "\u036f"
        )
    return TOKEN.findall(text)


class Vocabulary(dict[str, int]):
    """The number of each word, in lower case; a word met for the first time gets the next one.

    Numbers depend on the order in which words are met, so nothing may depend on them but whether two are the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self.weights: dict[int, float] = {}
        self._names: list[str] = [""]
        for mark in '.!?;:,()[]"“”\n|–—':
            self[mark] = NO_TERM
        for word in _STOP:
            self[word] = NO_TERM
        for term, weight in common_terms():
            first, _, second = term.partition(" ")
            number = self.pair(self[first], self[second]) if second else self[first]
            self.weights[number] = weight

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self._names)
        self._names.append(word)
        return number

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The number of each of `words`, in order; NO_TERM for stop words and marks."""
        return [self[word.lower()] for word in words]

    def weight(self, term: int) -> float:
        """What sharing that term says: ln(1 / share of the documents that hold it)."""
        return self.weights.get(term, RARE)

    def name(self, term: int) -> str:
        """The word or the pair of words behind a number."""
        first, second = divmod(term, 1 << _PAIR_BITS)
        return f"{self._names[first]} {self._names[second]}" if first else self._names[second]

    @staticmethod
    def pair(first: int, second: int) -> int:
        """The number of a pair of words."""
        return first << _PAIR_BITS | second


def pairs(numbers: Sequence[int]) -> list[int]:
    """The numbers of the pairs of neighbours among `numbers`, none across a stop word or a mark."""
    return [a << _PAIR_BITS | b for a, b in zip(numbers, numbers[1:], strict=False) if a and b]
