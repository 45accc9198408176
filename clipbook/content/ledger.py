"""Turns the accounts that the program keeps in content/ into their files, and back.

All clippings ever met, what was published of an event when, and what the editor's names were found
to mean: each file holds one record a line, which git can merge.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from clipbook.content.front_matter import is_damaged
from clipbook.model import Mark
from clipbook.notes import Result, Severity, note_on
from clipbook.strict_yaml import Value, YamlError, load

T = TypeVar("T")
LEDGER: Final = "_clippings.yaml"

# A mark that git leaves where two sides changed a place: "<<<<<<< ours", "=======".
_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\n", re.MULTILINE)
# The line that begins an entry: "a.txt:", '"a.txt": {"sha256": ...'.
_KEY_LINE: Final = re.compile(r"^[^\s#].*", re.MULTILINE)
_BEFORE_KEY: Final = re.compile(r"^(?=[^\s#])", re.MULTILINE)
_DISMISSED: Final = "dismissed"
_HEAD: Final = "# Every clipping read so far. Written by clipbook; keep it with the content.\n"


class LedgerEntry(Struct, frozen=True):
    """A clipping met: its path in seeds/, its digest, and its files; none when dismissed.

    `moved` are those of its files that a person put into another folder.
    """

    path: str
    sha256: str
    articles: tuple[str, ...]
    moved: tuple[str, ...] = ()


def read_ledger(data: bytes) -> Result[LedgerEntry]:
    """The entries of the ledger; of one that two people changed, those of both sides.

    Notes: `merged-ledger`; `bad-ledger`, with which nothing of it is used: a warning where the
    bytes are no text, an error where a person wrote what cannot be read.
    """
    try:
        text = data.decode()
        pieces = [text] if not _CONFLICT.search(text) and not _has_doubles(text) else _pieces(text)
        entries = [entry for piece in pieces for entry in _entries(piece)]
    except (YamlError, UnicodeDecodeError, KeyError) as error:
        line = error.line if isinstance(error, YamlError) else 0
        severity = Severity.WARNING if is_damaged(data) else Severity.ERROR
        message = (
            f"{_fault(error)}; it is kept as `{aside(data)}` and written anew from the articles "
            f"and seeds: what was dismissed comes back, unless you put a mended copy in its place"
        )
        return Result((), (note_on(f"content/{LEDGER}", severity, "bad-ledger", message, line),))
    if len(pieces) == 1:
        return Result(tuple(entries))
    message = "was changed on two sides; the entries of both are taken"
    note = note_on(f"content/{LEDGER}", Severity.INFO, "merged-ledger", message)
    return Result(tuple({entry.path: entry for entry in entries}.values()), (note,))


def _entries(text: str) -> list[LedgerEntry]:
    """The entries of a text; raises YamlError, and KeyError where one lacks a part."""
    return [
        LedgerEntry(
            path, parts["sha256"].text or "", _articles(parts["article"].texts()), _moved(parts)
        )
        for path, value in (load(text).entries or {}).items()
        if (parts := value.entries or {})
    ]


def _has_doubles(text: str) -> bool:
    """Whether an entry stands there twice."""
    keys = [line.partition(": ")[0] for line in _KEY_LINE.findall(text)]
    return len(keys) > len(set(keys))


def _pieces(text: str) -> list[str]:
    """The entries of a text that git merged, each alone, without the marks of a conflict."""
    return ["", *filter(str.strip, _BEFORE_KEY.split(_CONFLICT.sub("", text)))]


def aside(data: bytes) -> str:
    """The name under which a ledger that cannot be read is kept beside the new one."""
    return f"_clippings.unread-{hashlib.sha256(data).hexdigest()[:8]}.yaml"


def write_ledger(entries: Iterable[LedgerEntry]) -> bytes:
    """The ledger's file, a line a clipping so that git can merge it, in order of their paths."""
    rows = (
        f"{json.dumps(entry.path, ensure_ascii=False)}: " + json.dumps(_fields(entry))
        for entry in sorted(entries, key=lambda entry: entry.path)
    )
    return (_HEAD + "".join(f"{row}\n" for row in rows)).encode()


def _fields(entry: LedgerEntry) -> dict[str, object]:
    told: dict[str, object] = {
        "sha256": entry.sha256,
        "article": list(entry.articles) or _DISMISSED,
    }
    return told | ({"moved": list(entry.moved)} if entry.moved else {})


def _moved(parts: Mapping[str, Value]) -> tuple[str, ...]:
    return parts["moved"].texts() if "moved" in parts else ()


def _fault(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "bytes that are no UTF-8 text"
    return "an entry without `sha256` and `article`" if isinstance(error, KeyError) else str(error)


def _articles(texts: tuple[str, ...]) -> tuple[str, ...]:
    return () if texts == (_DISMISSED,) else texts


# ---------------------------------------------------------------- one record a line


def read_rows(data: bytes, kind: type[T]) -> Iterator[T]:
    """The records of a file; a line that is none, such as a mark of a conflict, is passed over."""
    for line in data.splitlines():
        with suppress(msgspec.DecodeError):
            yield msgspec.json.decode(line.removeprefix(b"- "), type=kind)


def write_rows(head: str, rows: Iterable[Mapping[str, object]]) -> bytes:
    """The file of some records behind `head`, lines of comment."""
    return (head + "".join(f"- {json.dumps(row, ensure_ascii=False)}\n" for row in rows)).encode()


# ---------------------------------------------------------------- what was published when

HISTORY: Final = "_history.yaml"

_HISTORY_HEAD: Final = (
    "# What was published when: digests of statements with the number of articles behind each,\n"
    "# below zero where it was contradicted. "
    "Written by `clipbook mark`; keep it with the content.\n"
)


def read_history(data: bytes) -> tuple[Mark, ...]:
    """The marks of an event in their order, each once."""
    found = {(mark.name, mark.date): mark for mark in read_rows(data, Mark)}
    return tuple(sorted(found.values(), key=lambda mark: mark.date))


def write_history(marks: Iterable[Mark]) -> bytes:
    """The file of the marks of an event."""
    return write_rows(_HISTORY_HEAD, map(asdict, marks))


# ---------------------------------------------------------------- what names mean

KEPT: Final = "_statements.yaml"

_KEPT_HEAD: Final = (
    "# The sentences that _event.md files hide or correct, so that they are found again when they\n"
    "# are edited. Written by clipbook; keep it with the content.\n"
)


class Kept(Struct, frozen=True, order=True):
    """What a name was found to mean: the article, the digest of its clipping, and the words."""

    name: str
    article: str
    clipping_sha256: str
    text: str


def read_kept(data: bytes) -> tuple[Kept, ...]:
    """The entries of the account, in order, each once."""
    return tuple(sorted(set(read_rows(data, Kept))))


def write_kept(entries: Iterable[Kept]) -> bytes:
    """The file of the account."""
    return write_rows(_KEPT_HEAD, map(asdict, sorted(entries)))
