"""Turns the account of what the editor's names were found to mean into its file, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from clipbook.content.rows import read_rows, write_rows

KEPT: Final = "_statements.yaml"

_HEAD: Final = (
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
    names = Kept.__struct_fields__
    rows = [row for row in read_rows(data) if row.keys() >= set(names)]
    return tuple(sorted({Kept(*(row[name].text or "" for name in names)) for row in rows}))


def write_kept(entries: Iterable[Kept]) -> bytes:
    """The file of the account."""
    return write_rows(_HEAD, map(asdict, sorted(entries)))
