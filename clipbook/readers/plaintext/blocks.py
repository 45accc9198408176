"""Turns text as pasted into blocks: lines as meant, with the lines they were found on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec import Struct

from clipbook.readers.plaintext.one_line import pieces_of
from clipbook.text.normalise import normalise, unify_line_ends

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
