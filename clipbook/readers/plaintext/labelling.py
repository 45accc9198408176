"""Turns blocks into how likely each belongs to the article, and into the best choice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from clipbook.readers.plaintext import weights
from clipbook.readers.plaintext.blocks import LineBlock
from clipbook.readers.plaintext.columns import columns_of
from clipbook.readers.plaintext.features import Features, shapes_of, within

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
