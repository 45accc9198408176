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
from clipbook.source import Result


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
    """The articles of a clipping, still without `id` and `event`, by the first reader for it."""
    reader = next(reader for reader in READERS if reader.recognises(clipping))
    return reader.read(clipping)
