"""Turns columns of numbers into log odds by gradient-boosted trees that ship as plain numbers.

All rows go through a tree at once: a set of rows is an integer with one lane of bits for each, so
that a node is one `&`, and a leaf adds its value to every row that reaches it by one product. So
does QuickScorer (Lucchese and others, 2015) with the leaves of one row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import compress
from typing import Final, NamedTuple, TypeAlias

_LANE: Final = 2
"""The bytes of a row's lane."""
_UNIT: Final = 1000
"""A leaf's value is counted in so many parts of one."""
_BATCH: Final = 4096
"""So many rows are looked at together."""
_EMPTY: Final = 255
"""What fills the bytes of a lane that hold no bin; no feature has as many thresholds."""

Ensemble: TypeAlias = tuple[float, str]
"""What all rows start from, and the trees in prefix order: `feature:threshold`, or a leaf."""
Tree: TypeAlias = "float | tuple[int, float, Tree, Tree]"
"""A leaf's value, or a feature, its threshold, and the trees for rows up to it and above it."""

_Node: TypeAlias = "int | tuple[int, _Node, _Node]"
"""A leaf's value in parts, none below 0, or a condition's index and the nodes where it holds."""


class _Feature(NamedTuple):
    """A column, its thresholds in order, and for each a table from bins to whether it is kept."""

    column: int
    thresholds: tuple[float, ...]
    tables: tuple[bytes, ...]


class _Model(NamedTuple):
    features: tuple[_Feature, ...]
    trees: tuple[_Node, ...]
    start: float


def log_odds(
    ensemble: Ensemble, columns: Sequence[Sequence[float]], chosen: Sequence[bool]
) -> list[float]:
    """The log odds that each chosen row is one of an article's lines."""
    model = _model(ensemble)
    count = sum(chosen)
    used = {
        feature.column: list(compress(columns[feature.column], chosen))
        for feature in model.features
    }
    found: list[float] = []
    for start in range(0, count, _BATCH):
        found += _scores(model, used, slice(start, min(count, start + _BATCH)))
    return found


def _scores(model: _Model, columns: dict[int, list[float]], part: slice) -> list[float]:
    count = part.stop - part.start
    conditions: list[int] = []
    for feature in model.features:
        lanes = bytearray([_EMPTY]) * (_LANE * count)
        lanes[::_LANE] = bytes(
            map(partial(bisect_left, feature.thresholds), columns[feature.column][part])
        )
        conditions += [int.from_bytes(lanes.translate(table), "little") for table in feature.tables]
    every = int.from_bytes(b"\1\0" * count, "little")
    total = sum([_sum(tree, every, conditions) for tree in model.trees])
    parts = memoryview(total.to_bytes(_LANE * count, "little"))
    return [
        model.start + (parts[i] + 256 * parts[i + 1]) / _UNIT
        for i in range(0, _LANE * count, _LANE)
    ]


def _sum(node: _Node, rows: int, conditions: Sequence[int]) -> int:
    """What a tree adds to each of some rows, in their lanes."""
    if isinstance(node, int):
        return rows * node
    condition, low, high = node
    below = rows & conditions[condition]
    above = rows ^ below
    if not above:
        return _sum(low, below, conditions)
    if not below:
        return _sum(high, above, conditions)
    return _sum(low, below, conditions) + _sum(high, above, conditions)


@cache
def _model(ensemble: Ensemble) -> _Model:
    start, spelled = ensemble
    words = iter(spelled.split())
    trees = [_tree(words, word) for word in words]
    pairs = sorted({pair for tree in trees for pair in _conditions(tree)})
    index = {pair: place for place, pair in enumerate(pairs)}
    features = []
    for column in sorted({column for column, _ in pairs}):
        thresholds = tuple(threshold for feature, threshold in pairs if feature == column)
        features.append(_Feature(column, thresholds, tuple(map(_table, range(len(thresholds))))))
    lowest = [min(_leaves(tree)) for tree in trees]
    nodes = tuple(_node(tree, low, index) for tree, low in zip(trees, lowest, strict=True))
    return _Model(tuple(features), nodes, start + sum(lowest))


def _table(last: int) -> bytes:
    return bytes(int(b <= last) for b in range(256))


def _tree(words: Iterator[str], word: str) -> Tree:
    feature, colon, threshold = word.partition(":")
    if not colon:
        return float(word)
    return int(feature), float(threshold), _tree(words, next(words)), _tree(words, next(words))


def _conditions(tree: Tree) -> Iterator[tuple[int, float]]:
    if isinstance(tree, tuple):
        yield tree[0], tree[1]
        yield from _conditions(tree[2])
        yield from _conditions(tree[3])


def _leaves(tree: Tree) -> Iterator[float]:
    if isinstance(tree, tuple):
        yield from _leaves(tree[2])
        yield from _leaves(tree[3])
    else:
        yield tree


def _node(tree: Tree, lowest: float, index: dict[tuple[int, float], int]) -> _Node:
    if isinstance(tree, tuple):
        feature, threshold, low, high = tree
        return index[feature, threshold], _node(low, lowest, index), _node(high, lowest, index)
    return round((tree - lowest) * _UNIT)
