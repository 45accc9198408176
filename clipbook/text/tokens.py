"""Turns text into words that can be compared."""

from __future__ import annotations

import re
from typing import Final

from clipbook.text.english import STOPWORDS

# A word, perhaps with inner hyphens or apostrophes, or a number: "Xi", "Duck-soo", "1,200".
WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")


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
