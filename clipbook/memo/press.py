"""Makes chapters where the work is done, and gives back what is to be kept of them, packed.

The bodies of pages do not travel: they are written into the stage by the process that made them.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from clipbook.chapters import Chapter, Neighbourhood
from clipbook.memo.packing import pack
from clipbook.memo.store import packed
from clipbook.publish import put
from clipbook.workers import Keyed

A = TypeVar("A")
B = TypeVar("B")

Known = Mapping[tuple[str, bytes], bytes]
"""Packed results by the name of their function and the key of what it was given."""


class Task(NamedTuple):
    """What a chapter is to be made of, and the results inside it that are known already."""

    item: Keyed
    known: Known


@dataclass(frozen=True, slots=True)
class Print:
    """A result in bytes, its parts by their digests, and the results made on the way."""

    row: bytes
    parts: Mapping[bytes, bytes]
    made: Known = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Press:
    """Calls `function`, which writes a chapter of an item; the files go to `folder`."""

    function: Callable[..., Chapter]
    folder: Path

    def __call__(self, task: Task) -> Print:
        """What is to be kept of the chapter of a task."""
        inside = _Inside(task.known)
        more = {"run": inside} if isinstance(task.item, Neighbourhood) else {}
        chapter = self.function(task.item, **more)
        digests = put(self.folder, chapter.files)
        return Print(*pack(chapter._replace(files={}, kept=digests)), inside.made)


@dataclass(frozen=True, slots=True)
class Packer:
    """Calls `function`, and packs what it gives."""

    function: Callable[..., object]

    def __call__(self, item: object) -> Print:
        """What is to be kept of the result for an item."""
        return Print(*pack(self.function(item)))


class _Inside:
    """A `Run` inside a task: it takes the results that are known, and notes those it makes."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.made: dict[tuple[str, bytes], bytes] = {}

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """The results of `function`, in the order of the items."""
        inner = function.func if isinstance(function, partial) else function
        for item in items:
            key = (inner.__name__, item.key)  # type: ignore[attr-defined] # items inside tasks are Keyed
            if key in self._known:
                yield pickle.loads(self._known[key])  # noqa: S301 # see memo/store.py
            else:
                result = function(item)
                self.made[key] = packed(result)
                yield result
