"""Turns a way of calling functions into one that calls only where no result is kept.

The functions know nothing of it. A result is found again by the name of its function and by what
the function was given; what else it depends on - the code - is the version of the whole store.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from clipbook.chapters import Neighbourhood
from clipbook.memo.packing import parts_in, unpack
from clipbook.memo.press import Packer, Press, Print, Task
from clipbook.memo.scan import PACKAGE, Look, files_of, surroundings
from clipbook.memo.store import Store, key_of
from clipbook.workers import Keyed, Part, Run

A = TypeVar("A")
B = TypeVar("B")

# The functions whose results are kept one by one, and those that write chapters.
_KEPT: Final = frozenset({"read", "file_folder", "file_ledger", "outline_event", "find_neighbours"})
_CHAPTERS: Final = frozenset({"write_event", "write_front"})
_PART: Final = "part"
# What was kept once and is of no use now is dropped when it may be as much as this part of what is
# used, whose parts are not counted.
_SPARE: Final = 2


class LostError(Exception):
    """A part of a result that is kept is not there, or not sound: nothing of it can be used."""


class Remembering:
    """A `Run` that gives what `run` gives, and calls only where `store` has no result.

    `standing` are the files of the site that are as a former run wrote them, with their digests: a
    chapter of such files is not written again. The files of all others go to the folder `stage`.
    """

    def __init__(self, run: Run, store: Store, standing: Mapping[str, str], stage: Path) -> None:
        self._run = run
        self._store = store
        self._standing = standing
        self._stage = stage
        self._used: dict[str, set[bytes]] = {kind: set() for kind in (*_KEPT, *_CHAPTERS)}
        self._placed: list[Neighbourhood] = []
        self._held: dict[bytes, bytes] = {}
        self._part: Callable[[bytes], Part[Any]] = partial(Part, find=self._bytes_of)

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """The results of `function`, in the order of the items."""
        inner = function.func if isinstance(function, partial) else function
        if inner.__name__ in _CHAPTERS:
            return self._chapters(inner.__name__, function, tuple(items))
        if inner.__name__ in _KEPT:
            return self._results(inner.__name__, function, tuple(items))
        return self._run(function, items)

    def forget_unused(self) -> None:
        """Drops what was kept once and had no use in this run, once that may be much."""
        inside = sum(1 + len(item.source) for item in self._placed)
        if self._store.changes <= (inside + sum(map(len, self._used.values()))) // _SPARE:
            return
        used = {
            **self._used,
            "study": {item.source.key for item in self._placed},
            "annotate_member": {m.key for item in self._placed for m in item.source.members},
            _PART: self._used_parts(),
        }
        with self._store.batch():
            for kind, keys in used.items():
                self._store.change(kind, {}, self._store.keys(kind) - keys)
        self._store.changes = 0

    def _used_parts(self) -> set[bytes]:
        """The digests of all parts of the results that had a use."""
        rows = (self._store.find(kind, keys).values() for kind, keys in self._used.items())
        return {digest for found in rows for row in found for digest in parts_in(row)}

    def _results(self, kind: str, function: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
        """The results in the order of the items; missing ones are begun before one is wanted."""
        keys = [_key(item) for item in items]
        self._used[kind] |= set(keys)
        rows = self._store.find(kind, dict.fromkeys(keys))
        missing = {key: item for key, item in zip(keys, items, strict=True) if key not in rows}
        made = iter(self._run(Packer(function), missing.values()))

        def result(key: bytes) -> B:
            if key not in rows:
                rows[key] = self._kept(kind, key, next(made))
            found: B = unpack(rows[key], self._part)
            return found

        return map(result, keys)

    def _chapters(self, kind: str, function: Any, items: Sequence[Any]) -> Iterator[Any]:  # noqa: ANN401 # of any function
        frame = key_of(function.args)
        keys = [frame + item.key for item in items]
        self._used[kind] |= set(keys)
        self._placed += [item for item in items if isinstance(item, Neighbourhood)]
        rows = self._store.find(kind, keys)
        found = {key: unpack(row, self._part) for key, row in rows.items()}
        there = self._standing.items()
        standing = {key for key, chapter in found.items() if chapter.kept.items() <= there}
        pairs = zip(keys, items, strict=True)
        missing = {key: item for key, item in pairs if key not in standing}
        tasks = _Tasks(missing.values(), self._known)
        printed = self._run(Press(function, self._stage), tasks)
        pairs = zip(missing, printed, strict=True)
        rows_made = (self._kept(kind, key, printed) for key, printed in pairs)
        made = (unpack(row, self._part) for row in rows_made)
        for key in keys:
            yield found[key] if key in standing else next(made)

    def _kept(self, kind: str, key: bytes, printed: Print) -> bytes:
        """The row of a result, once it and what it needs is kept."""
        with self._store.batch():
            for (inner, inner_key), row in printed.made.items():
                self._store.keep(inner, {inner_key: row})
            if printed.parts and not self._store.keep(_PART, printed.parts):
                self._held |= printed.parts
            self._store.keep(kind, {key: printed.row})
        return printed.row

    def _known(self, item: Keyed) -> Task:
        """An item with the results inside it that are kept."""
        known: dict[tuple[str, bytes], bytes] = {}
        if isinstance(item, Neighbourhood):
            source = item.source
            for kind, inside in (("study", (source,)), ("annotate_member", source.members)):
                rows = self._store.find(kind, [each.key for each in inside])
                known |= {(kind, key): row for key, row in rows.items()}
        return Task(item, known)

    def _bytes_of(self, digest: bytes) -> bytes:
        found = self._held if digest in self._held else self._store.find(_PART, [digest])
        if digest not in found:
            raise LostError
        return found[digest]


class _Tasks:
    """The tasks of some items, each made when it is its turn."""

    def __init__(self, items: Iterable[Keyed], make: Callable[[Keyed], Task]) -> None:
        self._items = tuple(items)
        self._make = make

    def __contains__(self, item: object) -> bool:
        return item in self._items

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Task]:
        return map(self._make, self._items)


def code_version(program: Look) -> str:
    """A digest of our own sources, of Python's version and of those of the installed packages."""
    whole = hashlib.sha256(surroundings().encode())
    for path in sorted(files_of(program)):
        with open(f"{PACKAGE}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 # pathlib is slow
            whole.update(f"\0{path}\0".encode() + file.read())
    return whole.hexdigest()


def _key(item: object) -> bytes:
    key = getattr(item, "key", None)
    return key if isinstance(key, bytes) else key_of(item)
