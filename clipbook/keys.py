"""What the keys of a YAML file mean: the tables by which a file is read, documented and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import islice
from typing import Final

from msgspec import Struct

from clipbook.errors import suggestion
from clipbook.notes import Note, Severity, note_on
from clipbook.strict_yaml import Value

_SHOWN: Final = 10
"""So many unknown keys are named one by one."""


class ValueKind(StrEnum):
    """What a value may be, in the words of the reference."""

    TEXT = "text"
    TEXTS = "a text or a list of them"
    FLAG = "`true` or `false`"
    DAY = "a day, or two with `/` between"
    ADDRESS = "a web address"
    LANGUAGE = "a language tag"
    MAPPING = "keys of its own"
    MAPPINGS = "a list, each with keys of its own"


class Key(Struct, frozen=True):
    """What a key means, its value, an example as it stands in a file, and the value without it.

    `others` are keys of other programs that are read as this one, `choices` all that a text may be,
    `keys` those of a value that has some.
    """

    meaning: str
    example: str
    kind: ValueKind = ValueKind.TEXT
    default: str = ""
    others: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    keys: Mapping[str, Key] = {}


def unknown_keys(path: str, unknown: Mapping[str, Value], known: Iterable[str]) -> tuple[Note, ...]:
    """A note `unknown-key` on each of the first keys, and one on how many more there are."""
    names = tuple(known)
    expected = f"expected one of {', '.join(names)}"
    notes = [
        note_on(
            path,
            Severity.WARNING,
            "unknown-key",
            f"the key `{key}`{suggestion(key, names) or f', {expected}'}",
            value.line,
        )
        for key, value in islice(unknown.items(), _SHOWN)
    ]
    if len(unknown) > _SHOWN:
        more = f"{len(unknown) - _SHOWN} more keys like that, {expected}"
        notes.append(note_on(path, Severity.WARNING, "unknown-key", more))
    return tuple(notes)
