"""Shows on a terminal how far a step is that takes longer than a second."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, TextIO

from clipbook.model import A, B, Run
from clipbook.workers import step_name

_PATIENCE: Final = 1.0
"""Seconds after which a step gets a bar."""

_PAUSE: Final = 0.1
_BAR: Final = 30


def shown(run: Run, terminal: TextIO, clock: Callable[[], float] = time.monotonic) -> Run:
    """A `Run` that does what `run` does, and shows at `terminal` how far it is."""

    def followed(function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        known = items if isinstance(items, Collection) else tuple(items)
        begun = clock()
        due = begun + _PATIENCE
        done = 0
        try:
            for done, result in enumerate(run(function, known), 1):
                if clock() >= due:
                    _draw(terminal, _line(step_name(function), done, len(known)))
                    due = clock() + _PAUSE
                yield result
        finally:
            if due > begun + _PATIENCE:
                _draw(terminal, "")

    return followed


def is_wanted(terminal: TextIO) -> bool:
    """Whether a person watches, at something that can draw a line anew."""
    return terminal.isatty() and os.environ.get("TERM") != "dumb"


def _line(step: str, done: int, count: int) -> str:
    full = _BAR * done // count
    return f"{step} {'#' * full}{'.' * (_BAR - full)} {done} of {count}"


def _draw(terminal: TextIO, line: str) -> None:
    """Writes `line` over the last one; nothing but spaces stays of an empty one."""
    width = shutil.get_terminal_size().columns - 1
    terminal.write(f"\r{line[:width]:{width}}" + ("" if line else "\r"))
    terminal.flush()
