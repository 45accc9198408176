"""Turns columns of numbers into log odds by gradient-boosted trees that ship as plain numbers.

All rows go through a tree at once: a set of rows is an integer with one lane of bits for each, so
that a node is one `&`. Each node adds, to the rows it sends one way, what they get more than the
others; so does QuickScorer (Lucchese and others, 2015) with the leaves of one row.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, repeat
from operator import lt, mul
from typing import Final, NamedTuple, TypeAlias

_LANE: Final = 2
"""The bytes of a row's lane."""
_UNIT: Final = 1000
"""A leaf's value is counted in so many parts of one."""
_BATCH: Final = 1024
"""So many rows are looked at together."""
_EMPTY: Final = 255
"""What fills the bytes of a lane that hold no bin; no feature has as many thresholds."""

Ensemble: TypeAlias = tuple[float, str]
"""What all rows start from, and the trees in prefix order: `feature:threshold`, or a leaf."""
Tree: TypeAlias = "float | tuple[int, float, Tree, Tree]"
"""A leaf's value, or a feature, its threshold, and the trees for rows up to it and above it."""


class _Feature(NamedTuple):
    """A column, its thresholds in order, and for each a table from bins to whether it is kept."""

    column: int
    thresholds: tuple[float, ...]
    tables: tuple[bytes, ...]


class _Splits:
    """The nodes of all trees in one list, a parent before its children.

    `nodes` holds for each the number of the set of rows that it parts and that of its condition:
    0 are all rows, 2n + 1 are the low rows of node n and 2n + 2 its high ones. `adds` is how many
    parts more a node's low rows get than its high ones.
    """

    def __init__(self, conditions: Mapping[tuple[int, float], int]) -> None:
        self.nodes: list[tuple[int, int]] = []
        self.adds: list[int] = []
        self._conditions = conditions

    def take(self, tree: Tree, lowest: float, rows: int = 0) -> int:
        """What the rows get that are high at each node of a tree, its lowest leaf being 0."""
        if not isinstance(tree, tuple):
            return round((tree - lowest) * _UNIT)
        feature, threshold, low, high = tree
        place = len(self.nodes)
        self.nodes.append((rows, self._conditions[feature, threshold]))
        self.adds.append(0)
        below = self.take(low, lowest, 2 * place + 1)
        above = self.take(high, lowest, 2 * place + 2)
        self.adds[place] = below - above
        return above


class _Model(NamedTuple):
    """The columns, the nodes, and what a row gets that is high everywhere; `start` for all rows."""

    features: tuple[_Feature, ...]
    splits: _Splits
    high: int
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
        lanes[::_LANE] = _bins(feature.thresholds, columns[feature.column][part])
        conditions += [int.from_bytes(lanes.translate(table), "little") for table in feature.tables]
    every = int.from_bytes(b"\1\0" * count, "little")
    sets = [every]
    for rows, condition in model.splits.nodes:
        low = sets[rows] & conditions[condition]
        sets += (low, sets[rows] ^ low)
    total = model.high * every + sum(map(mul, sets[1::2], model.splits.adds))
    parts = struct.unpack(f"<{count}H", total.to_bytes(_LANE * count, "little"))
    return [model.start + part / _UNIT for part in parts]


def _bins(thresholds: Sequence[float], values: Sequence[float]) -> bytes:
    """How many of the thresholds each value is above."""
    if len(thresholds) == 1:
        return bytes(map(lt, repeat(thresholds[0]), values))
    return bytes(map(bisect_left, repeat(thresholds), values))


@cache
def _model(ensemble: Ensemble) -> _Model:
    start, spelled = ensemble
    words = iter(spelled.split())
    trees = [_tree(words, word) for word in words]
    pairs = sorted({pair for tree in trees for pair in _conditions(tree)})
    features = []
    for column in sorted({column for column, _ in pairs}):
        thresholds = tuple(threshold for feature, threshold in pairs if feature == column)
        features.append(_Feature(column, thresholds, tuple(map(_table, range(len(thresholds))))))
    lowest = [min(_leaves(tree)) for tree in trees]
    splits = _Splits({pair: place for place, pair in enumerate(pairs)})
    high = sum(splits.take(tree, low) for tree, low in zip(trees, lowest, strict=True))
    return _Model(tuple(features), splits, high, start + sum(lowest))


def _table(last: int) -> bytes:
    return bytes(int(b <= last) for b in range(256))


def _tree(words: Iterator[str], word: str) -> Tree:
    feature, colon, threshold = word.partition(":")
    if not colon:
        return float(word)
    edge = int(threshold) if threshold.lstrip("-").isdigit() else float(threshold)
    return int(feature), edge, _tree(words, next(words)), _tree(words, next(words))


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
