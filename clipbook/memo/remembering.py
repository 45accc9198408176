"""Turns a way of calling functions into one that calls only where no result is kept.

The functions know nothing of it. A result is found again by the name of its function and by what
the function was given; what else it depends on - the code - is the version of the whole store.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeVar

from clipbook.memo.scan import PACKAGE, program_states, surroundings
from clipbook.memo.store import Store, key_of, packed, unpacked
from clipbook.pipeline import Chapter
from clipbook.steps import Run

A = TypeVar("A")
B = TypeVar("B")

# The functions whose results are kept as they are: what they are given prints in full and fast.
_KEPT: Final = frozenset({"read", "study", "_read_article"})
_CHAPTER: Final = "write_chapter"


class Remembering:
    """A `Run` that gives what `run` gives, and calls only where `store` has no result.

    `standing` are the files of the site that are as a former run wrote them, with their digests: a
    chapter of such files is not written again.
    """

    def __init__(self, run: Run, store: Store, standing: Mapping[PurePosixPath, str]) -> None:
        self._run = run
        self._store = store
        self._standing = standing
        self._keys: dict[int, bytes] = {}
        self._used: dict[str, set[bytes]] = defaultdict(set)

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """The results of `function`, in the order of the items."""
        inner = function.func if isinstance(function, partial) else function
        if inner.__name__ == _CHAPTER:
            return self._chapters(function, tuple(items))
        if inner.__name__ in _KEPT:
            return self._results(inner.__qualname__, function, tuple(items))
        return self._run(function, items)

    def forget_unused(self) -> None:
        """Drops what was kept once and had no use in this run."""
        for kind, used in self._used.items():
            self._store.change(kind, {}, self._store.keys(kind) - used)

    def _results(self, kind: str, function: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
        keys = [key_of(item) for item in items]
        self._used[kind] |= set(keys)
        found = self._store.find(kind, dict.fromkeys(keys))
        missing = {key: item for key, item in zip(keys, items, strict=True) if key not in found}
        made = dict(zip(missing, self._run(function, missing.values()), strict=True))
        self._store.change(kind, {key: packed(value) for key, value in made.items()}, ())
        for key in keys:
            result = made[key] if key in made else unpacked(found[key])
            self._keys[id(result)] = key  # a short name for what is made of the result
            yield result

    def _chapters(self, function: Any, briefings: Sequence[Any]) -> Iterator[Any]:  # noqa: ANN401 # of any function
        frame = key_of(function.args)
        keys = [key_of(frame, self._keys[id(briefing)]) for briefing in briefings]
        self._used[_CHAPTER] |= set(keys)
        rows = {key: unpacked(row) for key, row in self._store.find(_CHAPTER, keys).items()}
        found = {key: chapter for key, chapter in rows.items() if self._stands(chapter)}
        missing = [key not in found for key in keys]
        pairs = list(zip(keys, briefings, strict=True))
        made = self._run(
            function, [b for (_, b), wanted in zip(pairs, missing, strict=True) if wanted]
        )
        fresh: dict[bytes, bytes] = {}
        results = iter(made)
        for key in keys:
            if key in found:
                yield found[key]
                continue
            chapter = next(results)
            fresh[key] = packed(_without_bytes(chapter))
            yield chapter
        self._store.change(_CHAPTER, fresh, ())

    def _stands(self, chapter: Chapter) -> bool:
        return all(self._standing.get(path) == digest for path, digest in chapter.kept.items())


def code_version() -> str:
    """A digest of our own sources, of Python's version and of those of the installed packages."""
    whole = hashlib.sha256(surroundings().encode())
    for path in sorted(program_states()):
        whole.update(f"\0{path}\0".encode())
        whole.update(Path(PACKAGE, path).read_bytes())
    return whole.hexdigest()


def _without_bytes(chapter: Chapter) -> Chapter:
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in chapter.files.items()}
    return replace(chapter, files={}, kept=digests)
