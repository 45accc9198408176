"""Turns the opening of an article into its dateline and the wire that it credits."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

# A wire's credit, perhaps behind a dateline: "BEIJING/SEOUL, Sept 23 (Reuters) – ", "(AP) - ".
_WIRE: Final = re.compile(
    r"(?P<dateline>[^\W\d_][^()–—\n]{1,60}?)?\s*"
    r"\((?P<wire>[^\W\d_][\w .&’'-]{1,40})\)\s*(?:[–—-]{1,2}|―)\s+",
)
# A dateline alone, its place in capitals: "SEOUL, Sept. 23 — ", "WASHINGTON - ".
_PLACE: Final = re.compile(
    r"(?P<dateline>[^\W\d_a-z](?:[^\W\d_a-z]|[.'’ -]){2,30}(?:[,/] ?[^\W\d_][\w.'’ -]{1,30}){0,3})"
    r"\s+(?:[–—]|-{1,2})\s+(?=[\"“'‘]?\w)",
)
_REACH: Final = 140
_LONGEST: Final = 8
_SMALL: Final = frozenset({"al", "de", "del", "la", "of"})


class Dateline(Struct, frozen=True):
    """The dateline and the wire as written, '' where there is none, and where the text goes on."""

    dateline: str = ""
    wire: str = ""
    end: int = 0


def find_opening(text: str) -> Dateline:
    """The opening of an article's first paragraph, at offset 0 of `text`."""
    head = text[:_REACH]
    m = _WIRE.match(head)
    if m and _is_place(m["dateline"] or ""):
        return Dateline((m["dateline"] or "").strip(" ,"), m["wire"].strip(), m.end())
    m = _PLACE.match(head)
    return Dateline(m["dateline"].strip(" ,"), "", m.end()) if m else Dateline()


def _is_place(text: str) -> bool:
    """Whether words before a wire's name can be a dateline: none, or names and numbers only."""
    words = text.replace(",", " ").replace("/", " ").split()
    return len(words) <= _LONGEST and all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words
    )
