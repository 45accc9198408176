"""Turns a text into its runs in quotation marks, by the marks of its language."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from clipbook.notes import Span
from clipbook.text.languages import Language

_LONGEST: Final = 1_200
"""In characters: what is longer has lost its closing mark."""


def find_runs(text: str, language: Language) -> tuple[Span, ...]:
    """The outermost runs in quotation marks, marks included, each within its paragraph."""
    return tuple(Span(*m.span()) for m in _run_pattern(language.speech.marks).finditer(text))


@cache
def _run_pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a run in any of the pairs of marks: `“…”`, `「…」`."""
    runs = (
        f"{re.escape(pair[0])}[^{re.escape(''.join(dict.fromkeys(pair)))}\\n]{{1,{_LONGEST}}}{re.escape(pair[1])}"
        for pair in marks
    )
    return re.compile("|".join(runs))
