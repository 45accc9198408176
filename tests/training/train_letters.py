"""Trains how much a word's letters are those of a person's name, and writes the numbers.

    python tests/training/train_letters.py CLIPPINGS.jsonl.gz clipbook/readers/plaintext/letters.py

Needs scikit-learn and the package `names`, which holds the commonest names of the United States'
census of 1990 (public domain). Common words are those that three clippings or more use in lower
case. The same data give the same numbers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Final

import names
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from clipbook.readers.plaintext.letters import CLASSES, DIGITS, MIDDLE, STEP, classes_of
from clipbook.readers.plaintext.people import GIVEN_NAMES
from clipbook.text.names import lexicon

SURNAMES: Final = 8_000
GIVEN: Final = 3_000
USED: Final = 3
"""A word that so many clippings use in lower case is a common one."""
ORDINARY: Final = 8
"""A name that so many use so teaches nothing."""
WIDTH: Final = 90
SMALL: Final = re.compile(r"(?<![\w’'-])[a-zà-öø-ÿ]{3,}(?![\w’'])")


def main() -> None:
    """Reads the data, trains, and puts the numbers into the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with gzip.open(options.data, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    used = Counter(word for text in texts for word in set(SMALL.findall(text)))
    start, weights = train(used)
    digits = "".join(DIGITS[weight + MIDDLE] for weight in weights)
    lines = "\n".join(f'    "{digits[i : i + WIDTH]}"' for i in range(0, len(digits), WIDTH))
    source = options.out.read_text(encoding="utf-8")
    source = re.sub(r"_START: Final = .*", f"_START: Final = {start:.3f}", source)
    source = re.sub(
        r"(?s)_LETTERS: Final = \(\n.*?\n\)", f"_LETTERS: Final = (\n{lines}\n)", source
    )
    options.out.write_text(source, encoding="utf-8")


def train(used: Counter[str]) -> tuple[float, list[int]]:
    """The start and the weights in steps; names and common words weigh the same together."""
    listed = census()
    known = listed | {name.lower() for name in GIVEN_NAMES | lexicon.GIVEN_NAMES if len(name) > 2}
    yes = sorted(name for name in known if len(name) > 2 and used[name] < ORDINARY)
    no = sorted(word for word, count in used.items() if count >= USED and word not in listed)
    labels = np.array([1] * len(yes) + [0] * len(no))
    scale = np.where(labels == 1, 0.5 / len(yes), 0.5 / len(no)) * len(labels)
    model = LogisticRegression(C=1, max_iter=1000).fit(rows(yes + no), labels, sample_weight=scale)
    steps = np.clip(np.round(model.coef_[0] * STEP), -MIDDLE, MIDDLE).astype(int)
    return float(model.intercept_[0]), [int(step) for step in steps]


def census() -> set[str]:
    """The commonest names of the census, in lower case."""
    found: set[str] = set()
    for path in sorted(Path(names.__file__).parent.glob("dist.*")):
        most = SURNAMES if "last" in path.name else GIVEN
        lines = path.read_text(encoding="ascii").splitlines()[:most]
        found.update(line.split()[0].lower() for line in lines)
    return found


def rows(words: list[str]) -> csr_matrix:
    """A row for each word: the classes of its groups of letters."""
    values: list[float] = []
    places: tuple[list[int], list[int]] = ([], [])
    for i, word in enumerate(words):
        classes = classes_of(word)
        for number in classes:
            places[0].append(i)
            places[1].append(number)
            values.append(len(classes) ** -0.5)
    return csr_matrix((values, places), (len(words), CLASSES))


if __name__ == "__main__":
    main()
