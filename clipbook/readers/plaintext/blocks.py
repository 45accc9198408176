"""Turns text as pasted into blocks: lines as meant, with the lines they were found on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec import Struct

from clipbook.readers.plaintext.people import find_authors
from clipbook.text.normalise import normalise, unify_line_ends
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


# The mark before an item of a list: "* ", "• ", "+ ".
_BULLET: Final = re.compile(r"(?:[*•▪▫■□●○◦‣·∙➤►▶‐–—+-][ \t\u00a0]+){1,3}(?=\S)")
_ENDS: Final = frozenset('.!?…。”"')
_BULLETS: Final = frozenset("*•▪▫■□●○◦‣·∙➤►▶‐–—+-")
_NARROWEST: Final = 40
"""No text is wrapped by hand at a narrower column than this."""
_WIDEST: Final = 100
"""Nor at a wider one."""
_LONG_LINE: Final = 0.6
"""A line that fills this share of the column is long; menus are not."""
_LEAST_FORCED: Final = 0.5
"""Text counts as wrapped where this share of its long lines ends as the next word had no room."""
_ONE_LINE: Final = 0.8
"""Text came as one line where one line holds this share of it."""
_LONGEST_LINE: Final = 1200
"""And is longer than this; a long paragraph is not."""
_LONG_PIECE: Final = 60
"""A line whose tab-separated pieces get longer than this is no table, but lines joined by tabs."""
_MANY_TABS: Final = 8
"""A line with more tabs than this is no table either."""


class LineBlock(Struct, frozen=True):
    """A heading, paragraph or other unit of a clipping.

    `lines` are the numbers (from 1) and texts of the lines it was found on,
    `indent` is the white space before it,
    `gap` how many blank lines stand before it, `bullet` whether it was marked as an item of a list,
    `goes_on` whether it goes on where the block before it ends, on the same line.
    """

    text: str
    lines: tuple[tuple[int, str], ...]
    indent: int = 0
    gap: int = 0
    bullet: bool = False
    goes_on: bool = False


class _TextLine(NamedTuple):
    number: int
    text: str
    indent: int
    length: int


_BLANK: Final = _TextLine(0, "", 0, 0)


def find_blocks(text: str) -> tuple[LineBlock, ...]:
    """The blocks of a text, in order: wrapped lines joined, lines that came as one parted."""
    lines = list(_lines(text))
    lengths = [len(line.text) for line in lines]
    if max(lengths) > max(_LONGEST_LINE, _ONE_LINE * sum(lengths)):
        return tuple(_parted(lines))
    column = _column(lines)
    return tuple(_blocks(_joined(lines, column) if column else zip(lines, strict=True)))


def _lines(text: str) -> Iterator[_TextLine]:
    for number, raw in enumerate(unify_line_ends(text).split("\n"), start=1):
        inner = raw.strip()
        if not inner:
            yield _BLANK
            continue
        indent = 0 if len(inner) == len(raw) else len(raw) - len(raw.lstrip())
        if "\t" in inner:
            for piece in _pieces(inner):
                yield _TextLine(number, normalise(piece).strip(), indent, len(piece))
        else:
            plain = inner.isascii() and inner.isprintable() and "  " not in inner
            text = inner if plain else normalise(inner).strip()
            yield _TextLine(number, text, indent, indent + len(inner)) if text else _BLANK


def _parted(lines: Sequence[_TextLine]) -> Iterator[LineBlock]:
    """What lines were joined from."""
    for line in lines:
        for place, text in enumerate(pieces_of(line.text)):
            yield LineBlock(text, ((line.number, text),), goes_on=place > 0)


def _pieces(inner: str) -> list[str]:
    """A line, or its pieces where tabs join lines rather than the cells of a table."""
    pieces = [piece for piece in inner.split("\t") if piece.strip()]
    long = max(map(len, pieces)) > _LONG_PIECE
    return pieces if long or len(pieces) > _MANY_TABS else [inner]


def _blocks(runs: Iterable[Sequence[_TextLine]]) -> Iterator[LineBlock]:
    gap = 0
    for run in runs:
        text = run[0].text if len(run) == 1 else " ".join([line.text for line in run])
        if not text:
            gap += 1
            continue
        mark = _BULLET.match(text) if text[0] in _BULLETS else None
        lines = tuple([(line.number, line.text) for line in run])
        yield LineBlock(text[mark.end() :] if mark else text, lines, run[0].indent, gap, bool(mark))
        gap = 0


def _column(lines: Sequence[_TextLine]) -> int:
    """The column at which the text was wrapped by hand or by a mail program; 0 where it was not."""
    lengths = sorted(line.length for line in lines if line.text)
    longest = lengths[-1 - len(lengths) // 200] if lengths else 0
    if not _NARROWEST <= longest <= _WIDEST:
        return 0
    breaks = [a.text for a, b in pairwise(lines) if a.text and b.text and _is_forced(a, b, longest)]
    forced = len(breaks)
    if sum(text[-1] in _ENDS for text in breaks) > forced / 2:
        return 0  # short paragraphs, not the lines of long ones
    long = sum(length > _LONG_LINE * longest for length in lengths)
    return longest if forced >= max(3, _LEAST_FORCED * long) else 0


def _is_forced(line: _TextLine, following: _TextLine, column: int) -> bool:
    """Whether the first word of the following line had no room on this one: a forced break."""
    return line.length + 1 + len(following.text.split(" ", 1)[0]) > column


def _joined(lines: Sequence[_TextLine], column: int) -> Iterator[list[_TextLine]]:
    run: list[_TextLine] = []
    for line in lines:
        forced = bool(run and run[-1].text and line.text) and _is_forced(run[-1], line, column)
        if forced and not _BULLET.match(line.text):
            run.append(line)
            continue
        if run:
            yield run
        run = [line]
    if run:
        yield run
