"""Trains the line model of the pasted-text reader and writes its numbers as a Python module.

    python tests/training/train_pasted.py CLIPPINGS.jsonl.gz clipbook/readers/plaintext/weights.py

Needs scikit-learn, which the package itself does not. Each line of the data is a clipping:
{id, text, title, body}, `body` being what an editor would keep. The same data give the same
numbers. `--fold K` leaves out the pages whose id falls into part K of five, for cross-validation;
all styles of a page (its id up to `#`) fall into the same part.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any, Final

import numpy as np
from export import spelled, trees_of
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from truth import label_blocks

from clipbook.readers.plaintext import titles, weights
from clipbook.readers.plaintext.blocks import find_blocks
from clipbook.readers.plaintext.features import shapes_of
from clipbook.readers.plaintext.labelling import columns_of, is_near
from clipbook.readers.plaintext.titles import finalists, second_rows

FOLDS: Final = 5
HEAVIEST: Final = 1_200
"""A block weighs as many characters as it has, up to this: lists of links do not outweigh text."""
LIGHTEST: Final = 5
BINS: Final = 32
"""A column is parted at no more places; more do no better, and take longer."""
REACH: Final = 8
"""Lines further from prose teach the model little; it may be asked about some more of them."""

TEMPLATE: Final = '''\
"""The numbers of the line model, written by tests/training: not to be edited.

Each function gives the log odds of a row `r` of numbers: the sum of trees, a line each, whose
leaves are thousandths, so that sums are exact in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final


def line_odds(r: Sequence[float]) -> float:
    return {lines}


def sentence_odds(r: Sequence[float]) -> float:
    return {sentences}


def title_odds(r: Sequence[float]) -> float:
    return {title_trees}


TITLE: Final = (
{title}
)
'''


def main() -> None:
    """Reads the data, trains, and writes the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fold", type=int, default=-1)
    options = parser.parse_args()
    with gzip.open(options.data, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    kept = [r for r in records if part(r["id"]) != options.fold]
    pages = [page(record) for record in kept]
    title = train_title(pages)
    sentences = train([page(as_one_line(record)) for record in kept])
    options.out.write_text(
        TEMPLATE.format(
            lines=train(pages),
            sentences=sentences,
            title="\n".join(f"    {number}," for number in title),
            title_trees=train_title_trees(pages),
        ),
        encoding="utf-8",
    )


def part(identifier: str) -> int:
    """The part of the data that a page belongs to."""
    digest = hashlib.sha1(identifier.split("#", maxsplit=1)[0].encode(), usedforsecurity=False)
    return int(digest.hexdigest(), 16) % FOLDS


def page(record: dict[str, Any]) -> dict[str, Any]:
    """A clipping with its blocks, their shapes and whether each is text."""
    blocks = find_blocks(record["text"])
    labels = label_blocks(blocks, record["body"])
    return {
        "blocks": blocks,
        "shapes": shapes_of(blocks),
        "labels": labels,
        "title": record.get("title") or "",
    }


def as_one_line(record: dict[str, Any]) -> dict[str, Any]:
    """A clipping that lost its line ends."""
    return record | {"text": " ".join(record["text"].split())}


def train(pages: list[dict[str, Any]]) -> str:
    """The sum of the trees of a line model, as code; every clipping weighs the same."""
    rows, labels, masses = [], [], []
    for clipping in pages:
        near = is_near(clipping["shapes"], REACH)
        chosen = [i for i, close in enumerate(near) if close]
        columns = columns_of(clipping["blocks"], clipping["shapes"])
        matrix = list(zip(*columns, strict=True))
        rows += [matrix[i] for i in chosen]
        labels += [clipping["labels"][i] for i in chosen]
        mass = [min(len(clipping["blocks"][i].text), HEAVIEST) + LIGHTEST for i in chosen]
        masses += [one / (sum(mass) or 1) for one in mass]
    mass = np.array(masses) * len(masses) / sum(masses)
    model = HistGradientBoostingClassifier(
        max_iter=60,
        max_leaf_nodes=14,
        max_bins=BINS,
        learning_rate=0.12,
        min_samples_leaf=40,
        l2_regularization=5,
        early_stopping=False,
        random_state=0,
    )
    model.fit(np.array(rows), np.array(labels, dtype=int), sample_weight=mass)
    whole = [bool((column == np.floor(column)).all()) for column in np.array(rows, dtype=float).T]
    return spelled(float(np.ravel(model._baseline_prediction)[0]), trees_of(model, whole))


def train_title(pages: list[dict[str, Any]]) -> list[float]:
    """The weights that rank the lines that may be a title."""
    titled = [clipping for clipping in pages if folded(clipping["title"])]
    found: list[float] = []
    weights.TITLE = (0.0,)  # type: ignore[misc] - so that the numbers depend on the data alone
    for _ in range(
        2
    ):  # the finalists that are looked for elsewhere depend on the weights themselves
        rows, labels = [], []
        for clipping in titled:
            start = start_of(clipping)
            for line in titles.candidates(clipping["blocks"], clipping["shapes"], start):
                rows.append(line.row)
                labels.append(is_title(clipping, line.at))
        matrix = np.array(rows)
        scale = matrix.std(0) + 1e-9
        model = LogisticRegression(C=1, max_iter=3000).fit(matrix / scale, np.array(labels))
        found = [round(float(weight), 3) for weight in model.coef_[0] / scale]
        weights.TITLE = tuple(found)  # type: ignore[misc] - training only
    return found


def train_title_trees(pages: list[dict[str, Any]]) -> str:
    """The sum of the trees, as code, that choose among the lines that TITLE ranks first."""
    rows, labels = [], []
    for clipping in (each for each in pages if folded(each["title"])):
        blocks, shapes, start = clipping["blocks"], clipping["shapes"], start_of(clipping)
        lines = finalists(titles.candidates(blocks, shapes, start))
        if lines:
            rows += second_rows(blocks, shapes, start, lines)
            labels += [is_title(clipping, line.at) for line in lines]
    model = HistGradientBoostingClassifier(
        max_iter=40,
        max_leaf_nodes=8,
        max_bins=64,
        learning_rate=0.16,
        min_samples_leaf=20,
        l2_regularization=5,
        early_stopping=False,
        random_state=0,
    )
    matrix = np.array(rows, dtype=float)
    model.fit(matrix, np.array(labels, dtype=int))
    whole = [bool((column == np.floor(column)).all()) for column in matrix.T]
    return spelled(float(np.ravel(model._baseline_prediction)[0]), trees_of(model, whole))


def start_of(clipping: dict[str, Any]) -> int:
    """Where the text of a clipping begins: its first paragraph."""
    flags = enumerate(clipping["labels"])
    return next((i for i, text in flags if text and clipping["shapes"][i].prose), 0)


def is_title(clipping: dict[str, Any], at: int) -> bool:
    """Whether a line is the title, but for the path that leads to it."""
    text = clipping["blocks"][at].text
    return folded(clipping["title"]) in {folded(text), folded(titles.tidied(text))}


def folded(text: str) -> str:
    """The words of a text in lower case."""
    return " ".join(re.findall(r"\w+", text.casefold()))


if __name__ == "__main__":
    main()
