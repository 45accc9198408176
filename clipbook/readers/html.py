"""Turns a saved web page, plain, packed or as MHTML, into an article."""

from __future__ import annotations

import plistlib
import re
from email import message_from_bytes
from typing import Final, NamedTuple
from xml.parsers.expat import ExpatError

from msgspec.structs import replace

from clipbook.model import Article, Clipping
from clipbook.notes import Note, Result
from clipbook.readers.decode import (
    decode,
    guessed_encoding,
    is_endless,
    is_readable,
    markup_notes,
    no_article,
    peek,
    too_large,
    unpack,
    without_pictures,
)
from clipbook.readers.web.bylines import with_own_words, with_printed_head

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
# A header that only a mail with pictures has: `From: Lenn Post <news@lennpost.example>`.
_SENT: Final = re.compile(
    rb"(?:^|\n)(?:from:(?![^\n]{0,9}<?saved by)[^\n]{0,500}@|received:|return-path:|delivered-to:"
    rb"|to:|cc:|sender:|reply-to:|message-id:|list-[\w-]{1,30}:)",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(rb"[\w-]{2,60}:[^\n]{0,2000}\r?\n")
# Where the page was saved from, as browsers and SingleFile say it:
# `<!-- saved from url=(0042)https://example.org/a -->`, `Page saved with SingleFile url: https://x`.
_SAVED_FROM: Final = re.compile(
    r"(?:saved from url=\(\d{1,5}\)|saved with SingleFile\s{1,99}url:\s{0,9})(https?://[^\s<>\"]{1,2000})"
)
SNIFFED: Final = 4096
"""How many bytes are looked at to know a page."""


class _Source(NamedTuple):
    text: str
    address: str = ""
    guessed: str = ""


def recognises(clipping: Clipping) -> bool:
    """Whether the bytes begin as a web page or as a page saved as MHTML do."""
    if _is_archive(clipping.data):
        return True
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
    article = with_own_words(with_printed_head(reading.article))
    article = replace(article, clipping=clipping.path, clipping_sha256=clipping.sha256)
    return Result((article,), tuple(notes))


def _is_archive(data: bytes) -> bool:
    """Whether the bytes are a page saved by Safari (.webarchive)."""
    listed = data.startswith(b"bplist00") or b"<plist" in data[:1000]
    return listed and b"WebMainResource" in data


def _archived(data: bytes) -> _Source:
    """The page of a .webarchive: its main resource, with the address it was saved from."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
        page, kind = main["WebResourceData"], str(main.get("WebResourceTextEncodingName", ""))
        address = str(main.get("WebResourceURL", ""))
    except (ValueError, LookupError, TypeError, AttributeError, ExpatError, RecursionError):
        return _Source("")  # plistlib raises these for what is broken or nested without end
    decoded = decode(page if isinstance(page, bytes) else b"", kind)
    return _Source(without_pictures(decoded.text), address, decoded.guessed)


def _source(data: bytes) -> _Source | None:
    if _is_archive(data):
        return _archived(data)
    if not _is_snapshot(data[:SNIFFED]):
        decoded = decode(data)
        text = without_pictures(decoded.text)
        saved = _SAVED_FROM.search(text[:SNIFFED])
        return _Source(text, saved[1] if saved else "", decoded.guessed)
    return None if is_endless(data) else _snapshot(data)


def _is_snapshot(start: bytes) -> bool:
    head = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if b"snapshot-content-location:" not in head.lower() and _SENT.search(head):
        return False
    return bool(_HEADER.match(start) and _SNAPSHOT.search(head))


def _snapshot(data: bytes) -> _Source:
    """The page of an MHTML file: the part it names as its root or its address, else the first."""
    message = message_from_bytes(data)
    pages = [
        part
        for part in message.walk()
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    start = str(message.get_param("start") or "")
    saved = str(message["Snapshot-Content-Location"] or "")
    named = (
        part
        for part in pages
        if (start and part["Content-ID"] == start) or (saved and part["Content-Location"] == saved)
    )
    part = next(named, pages[0] if pages else None)
    if part is None:
        return _Source("")
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    decoded = decode(body, part.get_content_charset() or "")
    address = str(part["Content-Location"] or saved)
    return _Source(without_pictures(decoded.text), address, decoded.guessed)
