"""Keeps results between runs in one SQLite file, and forgets them rather than trust a bad one.

Every result is kept with a digest of its bytes and of what they are kept under, and is thrown away
where these do not agree. Small results lie beside others of their kind, with which they are read;
large ones lie in the order in which they came, since to put each in its place moves the others. The
file as a whole is thrown away where it is no sound database or was written by another version of
the program, of Python or of any package. Results are pickles: reading one can run code, so they
are read only from the person's own project, whose templates can run code just as well.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

NAME: Final = "memo.sqlite"

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS about (version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS result (
  kind TEXT NOT NULL, key BLOB NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS large (
  kind TEXT NOT NULL, key BLOB NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (kind, key)
);
"""
# The kinds of large results, which are never wanted all together.
_LARGE: Final = frozenset({"annotate_member", "part", "study"})
_LONGEST_WAIT: Final = 5.0
# Bytes of a page: most results lie whole in one, with others of their kind. A new file has them.
_PAGE: Final = 32_768
_SOUND: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_DIGEST_BYTES: Final = 16
_COUNT: Final = "changes"
_MANY: Final = 64
# So many batches are handed to the disk together.
_TOGETHER: Final = 8


class Store:
    """Results by kind and key; without a folder, or where the disk refuses, it keeps nothing.

    `changes` counts what was kept since what is of no use was last dropped.
    """

    def __init__(self, folder: Path | None, version: str) -> None:
        self._folder = folder
        self._version = version
        self._base: sqlite3.Connection | None = None
        self._is_batch = False
        self._batches = 0
        self.changes = 0
        if folder:
            self._open(folder / NAME)
            for row in self.find(_COUNT, [b""]).values():
                self.changes = unpacked(row)

    def find(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The results kept for those of `keys` that have one."""
        if not self._base:
            return {}
        wanted = set(keys)
        try:
            return {
                key: value
                for key, digest, value in self._rows(self._base, kind, wanted)
                if key in wanted
                and isinstance(value, bytes)
                and digest == _digest(kind, key, value)
            }
        except sqlite3.DatabaseError as error:
            self._give_up(error)
        return {}

    def _rows(self, base: sqlite3.Connection, kind: str, keys: Collection[bytes]) -> Iterator[Any]:
        """The rows of at least those keys: many are found faster among all of the kind."""
        question = f"SELECT key, digest, value FROM {_table(kind)} WHERE kind = ?"  # noqa: S608 # our own words
        if len(keys) >= _MANY and kind not in _LARGE:
            yield from base.execute(question, (kind,))
        else:
            for key in keys:
                yield from base.execute(f"{question} AND key = ?", (kind, key))

    def keep(self, kind: str, results: Mapping[bytes, bytes]) -> bool:
        """Keeps `results`, all of them or none; whether it could."""
        self.changes += len(results)
        return self.change(kind, results, ())

    def change(self, kind: str, results: Mapping[bytes, bytes], gone: Iterable[bytes]) -> bool:
        """Keeps `results` and forgets those at the keys `gone`, all of it or nothing."""
        if not self._base:
            return False
        table = _table(kind)
        rows = [(kind, key, _digest(kind, key, value), value) for key, value in results.items()]
        lost = [(kind, key) for key in gone]
        try:
            self._base.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)", rows)  # noqa: S608 # our own words
            self._base.executemany(f"DELETE FROM {table} WHERE kind = ? AND key = ?", lost)  # noqa: S608 # our own words
            if not self._is_batch:
                self._base.commit()
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return False
        return True

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Keeps everything inside at once, and together with the next few batches."""
        self._is_batch = True
        try:
            yield
        finally:
            self._is_batch = False
            self._batches += 1
            if self._batches % _TOGETHER == 0:
                self.change(_COUNT, {}, ())

    def keys(self, kind: str) -> set[bytes]:
        """The keys of everything kept of that kind."""
        if not self._base:
            return set()
        try:
            question = f"SELECT key FROM {_table(kind)} WHERE kind = ?"  # noqa: S608 # our own words
            rows = self._base.execute(question, (kind,))
            return {key for (key,) in rows}
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return set()

    def clear(self) -> None:
        """Forgets everything."""
        if self._base:
            self._base.close()
            self._base = None
        if self._folder:
            with suppress(OSError):
                (self._folder / NAME).unlink(missing_ok=True)
            self._open(self._folder / NAME)

    def close(self) -> None:
        """Lets go of the file."""
        self.change(_COUNT, {b"": packed(self.changes)}, ())
        if self._base:
            self._base.close()
            self._base = None

    def _open(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=_LONGEST_WAIT, check_same_thread=False)
            self._base.text_factory = bytes  # damage turns bytes into text that cannot be decoded
            self._base.execute(f"PRAGMA page_size = {_PAGE}")
            self._base.execute("PRAGMA synchronous = OFF")  # damage is noticed by the digests
            self._base.executescript(_SCHEMA)
            self._drop_foreign(self._base)
        except sqlite3.DatabaseError as error:
            self._give_up(error)
        except OSError:
            self._base = None

    def _drop_foreign(self, base: sqlite3.Connection) -> None:
        """Forgets everything where another version of anything wrote it."""
        found = base.execute("SELECT version FROM about").fetchall()
        if found == [(self._version.encode(),)]:
            return
        with base:
            base.execute("DELETE FROM result")
            base.execute("DELETE FROM large")
            base.execute("DELETE FROM about")
            base.execute("INSERT INTO about VALUES (?)", (self._version,))

    def _give_up(self, error: sqlite3.DatabaseError) -> None:
        """Goes on without a memory; a file that is no sound database is taken away, too.

        One that another process holds, or that the disk is too full for, is sound and stays.
        """
        code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if self._base:
            self._base.close()
        self._base = None
        if self._folder and code & 0xFF not in _SOUND:
            with suppress(OSError):
                (self._folder / NAME).unlink(missing_ok=True)


def packed(value: object) -> bytes:
    """`value` as bytes that `unpacked` reads."""
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes) -> Any:  # noqa: ANN401 # the caller knows what it kept
    """The value of `packed`; only for bytes that a Store gave back."""
    return pickle.loads(data)  # noqa: S301 # see the module's docstring


def key_of(*parts: object) -> bytes:
    """A key for a result that depends on `parts` and nothing else."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).digest()


def _table(kind: str) -> str:
    return "large" if kind in _LARGE else "result"


def _digest(kind: str, key: bytes, value: bytes) -> bytes:
    """The digest of a result and of what it is kept under: an index could name another row."""
    whole = b"%b %b%b" % (kind.encode(), key, value)
    return hashlib.blake2b(whole, digest_size=_DIGEST_BYTES).digest()
