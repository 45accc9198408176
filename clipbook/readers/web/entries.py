"""Turns the text of a feed (RSS, RDF, Atom or JSON Feed) into its entries."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from lxml import etree

from clipbook.readers.web.addresses import joined

MAX_DEPTH: Final = 200
"""A feed that nests deeper than this is broken."""

# The declaration before a feed: `<?xml version="1.0" encoding="utf-8"?>`.
_DECLARATION: Final = re.compile(r"\s{0,99}<\?xml[^>]{0,200}\?>")
# A character reference that HTML knows and XML does not: "&nbsp;", "&eacute;".
_REFERENCE: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,31};)")
# What XML may not hold: "\x00", "\x1b".
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class FeedError(ValueError):
    """Why a feed cannot be read, and the line, from 1, where that shows."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as the feed gives it: `content` and `summary` are HTML, `title` may hold markup."""

    line: int
    title: str = ""
    link: str = ""
    content: str = ""
    summary: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    language: str = ""


def entries_of(source: str) -> tuple[Entry, ...]:
    """The entries of a feed in its order, with what the feed says of all; raises FeedError."""
    if source.lstrip("\ufeff \t\r\n").startswith("{"):
        return tuple(_json_entries(source))
    root = _root(source)
    channel = _Element(root)
    feed = channel.child("channel") or channel
    outlet, language = feed.text("title"), feed.language or feed.text("language")
    home = channel.base or _link(feed)
    found = [
        _xml_entry(_Element(element))
        for element in root.iter("{*}item", "{*}entry")
        if isinstance(element.tag, str)
    ]
    return tuple(
        replace(
            entry,
            link=joined(home, entry.link),
            outlet=entry.outlet or outlet,
            language=entry.language or language,
            authors=entry.authors or feed.names("author"),
        )
        for entry in found
    )


def _root(source: str) -> etree._Element:
    """The root element; entities of the feed's own are never resolved but refused."""
    text = _CONTROL.sub("", _DECLARATION.sub("", source.lstrip("\ufeff"), count=1))
    text = _REFERENCE.sub(lambda m: _resolved(m[1]), text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        problem = (error.msg or "no XML").split(", line ")[0]
        raise FeedError(f"{problem}, expected a whole feed", error.lineno or 0) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise FeedError("the feed declares entities of its own, expected none", 1)
    return root


def _resolved(name: str) -> str:
    character = html.unescape(f"&{name}")
    return character if character != f"&{name}" else f"&amp;{name}"


class _Element(NamedTuple):
    """An element of a feed, whose children are asked for by their local names."""

    node: etree._Element

    @property
    def language(self) -> str:
        return str(self.node.get("{http://www.w3.org/XML/1998/namespace}lang") or "")

    @property
    def base(self) -> str:
        """The address that relative ones belong to (XML Base)."""
        return str(self.node.get("{http://www.w3.org/XML/1998/namespace}base") or "")

    def all(self, name: str) -> Iterator[etree._Element]:
        yield from self.node.iterchildren(f"{{*}}{name}")

    def child(self, name: str) -> _Element | None:
        first = next(self.all(name), None)
        return None if first is None else _Element(first)

    def text(self, *names: str) -> str:
        """The text of the first child of one of the names that has any."""
        for name in names:
            for child in self.all(name):
                if text := _plain(child):
                    return text
        return ""

    def markup(self, *names: str) -> str:
        """The content of the first child of one of the names that has any, as HTML."""
        for name in names:
            for child in self.all(name):
                if text := _markup(child):
                    return text
        return ""

    def names(self, *names: str) -> tuple[str, ...]:
        """The names that children give, or that their own `name` children do."""
        found = (
            _Element(child).text("name") or _plain(child)
            for name in names
            for child in self.all(name)
        )
        return tuple(dict.fromkeys(filter(None, found)))


def _plain(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _markup(element: etree._Element) -> str:
    kind = element.get("type") or "html"
    if kind == "xhtml" or len(element):
        inside = (etree.tostring(child, encoding="unicode") for child in element)
        return html.escape(element.text or "") + "".join(inside)
    text = element.text or ""
    return _as_html(text) if kind in {"text", "text/plain"} else text.strip()


def _as_html(text: str) -> str:
    """Plain text as HTML: a paragraph for what stands between two blank lines."""
    pieces = re.split(r"\n[ \t]*\n", text.strip())
    return "".join(f"<p>{html.escape(piece)}</p>" for piece in pieces if piece.strip())


def _xml_entry(element: _Element) -> Entry:
    source = element.child("source")
    return Entry(
        line=element.node.sourceline or 0,
        title=element.markup("title"),
        link=joined(element.base, _link(element)),
        content=element.markup("encoded", "content"),
        summary=element.markup("description", "summary"),
        published=element.text("pubDate", "published", "date", "issued", "updated"),
        authors=element.names("creator", "author"),
        outlet=(source.text("title") or _plain(source.node)) if source else "",
        language=element.language,
    )


def _link(element: _Element) -> str:
    for link in element.all("link"):
        if (link.get("rel") or "alternate") == "alternate":
            return (link.get("href") or link.text or "").strip()
    guid = element.child("guid")
    return guid.text() or _plain(guid.node) if guid else ""


# ---------------------------------------------------------------- JSON Feed


@dataclass(frozen=True, slots=True)
class _Record:
    """An object of a JSON Feed, whose values are taken only where they are of the right kind."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, *names: str) -> str:
        found = (self.values.get(name) for name in names)
        return next((value for value in found if isinstance(value, str) and value), "")

    def records(self, name: str) -> tuple[_Record, ...]:
        value = self.values.get(name)
        items = value if isinstance(value, list) else [value]
        return tuple(_Record(item) for item in items if isinstance(item, dict))


def _json_entries(source: str) -> Iterator[Entry]:
    try:
        value = json.loads(source.lstrip("\ufeff"), strict=False)
    except json.JSONDecodeError as error:
        raise FeedError(f"{error.msg}, expected a whole JSON Feed", error.lineno) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        raise FeedError("a number too long or nested too deep, expected a JSON Feed") from error
    feed = _Record(value if isinstance(value, dict) else {})
    for item in feed.records("items"):
        authors = (*item.records("authors"), *item.records("author"))
        authors = authors or (*feed.records("authors"), *feed.records("author"))
        yield Entry(
            line=0,
            title=html.escape(item.text("title")),
            link=joined(feed.text("home_page_url", "feed_url"), _page_of(item)),
            content=item.text("content_html") or _as_html(item.text("content_text")),
            summary=_as_html(item.text("summary")),
            published=item.text("date_published", "date_modified"),
            authors=tuple(dict.fromkeys(author.text("name") for author in authors)),
            outlet=feed.text("title"),
            language=item.text("language") or feed.text("language"),
        )


def _page_of(item: _Record) -> str:
    """The address of an item; its id is one where that is a whole address."""
    identity = item.text("id")
    return item.text("url", "external_url") or (identity if "://" in identity else "")
