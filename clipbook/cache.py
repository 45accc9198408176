"""Keeps results between builds in one SQLite table, and forgets them rather than trust a bad one.

A result is found by the name and the version of its stage and a digest of all that the stage was
given; it is kept as msgpack and read back with its type, so that what somebody else put there can
run nothing. Each row bears a digest of itself. A file that is damaged, a link, of another version
or of another shape is made anew; where the disk refuses, the build goes on without.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Any, Final, get_type_hints

import msgspec

from clipbook.extensions import installed
from clipbook.model import A, B, Run

FOLDER: Final = ".cache/clipbook"
NAME: Final = "cache.sqlite"

Stages = Mapping[Callable[..., Any], str]
"""The stages whose results are kept, each with its name, which says its version, too."""

_TABLE: Final = "CREATE TABLE result (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
_LONGEST_WAIT: Final = 5.0
_DIGEST_BYTES: Final = 16
# So many results are handed to the disk together.
_TOGETHER: Final = 64
# Once the file holds so many times the results that a build asked for, and more, it is emptied.
_TIMES: Final = 6
_FEW: Final = 5_000
# Errors that say nothing against the file: others hold it, or the disk is full or read-only.
_SOUND: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)


class Cache:
    """Bytes by keys, in a file of `folder`; each process opens it for itself."""

    def __init__(self, folder: str, version: str) -> None:
        self._folder = folder
        self._version = int.from_bytes(_digest(version.encode())[:4]) >> 1
        self._text = version
        self._base: sqlite3.Connection | None = None
        self._pid = 0
        self._asked = 0

    def __reduce__(self) -> tuple[type[Cache], tuple[str, str]]:
        return Cache, (self._folder, self._text)

    def has(self, key: bytes) -> bool:
        """Whether anything is kept under `key`."""
        self._asked += 1
        return bool(self._do("SELECT 1 FROM result WHERE key = ?", [(key,)]))

    def get(self, key: bytes) -> bytes | None:
        """What is kept under `key`; None where nothing sound is."""
        rows = self._do("SELECT value FROM result WHERE key = ?", [(key,)])
        for (value,) in rows:
            if isinstance(value, bytes) and value[:_DIGEST_BYTES] == _seal(key, value):
                return value[_DIGEST_BYTES:]
        return None

    def keep(self, rows: Mapping[bytes, bytes]) -> None:
        """Keeps bytes under their keys, all or nothing."""
        sealed = [(key, _digest(key + value) + value) for key, value in rows.items()]
        self._do("INSERT OR REPLACE INTO result VALUES (?, ?)", sealed)

    def close(self) -> None:
        """Lets go of the file; one that has grown old is emptied."""
        for (count,) in self._do("SELECT count(*) FROM result", [()]):
            if isinstance(count, int) and count > _TIMES * self._asked + _FEW:
                self._do("DELETE FROM result", [()])
        if self._base:
            self._base.close()
        self._base = None

    def _do(self, words: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """The rows that a statement gives for each of the rows that it is given."""
        try:
            if self._pid != os.getpid():  # a connection must not be carried into another process
                self._pid, self._base = os.getpid(), self._opened()
            if not self._base:
                return []
            with self._base:
                return [found for row in rows for found in self._base.execute(words, row)]
        except sqlite3.DatabaseError as error:
            self._give_up(error)
        except (OSError, OverflowError, MemoryError):
            self._base = None
        return []

    def _opened(self) -> sqlite3.Connection:
        """The file as it should be, made anew where it is not."""
        os.makedirs(self._folder, exist_ok=True)  # noqa: PTH103 # the one call
        path = Path(self._folder, NAME)
        with suppress(FileExistsError), Path(self._folder, ".gitignore").open("x") as file:
            file.write("*\n")
        if path.is_symlink():
            path.unlink()
        base = self._connected(path)
        with suppress(sqlite3.DatabaseError):
            if self._is_ours(base):
                return base
        base.close()
        path.unlink(missing_ok=True)
        base = self._connected(path)
        if not self._is_ours(base):
            with base:
                base.execute(_TABLE)
                base.execute(f"PRAGMA user_version = {self._version}")
        return base

    def _connected(self, path: Path) -> sqlite3.Connection:
        base = sqlite3.connect(path, timeout=_LONGEST_WAIT)
        base.text_factory = bytes  # damage makes texts that cannot be decoded
        for setting in ("trusted_schema = OFF", "synchronous = OFF", "journal_mode = MEMORY"):
            base.execute(f"PRAGMA {setting}")
        return base

    def _is_ours(self, base: sqlite3.Connection) -> bool:
        """Whether the file holds our table and nothing else, of this version."""
        schema = base.execute("SELECT sql FROM sqlite_schema").fetchall()
        version = base.execute("PRAGMA user_version").fetchall()
        return schema == [(_TABLE.encode(),)] and version == [(self._version,)]

    def _give_up(self, error: sqlite3.DatabaseError) -> None:
        """Goes on without; a file that is not sound is taken away, too."""
        code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        with suppress(sqlite3.DatabaseError):
            if self._base:
                self._base.close()
        self._base = None
        if code & 0xFF not in _SOUND:
            with suppress(OSError):
                Path(self._folder, NAME).unlink(missing_ok=True)


class Cached:
    """A `Run` that calls only where no result is kept; other functions than `stages` it just runs.

    What a stage gives must not depend on anything but what it is given and the cache's version.
    """

    def __init__(self, run: Run, cache: Cache, stages: Stages) -> None:
        self._run = run
        self._cache = cache
        self._stages = stages

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """The results, in the order of the items."""
        inner = function.func if isinstance(function, partial) else function
        if inner not in self._stages:
            yield from self._run(function, items)
            return
        stage = _Stage(self._stages[inner], function, inner)
        known = [(item, stage.key(item)) for item in items]
        found = {key for _, key in known if self._cache.has(key)}
        made = iter(self._run(function, [item for item, key in known if key not in found]))
        new: dict[bytes, bytes] = {}
        for item, key in known:
            if key in found:
                data = self._cache.get(key)
                yield function(item) if data is None else stage.decoder.decode(data)
                continue
            result = next(made)
            new[key] = _ENCODER.encode(result)
            if len(new) >= _TOGETHER:
                self._cache.keep(new)
                new.clear()
            yield result
        self._cache.keep(new)


class _Stage:
    """A function with what it is always given: how its results are found and read back."""

    def __init__(self, name: str, function: Callable[..., Any], inner: Callable[..., Any]) -> None:
        given = (function.args, function.keywords) if isinstance(function, partial) else ()
        self._common = _digest(_ENCODER.encode((name, given)))
        self._inner = inner

    def key(self, item: object) -> bytes:
        """What tells the result for an item from all others."""
        return _digest(self._common + _ENCODER.encode(item))

    @cached_property
    def decoder(self) -> msgspec.msgpack.Decoder[Any]:
        """What reads results back as what the function says it gives."""
        kind = get_type_hints(self._inner)["return"]
        return msgspec.msgpack.Decoder(kind, dec_hook=lambda kind, value: kind(value))


def version_of(program: Path) -> str:
    """The versions of Python, of every package beside us, and of our own files, as one text.

    What other packages add is named besides: it may be switched off.
    """
    places = [Path(place) for place in dict.fromkeys(sys.path) if place]
    packages = sorted(
        path.name for place in places if place.is_dir() for path in place.glob("*-info")
    )
    states = []
    for path in sorted(program.rglob("*.*")):
        if path.suffix in {".py", ".json", ".bin", ".toml", ".txt"}:
            state = path.stat()
            states.append(f"{path.name} {state.st_size} {state.st_mtime_ns}")
    added = map(str, installed().values)
    return "\n".join((sys.version, sys.platform, *packages, *states, *added))


def _plain(value: object) -> object:
    """What stands for a value that msgpack does not know; how a stage is run is no part of it."""
    if isinstance(value, PurePosixPath):
        return str(value)
    if value is map or isinstance(value, Cached):
        return None
    raise NotImplementedError(type(value))


_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=_plain)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _seal(key: bytes, value: bytes) -> bytes:
    return _digest(key + value[_DIGEST_BYTES:])
