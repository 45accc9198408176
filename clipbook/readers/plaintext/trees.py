"""Turns columns of numbers into log odds by gradient-boosted trees that ship as plain numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress
from typing import Final, TypeAlias

_UNIT: Final = 1000
"""A leaf's value is counted in so many parts of one, so that sums are exact in any order."""

Ensemble: TypeAlias = tuple[float, str]
"""What all rows start from, and the trees in prefix order: `feature:threshold`, or a leaf."""
Tree: TypeAlias = "int | tuple[int, float, Tree, Tree]"
"""A leaf's value, or a feature, its threshold, and the trees for rows up to it and above it."""


def log_odds(
    ensemble: Ensemble, columns: Sequence[Sequence[float]], chosen: Sequence[bool]
) -> list[float]:
    """The log odds that each chosen row is one of an article's lines."""
    start, spelled = ensemble
    trees = _trees(spelled)
    rows = compress(zip(*columns, strict=True), chosen)
    return [start + sum([_leaf(tree, row) for tree in trees]) / _UNIT for row in rows]


def _leaf(tree: Tree, row: Sequence[float]) -> int:
    while isinstance(tree, tuple):
        feature, threshold, low, high = tree
        tree = low if row[feature] <= threshold else high
    return tree


@cache
def _trees(spelled: str) -> tuple[Tree, ...]:
    words = iter(spelled.split())
    return tuple(_tree(words, word) for word in words)


def _tree(words: Iterator[str], word: str) -> Tree:
    feature, colon, threshold = word.partition(":")
    if not colon:
        return round(float(word) * _UNIT)
    return int(feature), float(threshold), _tree(words, next(words)), _tree(words, next(words))
