"""Turns blocks into how likely each belongs to the article, and into the best choice.

The features follow line and block classifiers for web text: shallow features of a block and of
its neighbours (Kohlschütter, Fankhauser and Nejdl, Boilerplate Detection using Shallow Text
Features, 2010), and where the block stands in the mass of prose. None depends on the words of a
language but what kind of junk a line is. They are computed column by column, which is several
times faster in Python.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import sub, truediv
from typing import Final, NamedTuple

from clipbook.readers.plaintext import weights
from clipbook.readers.plaintext.blocks import LineBlock
from clipbook.readers.plaintext.features import (
    CAPITALS,
    DATED,
    JUNK,
    SIZE,
    Features,
    find_core,
    shapes_of,
    window,
    within,
)

_OWN: Final = 7
"""The line model is asked about so many columns of a block's own row."""
_SIDE: Final = 4
"""So many blocks on one side show whether it is at an edge of the text."""
_SHORT: Final = 40
"""A block of less is a short line."""
_DATE_LINE: Final = 120
"""A line of less that holds a date is there for its date."""
_OPENED: Final = 500
"""Behind so much prose, more dates are those of comments and of other articles."""
_STEP: Final = 3
"""Two blocks of prose no further apart than this are of one text."""
_LEAD: Final = 5
"""So many blocks of prose show the words of an article."""
_GOING_ON: Final = 10
"""So many blocks from a block on may go on with those words."""
_BESIDE: Final = 3
"""So many blocks on either side are of the same text."""
_FAR: Final = 30
"""Distances are counted up to this."""
_HEADINGS_OF_JUNK: Final = frozenset(
    {"related link", "comment widget", "newsletter sign-up", "social media link"}
)
_GOES_ON: Final = 600
"""Behind a heading of junk, so much prose is an article's again."""


class _Columns(NamedTuple):
    """What the shapes of all blocks hold, field by field, and the columns of their rows."""

    sizes: Sequence[int]
    prose: Sequence[int]
    junk: Sequence[str]
    rows: Sequence[Sequence[float]]
    keys: Sequence[tuple[str, ...]]


def columns_of(blocks: Sequence[LineBlock], shapes: Sequence[Features]) -> list[Sequence[float]]:
    """One column of numbers for each feature: the blocks' own, their neighbours', their places."""
    core = find_core(shapes)
    page = _Columns(
        sizes=[shape.size for shape in shapes],
        prose=[shape.prose for shape in shapes],
        junk=[shape.junk for shape in shapes],
        rows=tuple(zip(*(shape.row for shape in shapes), strict=True)),
        keys=[shape.keys for shape in shapes],
    )
    return [
        *page.rows[:_OWN],
        (0, 0, *page.rows[SIZE][:-2])[: len(blocks)],
        (0, *page.rows[CAPITALS][:-1]),
        (*page.rows[JUNK][1:], 0),
        *_surroundings(page),
        *_places(blocks, page, core),
        *_repetition(blocks, page),
        *_words(page, core),
    ]


def _surroundings(page: _Columns) -> list[Sequence[float]]:
    """How dense prose is around each block, in windows of several sizes, and where its mass is."""
    prose = [0, *accumulate(page.prose)]
    mass = [0, *accumulate(page.sizes)]
    short = [0, *accumulate([size < _SHORT for size in page.sizes])]
    places = range(len(mass))
    columns: list[Sequence[float]] = []
    for reach in (1, 3):
        size = window(mass, reach)
        columns.append(list(map(truediv, size, window(places, reach))))
        columns.append(list(map(truediv, window(prose, reach), size)))
    columns.append(list(map(truediv, window(mass, 8), window(places, 8))))
    columns.append(list(map(truediv, window(short, 4), window(places, 4))))
    behind = zip(_behind(prose), _behind(mass), strict=True)
    columns.append([p / (m or 1) for p, m in behind])
    total = prose[-1]
    columns.append([value / (total or 1) for value in page.prose])
    return [*columns, prose[:-1], [total - value for value in prose[1:]], [total] * len(page.prose)]


def _behind(sums: Sequence[int]) -> list[int]:
    """For each block the sum over the blocks that stand behind it."""
    return list(map(sub, [*sums[_SIDE + 1 :], *[sums[-1]] * _SIDE], sums[1:]))


def _places(
    blocks: Sequence[LineBlock], page: _Columns, core: tuple[int, int]
) -> list[Sequence[float]]:
    """Where each block stands: in the clipping, to prose, to the core, to the last junk."""
    count = len(blocks)
    start, end = core
    indent = _common_indent(blocks, page.prose)
    return [
        [i / count for i in range(count)],
        [count] * count,
        _distances(page.prose[::-1])[::-1],
        [i - start if i < start else i + 1 - end if i >= end else 0 for i in range(count)],
        [block.indent - indent for block in blocks],
        _since_heading(page),
    ]


def _repetition(blocks: Sequence[LineBlock], page: _Columns) -> list[Sequence[float]]:
    """What comes again and again around a block, as in lists of comments or of other articles."""
    counts = Counter([block.text for block in blocks])
    seen = [counts[block.text] for block in blocks]
    short = [size < _SHORT and times > 1 for size, times in zip(page.sizes, seen, strict=True)]
    dated = [
        bool(date) and size < _DATE_LINE
        for date, size in zip(page.rows[DATED], page.sizes, strict=True)
    ]
    mass = accumulate(page.prose)
    later = [date and prose > _OPENED for date, prose in zip(dated, mass, strict=True)]
    return [
        seen,
        window([0, *accumulate(short)], 6),
        window([0, *accumulate(dated)], 6),
        list(accumulate([reason == "comment widget" for reason in page.junk])),
        list(accumulate(later)),
    ]


def _words(page: _Columns, core: tuple[int, int]) -> list[Sequence[float]]:
    """Whether a block has the words of the densest prose, and the blocks behind it the first's."""
    dense, met = set[str](), set[str]()
    for prose, keys in zip(page.prose[slice(*core)], page.keys[slice(*core)], strict=True):
        if prose:
            dense |= met.intersection(keys)
            met |= set(keys)
    places = [i for i, prose in enumerate(page.prose) if prose]
    steps = pairwise(places)
    first = next((k for k, (one, two) in enumerate(steps) if two - one <= _STEP), 0)
    lead = {word for i in places[first : first + _LEAD] for word in page.keys[i]}
    known = list(map(len, page.keys))
    hits = [0, *accumulate(map(len, map(lead.intersection, page.keys)))]
    words = [0, *accumulate(known)]
    shared = map(len, map(dense.intersection, page.keys))
    return [
        [n / (size or 1) for n, size in zip(shared, known, strict=True)],
        *(
            [n / (size or 1) for n, size in zip(reached(hits), reached(words), strict=True)]
            for reached in (_ahead, _around)
        ),
    ]


def _ahead(sums: Sequence[int]) -> list[int]:
    """For each block the sum over it and the blocks that may go on with it."""
    later = [*sums[_GOING_ON + 1 :], *[sums[-1]] * _GOING_ON]
    return list(map(sub, later, sums))[: len(sums) - 1]


def _around(sums: Sequence[int]) -> list[int]:
    """For each block the sum over it and the blocks beside it."""
    return window(sums, _BESIDE)


def _common_indent(blocks: Sequence[LineBlock], prose: Sequence[int]) -> int:
    masses: Counter[int] = Counter()
    for block, mass in zip(blocks, prose, strict=True):
        if mass:
            masses[block.indent] += mass
    return max(masses, key=lambda indent: (masses[indent], -indent), default=0)


def _distances(prose: Sequence[int]) -> list[int]:
    """How many blocks back the last prose is, for each block, up to a limit."""
    found, last = [], _FAR
    for mass in prose:
        found.append(last)
        last = 0 if mass else min(last + 1, _FAR)
    return found


def _since_heading(page: _Columns) -> list[int]:
    """How far back the last heading of junk is, no long prose since; 0 where none is."""
    found, since, mass = [], 0, 0
    for reason, prose in zip(page.junk, page.prose, strict=True):
        found.append(since)
        if reason in _HEADINGS_OF_JUNK:
            since, mass = 1, 0
        elif since:
            since, mass = since + 1, mass + prose
            if mass > _GOES_ON:
                since = 0
    return found


_SWITCH: Final = math.exp(-0.5)
"""How much less likely a block differs from the one before it than it is like it."""
_REACH: Final = 12
"""Prose is nearby where it stands at most this many blocks away."""
_FAR_ODDS: Final = -3.0
"""The log odds of a block without prose nearby: about one in twenty of them is text."""
_SHRINK: Final = 0.85
"""The model is surer of what it has not seen than it is right, by cross-validation."""
_LEAN: Final = 0.2
"""To drop a block of text costs more than to keep one that is none, as much as this."""
_CLIP: Final = 6.0
"""No block is surer than these log odds, so that its neighbours can still change it."""


def likelihoods(blocks: Sequence[LineBlock]) -> tuple[list[float], list[Features]]:
    """How likely each block belongs to the article, 0 to 1; and the shapes.

    The log odds of a line model, trained on lines or on the sentences of texts that came as one
    line, are smoothed by the forward-backward algorithm over a chain of two states.
    """
    shapes = shapes_of(blocks)
    near = is_near(shapes)
    one_line = any(block.goes_on for block in blocks)
    odds_of = weights.sentence_odds if one_line else weights.line_odds
    rows = zip(*columns_of(blocks, shapes), strict=True)
    odds = [odds_of(row) if close else _FAR_ODDS for row, close in zip(rows, near, strict=True)]
    return _smoothed(odds), shapes


def is_near(shapes: Sequence[Features], reach: int = _REACH) -> list[bool]:
    """Whether each block has prose nearby, or no block is prose; the model sees no others."""
    return within([shape.prose > 0 for shape in shapes], reach)


def ranked(chances: Sequence[float]) -> list[int]:
    """The blocks in order of how likely each is text, the likeliest first."""
    return sorted(range(len(chances)), key=chances.__getitem__, reverse=True)


def choose(
    order: Sequence[int], chances: Sequence[float], sizes: Sequence[int], barred: Sequence[object]
) -> list[bool]:
    """The blocks whose choice has the highest expected F1 by words, none of those `barred`.

    `order` are the blocks as they rank.

    Taking blocks in order of their chances, expected F1 is 2 * right / (taken + all that is
    right); see Lipton, Elkan and Naryanaswamy, Optimal Thresholding of Classifiers to Maximize
    F1 Measure, 2014.
    """
    free = [i for i in order if not barred[i]]
    right = list(accumulate([chances[i] * sizes[i] for i in free]))
    taken = list(accumulate([sizes[i] for i in free]))
    whole = right[-1] if right else 0.0
    worth = [2 * good / (size + whole + 1) for good, size in zip(right, taken, strict=True)]
    best = worth.index(max(worth)) if worth else -1
    chosen = [False] * len(chances)
    for i in free[: best + 1]:
        chosen[i] = True
    return chosen


def _smoothed(odds: Sequence[float]) -> list[float]:
    ratios = [math.exp(max(-_CLIP, min(_CLIP, _SHRINK * value + _LEAN))) for value in odds]
    forward, ratio = [], 1.0
    for own in ratios:
        forward.append(ratio * own)
        ratio = (forward[-1] + _SWITCH) / (1 + _SWITCH * forward[-1])
    result, ratio = [], 1.0
    for own, ahead in zip(reversed(ratios), reversed(forward), strict=True):
        joint = ahead * ratio
        result.append(joint / (1 + joint))
        back = own * ratio
        ratio = (back + _SWITCH) / (1 + _SWITCH * back)
    return result[::-1]
