"""Turns the blocks before an article into its title, and finds where the title stands again.

A linear model over a line's own looks ranks all lines. That a menu or the name of a newspaper
stands above the title it cannot tell, since the first line often is the title: so the first of its
ranking are looked at again, by trees that see each beside the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from math import log
from operator import mul
from typing import Final

from msgspec import Struct

from clipbook.readers.plaintext import weights
from clipbook.readers.plaintext.blocks import LineBlock
from clipbook.readers.plaintext.features import (
    CAPITALS,
    DATED,
    NAMED,
    Features,
    Wording,
    find_core,
    wording,
)
from clipbook.readers.plaintext.people import is_name
from clipbook.readers.printed_dates import find_stated
from clipbook.text.english import content_words

_RANKED: Final = 8
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
_SHARE: Final = 0.5
"""What stands before a title on its line is shorter than it."""
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
    return sorted(found, key=lambda line: -line.score)[:_RANKED]


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


_WINDOW: Final = 40
"""A title stands at most this many blocks before the text."""
_NEIGHBOURHOOD: Final = 40
"""The words of so many blocks of the text are compared with a title's."""
_LONGEST: Final = 40
"""No title has more words than this."""
_LONG: Final = 22
"""Few have more than this."""
_FEW: Final = 4
"""Few titles, and most lines of menus, have fewer words."""
_DATE_LINE: Final = 120
"""A line that is there for its date is shorter."""
_ALIKE: Final = 0.5
"""Two headlines that share this much of their words are one story's."""
_LEAST_VARIANT: Final = 4
"""Headlines of fewer words share words by chance."""
_BY_CHANCE: Final = 12
"""Lines of fewer characters stand in others by chance."""
# A site's name behind a headline: " | The Example", " - Example News".
_SITE: Final = re.compile(r"\s{1,9}[|–—-]\s{1,9}[^|–—]{2,40}$")
# What parts the steps of a path; its last may be the title: "Home » Blog » How to Read".
_STEP: Final = re.compile(r"\s{0,9}[»›>/|]\s{0,9}")
# What marks it: ">".
_STEP_MARK: Final = re.compile("[»›>/|]")
_LONGEST_PATH: Final = 400
"""A path through a site is shorter."""
_WORD: Final = re.compile(r"\w+")


def find_title(
    blocks: Sequence[LineBlock], shapes: Sequence[Features], start: int, captions: Container[str]
) -> int:
    """The index of the block that is the title of a text that starts at `start`; -1 for none.

    Where nothing stands above the text, a short first paragraph is taken for a title of sentences.
    """
    found = [
        line for line in candidates(blocks, shapes, start) if blocks[line.at].text not in captions
    ]
    if not found:
        is_title = start == 0 and shapes[0].words <= _LONG and any(s.prose for s in shapes[1:])
        return 0 if is_title else -1
    return _alone(blocks, choose(blocks, shapes, start, found), found)


def _alone(blocks: Sequence[LineBlock], at: int, found: Sequence[TitleCandidate]) -> int:
    """The place of the line that repeats the end of the line `at`, behind a path or a number."""
    whole = folded(blocks[at].text)
    for line in found:
        text = folded(blocks[line.at].text)
        if whole.endswith(f" {text}") and len(text) > _SHARE * len(whole):
            return line.at
    return at


def candidates(
    blocks: Sequence[LineBlock], shapes: Sequence[Features], start: int
) -> tuple[TitleCandidate, ...]:
    """The lines that may be the title, each with the numbers by which a linear model ranks them."""
    end = min(max(start, find_core(shapes)[0]) + 1, len(blocks))
    indices = [
        i
        for i in range(max(0, start - _WINDOW), end)
        if not shapes[i].junk
        and 1 < shapes[i].words <= _LONGEST
        and not (i == start and shapes[i].prose)
    ]
    near = [shape.keys for shape in shapes[start : start + _NEIGHBOURHOOD] if shape.prose]
    core = set[str]().union(*near)
    tails = {folded(_STEP.split(b.text)[-1]) for b in blocks[:end] if _has_step(b.text)}
    seen = Counter([block.text for block in blocks])
    people = {
        i: is_name(blocks[i].text)
        for i in {*indices, *[i + 1 for i in indices if i + 1 < len(blocks)]}
    }
    around = _surroundings(blocks, shapes, start, people)
    lower = [block.text.lower() for block in blocks]
    whole = "\n".join(lower)
    rows = []
    for i, below, above in zip(indices, *_ranks(shapes, indices), strict=True):
        text = blocks[i].text
        words = wording(blocks[i], shapes[i])
        rows.append(
            [
                sum(map(core.__contains__, words.keys)) / (len(words.keys) or 1),
                log(1 + abs(start - i)),
                seen[text] > 1,
                below,
                above,
                bool(tails) and folded(text) in tails,
                i / len(blocks),
                i == 0,
                *_own(blocks[i], shapes[i], words, person=people[i]),
                *around(i),
                len(text) > _BY_CHANCE and whole.count(lower[i]) > lower.count(lower[i]),
            ]
        )
    return tuple(
        TitleCandidate(i, row, sum(map(mul, weights.TITLE, row)))
        for i, row in zip(indices, rows, strict=True)
    )


def _ranks(shapes: Sequence[Features], indices: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each line how many behind it that end like no sentence are as long; how many are longer.

    In words.
    """
    sizes = sorted([shapes[i].words for i in indices])
    below, later = [], list[int]()
    for i in reversed(indices):
        below.append(len(later) - bisect_left(later, shapes[i].words))
        insort(later, 0 if shapes[i].ended else shapes[i].words)
    return below[::-1], [len(sizes) - bisect_right(sizes, shapes[i].words) for i in indices]


def _own(block: LineBlock, shape: Features, words: Wording, *, person: bool) -> tuple[float, ...]:
    text = block.text
    dates = find_stated(text) if shape.row[DATED] and len(text) < 60 else ()  # noqa: PLR2004 - a date line is short
    return (
        min(shape.words, 10) / 10,
        shape.words > _LONG,
        text.endswith("."),
        text.endswith((":", "…", "...")),
        block.bullet,
        words.capitals,
        words.digits,
        text.isupper(),
        "|" in text or "·" in text or "•" in text,
        shape.row[DATED],
        shape.row[NAMED],
        block.gap > 0,
        shape.words < _FEW,
        person,
        bool(dates) and dates[0].end - dates[0].start > 0.6 * len(text),
    )


def _surroundings(
    blocks: Sequence[LineBlock], shapes: Sequence[Features], start: int, people: Mapping[int, bool]
) -> Callable[[int], tuple[float, ...]]:
    """What there is around a line: the function from its index to the numbers."""
    named = [0, *accumulate([shape.row[NAMED] > 0 for shape in shapes])]
    dated = [0, *accumulate([bool(s.row[DATED]) and s.size < _DATE_LINE for s in shapes])]
    prose = [0, *accumulate([shape.prose > 0 for shape in shapes])]
    short = [0, *accumulate([shape.words < _FEW for shape in shapes])]
    count = len(blocks)

    def around(i: int) -> tuple[float, ...]:
        following, end = min(i + 1, count), min(i + 5, count)
        before = shapes[i - 1] if i else None
        has_next = i + 1 < count
        return (
            named[end] > named[following],
            dated[end] > dated[following],
            has_next and blocks[i + 1].text == blocks[i].text,
            max(0, prose[start] - prose[following]),
            before is not None and before.junk in {"breadcrumb", "tag row"},
            before.words if before else 0,
            has_next and people[i + 1],
            short[i] - short[max(0, i - 5)],
            shapes[i + 1].row[CAPITALS] if has_next else 0.0,
        )

    return around


def _has_step(text: str) -> bool:
    return len(text) < _LONGEST_PATH and bool(_STEP_MARK.search(text))


def is_same(wanted: str, text: str) -> bool:
    """Whether a line repeats the title, but for case, punctuation or a site's name behind it."""
    words = text.casefold()
    start = _WORD.search(words)
    if start and wanted and not wanted.startswith(start[0]):
        return False
    whole = " ".join(_WORD.findall(words))
    return whole.startswith(wanted) and (whole == wanted or folded(_SITE.sub("", text)) == wanted)


def is_variant(text: str, title: str) -> bool:
    """Whether a line says what the title says in other words: a second headline."""
    one, two = set(content_words(text)), set(content_words(title))
    return len(one) >= _LEAST_VARIANT and len(one & two) >= _ALIKE * len(one | two)


def tidied(text: str) -> str:
    """A title without the path through the site that leads to it."""
    steps = _STEP.split(text)
    return steps[-1] if " » " in text or " › " in text else text


def folded(text: str) -> str:
    """The words of a line in lower case, without punctuation."""
    return " ".join(_WORD.findall(text.casefold()))
