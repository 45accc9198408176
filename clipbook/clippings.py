"""Turns the files of seeds/ into clippings, and a fetched page into such files.

A page that `add` fetched lies there as it came; a side file of the same name says where and when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from clipbook.model import Clipping, Files
from clipbook.notes import Note, Severity, note_on
from clipbook.shelf import Lazy
from clipbook.strict_yaml import YamlError, dump, load
from clipbook.text.normalise import slug

if TYPE_CHECKING:
    from clipbook.fetch import Fetched

SIDE: Final = ".origin.yaml"
"""What the name of a side file ends with, behind the name of its clipping."""

# The names that editors, programs that synchronise, and browsers give to copies of "pier.txt".
_COPIES: Final = (
    re.compile(r"(?P<stem>[^#].{0,250})(?P<end>)~"),  # pier.txt~
    re.compile(r"#(?P<stem>.{1,250})(?P<end>)#"),  # #pier.txt#
    re.compile(r"(?P<stem>.{1,250})(?P<end>)\.(?:bak|orig|old|part|crdownload|download|tmp|swp)"),
    re.compile(r"(?P<stem>.{1,250}?)\.sync-conflict-[\w-]{1,60}(?P<end>\.\w{1,9})?"),
    re.compile(
        r"(?P<stem>.{1,250}?) ?\((?:[^()]{0,99} )?"
        r"(?i:conflicted copy|in konflikt|conflit)[^()]{0,99}\)"
        r"(?P<end>\.\w{1,9})?"
    ),
)

_BROKEN: Final = frozenset({".bak", ".orig", ".old", ".part", ".crdownload", ".download", ".tmp"})
"""The endings of copies, which are the original of none."""

_SYSTEM: Final = frozenset({"@eaDir", "__MACOSX", "$RECYCLE.BIN", "System Volume Information"})
"""Folders in which systems keep what is theirs."""

_ENDINGS: Final = {
    "application/json": ".json",
    "application/feed+json": ".json",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "text/markdown": ".md",
    "text/plain": ".txt",
}


class Clippings(NamedTuple):
    """The clippings of a folder, each made anew whenever it is asked for, and notes on others."""

    values: Sequence[Clipping]
    notes: tuple[Note, ...]


def read_clippings(files: Files) -> Clippings:
    """The clippings among the files of seeds/, in the order of their paths.

    Backups and second copies that programs make of a clipping beside it are none, nor is what
    systems keep in folders of their own. Notes: `bad-side-file`, with which the clipping is read
    without its address; `backup-copy`.
    """
    paths = sorted(path for path in files if not _is_of_system(path))
    sides = [path for path in paths if path.name.endswith(SIDE)]
    addresses: dict[str, str] = {}
    notes = []
    for path in sides:
        try:
            entries = load(files[path].decode()).entries or {}
            address = entries["address"].text if "address" in entries else ""
            addresses[str(path).removesuffix(SIDE)] = address or ""
        except (YamlError, UnicodeDecodeError) as error:
            line = error.line if isinstance(error, YamlError) else 0
            message = f"{error}; expected what `clipbook add` wrote"
            notes.append(note_on(f"seeds/{path}", Severity.WARNING, "bad-side-file", message, line))
    names = frozenset(map(str, paths))
    copies = {path: original for path in paths if (original := _original(str(path), names))}
    for path, original in sorted(copies.items()):
        message = f"a copy of `{original}` that a program made; it is not read"
        notes.append(note_on(f"seeds/{path}", Severity.INFO, "backup-copy", message))

    def clipping(path: PurePosixPath) -> Clipping:
        return Clipping(str(path), files[path], addresses.get(str(path), ""))

    read = [path for path in paths if path not in copies and not path.name.endswith(SIDE)]
    return Clippings(Lazy(clipping, read), tuple(notes))


def _is_of_system(path: PurePosixPath) -> bool:
    """Whether a system or an office program ("~$pier.docx") keeps a file for itself."""
    return path.name.startswith("~$") or not _SYSTEM.isdisjoint(path.parts)


def _original(path: str, names: frozenset[str]) -> str:
    """The clipping that a file is a backup or second copy of, by its name; '' where it is none."""
    folder, slash, name = path.rpartition("/")
    for pattern in _COPIES:
        if m := pattern.fullmatch(name):
            bare = f"{folder}{slash}{m['stem']}{m['end'] or ''}"
            beside = (PurePosixPath(other).suffix for other in names if other != path)
            endings = (
                "",
                *sorted(end for end in beside if end[1:].isalpha() and end not in _BROKEN),
            )
            return next((bare + end for end in endings if bare + end in names - {path}), "")
    return ""


def write_fetched(page: Fetched, taken: Files) -> dict[PurePosixPath, bytes]:
    """The files that keep a fetched page: its bytes, and the side file; none where it is kept."""
    headers = {name.casefold(): value for name, value in page.headers}
    kind = headers.get("content-type", "").partition(";")[0].strip().casefold()
    ending = _ENDINGS.get(kind, ".xml" if "xml" in kind and "html" not in kind else ".html")
    parts = urlsplit(page.address)
    name = slug(f"{(parts.hostname or '').removeprefix('www.')} {parts.path}", 80) or "page"
    path = free_path(PurePosixPath(name + ending), page.data, taken)
    if path in taken:
        return {}
    side: dict[str, object] = {
        "address": page.address,
        "asked": page.asked,
        "fetched": page.at.isoformat(timespec="seconds"),
        "headers": dict(page.headers),
    }
    return {path: page.data, PurePosixPath(str(path) + SIDE): dump(side).encode()}


def free_path(path: PurePosixPath, data: bytes, taken: Files) -> PurePosixPath:
    """`path`, or the first of `name-2`, `name-3` ... that is free or holds the same bytes."""
    candidate, number = path, 1
    while taken.get(candidate, data) != data:
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
