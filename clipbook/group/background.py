"""Turns the shipped table of common terms into their rarities: how much a shared one says."""

from __future__ import annotations

from functools import cache
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


@cache
def common_terms() -> tuple[tuple[str, int], ...]:
    """The common words and pairs (`first second`) of English news, with their rarities.

    A rarity is STEPS times ln(1 / share of the documents that hold the term), a whole number, so
    that sums over words are exact in any order.
    """
    table = TABLE.read_text("utf-8")
    return tuple(
        (term.replace("_", " "), int(step))
        for step, *terms in map(str.split, table.splitlines())
        for term in terms
    )
