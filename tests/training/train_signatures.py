"""Trains the weights that rank the lines that may name a writer, and prints them.

    python tests/training/train_signatures.py CLIPPINGS.jsonl.gz [--fold K]

Needs scikit-learn. Each line of the data is a clipping: {id, text, authors}. The same data give
the same numbers. `--fold K` leaves out part K of five, as `train_pasted.py` does, and prints how
well the others' weights name the authors of that part.
"""

from __future__ import annotations

import argparse
import gzip
import json
from importlib import import_module
from operator import mul
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from train_pasted import part

from clipbook.readers.plaintext.blocks import find_blocks
from clipbook.readers.plaintext.signatures import LIKELY, Signature, find_told, signatures
from clipbook.text.normalise import fold

surveys = import_module("clipbook.readers.plaintext.survey")
REGULARISATION: Final = 0.3


class Case(NamedTuple):
    """A clipping: its part of the data, its authors, those that a byline tells, and the lines."""

    part: int
    authors: list[str]
    told: tuple[str, ...]
    lines: list[Signature]


def main() -> None:
    """Reads the data, trains, and prints the weights, or a part's figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--fold", type=int, default=-1)
    options = parser.parse_args()
    with gzip.open(options.data, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    cases = [case(record) for record in records if record.get("authors")]
    weights = train([one for one in cases if one.part != options.fold])
    if options.fold < 0:
        print("\n".join(f"    {weight:.2f}," for weight in weights))
        return
    tried = [named(one, weights) for one in cases if one.part == options.fold]
    right = sum(one for one in tried if one is not None)
    print(f"{len(tried)} clippings, {right} named right, {tried.count(False)} wrong")


def case(record: dict[str, Any]) -> Case:
    """What a clipping gives to learn from."""
    shown: list[Any] = []

    def show(*found: Any) -> tuple[tuple[str, ...], tuple[int, ...]]:
        shown.append((*found[:2], list(found[2]), found[3]))
        return (), ()

    surveys.find_bylines = show  # what the reader shows to the search for bylines
    surveys.survey(find_blocks(record["text"]))
    found = shown[0]
    authors = [fold(author) for author in record["authors"]]
    return Case(part(record["id"]), authors, find_told(*found)[0], signatures(*found))


def train(cases: list[Case]) -> list[float]:
    """The weights of the lines' numbers."""
    rows = [line.row for one in cases for line in one.lines]
    labels = [is_right(line.names, one.authors) for one in cases for line in one.lines]
    model = LogisticRegression(C=REGULARISATION, max_iter=5000, fit_intercept=False)
    return [float(weight) for weight in model.fit(np.array(rows), np.array(labels)).coef_[0]]


def is_right(names: tuple[str, ...], authors: list[str]) -> bool:
    """Whether one of the names is one of the authors."""
    return any(fold(n) in author or author in fold(n) for n in names for author in authors)


def named(one: Case, weights: list[float]) -> bool | None:
    """Whether a clipping's authors are named right; None where none are named."""
    names = one.told
    if not names and one.lines:
        best = max(one.lines, key=lambda line: sum(map(mul, weights, line.row)))
        names = best.names if sum(map(mul, weights, best.row)) > LIKELY else ()
    return is_right(names, one.authors) if names else None


if __name__ == "__main__":
    main()
