"""Turns the differences into pairs of sides that a reader can compare."""

from __future__ import annotations

from typing import Final

from clipbook.model import Difference
from clipbook.pages._statements import Data, View, statements
from clipbook.pages._wording import DIFFERENCES

_OPEN: Final = 5


def differences(view: View) -> Data:
    """The differences, gravest first: the first five open, the rest to be unfolded."""
    shown = [_difference(view, each, n) for n, each in enumerate(view.briefing.differences, 1)]
    return {"open": shown[:_OPEN], "folded": shown[_OPEN:]}


def _difference(view: View, difference: Difference, number: int) -> Data:
    return {
        "anchor": f"difference-{number}",
        "kind": DIFFERENCES[difference.kind],
        "grade": difference.kind.value,
        "why": difference.why,
        "sides": [statements(view, side.statements, side.excerpts) for side in difference.sides],
    }
