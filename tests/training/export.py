"""Turns a trained scikit-learn ensemble into the numbers that ship with the package."""

from __future__ import annotations

from typing import Any


def trees_of(model: Any) -> list[Any]:
    """The trees of a binary boosting classifier as nested (feature, threshold, low, high)."""
    return [_tree(predictors[0].nodes, 0) for predictors in model._predictors]


def _tree(nodes: Any, index: int) -> Any:
    node = nodes[index]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    threshold = float(f"{float(node['num_threshold']):.4g}")
    low, high = _tree(nodes, int(node["left"])), _tree(nodes, int(node["right"]))
    return (int(node["feature_idx"]), threshold, low, high)


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
    return [f"{feature}:{threshold:g}", *_words(low), *_words(high)]
