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


def spelled(start: float, trees: list[Any]) -> str:
    """The sum of the trees and of what all rows start from, as an expression of Python."""
    terms = "\n        + ".join(map(_expression, trees))
    return f"{start:.4f} + (\n        {terms}\n    ) / 1000"


def _expression(tree: Any) -> str:
    if isinstance(tree, float):
        return str(round(tree * 1000))
    feature, threshold, low, high = tree
    return f"({_expression(low)} if r[{feature}] <= {threshold:.6g} else {_expression(high)})"
