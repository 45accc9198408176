"""Turns the blocks of a clipping into rows of numbers that a line model can weigh.

The features follow line and block classifiers for web text: shallow features of a block and of
its neighbours (Kohlschütter, Fankhauser and Nejdl, Boilerplate Detection using Shallow Text
Features, 2010), and where the block stands in the mass of prose. They are computed column by
column, which is several times faster in Python.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log
from typing import Final, NamedTuple

from clipbook.readers.pasted.blocks import Block
from clipbook.readers.pasted.junk import junk_reason
from clipbook.text.language import ALL_COMMON_WORDS

# A day or a time of day: "Dec. 22, 2023", "8:41 am", "2 hours ago".
_DATED: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\bago\b")
# Characters of writing without spaces, each like two Latin letters: "中", "の".
_WIDE: Final = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS: Final = frozenset(".!?…。！？؟।")
_CLOSING: Final = "\"'”’»)]"
_BY: Final = (
    "by ",
    "by:",
    "written by",
    "posted by",
    "reported by",
    "story by",
    "von ",
    "por ",
    "par ",
)
_YOU: Final = frozenset({"you", "your", "you’re", "you're", "you’ll", "you'll"})
_WE: Final = frozenset({"i", "we", "our", "us", "my", "me"})

_JUNK_CODES: Final = {
    "photo credit": 1.0,
    "breadcrumb": 2.0,
    "tag row": 2.0,
    "related link": 4.0,
    "comment widget": 5.0,
}
_OTHER_JUNK: Final = 3.0
_HEADINGS_OF_JUNK: Final = frozenset(
    {"related link", "comment widget", "newsletter sign-up", "social media link"}
)
_PROSE: Final = 60
"""A block with a sentence's end and this much text is prose."""
_LONG_PROSE: Final = 240
"""A block of this length is prose without one."""
_SHORT: Final = 40
"""A block of less is a short line."""
_FAR: Final = 30.0
"""Distances are counted up to this."""
DIGITS: Final = 8
"""The column of a row that says what share of the line is digits."""
DATED: Final = 19
"""The column of a row that says whether there is a date or a time in the line."""
NAMED: Final = 20
"""The column that says whether the line starts like a byline."""
_NEIGHBOURS: Final = (0, 2, 3, 7, 15, 21)
"""The columns of a block's own row that its neighbours are shown too."""


class Shape(NamedTuple):
    """What is known of a block without looking at its neighbours.

    `size` counts Latin letters or their like, `prose` is the size again in running text, else 0;
    `junk` is what its words say it is; `row` are its own features, `keys` its longer words.
    """

    size: int
    words: int
    ended: bool
    prose: int
    junk: str
    row: tuple[float, ...]
    keys: tuple[str, ...]


def shapes_of(blocks: Sequence[Block]) -> list[Shape]:
    """The shapes of blocks; blocks with the same text are looked at once."""
    known: dict[tuple[str, bool, bool], Shape] = {}
    found = []
    for block in blocks:
        key = (block.text, block.bullet, block.gap > 0)
        shape = known.get(key)
        if shape is None:
            shape = known[key] = shape_of(block)
        found.append(shape)
    return found


def shape_of(block: Block) -> Shape:
    """The shape of a block."""
    text = block.text
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    size = len(text) + wide
    words = text.split()
    lower = text.lower().split()
    count = len(words) + wide // 2
    tail = text.rstrip(_CLOSING)[-1:]
    ended = tail in _ENDS
    ends = text.count(". ") + text.count("? ") + text.count("! ") + ended
    if wide:
        ends += text.count("。") + text.count("！") + text.count("？")
    capitals = len([word for word in words if word[0].isupper()]) / count
    running = bool(wide) or capitals < 0.5  # noqa: PLR2004 - half the words
    prose = size if running and ((ends and size >= _PROSE) or size > _LONG_PROSE) else 0
    junk = junk_reason(text, lower)
    digits = _digits(text)
    first = text[0]
    row = (
        log(size + 1),
        size / count,
        len([word for word in lower if word in ALL_COMMON_WORDS]) / count,
        float(ended),
        log(ends + 1),
        float(tail in ":："),
        100 * (text.count(",") + (text.count("、") + text.count("，") if wide else 0)) / size,
        capitals,
        digits / size,
        float(text.isupper()),
        float(first.islower()),
        float(first.isdigit()),
        float(first in "\"'“‘«„「"),
        float(first in "([{"),
        float(tail in "?？"),
        float(block.bullet),
        float(block.gap > 0),
        float("|" in text or "·" in text or "•" in text),
        float("http" in text or "www." in text or "@" in text),
        float((digits > 0 or "ago" in lower) and bool(_DATED.search(text[:200]))),
        float(text[:12].lower().startswith(_BY)),
        _JUNK_CODES.get(junk, _OTHER_JUNK) if junk else 0.0,
        float(not _YOU.isdisjoint(lower)),
        float(not _WE.isdisjoint(lower)),
    )
    keys = tuple([word for word in lower if len(word) > 3])  # noqa: PLR2004 - short words say little
    return Shape(size, count, ended, prose, junk, row, keys)


def _digits(text: str) -> int:
    return sum([text.count(digit) for digit in "0123456789"])


def rows_of(blocks: Sequence[Block], shapes: Sequence[Shape]) -> list[tuple[float, ...]]:
    """One row of numbers for each block: its own, its neighbours', and its place in the text."""
    own = list(zip(*[shape.row for shape in shapes], strict=True))
    columns: list[Sequence[float]] = [*own, *_surroundings(shapes), *_places(blocks, shapes)]
    for column in _NEIGHBOURS:
        values = own[column]
        columns += [
            (0.0, 0.0, *values)[: len(values)],
            (0.0, *values)[: len(values)],
            (*values[1:], 0.0),
            (*values[2:], 0.0, 0.0)[: len(values)],
        ]
    return list(zip(*columns, strict=True))


def _surroundings(shapes: Sequence[Shape]) -> list[list[float]]:
    """How dense prose is around each block, in windows of several sizes."""
    count = len(shapes)
    prose = [0, *accumulate([shape.prose for shape in shapes])]
    mass = [0, *accumulate([shape.size for shape in shapes])]
    short = [0, *accumulate([shape.size < _SHORT for shape in shapes])]
    columns: list[list[float]] = []
    for reach in (1, 3, 8):
        bounds = [(max(0, i - reach), min(count, i + reach + 1)) for i in range(count)]
        columns.append([(prose[b] - prose[a]) / (mass[b] - mass[a]) for a, b in bounds])
        columns.append([log(1 + (mass[b] - mass[a]) / (b - a)) for a, b in bounds])
    bounds = [(max(0, i - 4), min(count, i + 5)) for i in range(count)]
    columns.append([(short[b] - short[a]) / (b - a) for a, b in bounds])
    columns.append(
        [(prose[i] - prose[a]) / (mass[i] - mass[a] or 1) for i, (a, _) in enumerate(bounds)]
    )
    columns.append(
        [
            (prose[b] - prose[i + 1]) / (mass[b] - mass[i + 1] or 1)
            for i, (_, b) in enumerate(bounds)
        ]
    )
    total = prose[-1]
    columns.append([value / (total or 1) for value in prose[:-1]])
    columns.append([log(1 + value) for value in prose[:-1]])
    columns.append([log(1 + total - value) for value in prose[1:]])
    columns.append([log(1 + total)] * count)
    return columns


def _places(blocks: Sequence[Block], shapes: Sequence[Shape]) -> list[list[float]]:
    """Where each block stands: in the text, to the core, to the last heading of junk."""
    count = len(blocks)
    start, end = find_core(shapes)
    indent = _common_indent(blocks, shapes)
    seen = Counter([block.text for block in blocks])
    frequent = Counter([word for shape in shapes[start:end] if shape.prose for word in shape.keys])
    core = {word for word, times in frequent.items() if times > 1}
    prose = [shape.prose for shape in shapes]
    return [
        [i / count for i in range(count)],
        [log(count)] * count,
        _distances(prose),
        _distances(prose[::-1])[::-1],
        [
            -log(1 + start - i) if i < start else log(2 + i - end) if i >= end else 0.0
            for i in range(count)
        ],
        [float(min(seen[block.text], 6)) for block in blocks],
        [float(max(-20, min(20, block.indent - indent))) for block in blocks],
        [len([w for w in s.keys if w in core]) / len(s.keys) if s.keys else 0.0 for s in shapes],
        _since_heading(shapes),
    ]


def find_core(shapes: Sequence[Shape]) -> tuple[int, int]:
    """The run of blocks with the most prose, less what lies between (Kadane's maximum segment)."""
    best, found = 0.0, (0, 0)
    score, begin = 0.0, 0
    for i, shape in enumerate(shapes):
        if score <= 0:
            score, begin = 0.0, i
        score += min(shape.prose, 1500) if shape.prose else -(25.0 + min(shape.size, 120))
        if score > best:
            best, found = score, (begin, i + 1)
    return found


def _common_indent(blocks: Sequence[Block], shapes: Sequence[Shape]) -> int:
    masses: Counter[int] = Counter()
    for block, shape in zip(blocks, shapes, strict=True):
        if shape.prose:
            masses[block.indent] += shape.prose
    return max(masses, key=lambda indent: (masses[indent], -indent), default=0)


def _distances(prose: Sequence[int]) -> list[float]:
    """How many blocks back the last prose is, for each block, up to a limit."""
    found, last = [], _FAR
    for mass in prose:
        found.append(last)
        last = 0.0 if mass else min(last + 1, _FAR)
    return found


def _since_heading(shapes: Sequence[Shape]) -> list[float]:
    """How far back the last heading of junk is, no long prose since; 0 where none is."""
    found, since, mass = [], 0, 0
    for shape in shapes:
        found.append(log(1 + since))
        if shape.junk in _HEADINGS_OF_JUNK:
            since, mass = 1, 0
        elif since:
            since, mass = since + 1, mass + shape.prose
            if mass > 600:  # noqa: PLR2004 - an article's text goes on
                since = 0
    return found
