"""Turns a trained scikit-learn ensemble into the numbers that ship with the package."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any


def trees_of(model: Any, whole: Sequence[bool]) -> list[Any]:
    """The trees of a binary boosting classifier as nested (feature, threshold, low, high).

    The thresholds of `whole` columns, which hold no fractions, are whole numbers: they compare
    faster.
    """
    return [_tree(predictors[0].nodes, 0, whole) for predictors in model._predictors]


def _tree(nodes: Any, index: int, whole: Sequence[bool]) -> Any:
    node = nodes[index]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    column = int(node["feature_idx"])
    exact = float(node["num_threshold"])
    threshold = math.floor(exact) if whole[column] else float(f"{exact:.4g}")
    low, high = (_tree(nodes, int(node[side]), whole) for side in ("left", "right"))
    return (column, threshold, low, high)


def spelled(trees: list[Any], width: int = 92) -> list[str]:
    """The trees in prefix order: `feature:threshold` for a node, a number for a leaf."""
    words = [word for tree in trees for word in _words(tree)]
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = ""
        line += f"{word} "
    return [*lines, line]


def _words(tree: Any) -> list[str]:
    if isinstance(tree, float):
        return [f"{tree:g}"]
    feature, threshold, low, high = tree
    return [f"{feature}:{threshold:.6g}", *_words(low), *_words(high)]
