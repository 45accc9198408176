"""Turns text as pasted into blocks: lines as their author meant them, with the lines they were found on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from clipbook.text.normalise import normalise, unify_line_ends

# The mark before an item of a list: "* ", "• ", "+ ".
_BULLET: Final = re.compile(r"(?:[*•▪▫■□●○◦‣·∙➤►▶‐–—+-][ \t\u00a0]+){1,3}(?=\S)")
_FULL_COLUMN: Final = 100
"""No line of hard-wrapped text is longer than this."""
_LONG_PIECE: Final = 60
"""A line whose tab-separated pieces get longer than this is no table, but lines joined by tabs."""
_MANY_TABS: Final = 8
"""A line with more tabs than this is no table either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph or other unit of a clipping.

    `lines` are the numbers (from 1) and texts of the lines it was found on, `indent` the white space before it,
    `gap` how many blank lines stand before it, `bullet` whether it was marked as an item of a list.
    """

    text: str
    lines: tuple[tuple[int, str], ...]
    indent: int = 0
    gap: int = 0
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    raw: str
    text: str


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order: hard-wrapped lines joined, lines joined by tabs parted."""
    lines = [
        _Line(number, raw, normalise(piece).strip())
        for number, raw in enumerate(unify_line_ends(text).split("\n"), start=1)
        for piece in _pieces(raw)
    ]
    column = _column(lines)
    return tuple(_joined(lines, column) if column else _single(lines))


def _pieces(raw: str) -> list[str]:
    """A line, or its pieces where tabs join lines rather than the cells of a table."""
    inner = raw.strip()
    if "\t" not in inner:
        return [raw]
    pieces = [piece for piece in inner.split("\t") if piece.strip()]
    long = max(map(len, pieces)) > _LONG_PIECE
    return pieces if long or len(pieces) > _MANY_TABS else [raw]


def _single(lines: list[_Line]) -> Iterator[Block]:
    gap = 0
    for line in lines:
        if line.text:
            yield _block([line], gap)
            gap = 0
        else:
            gap += 1


def _block(lines: list[_Line], gap: int) -> Block:
    text = " ".join(line.text for line in lines)
    raw = lines[0].raw
    mark = _BULLET.match(text)
    return Block(
        text=text[mark.end() :] if mark else text,
        lines=tuple((line.number, line.text) for line in lines),
        indent=len(raw) - len(raw.lstrip()),
        gap=gap,
        bullet=bool(mark),
    )


def _column(lines: list[_Line]) -> int:
    """The column at which the text was wrapped by hand or by a mail program; 0 where it was not."""
    lengths = [len(line.raw.rstrip()) for line in lines if line.text]
    longest = sorted(lengths)[-1 - len(lengths) // 200] if lengths else 0
    if not 40 <= longest <= _FULL_COLUMN:  # noqa: PLR2004 - narrower columns are lists
        return 0
    following = zip(lines, lines[1:], strict=False)
    forced = sum(bool(a.text and b.text) and _is_forced(a, b, longest) for a, b in following)
    return longest if forced >= max(3, 0.3 * len(lengths)) else 0


def _is_forced(line: _Line, following: _Line, column: int) -> bool:
    """Whether the first word of the following line had no room on this one: a break made by the column."""
    return len(line.raw.rstrip()) + 1 + len(following.text.split(" ", 1)[0]) > column


def _joined(lines: list[_Line], column: int) -> Iterator[Block]:
    gap, run = 0, list[_Line]()
    for line in lines:
        goes_on = run and line.text and _is_forced(run[-1], line, column)
        if goes_on and not _BULLET.match(line.text):
            run.append(line)
            continue
        if run:
            yield _block(run, gap)
            gap, run = 0, []
        if line.text:
            run = [line]
        else:
            gap += 1
    if run:
        yield _block(run, gap)
