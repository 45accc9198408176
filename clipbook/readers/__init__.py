"""Turns clippings into articles.

To read a new kind of clipping, write one module here with `recognises` and `read`, and add a line
to READERS.
The first reader that recognises a clipping reads it; `pasted` takes what no other does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from clipbook.model import Article, Clipping
from clipbook.readers import feed, html, mail, markdown, pasted
from clipbook.source import Note, Place, Result, Severity

MAX_BYTES: Final = 2_000_000
"""Pasted text of more bytes is not read: it is no article, and looking at it takes long."""
MAX_BODY: Final = 1_000_000
"""An article of more characters is left out; a long novel is one."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one kind of clipping, recognised by its bytes; the file's name is not trusted.

    `read` gives the articles that could be read, with their removed lines, and notes. It never
    raises for odd input.
    """

    recognises: Callable[[Clipping], bool]
    read: Callable[[Clipping], Result[Article]]


READERS: Final[tuple[Reader, ...]] = (
    Reader(feed.recognises, feed.read),
    Reader(html.recognises, html.read),
    Reader(markdown.recognises, markdown.read),
    Reader(mail.recognises, mail.read),
    Reader(pasted.recognises, pasted.read),
)


def read(clipping: Clipping) -> Result[Article]:
    """The articles of a clipping, still without `id` and `event`, by the first reader for it.

    Notes: those of the reader, and `too-large` for what is more than is looked at.
    """
    reader = next(reader for reader in READERS if reader.recognises(clipping))
    if reader.read is pasted.read and len(clipping.data) > MAX_BYTES:
        found = f"{len(clipping.data)} bytes of text, expected at most {MAX_BYTES}"
        return Result(notes=(_too_large(clipping, found),))
    result = reader.read(clipping)
    kept = tuple(article for article in result.values if len(article.body) <= MAX_BODY)
    if len(kept) == len(result.values):
        return result
    found = f"an article of more than {MAX_BODY} characters, expected one that can be read"
    return Result(kept, (*result.notes, _too_large(clipping, found)))


def _too_large(clipping: Clipping, message: str) -> Note:
    place = Place(clipping.path)
    return Note(severity=Severity.ERROR, code="too-large", message=message, place=place)
