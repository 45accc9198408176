"""Turns the account of what the editor's names were found to mean into its file, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from clipbook.strict_yaml import YamlError, load

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
    """The entries of the account, a line each; a line that cannot be read is passed over."""
    found = []
    for line in data.decode(errors="replace").split("\n"):
        try:
            (entry,) = load(line).items or ()
        except (YamlError, ValueError):
            continue
        parts = {key: value.text or "" for key, value in (entry.entries or {}).items()}
        if parts.keys() >= set(Kept.__struct_fields__):
            found.append(Kept(*(parts[name] for name in Kept.__struct_fields__)))
    return tuple(sorted(set(found)))


def write_kept(entries: Iterable[Kept]) -> bytes:
    """The file of the account: an entry a line, so that git merges two of them line by line."""
    rows = (
        {name: getattr(entry, name) for name in Kept.__struct_fields__} for entry in sorted(entries)
    )
    return (_HEAD + "".join(f"- {json.dumps(row, ensure_ascii=False)}\n" for row in rows)).encode()
