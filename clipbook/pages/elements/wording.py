"""Turns kinds into messages of the interface, and texts into the words that limits count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from clipbook.interface import Interface, find_interface, mark
from clipbook.model import Certainty, CopyState, DifferenceKind, Event, Evidence, Settings
from clipbook.notes import Span
from clipbook.text.language import UNSPACED

# A word as the limits on copied text count it: "Duck-soo", "7", "Xi’s".
_WORD: Final = re.compile(r"[\w’'-]+")
_ANY_WIDE: Final = re.compile(f"[{UNSPACED}]")
# A word where there are such: two letters of them, which is near the length of a word of Chinese or
# Japanese news, or a word of another script.
_WIDE_WORD: Final = re.compile(rf"[{UNSPACED}]{{1,2}}|(?:[^\W{UNSPACED}]|[’'-])+")
# So many words of either kind, with what parts them: "Duck-soo met", "7, Xi’s".
_ROW: Final = r"(?:[^\w’'-]*+[\w’'-]++){%d}"
_WIDE_ROW: Final = rf"(?:[^\w’'-]*+(?:[{UNSPACED}]{{1,2}}+|(?:[^\W{UNSPACED}]|[’'-])++)){{%d}}"
# A language tag that a page may carry: "en", "zh-Hant", "pt-BR".
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
COPY_STATES: Final[Mapping[CopyState, str]] = {
    CopyState.ORIGINAL: mark("original report"),
    CopyState.WIRE_COPY: mark("agency copy"),
    CopyState.REWRITE: mark("rewritten report"),
    CopyState.TRANSLATION: mark("translation"),
    CopyState.SCRAPE: mark("copied by a program"),
    CopyState.UNKNOWN: "",
}
DIFFERENCES: Final[Mapping[DifferenceKind, str]] = {
    DifferenceKind.CONTRADICTION: mark("Contradiction"),
    DifferenceKind.TENSION: mark("Hard to reconcile"),
    DifferenceKind.NUMBER: mark("Different numbers"),
    DifferenceKind.DATE: mark("Different dates"),
    DifferenceKind.WHO: mark("Different people"),
    DifferenceKind.CAUSE: mark("Different causes"),
    DifferenceKind.UPDATED: mark("Since updated"),
    DifferenceKind.WORDING: mark("Wording"),
}
EVIDENCE: Final[Mapping[Evidence, str]] = {
    Evidence.CERTAIN: "",
    Evidence.LIKELY: "",
    Evidence.GUESSED: mark("speaker not certain"),
}
CERTAINTIES: Final[Mapping[Certainty, str]] = {
    Certainty.STATED: "",
    Certainty.RESOLVED: "",
    Certainty.INFERRED: "",
    Certainty.DOUBTFUL: mark("another source speaks against this date"),
}


def count_words(text: str) -> int:
    """How many words of `text` a limit on copied text counts."""
    if _is_wide(text):
        return len(_WIDE_WORD.findall(text))
    pieces = text.split()
    odd = [piece for piece in pieces if not piece.isalnum()]  # the others are a word each
    return len(pieces) - len(odd) + len(_WORD.findall(" ".join(odd)))


def has_words(text: str, number: int) -> bool:
    """Whether `text` has at least so many words; it is read no further than that takes."""
    row = _WIDE_ROW if _is_wide(text) else _ROW
    return re.match(row % number, text) is not None


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case, as limits on copied text compare them."""
    return _word(text).findall(text.lower())


def word_ends(text: str) -> list[int]:
    """Where the words of `text` end, in code points."""
    return [m.end() for m in _word(text).finditer(text)]


def word_spans(text: str) -> list[Span]:
    """The words of `text`, in code points."""
    return [Span(*m.span()) for m in _word(text).finditer(text)]


def and_more(words: Interface, number: int) -> str:
    """How many more there are than are shown; empty where all are."""
    return words.say("and %(n)s more", n=number) if number > 0 else ""


def further_words(words: Interface, event: Event) -> str:
    """How many articles of an event are listed only."""
    return words.count(
        len(event.further),
        "%(n)s further clipping, listed but not compared",
        "%(n)s further clippings, listed but not compared",
    )


def _word(text: str) -> re.Pattern[str]:
    return _WIDE_WORD if _is_wide(text) else _WORD


def _is_wide(text: str) -> bool:
    """Whether a text has letters of a script without blanks between words."""
    return not text.isascii() and _ANY_WIDE.search(text) is not None


def language(tag: str) -> str:
    """`tag` where it is a language tag that a page may carry, else empty."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else ""


def interface(settings: Settings) -> Interface:
    """The words in which the pages of a site speak themselves."""
    return find_interface(language(settings.language))


def extent(words: Interface, events: int, clippings: int) -> str:
    """How much a site, or a part of it, holds."""
    return words.say(
        "%(events)s from %(clippings)s",
        events=words.count(events, "%(n)s event", "%(n)s events"),
        clippings=words.count(clippings, "%(n)s clipping", "%(n)s clippings"),
    )
