"""Turns the blocks of a clipping into rows of numbers that a line model can weigh.

The features follow line and block classifiers for web text: shallow text features of a block and its neighbours
(Kohlschütter et al., Boilerplate Detection using Shallow Text Features, 2010) and the mass of text around it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from clipbook.readers.pasted.blocks import Block
from clipbook.readers.pasted.junk import junk_reason
from clipbook.text.language import ALL_COMMON_WORDS

# The end of a sentence at a line's end, with closing marks: `he said.”`.
_ENDED: Final = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]{0,3}$")
# The end of a sentence inside a line: "ties. He".
_INNER_END: Final = re.compile(r"[.!?…][\"'”’)]?\s|[。！？।]")
# A word: "Xi's".
_WORD: Final = re.compile(r"\w+(?:[’'-]\w+)*")
# A day or a time of day: "Dec. 22, 2023", "8:41 am".
_DATED: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d+ (?:hours?|days?|minutes?|mins?|weeks?|months?|years?) ago\b",
    re.IGNORECASE,
)
# The start of a byline: "By Jane Roe".
_BY: Final = re.compile(r"(?:written |posted |reported )?by\b|von\b|por\b|par\b", re.IGNORECASE)
# Characters of writing without spaces, each of which stands for about two Latin letters: "中", "の".
_WIDE: Final = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_HEADINGS_OF_JUNK: Final = frozenset(
    {"related link", "comment widget", "newsletter sign-up", "social media link"}
)
_PROSE: Final = 60
"""A block with a sentence's end and this much text is prose."""

STRONG: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is known of a block without looking at its neighbours."""

    size: int
    words: int
    common: float
    ended: bool
    prose: int
    junk: str
    row: tuple[float, ...]
    vocabulary: frozenset[str]


def shape_of(block: Block) -> Shape:
    """The shape of a block."""
    text = block.text
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    size = len(text) + wide
    words = _WORD.findall(text)
    count = max(len(words) + wide // 2, 1)
    lower = [word.lower() for word in words]
    common = sum(word in ALL_COMMON_WORDS for word in lower) / count
    ended = bool(_ENDED.search(text[-6:]))
    ends = len(_INNER_END.findall(text)) + ended
    capitals = sum(word[0].isupper() for word in words) / count
    prose = (
        size
        if size >= _PROSE and (ends or size > 4 * _PROSE) and (capitals < STRONG or wide)
        else 0
    )
    junk = junk_reason(text)
    first = text[:1]
    row = (
        math.log(size + 1),
        size / count,
        common,
        float(ended),
        math.log(ends + 1),
        float(text.endswith((":", "："))),
        100 * (text.count(",") + text.count("、") + text.count("，")) / size,
        capitals,
        sum(map(str.isdigit, text[:300])) / min(size, 300),
        float(text.isupper()),
        float(first.islower()),
        float(first.isdigit()),
        float(first in "\"'“‘«„「"),
        float(first in "([{"),
        float(text.endswith("?")),
        float(block.bullet),
        float(block.gap > 0),
        float("|" in text or " · " in text or " • " in text),
        float("http" in text or "www." in text or "@" in text),
        float(bool(_DATED.search(text[:200]))),
        float(bool(_BY.match(text))),
        _JUNK_CODE.get(junk, 3.0 if junk else 0.0),
        float("you" in lower or "your" in lower),
        float("i" in lower or "we" in lower or "our" in lower),
    )
    return Shape(
        size=size,
        words=count,
        common=common,
        ended=ended,
        prose=prose,
        junk=junk,
        row=row,
        vocabulary=frozenset(word for word in lower if len(word) > 3),  # noqa: PLR2004
    )


_JUNK_CODE: Final = {
    "photo credit": 1.0,
    "breadcrumb": 2.0,
    "related link": 4.0,
    "comment widget": 5.0,
    "page tools": 3.0,
}


def rows_of(blocks: Sequence[Block], shapes: Sequence[Shape]) -> list[list[float]]:
    """One row of numbers for each block: its own, its neighbours', and its place in the text."""
    count = len(blocks)
    prose = [shape.prose for shape in shapes]
    sizes = [shape.size for shape in shapes]
    before = [0, *accumulate(prose)]
    mass = [0, *accumulate(sizes)]
    short = [0, *accumulate(size < 40 for size in sizes)]
    total = before[-1] or 1
    start, end = _core(prose, sizes)
    indent = _common_indent(blocks, prose)
    seen = Counter(block.text.casefold() for block in blocks)
    vocabulary = Counter(
        word for shape in shapes[start:end] if shape.prose for word in shape.vocabulary
    )
    since, until = _distances(prose), _distances(prose[::-1])[::-1]
    heading = _since_heading(shapes)
    rows = []
    for i, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        row = list(shape.row)
        for reach in (1, 3, 8):
            low, high = max(0, i - reach), min(count, i + reach + 1)
            row.append((before[high] - before[low]) / (mass[high] - mass[low]))
            row.append(math.log(1 + (mass[high] - mass[low]) / (high - low)))
        low, high = max(0, i - 4), min(count, i + 5)
        row += (
            (before[i] - before[low]) / (mass[i] - mass[low] or 1),
            (before[high] - before[i + 1]) / (mass[high] - mass[i + 1] or 1),
            (short[high] - short[low]) / (high - low),
            before[i] / total,
            math.log(1 + before[i]),
            math.log(1 + total - before[i + 1]),
            i / count,
            math.log(count),
            math.log(total),
            min(since[i], 30),
            min(until[i], 30),
            float(
                max(start - i, i - end + 1, 0)
                and (math.log(1 + max(start - i, i - end + 1)) * (-1 if i < start else 1))
            ),
            min(seen[block.text.casefold()], 6),
            float(max(-20, min(20, block.indent - indent))),
            sum(vocabulary[word] > 1 for word in shape.vocabulary) / (len(shape.vocabulary) or 1),
            heading[i],
        )
        for step in (-2, -1, 1, 2):
            if 0 <= i + step < count:
                other = shapes[i + step].row
                row += (other[0], other[2], other[3], other[7], other[15], other[21])
            else:
                row += (0.0, 0.0, -1.0, 0.0, 0.0, -1.0)
        rows.append(row)
    return rows


def _core(prose: Sequence[int], sizes: Sequence[int]) -> tuple[int, int]:
    """The run of blocks with the most prose, less what lies between (Kadane's maximum segment)."""
    best = (0.0, 0, 0)
    score, begin = 0.0, 0
    for i, (good, size) in enumerate(zip(prose, sizes, strict=True)):
        gain = min(good, 1500) if good else -(25.0 + min(size, 120))
        if score <= 0:
            score, begin = 0.0, i
        score += gain
        if score > best[0]:
            best = (score, begin, i + 1)
    return best[1], best[2]


def _common_indent(blocks: Sequence[Block], prose: Sequence[int]) -> int:
    masses: Counter[int] = Counter()
    for block, mass in zip(blocks, prose, strict=True):
        masses[block.indent] += mass
    return max(masses, key=lambda indent: (masses[indent], -indent), default=0)


def _distances(prose: Sequence[int]) -> list[int]:
    """How many blocks back the last prose is, for each block; a large number where there is none."""
    found, last = [], 99
    for mass in prose:
        found.append(last)
        last = 0 if mass else last + 1
    return found


def _since_heading(shapes: Sequence[Shape]) -> list[float]:
    """How many blocks back the last heading of page junk is, none of them long prose: 0 where there is none."""
    found, since, mass = [], 0, 0
    for shape in shapes:
        found.append(math.log(1 + since))
        if shape.junk in _HEADINGS_OF_JUNK:
            since, mass = 1, 0
        elif since:
            since, mass = since + 1, mass + shape.prose
            if mass > 600:
                since = 0
    return found
