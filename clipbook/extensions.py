"""Finds what other installed packages add, by their entry points; nothing is installed or managed.

A package names a module, or a function, in a group of its metadata (https://packaging.python.org,
entry points specification). There is one switch: `CLIPBOOK_EXTENSIONS=no` does without all of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from msgspec import Struct

from clipbook.notes import Note, Result, Severity, note_on

READERS: Final = "clipbook.readers"
FINDINGS: Final = "clipbook.findings"
PAGES: Final = "clipbook.pages"
SWITCH: Final = "CLIPBOOK_EXTENSIONS"

T = TypeVar("T")
_GROUPS: Final = (READERS, FINDINGS, PAGES)


class Extension(Struct, frozen=True):
    """What a package adds: the group, the name of the addition, the package, and the thing."""

    group: str
    name: str
    package: str
    value: Any

    def __str__(self) -> str:
        return f"{self.package}: {self.name} ({self.group})"


@cache
def installed() -> Result[Extension]:
    """The additions of all packages by group and name, and a note on each that cannot be loaded.

    Note: `broken-extension`.
    """
    if os.environ.get(SWITCH, "").casefold() in {"no", "off", "0", "false"} or not _is_any():
        return Result()
    from importlib.metadata import entry_points  # noqa: PLC0415 # takes long, and few have any

    found, notes = list[Extension](), list[Note]()
    for group in _GROUPS:
        for entry in sorted(entry_points(group=group), key=lambda each: (each.name, each.value)):
            package = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
            named = Extension(group, entry.name, package, None)
            result = attempt(named, entry.load)
            found += [Extension(group, entry.name, package, value) for value in result.values]
            notes += result.notes
    return Result(tuple(found), tuple(notes))


def added(group: str) -> tuple[Extension, ...]:
    """The additions of one group that could be loaded."""
    return tuple(each for each in installed().values if each.group == group)


def attempt(extension: Extension, function: Callable[..., T], *given: object) -> Result[T]:
    """What a function of an extension gives, or else a note `broken-extension`: it may be anything.

    The site is then made as if that extension were not there.
    """
    try:
        return Result((function(*given),))
    except Exception as error:  # noqa: BLE001 - somebody else's code, which may raise anything
        message = (
            f"`{extension.name}` of {extension.group} fails: {type(error).__name__}: {error}; it "
            f"is left out, expected a newer version of its package, or `{SWITCH}=no`"
        )
        return Result(
            (), (note_on(extension.package, Severity.WARNING, "broken-extension", message),)
        )


def _is_any() -> bool:
    """Whether any package names a group of ours; faster than to read what all packages name."""
    places = (Path(place) for place in dict.fromkeys(sys.path) if place)
    files = (file for place in places for file in place.glob("*-info/entry_points.txt"))
    return any(b"[clipbook." in file.read_bytes() for file in files)
