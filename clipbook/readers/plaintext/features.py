"""Turns the blocks of a clipping into their shapes: what each block shows of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import ne, sub
from typing import Final, NamedTuple

from msgspec import Struct

from clipbook.readers.plaintext.blocks import LineBlock
from clipbook.readers.plaintext.junk import junk_reason

# A day or a time of day: "Dec. 22, 2023", "8:41 am", "2 hours ago", "2023年12月22日".
_DATED: Final = re.compile(
    r"(?:19|20)(?<=\b\d\d)\d\d(?:\b|[年년])|\d(?<=\b\d)\d?:\d\d\b|ago(?<=\bago)\b"
)
# A digit of another script: "٣", "३", "۳".
_FAR_DIGIT: Final = re.compile(r"(?![0-9])\d")
# Characters of writing without spaces or next to none, each like two Latin letters: "中", "の".
_WIDE: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
# What says what a text in such writing is about: "中国", "コーヒー", "한국".
_WIDE_KEY: Final = re.compile(
    "[\u3400-\u9fff]{2}|[\u30a0-\u30ff]{3,12}|[\uac00-\ud7af]{2}|[A-Za-z]{4,24}"
)
_ENDS: Final = frozenset(".!?…。！？؟।۔።։။។")
_INNER_ENDS: Final = (". ", "? ", "! ", "。", "！", "？", "؟ ", "। ", "۔ ")
_COMMAS: Final = ",、，،"
_CLOSING: Final = "\"'”’“»)]」』）】〉》"
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
    "oleh ",
    "door ",
    "автор",
)
_BY_INITIALS: Final = frozenset("bBwWpPrRsSvVoOdDаА")

_JUNK_CODES: Final = {
    "photo credit": 1,
    "breadcrumb": 2,
    "tag row": 2,
    "related link": 4,
    "comment widget": 5,
}
_OTHER_JUNK: Final = 3
_PROSE: Final = 60
"""A block with a sentence's end and this much text is prose."""
_LONG_PROSE: Final = 240
"""A block of this length is prose without one."""
_HEAD: Final = 320
"""So many characters at the start of a block are looked at word by word."""
_SHORT_WORD: Final = 3
"""A word with more letters says what a text is about."""
_SAMPLE: Final = 1_200
"""So many characters of a clipping tell its language."""
_FEW: Final = 60
"""So many blocks do where none is long."""
_WIDE_SHARE: Final = 0.1
"""The share of characters of writing without spaces in a text that is written so."""
_LIKE_A_HEADING: Final = 0.6
"""Where writing has no capitals, a line that is no prose counts as one with so many."""
_LONGEST_REACH: Final = 14
"""The line model looks two blocks beyond those that it is asked about."""
SIZE: Final = 0
"""The column of a row that holds a block's size; 0 where the row is not filled in."""
CAPITALS: Final = 4
"""The column that says what share of the words has a capital."""
JUNK: Final = 6
"""The column that says what junk the line is."""
DATED: Final = 7
"""The column that says whether there is a date or a time in the line."""
DIGITS: Final = 8
"""The column that says what share of the line is digits; for a far line, how many."""
NAMED: Final = 9
"""The column that says whether the line starts like a byline."""
_NOTHING: Final = (0,) * DATED


class Features(Struct, frozen=True):
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


class Wording(Struct, frozen=True):
    """A block's longer words, and the shares of its words with a capital and of its digits."""

    keys: tuple[str, ...]
    capitals: float
    digits: float


def shapes_of(blocks: Sequence[LineBlock]) -> list[Features]:
    """The shapes of blocks; blocks with the same text are looked at once."""
    wide = _is_wide(blocks)
    least = _PROSE // 2 if wide else _PROSE
    near = within([len(block.text) >= least for block in blocks], _LONGEST_REACH)
    known: dict[tuple[str, bool, bool, bool], Features] = {}
    found = []
    for block, close in zip(blocks, near, strict=True):
        key = (block.text, block.bullet, block.gap > 0, close)
        shape = known.get(key)
        if shape is None:
            shape = known[key] = shape_of(block, wide=wide) if close else _far_shape(block)
        found.append(shape)
    return found


def within(marked: Sequence[bool], reach: int) -> list[bool]:
    """Whether each place is at most `reach` away from a marked one; all are where none is."""
    count = [0, *accumulate(marked)]
    if not count[-1]:
        return [True] * len(marked)
    return list(map(bool, window(count, reach)))


def window(sums: Sequence[int], reach: int) -> list[int]:
    """For each block the sum over it and so many blocks on either side."""
    count = len(sums) - 1
    high = [*sums[reach + 1 :], *[sums[-1]] * (reach + 1)][:count]
    return list(map(sub, high, [*[0] * reach, *sums]))


def _far_shape(block: LineBlock) -> Features:
    """The shape of a short block so far from long ones that the line model is not asked."""
    text = block.text
    lower = text.lower().split()
    digits = _digits(text)
    dated = (digits > 0 or "ago" in lower) and bool(_DATED.search(text[:200]))
    row = (*_NOTHING, dated, digits, _is_by(text))
    ended = text.rstrip(_CLOSING)[-1:] in _ENDS
    return Features(len(text), len(lower), ended, 0, junk_reason(text, lower), row, ())


def wording(block: LineBlock, shape: Features) -> Wording:
    """What the words of a block show, also of one that is far from prose."""
    if shape.row[SIZE]:
        return Wording(shape.keys, shape.row[CAPITALS], shape.row[DIGITS])
    words = block.text.split()
    lower = block.text.lower().split()
    capitals = sum(map(ne, words, lower)) / len(words)
    return Wording(_keys(lower), capitals, shape.row[DIGITS] / len(block.text))


def _keys(lower: Sequence[str]) -> tuple[str, ...]:
    return tuple([word for word in lower if len(word) > _SHORT_WORD])


def _is_wide(blocks: Sequence[LineBlock]) -> bool:
    """Whether the long lines of a clipping are in writing without spaces."""
    texts = [block.text for block in blocks if len(block.text) > _PROSE]
    sample = " ".join(texts[len(texts) // 4 :])[:_SAMPLE] or " ".join(
        [block.text for block in blocks[:_FEW]]
    )
    if not any("\u0e00" <= letter < "\u1e00" or letter >= "\u3040" for letter in set(sample)):
        return False  # nothing of it is what the pattern looks for
    return len(_WIDE.findall(sample)) > _WIDE_SHARE * len(sample)


def shape_of(block: LineBlock, *, wide: bool) -> Features:
    """The shape of a block; of a long one, the words at its start stand for all.

    In `wide` writing each letter counts twice.
    """
    text = block.text
    double = len(_WIDE.findall(text)) if wide and not text.isascii() else 0
    size = len(text) + double
    head = text[:_HEAD]
    words = head.split()
    lower = head.lower().split()
    count = (len(words) if len(text) <= _HEAD else text.count(" ") + 1) + double // 2
    tail = text.rstrip(_CLOSING)[-1:]
    ended = tail in _ENDS
    capitals = sum(map(ne, words, lower)) / len(words)
    digits = _digits(head)
    junk = junk_reason(text, lower)
    running = double > 0 or capitals < 0.5  # noqa: PLR2004 - half the words
    is_prose = running and size >= _PROSE and (ended or size > _LONG_PROSE or _has_end(text))
    if not capitals and not is_prose and not text.isascii() and text.upper() == text:
        capitals = _LIKE_A_HEADING
    row = (
        size,
        ended,
        tail in ":：",
        100 * _commas(text) / size,
        capitals,
        block.gap > 0,
        _JUNK_CODES.get(junk, _OTHER_JUNK) if junk else 0,
        (digits > 0 or "ago" in lower) and bool(_DATED.search(text[:200])),
        digits / len(head),
        _is_by(head),
    )
    keys = tuple(_WIDE_KEY.findall(head)) if double else _keys(lower)
    return Features(size, count, ended, size if is_prose else 0, junk, row, keys)


def _commas(text: str) -> int:
    return text.count(",") if text.isascii() else sum(map(text.count, _COMMAS))


def _is_by(text: str) -> bool:
    """Whether a text starts like a byline."""
    return text[0] in _BY_INITIALS and text[:12].lower().startswith(_BY)


def _has_end(text: str) -> bool:
    """Whether a sentence ends inside a text."""
    ends = _INNER_ENDS[:3] if text.isascii() else _INNER_ENDS
    return any(map(text.__contains__, ends))


def _digits(text: str) -> int:
    data = text.encode("ascii", "ignore")
    digits = len(data) - len(data.translate(None, b"0123456789"))
    return digits if len(data) == len(text) else digits + len(_FAR_DIGIT.findall(text))


def find_core(shapes: Sequence[Features]) -> tuple[int, int]:
    """The run of blocks with the most prose, less what lies between (Kadane's maximum segment)."""
    worth = [
        min(shape.prose, 1500) if shape.prose else -25 - min(shape.size, 120) for shape in shapes
    ]
    best, found = 0, (0, 0)
    score, begin = 0, 0
    for i, own in enumerate(worth):
        if score <= 0:
            score, begin = own, i
        else:
            score += own
        if score > best:
            best, found = score, (begin, i + 1)
    return found


_BEFORE: Final = 10
"""What is said of an article stands at most this many blocks before its title."""
_BELOW: Final = 14
"""Or this many below it, where the text begins later."""
_INTO: Final = 2
"""Or this many below the first block of the text."""
_AFTER: Final = 6
"""Or this many below its last."""


class Zone(Struct, frozen=True):
    """The indices of an article's title (-1: none), of its first and of its last block of text."""

    title: int
    first: int
    last: int

    def around(self, count: int) -> list[int]:
        """The indices of the blocks that may say something of the article, head first."""
        top = self.title if self.title >= 0 else self.first
        head = range(
            max(0, top - _BEFORE),
            min(count, min(max(self.first, top), top + _BELOW * 3) + _INTO + 1),
        )
        foot = range(self.last + 1, min(count, self.last + 1 + _AFTER))
        return [*head, *(i for i in foot if i not in head)]


class Surveyed(NamedTuple):
    """A clipping under survey; `why` is filled in step by step."""

    texts: list[str]
    shapes: list[Features]
    chances: list[float]
    order: list[int]
    sizes: list[int]
    why: list[str]
