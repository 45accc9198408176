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
from operator import ne, sub, truediv
from typing import Final, NamedTuple

from clipbook.readers.pasted.blocks import Block
from clipbook.readers.pasted.junk import junk_reason
from clipbook.text.language import ALL_COMMON_WORDS, COMMON_WORDS, find_language

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
_YOU: Final = frozenset(
    "you your you’re you're you’ll you'll du dein deine deinen sie ihre ihren vous votre vos tu "
    "tus usted ustedes você vocês vostro vostra voi jouw uw je twój twoje ty вы вас вам ваш "
    "ваши".split()
)
_WE: Final = frozenset(
    "i we our us my me wir uns unser unsere unseren ich nous notre nos nosotros nuestra nuestro "
    "nuestras nuestros nós nossa nosso noi nostra nostro nostri wij we ons onze my nasz nasze мы "
    "нас нам наш наши".split()
)

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
_HEAD: Final = 320
"""So many characters at the start of a block are looked at word by word."""
_SAMPLE: Final = 1_200
"""So many characters of a clipping tell its language."""
_FEW: Final = 60
"""So many blocks do where none is long."""
_WIDE_SHARE: Final = 0.1
"""The share of characters of writing without spaces in a text that is written so."""
_USUAL: Final = 0.4
"""The share of the commonest words in running English."""
_LEAST: Final = 0.1
"""The share in a language of which few common words are known."""
_NOTHING: Final = (0,) * 20
_LONGEST_REACH: Final = 14
"""The line model looks two blocks beyond those that it is asked about."""
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
    tongue = _tongue(blocks)
    least = _PROSE // 2 if tongue.wide else _PROSE
    near = within([len(block.text) >= least for block in blocks], _LONGEST_REACH)
    known: dict[tuple[str, bool, bool, bool], Shape] = {}
    found = []
    for block, close in zip(blocks, near, strict=True):
        key = (block.text, block.bullet, block.gap > 0, close)
        shape = known.get(key)
        if shape is None:
            shape = known[key] = shape_of(block, tongue) if close else _far_shape(block)
        found.append(shape)
    return found


def within(marked: Sequence[bool], reach: int) -> list[bool]:
    """Whether each place is at most `reach` away from a marked one; all are where none is."""
    count = [0, *accumulate(marked)]
    if not count[-1]:
        return [True] * len(marked)
    return list(map(bool, _window(count, reach, reach)))


def _far_shape(block: Block) -> Shape:
    """The shape of a short block so far from long ones that the line model is not asked."""
    text = block.text
    lower = text.lower().split()
    digits = _digits(text)
    dated = (digits > 0 or "ago" in lower) and bool(_DATED.search(text[:200]))
    named = text[:12].lower().startswith(_BY)
    row = (*_NOTHING[:DIGITS], digits, *_NOTHING[DIGITS + 1 : DATED], dated, named)
    ended = text.rstrip(_CLOSING)[-1:] in _ENDS
    return Shape(len(text), len(lower), ended, 0, junk_reason(text, lower), row + _NOTHING[:3], ())


def in_full(block: Block, shape: Shape) -> Shape:
    """The shape of a block with its whole row, but for what depends on the language."""
    return shape if shape.row[0] else shape_of(block, Tongue())


class Tongue(NamedTuple):
    """What is known of a clipping's language before its lines are.

    `common` are its commonest words, and `scale` makes their share comparable with English;
    `wide` says whether there is writing without spaces.
    """

    common: frozenset[str] = COMMON_WORDS["en"]
    scale: float = 1.0
    wide: bool = False


def _tongue(blocks: Sequence[Block]) -> Tongue:
    """The language of the long lines of a clipping."""
    texts = [block.text for block in blocks if len(block.text) > _PROSE]
    sample = " ".join(texts[len(texts) // 4 :])[:_SAMPLE] or " ".join(
        [block.text for block in blocks[:_FEW]]
    )
    wide = not sample.isascii() and len(_WIDE.findall(sample)) > _WIDE_SHARE * len(sample)
    language = find_language(sample)
    common = COMMON_WORDS.get(language)
    if language == "en" or not common:
        return Tongue(COMMON_WORDS["en"] if common else ALL_COMMON_WORDS, 1.0, wide)
    words = sample.lower().split()
    share = sum(map(common.__contains__, words)) / len(words)
    return Tongue(common, _USUAL / max(share, _LEAST), wide)


def shape_of(block: Block, tongue: Tongue) -> Shape:
    """The shape of a block; of a long one, the words at its start stand for all."""
    text = block.text
    wide = len(_WIDE.findall(text)) if tongue.wide and not text.isascii() else 0
    size = len(text) + wide
    head = text if len(text) <= _HEAD else text[:_HEAD]
    words = head.split()
    lower = head.lower().split()
    seen = len(words)
    count = (seen if head is text else text.count(" ") + 1) + wide // 2
    tail = text.rstrip(_CLOSING)[-1:]
    ended = tail in _ENDS
    ends = text.count(". ") + text.count("? ") + text.count("! ") + ended
    if wide:
        ends += text.count("。") + text.count("！") + text.count("？")
    capitals = sum(map(ne, words, lower)) / seen
    running = bool(wide) or capitals < 0.5  # noqa: PLR2004 - half the words
    prose = size if running and ((ends and size >= _PROSE) or size > _LONG_PROSE) else 0
    junk = junk_reason(text, lower)
    digits = _digits(head)
    first = text[0]
    common = sum(map(tongue.common.__contains__, lower)) * tongue.scale / seen
    row = (
        size,
        size / count,
        (_USUAL if prose else 0.0) if wide else common,
        ended,
        ends,
        tail in ":：",
        100 * (text.count(",") + (text.count("、") + text.count("，") if wide else 0)) / size,
        capitals,
        digits / len(head),
        text.isupper(),
        first.islower(),
        first.isdigit(),
        first in "\"'“‘«„「",
        first in "([{",
        tail in "?？",
        block.bullet,
        block.gap > 0,
        "|" in text or "·" in text or "•" in text,
        "http" in text or "www." in text or "@" in text,
        (digits > 0 or "ago" in lower) and bool(_DATED.search(text[:200])),
        text[:12].lower().startswith(_BY),
        _JUNK_CODES.get(junk, _OTHER_JUNK) if junk else 0.0,
        not _YOU.isdisjoint(lower),
        not _WE.isdisjoint(lower),
    )
    keys = tuple([word for word in lower if len(word) > 3])  # noqa: PLR2004 - short words say little
    return Shape(size, count, ended, prose, junk, row, keys)


def _digits(text: str) -> int:
    data = text.encode("ascii", "ignore")
    return len(data) - len(data.translate(None, b"0123456789"))


def columns_of(blocks: Sequence[Block], shapes: Sequence[Shape]) -> list[Sequence[float]]:
    """One column of numbers for each feature: the blocks' own, their neighbours', their places."""
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
    return columns


def _surroundings(shapes: Sequence[Shape]) -> list[list[float]]:
    """How dense prose is around each block, in windows of several sizes."""
    count = len(shapes)
    prose = [0, *accumulate([shape.prose for shape in shapes])]
    mass = [0, *accumulate([shape.size for shape in shapes])]
    short = [0, *accumulate([shape.size < _SHORT for shape in shapes])]
    places = list(range(count + 1))
    columns: list[list[float]] = []
    for reach in (1, 3, 8):
        size = _window(mass, reach, reach)
        columns.append(list(map(truediv, _window(prose, reach, reach), size)))
        columns.append(list(map(truediv, size, _window(places, reach, reach))))
    columns.append(list(map(truediv, _window(short, 4, 4), _window(places, 4, 4))))
    above, below = _window(mass, 4, -1), _window(mass, -1, 4)
    columns.append([p / (m or 1) for p, m in zip(_window(prose, 4, -1), above, strict=True)])
    columns.append([p / (m or 1) for p, m in zip(_window(prose, -1, 4), below, strict=True)])
    total = prose[-1]
    columns.append([value / (total or 1) for value in prose[:-1]])
    columns.append([float(value) for value in prose[:-1]])
    columns.append([float(total - value) for value in prose[1:]])
    columns.append([float(total)] * count)
    return columns


def _window(sums: list[int], back: int, ahead: int) -> list[int]:
    """For each block the sum over it, so many blocks `back` and `ahead`; -1 leaves itself out."""
    count = len(sums) - 1
    high = (sums[ahead + 1 :] + [sums[-1]] * (ahead + 1))[:count]
    low = ([0] * back + sums)[:count] if back >= 0 else sums[1:]
    return list(map(sub, high, low))


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
        [float(count)] * count,
        _distances(prose),
        _distances(prose[::-1])[::-1],
        [float(i - start if i < start else i + 1 - end if i >= end else 0) for i in range(count)],
        [min(seen[block.text], 6) for block in blocks],
        [max(-20, min(20, block.indent - indent)) for block in blocks],
        [sum(map(core.__contains__, s.keys)) / len(s.keys) if s.keys else 0.0 for s in shapes],
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
        found.append(float(since))
        if shape.junk in _HEADINGS_OF_JUNK:
            since, mass = 1, 0
        elif since:
            since, mass = since + 1, mass + shape.prose
            if mass > 600:  # noqa: PLR2004 - an article's text goes on
                since = 0
    return found
