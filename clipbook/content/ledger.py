"""Turns the account of all clippings ever met into its file, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from clipbook.plain_yaml import YamlError, dump, load
from clipbook.source import Note, Place, Result, Severity

LEDGER: Final = "_clippings.yaml"

_DISMISSED: Final = "dismissed"
_HEAD: Final = "# Every clipping read so far. Written by clipbook; keep it with the content.\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A clipping met: its path in seeds/, its digest, and its files; none when dismissed."""

    path: str
    sha256: str
    articles: tuple[str, ...]


def read_ledger(data: bytes) -> Result[Entry]:
    """The entries of the ledger. Notes: `bad-ledger`, with which nothing of it is used."""
    try:
        fields = load(data.decode())
        entries = [
            Entry(path, parts["sha256"].text or "", _articles(parts["article"].texts()))
            for path, value in (fields.entries or {}).items()
            if (parts := value.entries or {})
        ]
    except (YamlError, UnicodeDecodeError, KeyError) as error:
        line = error.line if isinstance(error, YamlError) else 0
        message = f"{error}; restore the file, or delete it to have every clipping read anew"
        place = Place(f"content/{LEDGER}", line)
        note = Note(severity=Severity.ERROR, code="bad-ledger", message=message, place=place)
        return Result((), (note,))
    return Result(tuple(entries))


def write_ledger(entries: Iterable[Entry]) -> bytes:
    """The ledger's file, clippings in the order of their paths."""
    fields: dict[str, object] = {
        entry.path: {"sha256": entry.sha256, "article": list(entry.articles) or _DISMISSED}
        for entry in sorted(entries, key=lambda entry: entry.path)
    }
    return (_HEAD + dump(fields)).encode() if fields else _HEAD.encode()


def _articles(texts: tuple[str, ...]) -> tuple[str, ...]:
    return () if texts == (_DISMISSED,) else texts
