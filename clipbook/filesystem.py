"""The only reading and writing of the person's files."""

from __future__ import annotations

import os
import re
import stat
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from clipbook.errors import ClipbookError
from clipbook.model import Run
from clipbook.notes import Note, Severity, note_on
from clipbook.object_store import ObjectFolder, Place, check_store
from clipbook.shelf import Shelf

MANIFEST: Final = PurePosixPath("manifest-sha256.txt")
_ALWAYS: Final = frozenset({"index.html", "search.js", "feed.json"})
"""Files that a site has, or that of a year; others have manifests of that name, too (RFC 8493)."""
MAX_BYTES: Final = 40_000_000
_IN_MEMORY: Final = 1 << 22
"""So many bytes that are put aside stay in memory."""
_FETCHED: Final = 1 << 20
"""So many bytes of an object store are fetched together, or one file: a hundred articles."""

# What a name in a terminal, a page or a ledger cannot show: "\x1b", a byte that is no UTF-8, and
# marks that turn the direction of writing, "\u202etxt.exe".
_BAD_NAME: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Folder(NamedTuple):
    """The files of a folder by their paths in it, and notes on what could not be read."""

    files: Mapping[PurePosixPath, bytes]
    notes: tuple[Note, ...]


def read_folder(root: Place, shown: str, run: Run = map) -> Folder:
    """The files below `root`; hidden ones, whose name starts with a dot, are passed over.

    Those of an object store are fetched by `run`, many at a time. `shown` stands for `root` in the
    notes: `not-readable`, `folder-for-file`, `too-large`, `leads-outside`, `bad-name`.
    """
    if isinstance(root, ObjectFolder):
        return _read_store(root, shown, run)
    return _read(root, shown, _walk(root))


def read_if_there(root: Place, shown: str, run: Run = map) -> Folder:
    """What `read_folder` reads; nothing where there is no such folder."""
    return read_folder(root, shown, run) if root.is_dir() else Folder({}, ())


def _read_store(root: ObjectFolder, shown: str, run: Run) -> Folder:
    sound, notes = dict[PurePosixPath, int](), []
    for path, size in root.sizes().items():
        if any(part.startswith(".") for part in path.parts):
            continue
        if complaint := _named_badly(str(path)) or _too_large(size):
            notes.append(_note(f"{shown}/{path}", *complaint))
        else:
            sound[path] = size
    files = Shelf[PurePosixPath, bytes](bytes, Spool())
    for fetched in run(partial(_fetch, root), _batches(sound)):
        for path, data in fetched.items():
            files.put(path, data)
    return Folder(files, tuple(notes))


def _fetch(root: ObjectFolder, paths: tuple[PurePosixPath, ...]) -> Mapping[PurePosixPath, bytes]:
    """Some files of an object store, asked for by whoever runs this."""
    return dict(root.read(paths))


def _batches(sizes: Mapping[PurePosixPath, int]) -> Iterator[tuple[PurePosixPath, ...]]:
    """The paths in their order, in batches of files of bounded bytes."""
    batch: list[PurePosixPath] = []
    weight = 0
    for path, size in sizes.items():
        if batch and weight + size > _FETCHED:
            yield tuple(batch)
            batch, weight = [], 0
        batch.append(path)
        weight += size
    if batch:
        yield tuple(batch)


def read_site(root: Path) -> Folder:
    """All files of a site, hidden ones, too; for the notes see `read_folder`."""
    paths = (Path(folder, name) for folder, _, names in os.walk(root) for name in names)
    return _read(root, "site", sorted(paths))


def _read(root: Path, shown: str, paths: Iterable[Path]) -> Folder:
    files = Shelf[PurePosixPath, bytes](bytes, Spool())
    notes: list[Note] = []
    inside = _real(root)
    for path in paths:
        relative = PurePosixPath(path.relative_to(root).as_posix())
        try:
            if (complaint := _named_badly(str(relative)) or _complaint(inside, path)) is None:
                files.put(relative, path.read_bytes())
                continue
        except OSError as error:
            complaint = ("not-readable", f"{error.strerror}, expected a readable file")
        notes.append(_note(f"{shown}/{relative}", *complaint))
    return Folder(files, tuple(notes))


def _note(path: str, code: str, message: str) -> Note:
    return note_on(path, Severity.ERROR, code, message)


def write_new(
    root: Place,
    files: Mapping[PurePosixPath, bytes],
    replaceable: PurePosixPath | None = None,
) -> None:
    """Writes `files` below `root`, each whole or not at all.

    A file that exists is never written over, but for the one at `replaceable`, which is the
    program's own account of the others and comes last. Raises ClipbookError.
    """
    for relative in sorted(files, key=lambda path: (path == replaceable, path)):
        data = files[relative]
        if isinstance(root, ObjectFolder):
            root.write({relative: data}) if relative == replaceable else root.write_new(
                relative, data
            )
            continue
        target = root / relative
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if _real(target) != _real(root) / relative:
                raise ClipbookError(f"{target}: leads outside {root}")
            with _temporary(target.parent, data) as ready:
                if relative == replaceable:
                    ready.replace(target)
                else:
                    _link_new(ready, target)
        except FileExistsError as error:  # where a folder of its path would stand
            raise ClipbookError(f"{target.parent}: is no folder, expected one") from error
        except OSError as error:
            raise ClipbookError(f"{target}: cannot be written: {error.strerror}") from error


def _link_new(ready: Path, target: Path) -> None:
    """Gives a file its name, but where a file of that name was made meanwhile: that one stands."""
    with suppress(FileExistsError):
        os.link(ready, target)


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


def check_output(out: Place, inputs: tuple[Place, ...]) -> None:
    """Raises ClipbookError where writing a site to `out` could harm anything that is not ours."""
    if isinstance(out, ObjectFolder):
        check_store(out, inputs)
        return
    place = _real(out)
    if _holds(place, _real(Path.home())) or _holds(place, Path.cwd()):
        raise ClipbookError(f"{out}: is no folder for a site, expected one of its own")
    for folder in inputs:
        if isinstance(folder, ObjectFolder):
            continue
        taken = _real(folder)
        if _holds(place, taken) or _holds(taken, place):
            raise ClipbookError(f"{out}: holds or lies in {folder}, expected a folder of its own")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ClipbookError(f"{out}: is no folder, expected a folder for the site")
    if out.is_dir() and any(out.iterdir()) and not _is_ours(out):
        raise ClipbookError(
            f"{out}: was not made by clipbook (it has no {MANIFEST} of ours), "
            "expected an empty folder",
        )


def _is_ours(out: Path) -> bool:
    """Whether the account in a folder lists the files that every site has."""
    try:
        account = (out / MANIFEST).read_bytes()
    except OSError:
        return False
    return all(re.search(rb"(?m)[ /]%b$" % re.escape(name).encode(), account) for name in _ALWAYS)


def listed_files(out: Path) -> set[str]:
    """The files that the program wrote, as its own account of them says; none without one."""
    try:
        lines = (out / MANIFEST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {line.partition("  ")[2] for line in lines}


def _real(path: Path) -> Path:
    """The path without links; what is no file yet, or a circle of links, stays as it is."""
    return Path(os.path.realpath(path))  # Path.resolve raises at a circle before Python 3.13


def _holds(outer: Path, inner: Path) -> bool:
    """Whether `inner` is `outer` or lies in it, also where the system takes `Site` for `site`."""
    around = (inner, *inner.parents)
    if outer.exists():
        return any(each.exists() and each.samefile(outer) for each in around)
    return outer in around


def manifest(digests: Mapping[str, str]) -> bytes:
    """The digest and path of each file, a line each, as `sha256sum` writes and checks them."""
    return "".join([f"{digests[path]}  {path}\n" for path in sorted(digests)]).encode()


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
    write_parts(path, [data])


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Writes a file as `write_file` does, of parts that are made as they are asked for."""
    try:
        with path.open("wb") as file:
            file.writelines(parts)
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


def _complaint(inside: Path, path: Path) -> tuple[str, str] | None:
    """The code and words of what speaks against reading `path`; None where nothing does.

    It must lie in `inside`, whose path is without links.
    """
    mode = path.stat()  # raises what speaks against following links, such as a circle of them
    if not _real(path).is_relative_to(inside):
        return "leads-outside", "a link that leads outside the folder, expected a file"
    if stat.S_ISDIR(mode.st_mode):
        os.scandir(path).close()  # raises what speaks against listing it
        return "folder-for-file", "a folder named like a file, expected a file"
    if not stat.S_ISREG(mode.st_mode):
        return "not-readable", "no regular file, expected one"
    return _too_large(mode.st_size)


def _named_badly(name: str) -> tuple[str, str] | None:
    if _BAD_NAME.search(name):
        return "bad-name", "a name with characters that do not print, expected another name"
    return None


def _too_large(size: int) -> tuple[str, str] | None:
    if size > MAX_BYTES:
        return "too-large", f"{size} bytes, expected at most {MAX_BYTES}"
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


class Spool:
    """Bytes put aside one after another, on the disk once they are many; gone with the value."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 # closed with us
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])

    def append(self, data: bytes) -> None:
        """Puts `data` behind the others."""
        self._file.seek(self._ends[-1])
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def __getitem__(self, number: int) -> bytes:
        """What was put there as the `number`th, from 0."""
        self._file.seek(self._ends[number])
        return self._file.read(self._ends[number + 1] - self._ends[number])
