"""Turns a saved web page, plain, packed or as MHTML, into an article."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import Final, NamedTuple

from msgspec.structs import replace

from clipbook.model import Article, Clipping
from clipbook.notes import Note, Result
from clipbook.readers.web.decode import (
    decode,
    is_endless,
    is_readable,
    peek,
    unpack,
    without_pictures,
)
from clipbook.readers.web.notes import guessed_encoding, markup_notes, no_article, too_large
from clipbook.readers.web.opening import with_own_words

# How a page begins: `<!DOCTYPE html>`, `<html lang="en">`, `<?xml version="1.0"?><html>`.
_PAGE: Final = re.compile(
    r"(?:\s|\ufeff|<!--[^>]{0,500}-->|<\?xml[^>]{0,200}\?>)*+"
    r"<(?:!doctype\s{1,9}html|(?:html|head|body|title|meta|link|script|style|article|section"
    r"|main|header|nav|div|table|h1|p)(?:\s[^<]{0,2000})?>)",
    re.IGNORECASE,
)
# The headers of a page saved with its pictures: `Content-Type: multipart/related`.
_SNAPSHOT: Final = re.compile(
    rb"(?:^|\n)(?:snapshot-content-location:|content-type:\s{0,9}multipart/related)", re.IGNORECASE
)
_HEADER: Final = re.compile(rb"[\w-]{2,60}:[^\n]{0,2000}\r?\n")
# Where a browser saved the page from: `<!-- saved from url=(0042)https://example.org/a -->`.
_SAVED_FROM: Final = re.compile(r"saved from url=\(\d{1,5}\)(https?://[^\s<>\"]{1,2000})")
SNIFFED: Final = 4096
"""How many bytes are looked at to know a page."""


class _Source(NamedTuple):
    text: str
    address: str = ""
    guessed: str = ""


def recognises(clipping: Clipping) -> bool:
    """Whether the bytes begin as a web page or as a page saved as MHTML do."""
    start = peek(clipping.data, SNIFFED)
    return _is_snapshot(start) or bool(_PAGE.match(decode(start).text))


def read(clipping: Clipping) -> Result[Article]:
    """The article of a saved page.

    Notes: `too-large` and `no-article` (errors), `deep-nesting` and `much-markup` (warnings),
    `guessed-encoding`.
    """
    data = unpack(clipping.data)
    source = _source(data) if data is not None else None
    if source is None or not is_readable(source.text):
        return Result(notes=(too_large(clipping),))
    return _read(clipping, source)


def _read(clipping: Clipping, source: _Source) -> Result[Article]:
    from clipbook.readers.web.page import read_page  # noqa: PLC0415 - loads the HTML libraries

    reading = read_page(source.text, clipping.address or source.address)
    if reading.long:
        return Result(notes=(too_large(clipping),))
    notes: list[Note] = []
    if source.guessed:
        notes.append(guessed_encoding(clipping, source.guessed))
    notes += markup_notes(clipping, deep=reading.deep, heavy=reading.heavy)
    if not reading.article.body:
        return Result(notes=(*notes, no_article(clipping)))
    article = with_own_words(reading.article)
    article = replace(article, clipping=clipping.path, clipping_sha256=clipping.sha256)
    return Result((article,), tuple(notes))


def _source(data: bytes) -> _Source | None:
    if not _is_snapshot(data[:SNIFFED]):
        decoded = decode(data)
        text = without_pictures(decoded.text)
        saved = _SAVED_FROM.search(text[:SNIFFED])
        return _Source(text, saved[1] if saved else "", decoded.guessed)
    return None if is_endless(data) else _snapshot(data)


def _is_snapshot(start: bytes) -> bool:
    return bool(_HEADER.match(start) and _SNAPSHOT.search(start))


def _snapshot(data: bytes) -> _Source:
    """The page of an MHTML file: its first HTML part."""
    message = message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            payload = part.get_payload(decode=True)
            body = payload if isinstance(payload, bytes) else b""
            decoded = decode(body, part.get_content_charset() or "")
            address = part["Content-Location"] or message["Snapshot-Content-Location"] or ""
            return _Source(without_pictures(decoded.text), str(address), decoded.guessed)
    return _Source("")
