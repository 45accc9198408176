"""Turns what is odd about a clipping into notes that the readers of web formats share."""

from __future__ import annotations

from typing import Final

from clipbook.model import Clipping
from clipbook.notes import Note, Place, Severity


def note_of(clipping: Clipping, severity: Severity, code: str, message: str, line: int = 0) -> Note:
    """A note about `clipping`, at `line` where one is given."""
    return Note(severity=severity, code=code, message=message, place=Place(clipping.path, line))


def too_large(clipping: Clipping) -> Note:
    """That a clipping is not read for its size: `too-large`."""
    message = (
        "the file is too large; expected at most 12 MB, of it 2 MB of text, 30,000 lines, 40,000 "
        "tags, 2,000 attributes in one tag, and 100 parts that hold parts"
    )
    return note_of(clipping, Severity.ERROR, "too-large", message)


_NOTHING: Final = "the file holds no article; expected at least one paragraph of text"


def no_article(clipping: Clipping, message: str = _NOTHING) -> Note:
    """That nothing was found that could be an article: `no-article`; `message` says why."""
    return note_of(clipping, Severity.ERROR, "no-article", message)


def guessed_encoding(clipping: Clipping, encoding: str) -> Note:
    """That the encoding was guessed: `guessed-encoding`."""
    message = f"the file does not say its encoding; read as `{encoding}`"
    return note_of(clipping, Severity.INFO, "guessed-encoding", message)


def markup_notes(clipping: Clipping, *, deep: bool, heavy: bool) -> tuple[Note, ...]:
    """That elements were opened out, and that one opinion had to do: `deep-nesting`, `much-markup`.

    `deep` and `heavy` say whether that is so.
    """
    opened = "elements are nested more than 200 deep; the innermost are read as one level"
    alone = (
        "the page has more elements, or nests more text in links, than two opinions are asked on; "
        "one had to do, so check the text against the page"
    )
    found = (("deep-nesting", opened, deep), ("much-markup", alone, heavy))
    return tuple(
        note_of(clipping, Severity.WARNING, code, message)
        for code, message, is_so in found
        if is_so
    )
