"""How the journeys run their steps, and what they give: shared by importing and pipeline."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from clipbook.notes import Note
from clipbook.paths import folder_of

Files = Mapping[PurePosixPath, bytes]
A = TypeVar("A")
B = TypeVar("B")
T_co = TypeVar("T_co", covariant=True)


class Run(Protocol):
    """Calls a function on each item; the built-in `map` does, and so does a pool of processes."""

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """The results, in the order of the items."""


class Keyed(Protocol):
    """An item that can be told from others without looking at all of it."""

    @property
    def key(self) -> bytes:
        """The same for the same item, another one for any other."""


class File(Struct, frozen=True):  # there is one for each article: tuples are made fastest
    """A file by its path in its folder and the digest of its bytes; `read` gives the bytes."""

    path: str
    sha256: str
    read: Callable[[], bytes]

    @property
    def key(self) -> bytes:
        """Digest and path."""
        return f"{self.sha256} {self.path}".encode()


class Shelf:
    """The files that lie in one folder, by their digests; each is read when it is asked for.

    `folder` ends with `/`, or is empty. `read` gives the bytes at a path, given their digest.
    """

    __slots__ = ("_key", "_read", "digests", "folder")

    def __init__(
        self, folder: str, digests: Mapping[str, str], read: Callable[[str, str], bytes]
    ) -> None:
        self.folder = folder
        self.digests = digests
        self._read = read
        self._key = b""

    @property
    def key(self) -> bytes:
        """The digest of all of it."""
        if not self._key:
            whole = "\n".join(map(" ".join, sorted(self.digests.items())))
            self._key = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()
        return self._key

    @property
    def files(self) -> tuple[File, ...]:
        """The files in the order of their names."""
        return tuple(map(self.file, sorted(self.digests)))

    def file(self, path: str) -> File:
        """The file at `path`."""
        digest = self.digests[path]
        return File(path, digest, partial(self._read, path, digest))

    def only(self, paths: Iterable[str]) -> Shelf:
        """The same with no files but those at `paths`."""
        return Shelf(self.folder, {path: self.digests[path] for path in paths}, self._read)


class LazyFiles(Mapping[PurePosixPath, bytes]):
    """Files of which each is read when it is asked for."""

    def __init__(self, shelves: Iterable[Shelf]) -> None:
        self.shelves = {shelf.folder: shelf for shelf in shelves}

    def __getitem__(self, path: PurePosixPath) -> bytes:
        return self._shelf(str(path)).file(str(path)).read()

    def __iter__(self) -> Iterator[PurePosixPath]:
        return (PurePosixPath(path) for shelf in self.shelves.values() for path in shelf.digests)

    def __len__(self) -> int:
        return sum(len(shelf.digests) for shelf in self.shelves.values())

    def __contains__(self, path: object) -> bool:
        return bool(self.sha256(str(path)))

    def sha256(self, path: str) -> str:
        """The digest of the file at `path`; empty where there is none."""
        return self._shelf(path).digests.get(path, "")

    def _shelf(self, path: str) -> Shelf:
        folder = folder_of(path)
        return self.shelves.get(folder) or Shelf(folder, {}, partial(_read, {}))


def shelved(files: Files) -> tuple[Shelf, ...]:
    """The files by the folders that they lie in, in the order of these."""
    if isinstance(files, LazyFiles):
        shelves: Iterable[Shelf] = files.shelves.values()
    else:
        shelves = _shelves(map(_file, files.items()))
    return tuple(sorted(shelves, key=lambda shelf: shelf.folder.split("/")))


def overlaid(files: Files, more: Files) -> Files:
    """`files` with those of `more` in the place of their own."""
    if not more:
        return files
    both = (*shelved(files), *shelved(more))
    return LazyFiles(_shelves({f.path: f for shelf in both for f in shelf.files}.values()))


def _shelves(files: Iterable[File]) -> list[Shelf]:
    by_folder: dict[str, dict[str, File]] = {}
    for file in files:
        by_folder.setdefault(folder_of(file.path), {})[file.path] = file
    return [
        Shelf(folder, {path: file.sha256 for path, file in held.items()}, partial(_read, held))
        for folder, held in by_folder.items()
    ]


def _read(files: Mapping[str, File], path: str, _: str) -> bytes:
    return files[path].read()


class Part(Generic[T_co]):
    """A part of a result: packed, told by its digest, and read where it is asked for."""

    __slots__ = ("_find", "digest")

    def __init__(self, digest: bytes, find: Callable[[bytes], bytes]) -> None:
        self.digest = digest
        self._find = find

    def get(self) -> T_co:
        """The part itself."""
        part: T_co = pickle.loads(self.packed())  # noqa: S301 # our own bytes, see memo/store.py
        return part

    def packed(self) -> bytes:
        """The part as bytes."""
        return self._find(self.digest)

    def __reduce__(self) -> tuple[Any, ...]:
        return Part, (self.digest, partial(_held, self.packed()))


def part_of(value: A) -> Part[A]:
    """`value`, which holds no sets, as a part; the same content has the same digest."""
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, protocol=5)
    pickler.fast = True  # whether two equal texts are one object has no say in the bytes
    pickler.dump(value)
    data = packed.getvalue()
    return Part(hashlib.sha256(data).digest(), partial(_held, data))


class Output(Struct, frozen=True):
    """Files made, notes, and the digests of files that the site has already and keeps."""

    files: Files
    notes: tuple[Note, ...]
    kept: Mapping[str, str] = {}


def _file(item: tuple[PurePosixPath, bytes]) -> File:
    path, data = item
    return File(str(path), hashlib.sha256(data).hexdigest(), partial(_same, data))


def _same(data: bytes) -> bytes:
    return data


def _held(data: bytes, _: bytes) -> bytes:
    return data
