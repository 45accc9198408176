"""Folders of an object store, such as `s3://bucket/news`: whole files by name, no renaming.

What fsspec has a driver for is taken; it and the driver are optional packages. Drivers ask again
where a store is busy.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any, Final

from msgspec import Struct

from clipbook.errors import ClipbookError

_TOGETHER: Final = 500
"""So many files are asked for at once: a driver fetches them side by side."""
_KINDS: Final = {"s3": "ContentType", "gs": "content_type", "gcs": "content_type"}
"""What the drivers call the kind of a file, which such a store says to browsers."""
_POINTER: Final = "current.txt"
"""The file that names the folder of the site as it stands, and the one before it."""
_BUILD: Final = "build-"
"""What the names of folders begin with that hold a site, or what was to be one."""


class ObjectFolder(Struct, frozen=True):
    """A folder of an object store, by its address without the last slash."""

    address: str

    def __str__(self) -> str:
        return self.address

    def __truediv__(self, name: object) -> ObjectFolder:
        return ObjectFolder(f"{self.address}/{name}")

    def is_dir(self) -> bool:
        """Whether anything is there; raises ClipbookError."""
        with _said(self) as (system, root):
            return bool(system.isdir(root))

    def names(self) -> list[str]:
        """The names of what is there, of folders, too; raises ClipbookError."""
        with _said(self) as (system, root):
            found = system.ls(root, detail=False) if system.isdir(root) else []
            return sorted(name.rstrip("/").rpartition("/")[2] for name in found)

    def sizes(self) -> dict[PurePosixPath, int]:
        """The bytes of each file in the folder by its path there; raises ClipbookError."""
        with _said(self) as (system, root):
            found = system.find(root, detail=True)
            return {
                PurePosixPath(name.removeprefix(root).lstrip("/")): int(each["size"] or 0)
                for name, each in sorted(found.items())
            }

    def read(self, paths: Iterable[PurePosixPath]) -> Iterator[tuple[PurePosixPath, bytes]]:
        """The files at some paths, many at a time; raises ClipbookError."""
        wanted = list(paths)
        with _said(self) as (system, root):
            for start in range(0, len(wanted), _TOGETHER):
                some = wanted[start : start + _TOGETHER]
                names = [f"{root}/{path}" for path in some]
                yield from zip(
                    some, system.cat_ranges(names, None, None, on_error="raise"), strict=True
                )

    def write(self, files: Mapping[PurePosixPath, bytes]) -> None:
        """Writes files, side by side, over those that are there; raises ClipbookError."""
        from mimetypes import guess_type  # noqa: PLC0415 # few builds need it

        with _said(self) as (system, root):
            key = _KINDS.get(self.address.partition("://")[0], "")
            kinds: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
            for path, data in files.items():
                kind = guess_type(path.name)[0] or "application/octet-stream"
                kinds[kind if key else ""][f"{root}/{path}"] = data
            for kind, several in kinds.items():
                system.pipe(several, **({key: kind} if kind else {}))

    def write_new(self, path: PurePosixPath, data: bytes) -> None:
        """Writes a file but where one is there already: that one stands; raises ClipbookError."""
        with _said(self) as (system, root), suppress(FileExistsError):
            system.pipe_file(f"{root}/{path}", data, mode="create")

    def remove(self) -> None:
        """Takes away the folder with all that is in it; raises ClipbookError."""
        with _said(self) as (system, root), suppress(FileNotFoundError):
            system.rm(root, recursive=True)


Place = Path | ObjectFolder


def place_of(text: str) -> Place:
    """The folder that a person names: one of this computer, or by an address one of a store."""
    return ObjectFolder(text.rstrip("/")) if "://" in text else Path(text)


@contextmanager
def _said(folder: ObjectFolder) -> Iterator[tuple[Any, str]]:
    """The driver for a folder, and what it calls the folder; what goes wrong is one line."""
    try:
        system, root = _opened(folder.address)
        yield system, root.rstrip("/")
    except _failures() as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise ClipbookError(f"{folder}: {said}") from error


def _opened(address: str) -> tuple[Any, str]:
    """The driver for an address, which fsspec keeps for each process, and what it calls it."""
    from fsspec.core import url_to_fs  # type: ignore[import-untyped] # noqa: PLC0415 # optional

    here = {"auto_mkdir": True} if address.startswith("file:") else {}
    found: tuple[Any, str] = url_to_fs(address, use_listings_cache=False, **here)
    return found


def _failures() -> tuple[type[Exception], ...]:
    """What drivers raise: mostly what a disk does, and that of S3 errors of its library, too."""
    library = sys.modules.get("botocore.exceptions")
    return (OSError, ValueError, ImportError, *([library.BotoCoreError] if library else []))


def check_store(out: ObjectFolder, inputs: Iterable[Place]) -> None:
    """Raises ClipbookError where writing a site there could harm anything that is not ours."""
    for folder in inputs:
        one, other = f"{out}/", f"{folder}/"
        if one.startswith(other) or other.startswith(one):
            raise ClipbookError(f"{out}: holds or lies in {folder}, expected a folder of its own")
    for name in out.names():
        if name != _POINTER and not name.startswith(_BUILD):
            raise ClipbookError(f"{out}: was not made by clipbook, expected an empty folder")


@contextmanager
def new_folder(out: ObjectFolder) -> Iterator[ObjectFolder]:
    """A folder for the next site in that of all, gone again where it did not become the site."""
    folder = out / f"{_BUILD}{os.urandom(8).hex()}"
    try:
        yield folder
    finally:
        with suppress(ClipbookError):
            if current(out) != folder:
                folder.remove()


def current(out: ObjectFolder) -> ObjectFolder | None:
    """The folder of the site as it stands; None where there is none."""
    names = _pointed(out)
    return out / names[0] if names else None


def _pointed(out: ObjectFolder) -> list[str]:
    if _POINTER not in out.names():
        return []
    (held,) = out.read([PurePosixPath(_POINTER)])
    return held[1].decode("ascii", "replace").split()


def let_stand(out: ObjectFolder, folder: ObjectFolder) -> None:
    """Makes the folder the site, in one step: a pointer is written last.

    The site before it stays for those who are reading it; the one before that goes.
    """
    before = _pointed(out)
    names = [folder.address.rpartition("/")[2], *before[:1]]
    out.write({PurePosixPath(_POINTER): "".join(f"{name}\n" for name in names).encode()})
    for name in before[1:]:
        if name.startswith(_BUILD):
            (out / name).remove()
