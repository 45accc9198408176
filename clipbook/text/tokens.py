"""Turns text into words that can be compared."""

from __future__ import annotations

import re
from typing import Final

# A word, perhaps with inner hyphens or apostrophes, or a number: "Xi", "Duck-soo", "1,200".
WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")

STOPWORDS: Final = frozenset(
    "a about after again against all also although am an and any are as at be because been "
    "before being between both but by can could did do does doing down during each few for "
    "from further had has have having he her here hers him himself his how i if in into is it "
    "its itself just me more most my no nor not now of off on once only or other our ours out "
    "over own per said same say says she should since so some such than that the their theirs "
    "them then there these they this those through to too told toward under until up upon us "
    "very was we were what when where whether "
    "which while who whom whose why will with would yet you your".split(),
)


def find_words(text: str) -> list[str]:
    """The words and numbers of `text` in order, as written.

    Most pieces between white space are a word each, and no word reaches over white space: only of
    the other pieces the pattern is asked.
    """
    found: list[str] = []
    for piece in text.split():
        if piece.isalpha():
            found.append(piece)
        else:
            found += WORD.findall(piece)
    return found


def words(text: str) -> list[str]:
    """The words of `text` in order, in lower case, stop words included."""
    return [word.casefold() for word in find_words(text)]


def content_words(text: str) -> list[str]:
    """The words of `text` in order, in lower case, without stop words."""
    return [low for word in find_words(text) if (low := word.casefold()) not in STOPWORDS]
