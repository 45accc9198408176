"""Turns the shipped table of common terms into their rarities: how much a shared one says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

# The table holds one line for each step of frequency: `step word word first_second ...`, where a
# term of step s stands in about one of exp(s / STEPS) documents. Made by
# tests/training/background.py.
TABLE: Final = Path(__file__).with_name("background.txt")
STEPS: Final = 4
# The rarity of a term that the table does not hold; it stands in fewer than one of 150 documents,
# most in far fewer.
RARE: Final = 10 * STEPS


def common_terms() -> tuple[Mapping[str, int], Sequence[Sequence[str]]]:
    """The common words of English news with their rarities, and the common pairs of words.

    A rarity is STEPS times ln(1 / share of the documents that hold the term), a whole number, so
    that sums over words are exact in any order.
    """
    words: dict[str, int] = {}
    pairs: list[list[str]] = []
    for line in TABLE.read_text("utf-8").splitlines():
        step, *terms = line.split()
        words |= dict.fromkeys([term for term in terms if "_" not in term], int(step))
        pairs += [term.split("_") for term in terms if "_" in term]
    return words, pairs
