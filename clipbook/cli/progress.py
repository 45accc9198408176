"""Shows on a terminal how far a step is that takes longer than a second, and what is left of it."""

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
_MINUTE: Final = 60


def shown(run: Run, terminal: TextIO, clock: Callable[[], float] = time.monotonic) -> Run:
    """A `Run` that does what `run` does, and shows at `terminal` how far it is."""

    def followed(function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        if not isinstance(items, Collection):  # nobody knows how many there will be
            yield from run(function, items)
            return
        known, begun = items, clock()
        due = begun + _PATIENCE
        done = 0
        try:
            for done, result in enumerate(run(function, known), 1):
                if (now := clock()) >= due:
                    _draw(terminal, _line(step_name(function), (done, len(known)), now - begun))
                    due = now + _PAUSE
                yield result
        finally:
            if due > begun + _PATIENCE:
                _draw(terminal, "")

    return followed


def is_wanted(terminal: TextIO) -> bool:
    """Whether a person watches, at something that can draw a line anew."""
    return terminal.isatty() and os.environ.get("TERM") != "dumb"


def _line(step: str, part: tuple[int, int], seconds: float) -> str:
    """What is shown of a step after so many seconds; what is left is as if it went on like that."""
    done, count = part
    full = _BAR * done // count
    left = round(seconds * (count - done) / done)
    much = f"{left // _MINUTE} min {left % _MINUTE} s" if left >= _MINUTE else f"{left} s"
    return f"{step} {'#' * full}{'.' * (_BAR - full)} {done} of {count}, about {much} left"


def _draw(terminal: TextIO, line: str) -> None:
    """Writes `line` over the last one; nothing but spaces stays of an empty one."""
    width = shutil.get_terminal_size().columns - 1
    terminal.write(f"\r{line[:width]:{width}}" + ("" if line else "\r"))
    terminal.flush()
