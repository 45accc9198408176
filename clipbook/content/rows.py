"""Turns records into a file with one a line, which git can merge, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from clipbook.strict_yaml import Value, YamlError, load


def read_rows(data: bytes) -> Iterator[Mapping[str, Value]]:
    """The records of a file; a line that is none, such as a mark of a conflict, is passed over."""
    for line in data.decode(errors="replace").split("\n"):
        try:
            items = load(line).items or ()
        except YamlError:
            continue
        yield from (item.entries for item in items if item.entries)


def write_rows(head: str, rows: Iterable[Mapping[str, object]]) -> bytes:
    """The file of some records behind `head`, lines of comment."""
    return (head + "".join(f"- {json.dumps(row, ensure_ascii=False)}\n" for row in rows)).encode()
