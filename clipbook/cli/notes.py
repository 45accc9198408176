"""Prints notes where the person looks for them, and turns them into an exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from clipbook.errors import printable
from clipbook.notes import Note, Place, Severity

_RANK: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_MOST: Final = 10
"""So many notes of one code are printed, unless all are asked for."""
_FOLDERS: Final = {
    "seeds": "seeds",
    "content": "content",
    "site": "out",
    "templates": "templates",
    "static": "static",
    "pages": "pages",
}


def print_notes(notes: Iterable[Note], options: Namespace) -> int:
    """The exit status that `notes` call for, once they are printed, each once, gravest first."""
    lines, status = worded(notes, options)
    for line in lines:
        print(line, file=sys.stderr)
    return status


def worded(notes: Iterable[Note], options: Namespace) -> tuple[list[str], int]:
    """What is to be printed of `notes`, each once, gravest first, and the status they call for."""
    unique = sorted(set(notes), key=lambda note: (_RANK[note.severity], note.place, str(note)))
    quiet = getattr(options, "quiet", False)
    told = [note for note in unique if not quiet or note.severity is Severity.ERROR]
    lines = list(_lines(told, options))
    failing = {Severity.ERROR}
    if getattr(options, "strict", False):
        failing.add(Severity.WARNING)
    return lines, int(any(note.severity in failing for note in unique))


def _lines(notes: Sequence[Note], options: Namespace) -> Iterator[str]:
    """A line for each note; of many with one code the first, and how many more there are."""
    total, said = Counter(note.code for note in notes), Counter[str]()
    most = len(notes) if getattr(options, "verbose", False) else _MOST
    for note in notes:
        said[note.code] += 1
        if said[note.code] <= most:
            yield printable(str(_shown(note, options)))
        elif said[note.code] == most + 1:
            yield f"and {total[note.code] - most} more [{note.code}]; --verbose prints them all"


def _shown(note: Note, options: Namespace) -> Note:
    """The note with the folder that was given in place of the one it is called by default."""
    folder, _, rest = note.place.path.partition("/")
    given = getattr(options, _FOLDERS.get(folder, ""), None)
    if given is None:
        return note
    return replace(note, place=Place(f"{given}/{rest}" if rest else str(given), note.place.line))
