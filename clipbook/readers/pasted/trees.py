"""Turns rows of numbers into log odds by gradient-boosted trees that ship as plain numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, TypeAlias

from clipbook.readers.pasted import weights

_EARLY: Final = 12
"""So many trees decide where they agree."""
_SURE: Final = 1.8
"""Log odds beyond which the rest of the trees would change nothing."""

Tree: TypeAlias = "float | tuple[int, float, Tree, Tree]"
"""A leaf's value, or a feature, its threshold, and the trees for rows up to it and above it."""


def log_odds(rows: Sequence[Sequence[float]]) -> list[float]:
    """The log odds that each row is one of an article's lines."""
    trees = _trees()
    early, late = trees[:_EARLY], trees[_EARLY:]
    found = []
    for row in rows:
        total = _sum(early, row, weights.START)
        found.append(total if abs(total) > _SURE else _sum(late, row, total))
    return found


@cache
def _trees() -> tuple[Tree, ...]:
    words = iter(weights.TREES.split())
    return tuple(_tree(words, word) for word in words)


def _tree(words: Iterator[str], word: str) -> Tree:
    feature, colon, threshold = word.partition(":")
    if not colon:
        return float(word)
    return int(feature), float(threshold), _tree(words, next(words)), _tree(words, next(words))


def _sum(trees: Sequence[Tree], row: Sequence[float], total: float) -> float:
    for tree in trees:
        node = tree
        while isinstance(node, tuple):
            feature, threshold, low, high = node
            node = low if row[feature] <= threshold else high
        total += node
    return total
