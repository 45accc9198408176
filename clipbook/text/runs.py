"""Turns a text into its runs in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from clipbook.source import Span

_OPENING: Final = "“„«"
_CLOSING: Final = "”»"
_STOPS: Final = ",.!?…—–-'’"
# A paragraph, or a line of one: "He spoke."
_LINE: Final = re.compile(r"[^\n]+")
# A mark that may open or close a run: `“`, `''`, "``", `"`.
_MARK: Final = re.compile(r"[“”„«»\"]|''|``")
# The start of the next paragraph when it carries a speech on: `“And`.
_CARRIED_ON: Final = re.compile(r"\s{1,20}(?:[“\"„]|''|``)")
# The shortest part of a speech that is taken to run on into the next paragraph.
_LEAST_CARRIED: Final = 16


@dataclass(frozen=True, slots=True)
class Run:
    """A run in quotation marks: `inside` without them, `outside` with them.

    `is_open` when it has no closing mark because the next paragraph carries it on, `is_stopped` when
    a mark of punctuation ends it.
    """

    inside: Span
    outside: Span
    is_open: bool = False
    is_stopped: bool = False


def find_lines(text: str) -> Iterator[Span]:
    """The spans of the lines that are not empty."""
    for m in _LINE.finditer(text):
        if not m.group().isspace():
            yield Span(*m.span())


def find_runs(text: str, line: Span) -> list[Run]:
    """The runs in double quotation marks of one line, in order; one that never closes is left out."""
    runs: list[Run] = []
    start = outer = -1
    for m in _MARK.finditer(text, line.start, line.end):
        if _opens(text, line, m, is_inside=start >= 0):
            start, outer = m.end(), m.start()
        elif start >= 0 and _closes(text, line, m):
            if m.start() > start:
                is_stopped = text[m.start() - 1] in _STOPS
                runs.append(
                    Run(Span(start, m.start()), Span(outer, m.end()), is_stopped=is_stopped)
                )
            start = -1
    if start >= 0 and line.end - start >= _LEAST_CARRIED and _CARRIED_ON.match(text, line.end):
        runs.append(Run(Span(start, line.end), Span(outer, line.end), is_open=True))
    return runs


def _opens(text: str, line: Span, m: re.Match[str], *, is_inside: bool) -> bool:
    if m.group() in _OPENING or m.group() == "``":
        return True
    if m.group() in _CLOSING:
        return False
    before = text[m.start() - 1] if m.start() > line.start else " "
    after = text[m.end()] if m.end() < line.end else " "
    if is_inside:
        return before.isspace() and not after.isspace()
    return (before.isspace() or before in "([—–-/‘'") and not after.isspace()


def _closes(text: str, line: Span, m: re.Match[str]) -> bool:
    del text, line
    return m.group() not in _OPENING
