"""Turns the marks of an event, what was published when, into their file, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import asdict

from clipbook.content.rows import read_rows, write_rows
from clipbook.model import Mark

HISTORY: Final = "_history.yaml"

_HEAD: Final = (
    "# What was published when: digests of statements with the number of articles behind each,\n"
    "# below zero where it was contradicted. "
    "Written by `clipbook mark`; keep it with the content.\n"
)


def read_history(data: bytes) -> tuple[Mark, ...]:
    """The marks of an event in their order, each once."""
    found: dict[tuple[str, str], Mark] = {}
    for row in read_rows(data):
        texts = {key: value.text or "" for key, value in row.items()}
        told = row["told"].entries or {} if "told" in row else {}
        counts = {
            key: int(n) for key, n in ((k, v.text or "") for k, v in told.items()) if _is_number(n)
        }
        name, date = texts.get("name", ""), texts.get("date", "")
        found[name, date] = Mark(
            name=name,
            date=date,
            articles=row["articles"].texts() if "articles" in row else (),
            corrections=row["corrections"].texts() if "corrections" in row else (),
            told=counts,
        )
    return tuple(sorted(found.values(), key=lambda mark: mark.date))


def write_history(marks: Iterable[Mark]) -> bytes:
    """The file of the marks of an event."""
    return write_rows(_HEAD, map(asdict, marks))


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
