"""Turns folders into the states of their files, to tell without reading whether anything changed.

This module and what it imports are all that a build with nothing to do loads.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
import time
from collections.abc import Collection, Mapping
from operator import attrgetter

FOLDER = ".cache/clipbook"
"""Where everything lies that is kept between runs, below the folder where the command runs."""

State = tuple[int, int, int, int]
"""Size in bytes, time of change and of change of the entry in nanoseconds, inode."""

Listing = tuple[State, dict[str, State], tuple[str, ...]]
"""A folder: its state before it was listed, the states of its files by path, paths of its folders.

A path is one below the root that was looked at; those of folders end with `/`.
"""

Look = dict[str, Listing]
"""The folders below a root by their paths, that of the root being empty."""

TICK = 50_000_000
"""Two changes closer than this, in nanoseconds, may bear the same time: kernels count so."""

COARSE_TICK = 2_000_000_000
"""The same where a file system keeps whole seconds only, as FAT does, two by two."""

EXACTLY = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")
"""What `os.stat` found, as a state; of a regular file it is the one that `scan` gives."""

_FOLDER: State = (-2, 0, 0, 0)
_CLOSED: State = (-3, 0, 0, 0)
_UNSURE: State = (-4, 0, 0, 0)
_SECOND = 1_000_000_000
_MARSHAL = 2
"""The version of the format in which equal values are the same bytes, whoever holds them."""

PACKAGE = os.path.abspath(f"{__file__}/../..")  # noqa: PTH100 # pathlib is slow
"""The folder of our own source files."""


def now() -> int:
    """The time to hold against the times of files, in nanoseconds; take it before a scan."""
    return time.time_ns()


def scan(root: str, *, hidden: bool = False) -> dict[str, State]:
    """The state of everything below `root` that is no folder, by its path there; see `look`."""
    return files_of(look(root, hidden=hidden))


def look(root: str, *, hidden: bool = False, before: Look | None = None) -> Look:
    """What lies below `root`; nothing where it is not there.

    A folder is there as a file, too, where it is named like one. Names that start with a dot are
    passed over unless `hidden`. A folder that cannot be listed, and one named like a file, is there
    as a file with a size below -1. Links are not followed, but the state of what they lead to is
    there too, under their path and `/@`.

    Where `before` is what was found before, as `lasting` gives it, a folder whose state is the same
    holds the same names, so it is not listed; one of which all is the same is the same object.
    """
    found: Look = {}
    known = before or {}
    folders = [""]
    while folders:
        below = folders.pop()
        listing = _as_before(root, below, known.get(below)) or _list(root, below, hidden=hidden)
        if listing:
            found[below] = listing
            folders += listing[2]
    return found


def renewed(root: str, before: Look, touched: Collection[str]) -> Look:
    """What `look` finds of all, where nothing but the folders in `touched` is not as `before`."""
    found: Look = {}
    folders = [""]
    while folders:
        below = folders.pop()
        state = None if below in touched or below not in before else _folder(root, below)
        listing = (state, *before[below][1:]) if state else _list(root, below, hidden=True)
        if listing:
            found[below] = listing
            folders += listing[2]
    return found


def files_of(looked: Look) -> dict[str, State]:
    """The states of all files by their paths."""
    found: dict[str, State] = {}
    for _, files, _ in looked.values():
        found.update(files)
    return found


def folders_of(looked: Look) -> dict[str, State]:
    """The states of all folders by their paths, which end with `/`."""
    return {path: state for path, (state, _, _) in looked.items()}


def lasting(looked: Look, before: Look, moment: int) -> Look:
    """What was found since `moment` with no state of a folder that could gain a name and keep it.

    Nor of one that holds more than files. What is in `before` is so already.
    """
    return {
        path: listing
        if before.get(path) is listing or _lasts(listing, moment)
        else (_UNSURE, *listing[1:])
        for path, listing in looked.items()
    }


def is_alike(one: Look, other: Look) -> bool:
    """Whether the same files are in both, in the same states."""
    return one.keys() == other.keys() and all(
        listing is other[path] or listing[1:] == other[path][1:] for path, listing in one.items()
    )


def _as_before(root: str, below: str, known: Listing | None) -> Listing | None:
    """The folder as found before, with the states of its files now; None where it changed."""
    if not known:
        return None
    state, files, folders = known
    if _folder(root, below) != state:
        return None
    try:
        states = list(map(EXACTLY, map(os.lstat, [f"{root}/{path}" for path in files])))
    except OSError:
        return None
    if states == list(files.values()):
        return known
    return state, dict(zip(files, states, strict=True)), folders


def _folder(root: str, below: str) -> State | None:
    try:
        state: State = EXACTLY(os.stat(f"{root}/{below}"))  # noqa: PTH116 # pathlib is slow to import
    except OSError:
        return None
    return state


def _list(root: str, below: str, *, hidden: bool) -> Listing | None:
    """The folder as it is found now; None for a root that is not there."""
    path = f"{root}/{below}"
    found: dict[str, State] = {}
    folders: list[str] = []
    state = _CLOSED
    try:
        state = EXACTLY(os.stat(path))  # noqa: PTH116 # pathlib is slow to import
        with os.scandir(path if below else root) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(".") and not hidden:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{name}/")
                    if "." in name:  # it may be taken for a file: then there is a note on it
                        found[f"{below}{name}/"] = _FOLDER
                else:
                    _look(entry, below + name, found)
    except OSError:
        if below:
            return state, {below: _CLOSED}, ()
        return None if state == _CLOSED else (state, {}, ())
    return state, found, tuple(sorted(folders))


def _lasts(listing: Listing, moment: int) -> bool:
    """Whether a folder listed since `moment` is told by its state, and holds plain files only."""
    state, files, _ = listing
    return not is_racy(state, moment) and min(files.values(), default=state)[0] >= 0


def state_of(path: str) -> State | None:
    """The state of one file; None where there is none."""
    try:
        return _state(os.stat(path))  # noqa: PTH116 # pathlib is slow to import
    except OSError:
        return None


def is_racy(state: State, moment: int) -> bool:
    """Whether a file that was scanned at `moment` could change after it and keep its state."""
    latest = max(state[1], state[2])
    coarse = not state[1] % _SECOND and not state[2] % _SECOND
    return latest >= moment - (COARSE_TICK if coarse else TICK)


def racy_among(states: Mapping[str, State], moment: int) -> list[str]:
    """The paths of those files that were scanned at `moment` and are racy."""
    floor = moment - COARSE_TICK
    return [
        path
        for path, state in states.items()
        if (state[1] >= floor or state[2] >= floor) and is_racy(state, moment)
    ]


def young_among(states: Mapping[str, State], written: int, settled: int) -> list[str]:
    """The paths of those files of the site that are young."""
    floor = written - COARSE_TICK
    return [
        path
        for path, state in states.items()
        if (state[1] >= floor or state[2] >= floor) and is_young(state, written, settled)
    ]


def is_young(state: State, written: int, settled: int) -> bool:
    """The same of a file of the site, whose names may change between `written` and `settled`.

    Taking a file over from the old site changes the time of its entry, and not that of its bytes.
    """
    size, changed, entry, inode = state
    return is_racy((size, changed, changed, inode), written) or is_racy(
        (size, 0, entry, inode), settled
    )


def digest_of_states(name: str, states: Mapping[str, State]) -> str:
    """The digest of the states of a named folder, for any order of its files."""
    rows = marshal.dumps((name, sorted(states.items())), _MARSHAL)
    return hashlib.sha256(rows).hexdigest()


def digest_of_file(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal; empty where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 # pathlib is slow to import
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def look_at_program() -> Look:
    """Our own source files: another version of any of them may build another site."""
    return {
        path: (state, {name: files[name] for name in files if not name.endswith(".pyc")}, folders)
        for path, (state, files, folders) in look(PACKAGE).items()
        if not path.endswith("__pycache__/")
    }


def surroundings() -> str:
    """The versions of Python and of every package installed where we are, as one text."""
    names = sorted(
        name
        for folder in dict.fromkeys(sys.path)
        for name in _names(folder)
        if name.endswith(".dist-info")
    )
    return "\n".join((sys.version, sys.platform, *names))


def _look(entry: os.DirEntry[str], path: str, found: dict[str, State]) -> None:
    """Notes the state of an entry, and of what it leads to."""
    try:
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(status.st_mode):
            found[path] = EXACTLY(status)
        else:
            found[path] = _state(status)
            if entry.is_symlink():
                found[f"{path}/@"] = _state(entry.stat())
    except OSError:
        return


def _state(found: os.stat_result) -> State:
    state: State = EXACTLY(found)
    return state if stat.S_ISREG(found.st_mode) else (-1, *state[1:])


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 # pathlib is slow to import
    except OSError:
        return []
