"""Shows how far a step is that takes long, and measures what took how long."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Stopwatch:
    """The seconds that each step took and how many items it had, in the order of first use."""

    steps: dict[str, tuple[float, int]] = field(default_factory=dict)
    started: float = field(default_factory=time.perf_counter)

    def add(self, step: str, seconds: float, items: int) -> None:
        """Counts `seconds` and `items` to a step."""
        before = self.steps.get(step, (0.0, 0))
        self.steps[step] = before[0] + seconds, before[1] + items

    def timed(self, run: Run) -> Run:
        """A `Run` that does what `run` does, and counts the time to the function's name."""

        def timed(function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
            start = time.perf_counter()
            results = run(function, items)  # processes may be at work on them from now on
            return counted(step_name(function), results, time.perf_counter() - start)

        def counted(step: str, results: Iterable[B], seconds: float) -> Iterator[B]:
            done = 0
            start = time.perf_counter()
            for result in results:
                seconds += time.perf_counter() - start
                done += 1
                yield result  # one by one: together, the results of a large site are large
                start = time.perf_counter()
            self.add(step, seconds + time.perf_counter() - start, done)

        return timed

    def table(self) -> str:
        """The steps as lines for a person."""
        rows = [
            f"{seconds:9.3f} s  {items:7}  {step}" for step, (seconds, items) in self.steps.items()
        ]
        return "\n".join((*rows, f"{self._total():9.3f} s           all"))

    def record(self) -> bytes:
        """The steps as JSON: `{"seconds": all, "steps": {step: {"seconds", "items"}}}`."""
        steps = {
            step: {"seconds": round(seconds, 6), "items": items}
            for step, (seconds, items) in self.steps.items()
        }
        whole = {"seconds": round(self._total(), 6), "steps": steps}
        return (json.dumps(whole, indent=1) + "\n").encode()

    def _total(self) -> float:
        return time.perf_counter() - self.started
