"""How the journeys run their steps, and what they give: shared by importing and pipeline."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from clipbook.source import Note

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


class File(NamedTuple):  # there is one for each article: tuples are made fastest
    """A file by its path in its folder and the digest of its bytes; `read` gives the bytes."""

    path: str
    sha256: str
    read: Callable[[], bytes]

    @property
    def key(self) -> bytes:
        """Digest and path."""
        return f"{self.sha256} {self.path}".encode()


class LazyFiles(Mapping[PurePosixPath, bytes]):
    """Files of which each is read when it is asked for."""

    def __init__(self, files: Iterable[File]) -> None:
        self.listed = tuple(files)
        self._by_path = {file.path: file for file in self.listed}

    def __getitem__(self, path: PurePosixPath) -> bytes:
        return self._by_path[str(path)].read()

    def __iter__(self) -> Iterator[PurePosixPath]:
        return (PurePosixPath(path) for path in self._by_path)

    def __len__(self) -> int:
        return len(self._by_path)

    def __contains__(self, path: object) -> bool:
        return str(path) in self._by_path

    def sha256(self, path: str) -> str:
        """The digest of the file at `path`; empty where there is none."""
        return self._by_path[path].sha256 if path in self._by_path else ""


def listed(files: Files) -> tuple[File, ...]:
    """The files in the order of their paths, folder by folder."""
    found = files.listed if isinstance(files, LazyFiles) else map(_file, files.items())
    return tuple(sorted(found, key=lambda file: file.path.split("/")))


def digests_of(files: Files) -> dict[str, str]:
    """The digests of the files by their paths."""
    if isinstance(files, LazyFiles):
        return {file.path: file.sha256 for file in files.listed}
    return {str(path): hashlib.sha256(data).hexdigest() for path, data in files.items()}


def overlaid(files: Files, more: Files) -> Files:
    """`files` with those of `more` in the place of their own."""
    if not more:
        return files
    rest = (file for file in listed(files) if PurePosixPath(file.path) not in more)
    return LazyFiles((*rest, *listed(more)))


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


@dataclass(frozen=True, slots=True)
class Output:
    """Files made, notes, and the digests of files that the site has already and keeps."""

    files: Files
    notes: tuple[Note, ...]
    kept: Mapping[str, str] = field(default_factory=dict)


def _file(item: tuple[PurePosixPath, bytes]) -> File:
    path, data = item
    return File(str(path), hashlib.sha256(data).hexdigest(), partial(_same, data))


def _same(data: bytes) -> bytes:
    return data


def _held(data: bytes, _: bytes) -> bytes:
    return data
