"""Answers a build before which nothing changed with what the last one said.

It is asked before the stages are imported, which takes longer than such an answer, and knows none
of their values.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import Final

import clipbook
from clipbook.cache import FOLDER, Cache, digest, have_seconds_only, states, version_of
from clipbook.errors import printable

Seen = tuple[bytes, bytes]
"""The states of what a build reads beside content, and of that."""

# Options that change nothing of what is built or said.
_NEUTRAL: Final = frozenset({"command", "jobs", "cluster", "words", "yes"})
# Options that name a file or folder which is not read, or is looked at by itself.
_NO_INPUT: Final = frozenset({"out", "profile", "content"})
# Folders that may lie in an object store, where nobody says what changed.
_PLACES: Final = ("seeds", "content", "out")
# Options that want a whole build.
_WHOLE: Final = ("again", "regroup", "verbose", "profile")


def version() -> str:
    """What tells the results of this program from those of another: its files and its looks."""
    package = Path(clipbook.__file__).parent
    program = version_of(package, package.parent / "templates", package.parent / "static")
    switch = os.environ.get("CLIPBOOK_EXTENSIONS", "")  # what other packages add is among them
    return f"{program}\n{switch}"


def look(options: Namespace) -> Seen | None:
    """The states of all that a build is to read; None where it must be a whole one."""
    return None if _needs_build(options) else _seen(options)


def say_again(options: Namespace, seen: Seen | None) -> int | None:
    """The exit status of a build like the last one, once it is said; None where a build is due."""
    if seen is None:
        return None
    with closing(Cache(FOLDER, version())) as cache:
        written, _, said = (cache.get(_key(options, seen)) or b"").partition(b"\n")
    if not said or written != _written(options):
        return None
    status, *lines = said.decode(errors="replace").split("\n")
    for line in lines:
        print(printable(line), file=sys.stderr)
    return int(status == "1")


def keep_said(options: Namespace, seen: Seen, lines: list[str], status: int) -> None:
    """Keeps what a build said, if its input is still as it was seen before it was read."""
    if seen != _seen(options) or have_seconds_only([*_others(options), options.content]):
        return
    said = "\n".join([str(status), *map(printable, lines)]).encode(errors="replace")
    with closing(Cache(FOLDER, version())) as cache:
        cache.keep({_key(options, seen): _written(options) + b"\n" + said})


def _needs_build(options: Namespace) -> bool:
    marked = getattr(options, "mark", None) is not None
    here = all(isinstance(getattr(options, name), Path) for name in _PLACES)
    return marked or not here or any(getattr(options, name) for name in _WHOLE)


def _key(options: Namespace, seen: Seen) -> bytes:
    """What tells a build from all others: what was asked for and what it reads."""
    asked = {name: str(value) for name, value in vars(options).items() if name not in _NEUTRAL}
    return digest(repr((sorted(asked.items()), seen)).encode())


def _written(options: Namespace) -> bytes:
    """The states of the site, as a word; it has one hidden file."""
    return states([options.out, options.out / ".nojekyll"]).hex().encode()


def _seen(options: Namespace) -> Seen:
    return states(_others(options)), states((options.content,))


def _others(options: Namespace) -> list[Path]:
    """All that a build reads beside content, in the order of the options' names."""
    read = {name: value for name, value in vars(options).items() if name not in _NO_INPUT}
    return [path for _, path in sorted(read.items()) if isinstance(path, Path)]
