"""Turns a saved feed (RSS, RDF, Atom, JSON Feed) into an article for each of its entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from clipbook.model import Article, Clipping
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.readers.decode import (
    MAX_PROSE,
    MAX_TAGS,
    decode,
    is_readable,
    no_article,
    peek,
    too_large,
    unpack,
    without_pictures,
)
from clipbook.readers.web.bylines import with_own_words

if TYPE_CHECKING:
    from clipbook.readers.web.entries import FeedEntry

# How a feed begins: `<?xml version="1.0"?><rss version="2.0">`, `<feed xmlns="...">`, `<rdf:RDF>`.
_FEED: Final = re.compile(
    r"(?:\s|\ufeff|<!--[^>]{0,1000}-->|<\?[^>]{0,500}\?>)*+"
    r"(?:<!DOCTYPE\s{1,9}(?!html\b)[^<\[>]{0,200}(?:>|\[.{0,3000}\]\s{0,9}>))?"
    r"\s{0,99}<(?:rss|feed|(?:\w{1,20}:)?RDF)[\s>]",
    re.DOTALL,
)
_JSON_FEED: Final = b"jsonfeed.org/version/"
MAX_ENTRIES: Final = 1_000
"""At most this many entries of a feed are read, the first ones."""
SNIFFED: Final = 4096
"""How many bytes are looked at to know a feed."""


def recognises(clipping: Clipping) -> bool:
    """Whether the bytes begin as a feed does, or are a JSON object that names JSON Feed."""
    start = peek(clipping.data, SNIFFED)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _JSON_FEED in clipping.data or _JSON_FEED in clipping.data.replace(b"\\/", b"/")
    return bool(_FEED.match(decode(start).text))


def read(clipping: Clipping) -> Result[Article]:
    """The articles of a feed, one for each entry with a title or a text, in the feed's order.

    Notes: `too-large`, `broken-feed` (it is cut off, no XML, or declares entities) and `no-article`
    (errors), `feed-summary` (an entry holds only a summary).
    """
    from clipbook.readers.web.entries import (  # noqa: PLC0415 - loads lxml
        FeedError,
        entries_of,
    )

    data = unpack(clipping.data)
    text = without_pictures(decode(data).text) if data is not None else ""
    if data is None or not is_readable(text.replace("&lt;", "<")):
        return Result(notes=(too_large(clipping),))
    try:
        entries = entries_of(text)
    except FeedError as error:
        return Result(
            notes=(
                note_on(clipping.path, Severity.ERROR, "broken-feed", error.message, error.line),
            ),
        )
    told = [entry for entry in entries if entry.title or entry.content or entry.summary]
    first_ones = _first_ones(told)
    results = [_read_entry(clipping, entry) for entry in first_ones]
    digest = clipping.sha256
    articles = tuple(
        replace(article, clipping_sha256=digest) for result in results for article in result.values
    )
    notes = tuple(note for result in results for note in result.notes)
    if len(first_ones) < len(told):
        message = (
            f"{len(told)} entries, of which the first {len(first_ones)} are read; expected at most "
            f"{MAX_ENTRIES}, {MAX_PROSE} characters and {MAX_TAGS} tags"
        )
        notes += (note_on(clipping.path, Severity.ERROR, "too-large", message),)
    return Result(articles, notes if articles else (*notes, no_article(clipping)))


def _first_ones(entries: Sequence[FeedEntry]) -> Sequence[FeedEntry]:
    """As many of the entries, from the first, as are read."""
    size = tags = 0
    for count, entry in enumerate(entries[:MAX_ENTRIES]):
        markup = entry.title + entry.content + entry.summary
        size += len(markup)
        tags += markup.count("<")
        if size > MAX_PROSE or tags > MAX_TAGS:
            return entries[:count]
    return entries[:MAX_ENTRIES]


def _read_entry(clipping: Clipping, entry: FeedEntry) -> Result[Article]:
    from clipbook.readers.web.entries import read_entry  # noqa: PLC0415 - loads the HTML libraries

    article, is_summary = read_entry(entry, clipping)
    notes: tuple[Note, ...] = ()
    if is_summary:
        message = (
            f"the entry `{(article.title or article.body)[:60]}` holds a summary, not the full text"
        )
        notes = (note_on(clipping.path, Severity.INFO, "feed-summary", message, entry.line),)
    return Result((with_own_words(article),), notes)
