"""Turns a way of calling functions into one that calls only where no result is kept.

The functions know nothing of it. A result is found again by the name of its function and by what
the function was given; what else it depends on - the code - is the version of the whole store.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from clipbook.memo.scan import PACKAGE, program_states, surroundings
from clipbook.memo.store import Store, key_of, packed, unpacked
from clipbook.pipeline import Run

A = TypeVar("A")
B = TypeVar("B")

# The functions whose results are kept: what they are given prints in full and fast.
_KEPT: Final = frozenset({"read", "annotate", "_read_article"})


def remembering(run: Run, store: Store) -> Run:
    """A `Run` that gives what `run` gives, and calls only where `store` has no result."""

    def remembered(function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        if function.__name__ not in _KEPT:
            return run(function, items)
        return _remembered(function, tuple(items), run, store)

    return remembered


def code_version() -> str:
    """A digest of our own sources, of Python's version and of those of the installed packages."""
    whole = hashlib.sha256(surroundings().encode())
    for path in sorted(program_states()):
        whole.update(f"\0{path}\0".encode())
        whole.update(Path(PACKAGE, path).read_bytes())
    return whole.hexdigest()


def _remembered(
    function: Callable[[A], B], items: tuple[A, ...], run: Run, store: Store
) -> Iterator[B]:
    kind = f"{function.__module__}.{function.__qualname__}"
    keys = [key_of(item) for item in items]
    found = store.find(kind, dict.fromkeys(keys))
    missing = {key: item for key, item in zip(keys, items, strict=True) if key not in found}
    made = dict(zip(missing, run(function, missing.values()), strict=True))
    store.change(kind, {key: packed(value) for key, value in made.items()}, ())
    for key in keys:
        yield made[key] if key in made else unpacked(found[key])
