"""Replaces a site by another one, as a whole or not at all.

The pages of the next site are collected in a stage beside the site. What stands as it should is not
written again: it has a second name in the folder that takes the site's place. That folder is the
site before last, brought up to date, where there is one; so that a change costs as much as it
changes, and not as much as there is.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from clipbook.filesystem import MANIFEST, State, listed_files
from clipbook.notes import ClipbookError

if sys.platform != "win32":
    import fcntl

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
# The bits of a mode that a new file never has: a site is there to be read.
_UMASK: Final = 0o022


@dataclass(frozen=True, slots=True)
class Former:
    """What is known of the present site: the files of it that stand, and all that was there.

    `folders` are the states of its folders, by paths that end with `/`: while they stay, no name
    comes or goes. Where there are none, the names are looked for. `beside` are those of the folders
    of the site before it, and the files that this one has not in common with it.
    """

    standing: Mapping[str, State]
    seen: Mapping[str, State] = field(default_factory=dict)
    folders: Mapping[str, State] = field(default_factory=dict)
    beside: tuple[Mapping[str, State], Collection[str]] | None = None


@contextmanager
def stage(out: Path) -> Iterator[Path]:
    """A new folder beside the site at `out`, gone again afterwards; raises ClipbookError.

    Everybody may read what is made meanwhile, whatever the person's umask. What builds that were
    killed left there is taken away.
    """
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


def put(folder: Path, files: Mapping[PurePosixPath, bytes]) -> dict[str, str]:
    """The digests of `files` by their paths, once they are written below `folder`."""
    digests = {}
    try:
        for relative, data in files.items():
            path = str(relative)
            _make_room(folder, path)
            with open(f"{folder}/{path}", "wb") as file:  # noqa: PTH123 # paths are slow, by the thousand
                file.write(data)
            digests[path] = hashlib.sha256(data).hexdigest()
    except OSError as error:
        raise ClipbookError(f"{folder}: cannot be written: {error.strerror}") from error
    return digests


def publish(
    out: Path,
    staged: tuple[Path, Collection[str]],
    former: Former,
    shadow: Path | None = None,
) -> Collection[str] | None:
    """Replaces the site at `out` by files of the folder `staged`, and those that stand of `former`.

    The former are named; what else is in their folder is not wanted. The latter are taken over from
    the old site without reading them, where they still are the same files. What somebody else put
    into the folder is carried over. The new site is made beside the old one and the two change
    places in one step. At `shadow`, a folder of our own, the old site is kept for the next time; a
    new one under second names, where most of it is new. Gives the files that are not those of the
    old site, None for all. Raises ClipbookError.
    """
    changed = None
    try:
        with _lock(out):
            new = _only(*staged)
            if out.is_dir():
                changed = _replace(out, (staged[0], new), former, shadow)
            elif former.standing:
                raise ClipbookError(f"{out}: changed while the site was built, build again")
            else:
                _settle(staged[0])
                staged[0].rename(out)
                if shadow:
                    _name_twice(out, new, shadow)
            _settle(out.parent)
    except OSError as error:
        raise ClipbookError(f"{out}: cannot be written: {error.strerror}") from error
    return changed


def _only(staged: Path, wanted: Collection[str]) -> Collection[str]:
    """The files that are wanted, once all others are gone from the folder `staged`."""
    for path in _inodes(staged).keys() - set(wanted):
        _remove(staged, path)
    staged.chmod(0o755)
    return wanted


def _replace(
    out: Path,
    fresh: tuple[Path, Collection[str]],
    former: Former,
    shadow: Path | None,
) -> Collection[str] | None:
    (staged, new), standing = fresh, former.standing
    old: Collection[str] = former.seen
    if not former.folders or not _are_as(out, former.folders):
        old = there = _inodes(out)
        for path, (*_, inode) in standing.items():
            if there.get(path) != inode:
                raise ClipbookError(f"{out / path}: changed while the site was built, build again")
    foreign = {path for path in old if path not in standing} - {*new, str(MANIFEST)}
    foreign -= listed_files(out) if foreign else set()
    ready, changed = staged, None
    if shadow and shadow.is_dir():
        changed = _bring_up_to_date(shadow, (out, former), fresh)
    if shadow and changed is not None:
        ready = shadow
        changed.update(foreign)
    else:
        for path, look in standing.items():
            _take_over(out, staged, path, look)
    for path in sorted(foreign):
        _carry_over(out, ready, path)
    _settle(ready)
    _swap(ready, out)
    if shadow and len(new) > len(standing):
        _name_twice(out, {*new, *standing}, shadow)
        return None
    if shadow and ready is staged:
        shutil.rmtree(shadow, ignore_errors=True)
        with suppress(OSError):  # it may be on another disk
            staged.rename(shadow)
    return changed


def _bring_up_to_date(
    shadow: Path, old: tuple[Path, Former], fresh: tuple[Path, Collection[str]]
) -> set[str] | None:
    """Makes `shadow` hold what stands of the old site and all fresh files, and nothing else.

    Gives the files that were put there, None where the system refuses a step.
    """
    changed = set(fresh[1])
    out, former = old
    staged, new = fresh
    try:
        if shadow.is_symlink() or shadow.stat().st_dev != staged.stat().st_dev:
            return None
        for path in _differences(shadow, former):
            if os.path.lexists(f"{shadow}/{path}"):
                _remove(shadow, path)
            if path in former.standing:
                _take_over(out, shadow, path, former.standing[path])
                changed.add(path)
    except OSError:
        return None
    for path in new:
        _make_room(shadow, path)
        if Path(shadow, path).is_dir():
            shutil.rmtree(f"{shadow}/{path}")
        Path(staged, path).replace(Path(shadow, path))
    shadow.chmod(0o755)
    return changed


def _differences(shadow: Path, former: Former) -> list[str]:
    """The files that are in `shadow` and do not stand, or the other way round, or are others there.

    They are told by the folders where these are as they were, and by all inodes otherwise.
    """
    standing = former.standing
    if former.beside and _are_as(shadow, former.beside[0]):
        gone = (path for path in former.seen if path not in standing)
        return sorted({*former.beside[1], *gone, str(MANIFEST)}, key=standing.__contains__)
    there = _inodes(shadow)
    gone = (path for path in there if path not in standing)
    return [*gone, *(path for path, look in standing.items() if there.get(path) != look[-1])]


def _are_as(root: Path, folders: Mapping[str, State]) -> bool:
    """Whether the folders below `root` are in those states."""
    return all(_state(f"{root}/{path}") == state for path, state in folders.items())


def _state(path: str) -> State | None:
    try:
        found = os.stat(path)  # noqa: PTH116 # paths are slow, by the thousand
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _inodes(root: Path) -> dict[str, int]:
    """The inodes of everything below `root` that is no folder."""
    found: dict[str, int] = {}
    folders = [""]
    while folders:
        below = folders.pop()
        with os.scandir(f"{root}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{entry.name}/")
                else:
                    found[below + entry.name] = entry.inode()
    return found


def _make_room(root: Path, path: str) -> None:
    """Makes the folder that the file at `path` below `root` lies in."""
    folder = path.rpartition("/")[0]
    if folder and not os.path.isdir(f"{root}/{folder}"):  # noqa: PTH112 # paths are slow, by the thousand
        Path(root, folder).mkdir(parents=True, exist_ok=True)


def _remove(root: Path, path: str) -> None:
    """Takes a file below `root` away, and the folders that it leaves empty."""
    Path(root, path).unlink()
    with suppress(OSError):
        for folder in PurePosixPath(path).parents[:-1]:
            Path(root, folder).rmdir()


def _take_over(old: Path, new: Path, path: str, look: State) -> None:
    """Gives a file of `old` a second name in `new`, or where it cannot, makes a second file.

    Of the manifest always: it says what is ours, even where a file with two names is damaged.
    """
    source, target = f"{old}/{path}", f"{new}/{path}"
    found = os.stat(source)  # noqa: PTH116 # paths are slow, by the thousand
    size, changed, _, inode = look  # a second name changes the time of the entry
    if (found.st_size, found.st_mtime_ns, found.st_ino) != (size, changed, inode):
        raise ClipbookError(f"{source}: changed while the site was built, build again")
    _make_room(new, path)
    if path != str(MANIFEST):
        with suppress(OSError):
            os.link(source, target)  # the same
            return
    shutil.copy2(source, target)


def _name_twice(out: Path, paths: Iterable[str], shadow: Path) -> None:
    """Gives the files of a new site second names in `shadow`, where the disk lets it.

    The next site is made of that folder; a build that wrote most files has time for it, and one
    after an edit should not wait.
    """
    shutil.rmtree(shadow, ignore_errors=True)
    with suppress(OSError):
        shadow.mkdir()
        for path in paths:
            if path != str(MANIFEST):
                _make_room(shadow, path)
                os.link(f"{out}/{path}", f"{shadow}/{path}")


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
