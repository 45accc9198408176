"""Keeps bytes between builds in one SQLite table, and forgets them rather than trust a bad one.

Each row bears a digest of itself. A file that is damaged, a link, of another version or of another
shape is made anew; where the disk refuses, the build goes on without. A build in which nothing
changed imports nothing but this.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final

FOLDER: Final = ".cache/clipbook"
NAME: Final = "cache.sqlite"

_TABLE: Final = "CREATE TABLE result (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
_LONGEST_WAIT: Final = 5.0
_DIGEST_BYTES: Final = 16
# Once the file holds so many times the results that a build asked for, and more, it is emptied.
_TIMES: Final = 6
_FEW: Final = 5_000
_SECOND: Final = 1_000_000_000
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
        self._version = int.from_bytes(digest(version.encode())[:4]) >> 1
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
        sealed = [(key, digest(key + value) + value) for key, value in rows.items()]
        self._do("INSERT OR REPLACE INTO result VALUES (?, ?)", sealed)

    def close(self) -> None:
        """Lets go of the file until it is asked again; one that has grown old is emptied."""
        rows = self._do("SELECT count(*) FROM result", [()]) if self._asked else []
        for (count,) in rows:
            if isinstance(count, int) and count > _TIMES * self._asked + _FEW:
                self._do("DELETE FROM result", [()])
        if self._base:
            self._base.close()
        self._base, self._pid = None, 0

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


def states(places: Iterable[Path]) -> bytes:
    """Digest of the states of all files at or below some paths.

    A state is the size, the times of the last change of content and of anything, and the inode: the
    system sets the second time at every change, and no program can.
    """
    found = [list(_states(str(place))) for place in places]
    return digest(repr(found).encode())


def have_seconds_only(places: Iterable[Path]) -> bool:
    """Whether a disk there may count whole seconds: two saves within one have one state."""
    first = [state for place in places for state in islice(_states(str(place)), 1)]
    return any(changed and not changed % _SECOND for *_, changed in first)


def _states(path: str) -> Iterator[tuple[str, int, int, int, int]]:
    """The path, size, inode and times of each file at or below a path; a size below 0 is an error.

    Hidden files are passed over. A link to a file is as that file; one to a folder is not followed.
    """
    try:
        with os.scandir(path) as entries:
            shown = (entry for entry in entries if not entry.name.startswith("."))
            inside = sorted(shown, key=lambda entry: entry.name)
    except OSError:
        yield _state(path)
        return
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            yield from _states(entry.path)
        else:
            yield _state(entry.path)


def _state(path: str) -> tuple[str, int, int, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 # paths are slow, by the thousand
    except OSError as error:
        return path, -(error.errno or 1), 0, 0, 0
    return path, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def version_of(*program: Path) -> str:
    """The versions of Python, of every package beside us, and of our own files, as one text."""
    places = [Path(place) for place in dict.fromkeys(sys.path) if place]
    packages = sorted(
        path.name for place in places if place.is_dir() for path in place.glob("*-info")
    )
    files = [
        f"{path} {size} {changed}"
        for folder in program
        for path, size, _, changed, _ in _states(str(folder))
        if not path.endswith(".pyc")
    ]
    return "\n".join((sys.version, sys.platform, *packages, *files))


def digest(data: bytes) -> bytes:
    """What tells some bytes from all others, in 16 bytes."""
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _seal(key: bytes, value: bytes) -> bytes:
    return digest(key + value[_DIGEST_BYTES:])
