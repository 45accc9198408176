"""Turns the clauses of one fact into the wordings that differ in what they stress."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clipbook.findings._matching import Clause
from clipbook.findings._words import stem, stems
from clipbook.text.normalise import fold

# A run in double quotation marks: “seriously considering”.
_RUN: Final = re.compile(r"[“\"]([^“”\"\n]{3,200})[”\"]")
# How firmly one binds oneself, from the loosest to the firmest.
_FIRMNESS: Final = {
    stem(word): degree
    for degree, words in enumerate(
        (
            "consider hope mull weigh explore",
            "willing willingness ready open intend plan seek propose suggest raise",
            "promise pledge vow commit guarantee agree decide confirm",
        )
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Wordings:
    """The sides, as the indices of their clauses, and why they were set side by side."""

    sides: tuple[tuple[int, ...], ...]
    why: str


def wording(clauses: Sequence[tuple[int, Clause]]) -> Wordings | None:
    """The clauses of one fact by wording, where its quoted words differ or its firmness does."""
    quoted = {
        k: fold(m.group(1)) for k, clause in clauses if (m := _RUN.search(clause.text)) is not None
    }
    if len(set(quoted.values())) > 1 and _are_kin(list(quoted.values())):
        return Wordings(_grouped(quoted), "the same words are quoted differently")
    firm = {k: max(degrees) for k, clause in clauses if (degrees := _degrees(clause.text))}
    if len(set(firm.values())) > 1:
        words = {
            degree: _word(clause.text, degree)
            for k, clause in clauses
            for degree in (firm.get(k),)
            if degree is not None
        }
        names = " / ".join(words[degree] for degree in sorted(words))
        return Wordings(_grouped(firm), f"how firm it is differs: {names}")
    return None


def _are_kin(quotes: Sequence[str]) -> bool:
    """Whether each two quotations share a stem: else they are different words, not differing ones."""
    bags = [set(stems(quote)) for quote in quotes]
    return all(bags[0] & bag for bag in bags[1:])


def _grouped(keys: dict[int, str] | dict[int, int]) -> tuple[tuple[int, ...], ...]:
    sides: dict[str | int, list[int]] = {}
    for k, key in keys.items():
        sides.setdefault(key, []).append(k)
    return tuple(map(tuple, sides.values()))


def _degrees(text: str) -> list[int]:
    return [_FIRMNESS[word] for word in stems(text) if word in _FIRMNESS]


def _word(text: str, degree: int) -> str:
    """The word of `text`, as written, that has that firmness."""
    words = re.findall(r"[^\W\d_]+", text)
    return next(word for word in words if _FIRMNESS.get(stem(word.lower())) == degree)
