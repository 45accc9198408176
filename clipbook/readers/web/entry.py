"""Turns an entry of a feed into an article."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from clipbook.model import Article, Clipping, Removed
from clipbook.readers.web.addresses import is_address
from clipbook.readers.web.blocks import parse
from clipbook.readers.web.bylines import names_of
from clipbook.readers.web.entries import FeedEntry
from clipbook.readers.web.metadata import language_of
from clipbook.readers.web.moments import published_of
from clipbook.readers.web.page import read_fragment

# How a text breaks off: "…", "[...]", "Continue reading →".
_BROKEN_OFF: Final = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|continue reading.{0,200}|read more.{0,80})\W{0,5}$", re.IGNORECASE
)
FULL: Final = 600
"""A text of at least this many characters that does not break off is a full one."""


def read_entry(entry: FeedEntry, clipping: Clipping) -> tuple[Article, bool]:
    """The article of an entry, and whether the entry holds only a summary of it."""
    outlet = _text(entry.outlet)
    title = _without_outlet(_text(entry.title), outlet)
    source = entry.content if len(entry.content) >= len(entry.summary) else entry.summary
    article = read_fragment(source, title).article
    full = source is entry.content and bool(entry.content)
    broken_off = bool(_BROKEN_OFF.search(article.body))
    article = replace(
        article,
        title=title or article.title,
        outlet=outlet,
        url=entry.link if is_address(entry.link) else "",
        guid=entry.guid,
        authors=names_of("; ".join(map(_author, entry.authors)), outlet),
        published=published_of(entry.published),
        language=language_of(entry.language),
        removed=tuple(_placed(gone, entry.line) for gone in article.removed),
        clipping=clipping.path,
    )
    return article, broken_off or (not full and len(article.body) < FULL)


def _text(markup: str) -> str:
    """The text of a piece of HTML on one line."""
    document = parse(markup) if markup.strip() else None
    return " ".join(block.text for block in document.blocks) if document else ""


def _without_outlet(title: str, outlet: str) -> str:
    """`title` without ` - Outlet` at its end, which aggregators put there."""
    bare = title.removesuffix(f" - {outlet}") if outlet else title
    return bare or title


def _author(author: str) -> str:
    """The name of `ida@example.org (Ida Brook)`, the form that RSS prescribes."""
    m = re.fullmatch(r"\S{1,100}@\S{1,100} \((.{1,100})\)", author.strip())
    return m[1] if m else author


def _placed(gone: Removed, line: int) -> Removed:
    """A removed text at the line of its entry: its own line is not the file's."""
    return replace(gone, line=line)
