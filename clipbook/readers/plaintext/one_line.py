"""Turns a text that came as one line into the pieces that it was joined from, near enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from clipbook.readers.plaintext.people import find_authors
from clipbook.text.sentences import find_sentences

# What stands between the items of a list or the steps of a path: " | ", " * ", " * + ".
_SEPARATOR: Final = re.compile(r"(?: [|»›•·*+]){1,9} (?=[^\sa-z\d])|(?: [|»›•·]){1,9} (?=\d)")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# What stands before a byline, a date or a dateline: "... open again By Jane Roe May 3, 2021
# PELLMOUTH (AP) — The mayor ...".
_HEADER: Final = re.compile(
    r" (?=(?:By|BY|Written by|Posted by|Story by|Published|Posted on|Last updated|Updated)"
    rf":? (?:on )?[^\W_a-z]|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
    rf"|\d{{1,2}} {_MONTH} (?:19|20)\d\d\b"
    r"|[A-Z]{4,20}(?:, [A-Z][\w. ]{1,25})? \([A-Z][\w .&/-]{1,30}\) ?[—–-])"
)
# A date that no sentence goes on behind: "May 3, 2021 " before "The mayor".
_DATE: Final = re.compile(
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}} {_MONTH}) (?:19|20)\d\d "
    r"(?=[^\W\d_a-z]|[“\"])"
)
_BYLINE: Final = 100
"""A byline is shorter than this."""
_PLACE: Final = 4
"""The place in a dateline has so many capitals or more."""
_LAST_WORD: Final = 30
"""No word before a header is longer."""
_MENU: Final = 7
"""So many capitalised words in a row may be a menu or a headline."""
_RUNNING: Final = 6
"""Most of so many words are small where a sentence runs."""
_HUGE: Final = 200_000
"""A line of more characters is no article; it is looked at in larger pieces."""
_PIECE: Final = 1_000
"""Of about so many characters."""


def pieces_of(line: str) -> list[str]:
    """The sentences of a line, and what stands between separators and around bylines in it."""
    parts = [sentence for part in _SEPARATOR.split(line) for sentence in _sentences(part)]
    if len(line) > _HUGE:
        step = 1 + len(parts) * _PIECE // len(line)
        parts = [" ".join(parts[i : i + step]) for i in range(0, len(parts), step)]
    found = [piece for part in parts for header in _headed(part) for piece in _menu(header)]
    return [text for piece in found if (text := piece.strip())]


def _sentences(part: str) -> Iterator[str]:
    return (part[span.start : span.end] for span in find_sentences(part))


def _headed(part: str) -> Iterator[str]:
    """A part, cut before and behind the bylines and dates that no sentence runs into."""
    starts = [m.start() for m in _HEADER.finditer(part) if _is_header(part, m.end())]
    for start, end in pairwise([0, *starts, len(part)]):
        piece = part[start:end].strip()
        cut = _end_of_header(piece)
        yield from (piece[:cut], piece[cut:].lstrip(" ,|-–—")) if cut else (piece,)


def _end_of_header(piece: str) -> int:
    """Where the byline or date that a piece begins with ends; 0 where there is none."""
    date = _DATE.match(piece)
    if date:
        return date.end()
    names = find_authors(piece[:_BYLINE])
    return piece.find(names[-1]) + len(names[-1]) if names and names[-1] in piece else 0


def _is_header(part: str, start: int) -> bool:
    """Whether a byline or date starts here: one that names somebody, no word runs into it."""
    if part[start : start + 2].lower() == "by":
        return bool(find_authors(part[start : start + _BYLINE]))
    before = part[max(0, start - _LAST_WORD) : start].split()
    is_place = part[start : start + _PLACE].isupper()
    return is_place or not before or not before[-1][0].islower()


def _menu(piece: str) -> Sequence[str]:
    """A sentence, parted from the run of capitalised words (a menu, a title) that ran into it."""
    words = piece.split(" ")
    small = [word[:1].islower() for word in words]
    if len(words) < _MENU + _RUNNING or sum(small[:_MENU]) > 1:
        return [piece]
    for i in range(_MENU, len(words) - _RUNNING):
        if small[i] and sum(small[i : i + _RUNNING]) >= _RUNNING - 2:
            return [" ".join(words[: i - 1]), " ".join(words[i - 1 :])]
    return [piece]
