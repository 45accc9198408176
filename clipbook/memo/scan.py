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
from collections.abc import Mapping
from operator import attrgetter

FOLDER = ".cache/clipbook"
"""Where everything lies that is kept between runs, below the folder where the command runs."""

State = tuple[int, int, int, int]
"""Size in bytes, time of change and of change of the entry in nanoseconds, inode."""

TICK = 50_000_000
"""Two changes closer than this, in nanoseconds, may bear the same time: kernels count so."""

COARSE_TICK = 2_000_000_000
"""The same where a file system keeps whole seconds only, as FAT does, two by two."""

EXACTLY = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")
"""What `os.stat` found, as a state; of a regular file it is the one that `scan` gives."""

_FOLDER: State = (-2, 0, 0, 0)
_CLOSED: State = (-3, 0, 0, 0)
_SECOND = 1_000_000_000
_MARSHAL = 2
"""The version of the format in which equal values are the same bytes, whoever holds them."""

PACKAGE = os.path.abspath(f"{__file__}/../..")  # noqa: PTH100 # pathlib is slow
"""The folder of our own source files."""


def now() -> int:
    """The time to hold against the times of files, in nanoseconds; take it before a scan."""
    return time.time_ns()


def scan(root: str, *, hidden: bool = False) -> dict[str, State]:
    """The state of everything below `root` that is no folder, by its path there with `/`.

    A folder is there where it is named like a file. Names that start with a dot are passed over
    unless `hidden`. A root that is not there holds nothing; a folder that cannot be listed, and one
    named like a file, is there with a size below -1.
    Links are not followed, but the state of what they lead to is there too, under their path
    and `/@`.
    """
    return look(root, hidden=hidden)[0]


def look(root: str, *, hidden: bool = False) -> tuple[dict[str, State], dict[str, State]]:
    """What `scan` gives, and the states of the folders by their paths there, which end with `/`.

    Each folder's is of the moment before it was listed: while it stays, no name comes or goes.
    """
    found: dict[str, State] = {}
    listed: dict[str, State] = {}
    folders = [""]
    while folders:
        below = folders.pop()
        path = f"{root}/{below}"
        try:
            listed[below] = EXACTLY(os.stat(path))  # noqa: PTH116 # pathlib is slow to import
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
                found[below] = _CLOSED
    return found, listed


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


def program_states() -> dict[str, State]:
    """The states of our own source files: another version of any of them may build another site."""
    return look_at_program()[0]


def look_at_program() -> tuple[dict[str, State], dict[str, State]]:
    """The same, and those of their folders."""
    files, folders = look(PACKAGE)
    return (
        {path: state for path, state in files.items() if not path.endswith(".pyc")},
        {path: state for path, state in folders.items() if not path.endswith("__pycache__/")},
    )


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


def with_folders(states: dict[str, State]) -> dict[str, State]:
    """The states of files as `scan` gives them, with those of folders that are named like files."""
    folders = {path.rpartition("/")[0] for path in states}
    for folder in folders:
        parts = folder.split("/")
        for number, part in enumerate(parts, 1):
            if "." in part:
                states["/".join(parts[:number]) + "/"] = _FOLDER
    return states


def _state(found: os.stat_result) -> State:
    state: State = EXACTLY(found)
    return state if stat.S_ISREG(found.st_mode) else (-1, *state[1:])


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 # pathlib is slow to import
    except OSError:
        return []
