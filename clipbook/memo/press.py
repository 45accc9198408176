"""Makes chapters where the work is done, and gives back what is to be kept of them, packed.

The bodies of pages do not travel: they are written into the stage by the process that made them.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from clipbook.chapters import Chapter, Neighbourhood
from clipbook.memo.store import packed, unpacked
from clipbook.publishing import put
from clipbook.steps import Keyed, Part

A = TypeVar("A")
B = TypeVar("B")

Known = Mapping[tuple[str, bytes], bytes]
"""Packed results by the name of their function and the key of what it was given."""

_PARTS = ("links", "anchors")


@dataclass(frozen=True, slots=True)
class Task:
    """What a chapter is to be made of, and the results inside it that are known already."""

    item: Keyed
    known: Known


@dataclass(frozen=True, slots=True)
class Print:
    """A chapter without its bodies, its parts by their digests, and the results made on the way."""

    row: bytes
    parts: Mapping[bytes, bytes]
    made: Known


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
        parts = {name: getattr(chapter, name) for name in _PARTS} | dict(chapter.listed)
        row = (
            digests,
            chapter.given,
            chapter.notes,
            chapter.targets,
            {name: part.digest for name, part in parts.items()},
        )
        bytes_of = {part.digest: part.packed() for part in parts.values()}
        return Print(packed(row), bytes_of, inside.made)


def unprinted(row: bytes, read: Callable[[bytes], bytes]) -> Chapter:
    """The chapter that `row` was kept of, its files as digests; `read` finds a part."""
    digests, given, notes, targets, names = unpacked(row)
    parts: dict[str, Part[Any]] = {
        name: Part(digest, partial(read, digest)) for name, digest in names.items()
    }
    return Chapter(
        files={},
        kept=digests,
        given=given,
        notes=notes,
        targets=targets,
        links=parts.pop("links"),
        anchors=parts.pop("anchors"),
        listed=parts,
    )


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
