"""The only reading and writing of the person's files."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from clipbook.source import ClipbookError, Note, Place, Severity

MANIFEST: Final = PurePosixPath("manifest-sha256.txt")
MAX_BYTES: Final = 40_000_000
Look = tuple[int, int, int]
"""Size, time of change in nanoseconds and inode of a file."""

if sys.platform != "win32":
    import fcntl

# What a name in a terminal, a page or a ledger cannot show: "\x1b", a byte that is no UTF-8, and
# marks that turn the direction of writing, "\u202etxt.exe".
_BAD_NAME: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder by their paths in it, and notes on what could not be read."""

    files: Mapping[PurePosixPath, bytes]
    notes: tuple[Note, ...]


def read_folder(root: Path, shown: str) -> Folder:
    """The files below `root`; hidden ones, whose name starts with a dot, are passed over.

    `shown` stands for `root` in the notes: `not-readable`, `folder-for-file`, `too-large`,
    `leads-outside`, `bad-name`.
    """
    files: dict[PurePosixPath, bytes] = {}
    notes: list[Note] = []
    for path in _walk(root):
        relative = PurePosixPath(path.relative_to(root).as_posix())
        try:
            if (complaint := _complaint(root, path)) is None:
                files[relative] = path.read_bytes()
                continue
        except OSError as error:
            complaint = ("not-readable", f"{error.strerror}, expected a readable file")
        if complaint[0]:
            code, message = complaint
            place = Place(f"{shown}/{relative}")
            notes.append(Note(severity=Severity.ERROR, code=code, message=message, place=place))
    return Folder(files, tuple(notes))


def write_new(
    root: Path,
    files: Mapping[PurePosixPath, bytes],
    replaceable: PurePosixPath | None = None,
) -> None:
    """Writes `files` below `root`, each whole or not at all.

    A file that exists is never written over, but for the one at `replaceable`, which is the
    program's own account of the others and comes last. Raises ClipbookError.
    """
    for relative, data in sorted(files.items(), key=lambda item: (item[0] == replaceable, item[0])):
        target = root / relative
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.resolve() != root.resolve() / relative:
                raise ClipbookError(f"{target}: leads outside {root}")
            with _temporary(target.parent, data) as ready:
                if relative == replaceable:
                    ready.replace(target)
                else:
                    os.link(ready, target)
        except FileExistsError:
            continue  # made meanwhile: the person's file stands
        except OSError as error:
            raise ClipbookError(f"{target}: cannot be written: {error.strerror}") from error


def move(root: Path, source: PurePosixPath, target: PurePosixPath) -> None:
    """Moves a file below `root` to where there is none; raises ClipbookError."""
    try:
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        os.link(root / source, root / target)
        (root / source).unlink()
        if not any((root / source).parent.iterdir()):
            (root / source).parent.rmdir()
    except OSError as error:
        raise ClipbookError(f"{root / target}: cannot be moved to: {error.strerror}") from error


def check_output(out: Path, inputs: tuple[Path, ...]) -> None:
    """Raises ClipbookError where writing a site to `out` could harm anything that is not ours."""
    place = out.resolve()
    here = Path.cwd()
    if place in {Path(place.anchor), Path.home().resolve(), here, *here.parents}:
        raise ClipbookError(f"{out}: is no folder for a site, expected one of its own")
    for folder in inputs:
        taken = folder.resolve()
        if place == taken or place in taken.parents or taken in place.parents:
            raise ClipbookError(f"{out}: holds or lies in {folder}, expected a folder of its own")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ClipbookError(f"{out}: is no folder, expected a folder for the site")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise ClipbookError(
            f"{out}: was not made by clipbook (it has no {MANIFEST}), expected an empty folder",
        )


def publish(
    out: Path,
    files: Mapping[PurePosixPath, bytes],
    standing: Mapping[PurePosixPath, Look] | None = None,
) -> None:
    """Replaces the site at `out` by `files`, as a whole or not at all.

    The files of `standing` are taken over from the old site without reading them, where they still
    look as they did.

    The new site is made beside the old one and the two change places in one step. What somebody
    else put into the folder is carried over. Raises ClipbookError.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _lock(out):
            _publish(out, files, standing or {})
    except OSError as error:
        raise ClipbookError(f"{out}: cannot be written: {error.strerror}") from error


def manifest(files: Mapping[PurePosixPath, bytes]) -> bytes:
    """The digest and path of each file, a line each, as `sha256sum` writes and checks them."""
    return manifest_of({p: hashlib.sha256(data).hexdigest() for p, data in files.items()})


def manifest_of(digests: Mapping[PurePosixPath, str]) -> bytes:
    """The same of files whose digests are known."""
    rows = sorted((str(path), digest) for path, digest in digests.items())
    return "".join(f"{digest}  {path}\n" for path, digest in rows).encode()


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises ClipbookError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ClipbookError(f"{path}: cannot be read: {error.strerror}") from error


def read_lines(path: Path) -> Iterator[str]:
    """The lines of one named file, one at a time, without their ends; raises ClipbookError."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            yield from map(str.rstrip, lines)
    except OSError as error:
        raise ClipbookError(f"{path}: cannot be read: {error.strerror}") from error


def write_file(path: Path, data: bytes) -> None:
    """Writes a file that the person named, over an older one too; raises ClipbookError."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ClipbookError(f"{path}: cannot be written: {error.strerror}") from error


def _walk(folder: Path) -> Iterator[Path]:
    """Files and odd things below `folder` in the order of their names, links not followed.

    A folder that cannot be listed is an odd thing, too.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            if entry.suffix in {".txt", ".html", ".htm", ".md", ".xml", ".json", ".eml"}:
                yield entry
            else:
                yield from _walk(entry)
        else:
            yield entry


def _complaint(root: Path, path: Path) -> tuple[str, str] | None:
    """The code and words of what speaks against reading `path`; None where nothing does."""
    if _BAD_NAME.search(str(path.relative_to(root))):
        return "bad-name", "a name with characters that do not print, expected another name"
    if not path.resolve().is_relative_to(root.resolve()):
        return "leads-outside", "a link that leads outside the folder, expected a file"
    mode = path.stat()
    if stat.S_ISDIR(mode.st_mode):
        os.scandir(path).close()  # raises what speaks against listing it
        return "folder-for-file", "a folder named like a file, expected a file"
    if not stat.S_ISREG(mode.st_mode):
        return "not-readable", "no regular file, expected one"
    if mode.st_size > MAX_BYTES:
        return "too-large", f"{mode.st_size} bytes, expected at most {MAX_BYTES}"
    return None


@contextmanager
def _temporary(folder: Path, data: bytes) -> Iterator[Path]:
    """A new file in `folder` that holds `data`, safely on the disk; gone again afterwards."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=".clipbook-")
    ready = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        ready.chmod(0o644)
        yield ready
    finally:
        ready.unlink(missing_ok=True)


@contextmanager
def _lock(out: Path) -> Iterator[None]:
    """Keeps a second build from the same site while this one writes it."""
    path = out.parent / f".{out.name}.lock"
    with path.open("w") as file:
        try:
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ClipbookError(f"{out}: another build is writing it, try again later") from error
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _publish(
    out: Path, files: Mapping[PurePosixPath, bytes], standing: Mapping[PurePosixPath, Look]
) -> None:
    fresh = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}.new-"))
    try:
        for relative, data in files.items():
            target = fresh / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        for relative, look in standing.items():
            target = fresh / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            _take_over(out / relative, target, look)
        fresh.chmod(0o755)
        if out.is_dir():
            _carry_over(out, fresh)
            _settle(fresh)
            _swap(fresh, out)
        else:
            _settle(fresh)
            fresh.rename(out)
        _settle(out.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


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


def _take_over(old: Path, new: Path, look: Look) -> None:
    """Gives a file a second name, or where the system cannot, makes a second file."""
    found = old.stat()
    if (found.st_size, found.st_mtime_ns, found.st_ino) != look:
        raise ClipbookError(f"{old}: changed while the site was built, build again")
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _carry_over(old: Path, fresh: Path) -> None:
    """Copies what the program did not write from `old` to `fresh`."""
    listed = (old / MANIFEST).read_text("utf-8").splitlines() if (old / MANIFEST).is_file() else []
    ours = {line.partition("  ")[2] for line in listed} | {str(MANIFEST)}
    for path in sorted(old.rglob("*")):
        relative = path.relative_to(old)
        target = fresh / relative
        if path.is_file() and relative.as_posix() not in ours and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)


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
