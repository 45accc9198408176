"""Tells whether a clipping is small enough to be read, and makes the notes that readers share."""

from __future__ import annotations

from typing import Final

from clipbook.model import Clipping
from clipbook.notes import Note, Severity, note_on
from clipbook.text.normalise import unify_line_ends

MAX_LINES: Final = 30_000
"""A text of more lines is no article: each line is weighed with those around it."""
MAX_PROSE: Final = 2_000_000
"""Markdown, or the text of a mail, page or feed, of more characters is not read."""


def has_too_many_lines(text: str) -> bool:
    """Whether a text has more than MAX_LINES lines, whichever characters end them."""
    return unify_line_ends(text).count("\n") >= MAX_LINES


def is_prose(text: str) -> bool:
    """Whether a text that holds nothing but prose is small enough to be read."""
    return len(text) <= MAX_PROSE and not has_too_many_lines(text)


def too_large(clipping: Clipping) -> Note:
    """That a clipping is not read for its size: `too-large`."""
    message = (
        "the file is too large; expected at most 12 MB, of it 2 MB of text, 30,000 lines, 40,000 "
        "tags, 2,000 attributes in one tag, and 100 parts that hold parts"
    )
    return note_on(clipping.path, Severity.ERROR, "too-large", message)


_NOTHING: Final = "the file holds no article; expected at least one paragraph of text"


def no_article(clipping: Clipping, message: str = _NOTHING) -> Note:
    """That nothing was found that could be an article: `no-article`; `message` says why."""
    return note_on(clipping.path, Severity.ERROR, "no-article", message)


def guessed_encoding(clipping: Clipping, encoding: str) -> Note:
    """That the encoding was guessed: `guessed-encoding`."""
    message = f"the file does not say its encoding; read as `{encoding}`"
    return note_on(clipping.path, Severity.INFO, "guessed-encoding", message)


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
        note_on(clipping.path, Severity.WARNING, code, message)
        for code, message, is_so in found
        if is_so
    )
