"""Turns text into the numbers of its words and pairs of words, with how rare each of them is."""

from __future__ import annotations

import re
import unicodedata
from collections import ChainMap
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from clipbook.text.english import STOPWORDS

# The table holds one line for each step of frequency: `step word word first_second ...`, where a
# term of step s stands in about one of exp(s / STEPS) documents. Made by
# tests/training/background.py.
TABLE: Final = Path(__file__).with_name("background.txt")
STEPS: Final = 4
# The rarity of a term that the table does not hold; it stands in fewer than one of 150 documents,
# most in far fewer.
RARE: Final = 10 * STEPS


def common_terms() -> tuple[Mapping[str, int], Sequence[Sequence[str]]]:
    """The common words of English news with their rarities, and the common pairs of words.

    A rarity is STEPS times ln(1 / share of the documents that hold the term), a whole number, so
    that sums over words are exact in any order.
    """
    words: dict[str, int] = {}
    pairs: list[list[str]] = []
    for line in TABLE.read_text("utf-8").splitlines():
        step, *terms = line.split()
        words |= dict.fromkeys([term for term in terms if "_" not in term], int(step))
        pairs += [term.split("_") for term in terms if "_" in term]
    return words, pairs


# Marks that end a sentence or open one, and marks that only part phrases.
_ENDS: Final = '.!?:\n"“”'  # curly quotation marks are meant
_PARTS: Final = ";,()[]|–—"  # dashes are meant
# A word or a number, or a mark that parts phrases: "Hangzhou", "2023", ",".
_TOKEN: Final = re.compile(rf"[^\W_]+|[{re.escape(_ENDS + _PARTS)}]")
# What "é" has above its "e" once the two are parted.
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
# The numbers of what is no term: stop words and marks within a sentence; marks at its ends.
STOP: Final = 0
END: Final = 1
# The first word of a pair is shifted by this many bits, so that a pair is a number too.
_PAIR_BITS: Final = 32
# Left-overs of "it's", "don't", "we've", "U.S.", titles that tell nobody apart, and what STOPWORDS
# does not hold.
_FRAGMENTS: Final = frozenset("s t d m ve re ll don didn doesn isn mr mrs ms whether which".split())


def tokens(text: str) -> list[str]:
    """The words and marks of `text` in order, as written but for accents."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    found: list[str] = []
    for piece in text.split(" "):
        if piece.isalnum():  # most are; a line feed is a mark
            found.append(piece)
        else:
            found += _TOKEN.findall(piece)
    return found


class _Rarities(dict[int, int]):
    """The rarities of the words by their numbers: RARE for those that the table does not hold."""

    def __missing__(self, number: int) -> int:
        return RARE


class _Common(NamedTuple):
    """The words that every vocabulary begins with: codes, words and rarities by number; pairs."""

    codes: Mapping[str, int]
    names: dict[int, str]
    rarities: Mapping[int, int]
    pairs: AbstractSet[int]


@cache  # a vocabulary is made for each event that is named
def _common() -> _Common:
    words, together = common_terms()
    numbers = {word: number_of(word) for word in (*words, *{w for both in together for w in both})}
    codes = {word: 2 * number for word, number in numbers.items()}
    codes |= dict.fromkeys(_ENDS, 2 * END) | dict.fromkeys(_PARTS, 2 * STOP)
    codes |= dict.fromkeys(STOPWORDS | _FRAGMENTS, 2 * STOP)
    return _Common(
        codes=codes,
        names={number: word for word, number in numbers.items()},
        rarities=_Rarities({number_of(word): rarity for word, rarity in words.items()}),
        pairs={pair(numbers[first], numbers[second]) for first, second in together},
    )


def number_of(word: str) -> int:
    """The number of a word, in 32 bits and above END: the same in every process.

    Two words have one by chance, one in four thousand million; nothing more comes of it than a
    shared word more between two stories (feature hashing; Weinberger et al. 2009).
    """
    return max(crc32(word.encode("utf-8", "surrogatepass")), END + 1)


class Vocabulary(dict[str, int]):
    """Twice the number of each word, one more for a form with a capital.

    It remembers the words that it met; the numbers do not depend on them.
    """

    def __init__(self) -> None:
        common = _common()
        super().__init__(common.codes)
        self.names, self.rarities = ChainMap(dict[int, str](), common.names), common.rarities
        self.common_pairs = common.pairs

    def __missing__(self, word: str) -> int:
        lower = word.lower()
        if lower != word:
            self[word] = code = self[lower] | word[0].isupper()
        else:
            number = number_of(word)
            self[word] = code = 2 * number
            self.names[number] = word
        return code

    def codes(self, text: str) -> list[int]:
        """The codes of the words and marks of `text`, in order."""
        return [*map(self.__getitem__, tokens(text))]


def pair(first: int, second: int) -> int:
    """The number of a pair of words."""
    return first << _PAIR_BITS | second


def is_pair(number: int) -> bool:
    """Whether a number is that of a pair of words, and not of one."""
    return number >> _PAIR_BITS > 0


def pairs(numbers: Sequence[int]) -> list[int]:
    """The numbers of the pairs of neighbours among `numbers`, none across a stop word or a mark."""
    return [a << _PAIR_BITS | b for a, b in pairwise(numbers) if a > END < b]
