"""Waits for the next save: told by the system where `watchfiles` is installed, or else by a pause.

It only decides when to look again. What changed is told by a scan of the folders, so that a message
that gets lost costs a moment and never leaves a stale page.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_QUIET: Final = 10
"""Milliseconds without a further change after which a save is over."""

_LONGEST_SAVE: Final = 200
_LONGEST_SILENCE: Final = 2000
"""Milliseconds after which to look even so: a folder may be new, or its disk tells nothing."""

_SHORTEST_PAUSE: Final = 0.1
"""Seconds between two looks at the folders; where a look takes long, ten times as long as it."""


def saves(paths: Iterable[Path]) -> Iterator[object]:
    """Gives something whenever it is time to look again at what is at `paths`; never ends."""
    with suppress(ImportError, OSError, RuntimeError):  # not installed, or the system has no more
        import watchfiles  # noqa: PLC0415 # it is optional

        yield from watchfiles.watch(
            *paths,
            watch_filter=None,
            debounce=_LONGEST_SAVE,
            step=_QUIET,
            rust_timeout=_LONGEST_SILENCE,
            yield_on_timeout=True,
        )
    yield from _pauses()


def _pauses() -> Iterator[None]:
    """Waits long enough that looking takes no more than a tenth of the time."""
    while True:
        started = time.monotonic()
        yield None
        time.sleep(max(_SHORTEST_PAUSE, 10 * (time.monotonic() - started)))
