"""Turns clippings into articles.

To read a new kind of clipping, write one module here with `recognises` and `read`, and add a line
to `_readers`.
The first reader that recognises a clipping reads it; `plaintext` takes what no other does. They are
imported when the first clipping is read: many a build reads none, and importing takes long.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from clipbook.extensions import READERS as EXTENSIONS
from clipbook.extensions import added, attempt
from clipbook.model import Article, Clipping
from clipbook.notes import Note, Result, Severity, note_on

MAX_BYTES: Final = 3_200_000
"""Pasted text of more bytes is not read: it is no article, and looking at it takes long."""
MAX_BODY: Final = 1_000_000
"""An article of more characters is left out; a long novel is one."""


class Reader(Protocol):
    """A module that reads one kind of clipping."""

    def recognises(self, clipping: Clipping, /) -> bool:
        """Whether it is of that kind, by its bytes; the file's name is not trusted."""

    def read(self, clipping: Clipping, /) -> Result[Article]:
        """The articles that could be read, with their removed lines, and notes; never raises."""


_PLAINTEXT: Final = "plaintext"


def read(clipping: Clipping) -> Result[Article]:
    """The articles of a clipping, still without `id` and `event`, by the first reader for it.

    Whatever a reader raises is a fault of ours with one file, and stops no other. Notes: those of
    `read_openly`, and `reader-failed`.
    """
    try:
        return read_openly(clipping)
    except Exception as error:  # noqa: BLE001 - the one place where any fault of ours is a note
        found = (
            f"`{type(error).__name__}` while it was read: a fault of clipbook, please report it; "
            "`clipbook read --debug` shows where. Expected a file that its reader can read"
        )
        return Result(notes=(note_on(clipping.path, Severity.ERROR, "reader-failed", found),))


def read_openly(clipping: Clipping) -> Result[Article]:
    """The articles of a clipping, as `read` gives them; a fault of a reader is raised.

    What a reader of another package recognises it reads. Notes: those of the reader, `too-large`
    for what is more than is looked at, `broken-extension`.
    """
    notes: tuple[Note, ...] = ()
    for extension in added(EXTENSIONS):
        tried = attempt(extension, _read_by, extension.value, clipping)
        notes += tried.notes
        for found in filter(None, tried.values):
            return _bounded(clipping, found)
    result = _read(clipping)
    return Result(result.values, (*result.notes, *notes))


def _read_by(reader: Reader, clipping: Clipping) -> Result[Article] | None:
    """What a reader takes of a clipping that it recognises; raises TypeError where that is none."""
    if not reader.recognises(clipping):
        return None
    found: object = reader.read(clipping)
    if not isinstance(found, Result) or not all(isinstance(a, Article) for a in found.values):
        raise TypeError(f"`read` gave {type(found).__name__}, expected a Result of articles")
    return found


def _read(clipping: Clipping) -> Result[Article]:
    name, reader = find_reader(clipping)
    if name == _PLAINTEXT and len(clipping.data) > MAX_BYTES:
        found = f"{len(clipping.data)} bytes of text, expected at most {MAX_BYTES}"
        return Result(notes=(note_on(clipping.path, Severity.ERROR, "too-large", found),))
    return _bounded(clipping, reader.read(clipping))


def _bounded(clipping: Clipping, result: Result[Article]) -> Result[Article]:
    """The reading without articles that are too long: `too-large`."""
    kept = tuple(article for article in result.values if len(article.body) <= MAX_BODY)
    if len(kept) == len(result.values):
        return result
    found = f"an article of more than {MAX_BODY} characters, expected one that can be read"
    return Result(kept, (*result.notes, note_on(clipping.path, Severity.ERROR, "too-large", found)))


def find_reader(clipping: Clipping) -> tuple[str, Reader]:
    """The first reader that recognises a clipping, with its name."""
    return next(each for each in _readers().items() if each[1].recognises(clipping))


def _readers() -> Mapping[str, Reader]:
    """The readers, in the order in which they are asked: a new one is a line here."""
    from clipbook.readers import feed, foreign, html, mail, markdown, plaintext  # noqa: PLC0415

    return {
        "foreign": foreign,
        "feed": feed,
        "html": html,
        "markdown": markdown,
        "mail": mail,
        _PLAINTEXT: plaintext,
    }
