"""Turns the likeliest lines into the title: how each fits the text, beside the others, decides.

A linear model over a line's own looks ranks all lines (`titles`). That a menu or the name of a
newspaper stands above the title it cannot tell, since the first line often is the title: so the
first of its ranking are looked at again, by trees that see each beside the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from clipbook.readers.plaintext import weights
from clipbook.readers.plaintext.blocks import LineBlock
from clipbook.readers.plaintext.features import Features

_FINALISTS: Final = 8
_LINEAR: Final = 0.25
"""The share of the linear model in the sum of the two."""
_TEXT: Final = 25
"""So many paragraphs are looked into for the words of a title,"""
_LEAD: Final = 2
"""and so many are the lead."""
_RARE: Final = 3
"""A word that stands in more lines of a page tells no line from others."""
_RUN: Final = 12
"""A run of short lines beside a line counts up to this."""
_SHORT: Final = 4
"""A short line has fewer words."""
_RELATIVE: Final = (0, 1, 2, 6)
"""The numbers of a line that are also held against the highest among the lines."""


class TitleCandidate(Struct, frozen=True):
    """A line that may be the title: its place, the numbers that rank it, and their weighed sum."""

    at: int
    row: list[float]
    score: float


def choose(
    blocks: Sequence[LineBlock],
    shapes: Sequence[Features],
    start: int,
    found: Sequence[TitleCandidate],
) -> int:
    """The place of the likeliest of the lines `found`, of which there is one at least."""
    likeliest = finalists(found)
    rows = second_rows(blocks, shapes, start, likeliest)
    sums = [
        _LINEAR * line.score + (1 - _LINEAR) * weights.title_odds(row)
        for line, row in zip(likeliest, rows, strict=True)
    ]
    return likeliest[sums.index(max(sums))].at


def finalists(found: Sequence[TitleCandidate]) -> list[TitleCandidate]:
    """The lines that the linear model ranks first, in its order."""
    return sorted(found, key=lambda line: -line.score)[:_FINALISTS]


def second_rows(
    blocks: Sequence[LineBlock],
    shapes: Sequence[Features],
    start: int,
    lines: Sequence[TitleCandidate],
) -> list[list[float]]:
    """What the trees see of each line: its own numbers, how it fits the text, and the others."""
    prose = (shape.keys for shape in shapes[start:] if shape.prose)
    text = [set(keys) for keys in islice(prose, _TEXT)]
    words, lead = set[str]().union(*text), set[str]().union(*text[:_LEAD])
    fits = [
        [
            *_fit(set(shapes[line.at].keys), words, lead, shapes),
            start - line.at,
            *_runs(shapes, line.at),
            len(shapes[line.at].keys),
            *_looks(blocks, line.at),
        ]
        for line in lines
    ]
    best = [max(row[at] for row in fits) for at in _RELATIVE]
    return [
        [*line.row, *row, *(row[at] - most for at, most in zip(_RELATIVE, best, strict=True))]
        for line, row in zip(lines, fits, strict=True)
    ]


def _fit(
    keys: set[str], words: set[str], lead: set[str], shapes: Sequence[Features]
) -> tuple[float, float, float]:
    """The shares of a line's words that are in the text, there and seldom on the page, in the lead.

    1 means all of them.
    """
    count = len(keys) or 1
    times = dict.fromkeys(keys & words, 0)
    for shape in shapes:
        for key in times.keys() & shape.keys:
            times[key] += 1
    rare = sum(n <= _RARE for n in times.values())
    return len(times) / count, rare / count, len(keys & lead) / count


def _runs(shapes: Sequence[Features], at: int) -> tuple[int, int]:
    """How many short lines stand right above a line, and right below it."""
    above = (shapes[i].words < _SHORT for i in range(at - 1, max(-1, at - 1 - _RUN), -1))
    below = (shape.words < _SHORT for shape in shapes[at + 1 : at + 1 + _RUN])
    return _length(above), _length(below)


def _length(flags: Iterator[bool]) -> int:
    """How many are true before the first that is not."""
    count = 0
    for flag in flags:
        if not flag:
            break
        count += 1
    return count


def _looks(blocks: Sequence[LineBlock], at: int) -> tuple[float, ...]:
    text = blocks[at].text
    return (
        text[-1] in "?？",
        text[-1] in "!！",
        len(blocks),
        len(blocks[at - 1].text) if at else 0,
        len(blocks[at + 1].text) if at + 1 < len(blocks) else 0,
        any(map(str.isdigit, text)),
    )
