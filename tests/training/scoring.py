"""Prints the weights of clipbook/events/scoring.py.

Run as: python tests/training/scoring.py FOLDER; needs numpy.

FOLDER holds collections as x.input.jsonl ({id,title,date,text} a line) and x.gold.jsonl
({id,event}). Pairs of stories are those that grouping compares; each collection weighs as the
square root of its pairs.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np

from clipbook.cli.records import story
from clipbook.events import comparison, scoring
from clipbook.events.profile import look_at, read_profile
from clipbook.events.when import agreement

RIDGE = 1.7
ROUNDS = 40


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def row(a, b, told):
    """The features in three blocks, of which the days choose one, and what the days add.

    Days are those of publication and, in two blocks, those told.
    """
    values = [*scoring.features(a, b), 1.0]
    gap = abs(a.day - b.day) if a.day and b.day else -1
    block = 0 if gap < 0 else 1 if gap <= scoring.NEXT else 2
    blocks = [0.0] * (block * len(values)) + values + [0.0] * ((2 - block) * len(values))
    steps = [float(gap > days) for days, _ in scoring.STEPS]
    slow = math.log1p(gap) if gap > scoring.NEXT else 0.0
    told = [*told, 0.0, 0.0] if gap < 0 else [0.0, 0.0, *told]
    return [*blocks, *steps, slow, *told]


def pairs(path: Path):
    stories = sorted(map(story, lines(path)), key=lambda s: (str(s.day or ""), s.id))
    event = {r["id"]: r["event"] for r in lines(path.with_name(path.name.replace("input", "gold")))}
    looked = look_at(stories)
    gauges = [scoring.Gauge(read_profile(own.profile)) for own in looked]
    sketches = [own.sketch for own in looked]
    for window in comparison._windows(sketches, lambda _: b"", comparison.MOST):
        for place, nearest in window.nearest.items():
            for other in nearest:
                same = event[stories[place].id] == event[stories[other].id]
                agreed = agreement(sketches[place].told, sketches[other].told)
                yield row(gauges[place], gauges[other], agreed), float(same)


def fit(x, y, weights):
    """Newton's method for logistic regression with a ridge."""
    found = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (weights * (y - likely)) - RIDGE * found
        bend = (x.T * (weights * likely * (1 - likely))) @ x + RIDGE * np.eye(x.shape[1])
        found = found + np.linalg.solve(bend, slope)
    return found


def main() -> None:
    x, y, weights = [], [], []
    for path in sorted(Path(sys.argv[1]).glob("*.input.jsonl")):
        rows = list(pairs(path))
        x += [features for features, _ in rows]
        y += [same for _, same in rows]
        weights += [1000 / math.sqrt(len(rows))] * len(rows)
    found = fit(np.array(x), np.array(y), np.array(weights))
    size = len(scoring.TOLD)
    found, told, told_dated = np.split(found, [-2 * size, -size])
    size = (len(found) - len(scoring.STEPS) - 1) // 3
    for at, name in enumerate(("UNDATED", "NEAR", "FAR")):
        print(name, [round(float(v), 2) for v in found[at * size : (at + 1) * size]])
    print("STEPS, SLOW", [round(float(v), 2) for v in found[3 * size :]])
    print("TOLD", [round(float(v), 2) for v in told])
    print("TOLD_DATED", [round(float(v), 2) for v in told_dated])


if __name__ == "__main__":
    main()
