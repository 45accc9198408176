"""Turns the differences into pairs of sides that a reader can compare."""

from __future__ import annotations

from typing import Final

from clipbook.model import Difference
from clipbook.pages.elements.statements import Data, View, statements
from clipbook.pages.elements.wording import DIFFERENCES, count

_OPEN: Final = 5


def differences(view: View) -> Data:
    """The differences, gravest first: at most five open, the others folded."""
    numbered = list(enumerate(view.briefing.differences, 1))
    # Where no side may be printed nothing is shown; what leads there finds the section.
    printed = [(n, each) for n, each in numbered if _is_printed(view, each)]
    shown = [_difference(view, each, n) for n, each in printed]
    return {
        "open": shown[:_OPEN],
        "folded": shown[_OPEN:],
        "more": count(len(shown[_OPEN:]), "more difference"),
        "elsewhere": [f"difference-{n}" for n, each in numbered if not _is_printed(view, each)],
    }


def _is_printed(view: View, difference: Difference) -> bool:
    return any(key in view.shown for side in difference.sides for key in side.statements)


def _difference(view: View, difference: Difference, number: int) -> Data:
    return {
        "anchor": f"difference-{number}",
        "kind": DIFFERENCES[difference.kind],
        "grade": difference.kind.value,
        "why": difference.why,
        "sides": [statements(view, side.statements, side.excerpts) for side in difference.sides],
    }
