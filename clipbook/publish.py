"""Replaces a site by another one, as a whole or not at all.

The files of the next site are collected in a stage beside the site. One that is there already is
not written again: it is given a second name. Then the two folders change places in one step.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from msgspec.structs import replace

from clipbook.errors import ClipbookError
from clipbook.filesystem import MANIFEST, listed_files, manifest
from clipbook.model import A, B, Run
from clipbook.object_store import ObjectFolder, Place, current, let_stand, new_folder
from clipbook.workers import called

if sys.platform != "win32":
    import fcntl

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
# The bits of a mode that a new file never has: a site is there to be read.
_UMASK: Final = 0o022


class Stored(bytes):
    """What stands for a file that is in the stage already: its digest, in hexadecimal."""


def stage(out: Place) -> AbstractContextManager[Place]:
    """A new folder beside the site at `out`, gone again afterwards; raises ClipbookError.

    Everybody may read what is made meanwhile, whatever the person's umask. What builds that were
    killed left there is taken away. In an object store it lies in `out`, and is the site later.
    """
    return new_folder(out) if isinstance(out, ObjectFolder) else _stage(out)


@contextmanager
def _stage(out: Path) -> Iterator[Path]:
    umask = os.umask(_UMASK)
    prefix = f".{out.name}.new-"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _remove_left(out.parent, prefix)
        folder = Path(tempfile.mkdtemp(dir=out.parent, prefix=prefix))
    except OSError as error:
        os.umask(umask)
        raise ClipbookError(f"{out}: cannot be written: {error.strerror}") from error
    try:
        with _held(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.umask(umask)


def _remove_left(parent: Path, prefix: str) -> None:
    """Takes away the folders of that prefix that no living build holds."""
    for folder in [path for path in parent.iterdir() if path.name.startswith(prefix)]:
        with _held(folder) as is_ours:
            if is_ours:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[bool]:
    """Whether no other living process holds the folder; inside, none can."""
    if sys.platform == "win32":
        yield False  # no folder can be opened there
        return
    with ExitStack() as stack:
        is_ours = False
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _NO_FOLLOW)
            stack.callback(os.close, handle)
            is_ours = _is_locked(handle, folder)
        yield is_ours


def write_there(
    run: Run, inside: Run, staged: Place, makers: AbstractSet[Callable[..., object]]
) -> Run:
    """A `Run` that does what `run` does; in an object store who makes pages writes them, too.

    Only their digests come back then. `makers` are the functions that make pages, `inside` runs
    them where that is done.
    """
    if not isinstance(staged, ObjectFolder):
        return run

    def there(function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        if called(function) not in makers:
            return run(function, items)
        return run(partial(_stored, staged, inside, function), items)

    return there


def _stored(folder: ObjectFolder, inside: Run, function: Callable[[A], Any], item: A) -> Any:  # noqa: ANN401 # what makers give
    """What the function gives, its files replaced by their digests once they are written."""
    (made,) = inside(function, [item])
    if not made.is_safe:
        return made
    digests = put(folder, folder, {PurePosixPath(path): made.files[path] for path in made.files})
    return replace(made, files={path: Stored(digests[path].encode()) for path in digests})


def put(staged: Place, out: Place, files: Mapping[PurePosixPath, bytes]) -> dict[str, str]:
    """The digests of `files` by their paths, once they stand in the folder `staged`.

    A file that the site at `out` has already is the same file there. Raises ClipbookError.
    """
    digests = {str(path): data.decode() for path, data in files.items() if isinstance(data, Stored)}
    files = {path: data for path, data in files.items() if not isinstance(data, Stored)}
    if isinstance(staged, ObjectFolder):
        staged.write(files)
        return digests | {str(path): _digest(data) for path, data in files.items()}
    try:
        for relative, data in files.items():
            path = str(relative)
            _make_room(staged, path)
            if not (_holds(f"{out}/{path}", data) and _linked(f"{out}/{path}", f"{staged}/{path}")):
                with open(f"{staged}/{path}", "wb") as file:  # noqa: PTH123 # paths are slow, by the thousand
                    file.write(data)
            digests[path] = _digest(data)
    except OSError as error:
        raise ClipbookError(f"{staged}: cannot be written: {error.strerror}") from error
    return digests


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def publish(out: Place, staged: Place, digests: Mapping[str, str]) -> None:
    """Replaces the site at `out` by the files in the folder `staged`, whose digests are given.

    What somebody else put into the folder of the site is carried over. A site that is the same
    already stays as it is. Raises ClipbookError.
    """
    if isinstance(out, Path) and isinstance(staged, Path):
        _publish_folder(out, staged, digests)
    elif isinstance(out, ObjectFolder) and isinstance(staged, ObjectFolder):
        _publish_store(out, staged, digests)


def _publish_folder(out: Path, staged: Path, digests: Mapping[str, str]) -> None:
    account = manifest(digests)
    try:
        with _lock(out):
            if _is_same(out, staged, account, digests):
                return
            (staged / MANIFEST).write_bytes(account)
            staged.chmod(0o755)
            if out.is_dir():
                known = listed_files(out) | {*digests, str(MANIFEST)}
                for path in sorted(_files(out) - known):
                    _carry_over(out, staged, path)
                _settle(staged)
                _swap(staged, out)
            else:
                _settle(staged)
                staged.rename(out)
            _settle(out.parent)
    except OSError as error:
        raise ClipbookError(f"{out}: cannot be written: {error.strerror}") from error


def _publish_store(out: ObjectFolder, staged: ObjectFolder, digests: Mapping[str, str]) -> None:
    """Makes a folder of an object store the site, once all of its files are there."""
    if digests.keys() != {str(path) for path in staged.sizes()}:
        raise ClipbookError(f"{staged}: is not whole, so the site stays as it was")
    account = {MANIFEST: manifest(digests)}
    staged.write(account)
    before = current(out)
    if before is None or not _holds_all(before, digests.keys(), account):
        let_stand(out, staged)


def _holds_all(
    folder: ObjectFolder, paths: AbstractSet[str], account: Mapping[PurePosixPath, bytes]
) -> bool:
    """Whether a folder of an object store holds those files, by that account."""
    there = {str(path) for path in folder.sizes()}
    return there == {*paths, str(MANIFEST)} and dict(folder.read([MANIFEST])) == account


def _is_same(out: Path, staged: Path, account: bytes, paths: Iterable[str]) -> bool:
    """Whether the site at `out` has that account, and holds the very files in `staged`."""
    try:
        return (out / MANIFEST).read_bytes() == account and all(
            os.path.samestat(os.lstat(f"{out}/{path}"), os.lstat(f"{staged}/{path}"))
            for path in paths
        )
    except OSError:
        return False


def _holds(path: str, data: bytes) -> bool:
    """Whether a file, and no link to one, holds those bytes."""
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            return False
        with open(path, "rb") as file:  # noqa: PTH123 # paths are slow, by the thousand
            return file.read() == data
    except OSError:
        return False


def _linked(path: str, name: str) -> bool:
    """Whether a file could be given a second name."""
    try:
        os.link(path, name)
    except OSError:
        return False
    return True


def _files(root: Path) -> set[str]:
    """The paths of everything below `root` that is no folder."""
    found: set[str] = set()
    folders = [""]
    while folders:
        below = folders.pop()
        with os.scandir(f"{root}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{entry.name}/")
                else:
                    found.add(below + entry.name)
    return found


def _make_room(root: Path, path: str) -> None:
    """Makes the folder that the file at `path` below `root` lies in."""
    folder = path.rpartition("/")[0]
    if folder and not os.path.isdir(f"{root}/{folder}"):  # noqa: PTH112 # paths are slow, by the thousand
        Path(root, folder).mkdir(parents=True, exist_ok=True)


def _carry_over(old: Path, new: Path, path: str) -> None:
    """Copies what the program did not write; a link stays one, wherever it leads."""
    source, target = old / path, new / path
    if (source.is_symlink() or source.is_file()) and not os.path.lexists(target):
        _make_room(new, path)
        shutil.copy2(source, target, follow_symlinks=False)


def _settle(folder: Path) -> None:
    """Waits until the disk has everything below `folder`, so that no power cut halves it."""
    if sys.platform == "win32":
        return  # no folder can be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        whole_disk = getattr(ctypes.CDLL(None), "syncfs", None)
        if not whole_disk or whole_disk(handle) != 0:
            os.sync()
    finally:
        os.close(handle)


@contextmanager
def _lock(out: Path) -> Iterator[None]:
    """Keeps a second build from the same site while this one writes it."""
    path = out.parent / f".{out.name}.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o600)
    try:
        if sys.platform != "win32" and not _is_locked(handle, path):
            raise ClipbookError(f"{out}: another build is writing it, try again later")
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _is_locked(handle: int, path: Path) -> bool:
    """Whether the file at `path` is ours alone now, and not one that was taken away meanwhile."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(handle), path.lstat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _swap(fresh: Path, out: Path) -> None:
    """Lets the two folders change places, in one step where the system can."""
    library = ctypes.CDLL(None, use_errno=True)
    exchange = getattr(library, "renameat2", None)
    arguments = (_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(out), _RENAME_EXCHANGE)
    if exchange and exchange(*arguments) == 0:
        return
    if exchange and ctypes.get_errno() not in {errno.ENOSYS, errno.EINVAL}:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    aside = fresh.with_name(fresh.name + ".old")
    out.rename(aside)
    fresh.rename(out)
    aside.rename(fresh)
