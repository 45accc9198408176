"""Turns the account of all clippings ever met into its file, and back."""

from __future__ import annotations
from msgspec import Struct

import hashlib
from collections.abc import Iterable
from typing import Final

from clipbook.content.damage import is_damaged
from clipbook.strict_yaml import YamlError, dump, load
from clipbook.notes import Result, Severity, note_on

LEDGER: Final = "_clippings.yaml"

_DISMISSED: Final = "dismissed"
_HEAD: Final = "# Every clipping read so far. Written by clipbook; keep it with the content.\n"


class Entry(Struct, frozen=True):
    """A clipping met: its path in seeds/, its digest, and its files; none when dismissed."""

    path: str
    sha256: str
    articles: tuple[str, ...]


def read_ledger(data: bytes) -> Result[Entry]:
    """The entries of the ledger.

    Notes: `bad-ledger`, with which nothing of it is used: a warning where the bytes are no text, an
    error where a person wrote what cannot be read.
    """
    try:
        fields = load(data.decode())
        entries = [
            Entry(path, parts["sha256"].text or "", _articles(parts["article"].texts()))
            for path, value in (fields.entries or {}).items()
            if (parts := value.entries or {})
        ]
    except (YamlError, UnicodeDecodeError, KeyError) as error:
        line = error.line if isinstance(error, YamlError) else 0
        severity = Severity.WARNING if is_damaged(data) else Severity.ERROR
        message = (
            f"{_fault(error)}; it is kept as `{aside(data)}` and written anew from the articles "
            f"and seeds: what was dismissed comes back, unless you put a mended copy in its place"
        )
        return Result((), (note_on(f"content/{LEDGER}", severity, "bad-ledger", message, line),))
    return Result(tuple(entries))


def aside(data: bytes) -> str:
    """The name under which a ledger that cannot be read is kept beside the new one."""
    return f"_clippings.unread-{hashlib.sha256(data).hexdigest()[:8]}.yaml"


def write_ledger(entries: Iterable[Entry]) -> bytes:
    """The ledger's file, clippings in the order of their paths."""
    fields: dict[str, object] = {
        entry.path: {"sha256": entry.sha256, "article": list(entry.articles) or _DISMISSED}
        for entry in sorted(entries, key=lambda entry: entry.path)
    }
    return (_HEAD + dump(fields)).encode() if fields else _HEAD.encode()


def _fault(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "bytes that are no UTF-8 text"
    return "an entry without `sha256` and `article`" if isinstance(error, KeyError) else str(error)


def _articles(texts: tuple[str, ...]) -> tuple[str, ...]:
    return () if texts == (_DISMISSED,) else texts
