"""Turns the text of a feed (RSS, RDF, Atom, JSON Feed) into its entries, these into articles."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from clipbook.model import Article, Clipping, Removed
from clipbook.readers.web.blocks import parse, unescaped, with_tags
from clipbook.readers.web.bylines import names_of
from clipbook.readers.web.metadata import language_of
from clipbook.readers.web.moments import published_of
from clipbook.readers.web.page import read_fragment
from clipbook.text.addresses import joined, linkable

MAX_DEPTH: Final = 200
"""A feed that nests deeper than this is broken."""

# The declaration before a feed: `<?xml version="1.0" encoding="utf-8"?>`.
_DECLARATION: Final = re.compile(r"\s{0,99}<\?xml[^>]{0,200}\?>")
# A document type that names sets of entities kept elsewhere, such as those of HTML, and no own.
_ELSEWHERE: Final = re.compile(
    r"<!DOCTYPE\s[^<\[>]{0,300}\[(?:\s++|<!ENTITY\s{1,9}%\s[^<>\[\]]{1,500}>|%[\w.-]{1,50};)*+\]\s{0,9}>"
)
# A character reference that HTML knows and XML does not: "&nbsp;", "&eacute;".
_REFERENCE: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,31};)")
# What XML may not hold: "\x00", "\x1b".
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


# The vocabularies of feeds by their prefixes, each as the end of its address. RSS has none of its
# own, or one of those listed under no prefix; beside them some feeds give no address at all.
_VOCABULARIES: Final[Mapping[str, tuple[str, ...]]] = {
    "": (
        "",
        "http://purl.org/rss/1.0",
        "http://www.w3.org/2005/atom",
        "http://purl.org/atom/ns",
        "http://my.netscape.com/rdf/simple/0.9",
        "http://backend.userland.com/rss2",
        "http://cyber.law.harvard.edu/rss/rss.html",
        "http://blogs.law.harvard.edu/tech/rss",
    ),
    "dc": ("purl.org/dc/elements/1.1", "purl.org/dc/terms", "purl.org/dc/elements/1.0"),
    "content": ("purl.org/rss/1.0/modules/content",),
    "itunes": ("itunes.com/dtds/podcast-1.0.dtd",),
    "media": ("search.yahoo.com/mrss", "search.yahoo.com/mrss/"),
}
_DATES: Final = (
    "pubDate", "published", "dc:date", "dc:issued", "dc:created", "issued", "created", "date",
    "updated", "dc:modified", "modified",
)  # fmt: skip
"""The elements that say when an entry was published, most reliable first."""


class FeedError(ValueError):
    """Why a feed cannot be read, and the line, from 1, where that shows."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One entry as the feed gives it: `content` and `summary` are HTML, `title` may hold markup."""

    line: int
    title: str = ""
    link: str = ""
    content: str = ""
    summary: str = ""
    guid: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    language: str = ""


def entries_of(source: str) -> tuple[FeedEntry, ...]:
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
            authors=entry.authors or feed.names("author", "itunes:author"),
        )
        for entry in found
    )


def split(source: str) -> tuple[tuple[FeedEntry, str], ...]:
    """The entries of a feed, each with a feed that holds it alone; raises FeedError."""
    entries = entries_of(source)
    if source.lstrip("\ufeff \t\r\n").startswith("{"):
        feed = json.loads(source.lstrip("\ufeff"), strict=False)
        items = [item for item in feed.get("items", ()) if isinstance(item, dict)]
        alone = [json.dumps(feed | {"items": [item]}, ensure_ascii=False) for item in items]
        return tuple(zip(entries, alone, strict=True))
    root = _root(source)
    found = [e for e in root.iter("{*}item", "{*}entry") if isinstance(e.tag, str)]
    places = [(element, element.getparent()) for element in found]
    for element, parent in places:
        if parent is not None:
            parent.remove(element)
    sources = []
    for element, parent in places:
        if parent is not None:
            parent.append(element)
        sources.append(etree.tostring(root, encoding="unicode"))
        if parent is not None:
            parent.remove(element)
    return tuple(zip(entries, sources, strict=True))


def feeds_of(source: str) -> tuple[str, ...]:
    """The addresses in a list of feeds (OPML), in its order; raises FeedError."""
    outlines = _root(source).iter("{*}outline")
    found = (str(each.get("xmlUrl") or each.get("xmlurl") or "").strip() for each in outlines)
    return tuple(dict.fromkeys(filter(None, found)))


def _root(source: str) -> etree._Element:
    """The root element; entities of the feed's own are never resolved but refused."""
    text = _CONTROL.sub("", _DECLARATION.sub("", source.lstrip("\ufeff"), count=1))
    text = _REFERENCE.sub(lambda m: _resolved(m[1]), _ELSEWHERE.sub("", text, count=1))
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
    """An element of a feed, whose children are asked for by name within their vocabularies.

    A name without a prefix is one of RSS or Atom; `media:title` is no title of an entry.
    """

    node: etree._Element

    @property
    def language(self) -> str:
        return str(self.node.get("{http://www.w3.org/XML/1998/namespace}lang") or "")

    @property
    def base(self) -> str:
        """The address that relative ones belong to (XML Base)."""
        return str(self.node.get("{http://www.w3.org/XML/1998/namespace}base") or "")

    def all(self, name: str) -> Iterator[etree._Element]:
        prefix, _, local = name.rpartition(":")
        known = _VOCABULARIES[prefix]
        for child in self.node.iterchildren(f"{{*}}{local}"):
            space = (etree.QName(child).namespace or "").rstrip("/#").lower()
            if any(space.endswith(each) for each in known) if prefix else space in known:
                yield child

    def child(self, name: str) -> _Element | None:
        first = next(self.all(name), None)
        return None if first is None else _Element(first)

    def texts(self, *names: str) -> Iterator[str]:
        """The texts of the children of the names, in the order of the names."""
        return (text for name in names for child in self.all(name) if (text := _plain(child)))

    def text(self, *names: str) -> str:
        """The text of the first child of one of the names that has any."""
        return next(self.texts(*names), "")

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
    text = element.text or ""
    if kind == "xhtml" or len(element):
        inside = (etree.tostring(child, encoding="unicode") for child in element)
        markup = html.escape(text) + "".join(inside)
        return markup if kind == "xhtml" else with_tags(markup)
    return _as_html(text) if kind in {"text", "text/plain"} else unescaped(text.strip())


def _as_html(text: str) -> str:
    """Plain text as HTML: a paragraph for what stands between two blank lines."""
    pieces = re.split(r"\n[ \t]*\n", text.strip())
    return "".join(f"<p>{html.escape(piece)}</p>" for piece in pieces if piece.strip())


def _xml_entry(element: _Element) -> FeedEntry:
    source = element.child("source")
    group = element.child("media:group")
    return FeedEntry(
        line=element.node.sourceline or 0,
        title=element.markup("title", "dc:title"),
        link=joined(element.base, _link(element)),
        guid=element.text("guid", "id", "dc:identifier"),
        content=element.markup("content:encoded", "content", "encoded"),
        summary=element.markup("description", "summary", "dc:description", "itunes:summary")
        or element.markup("media:description", "itunes:subtitle")
        or (group.markup("media:description") if group else ""),
        published=_first_day(element.texts(*_DATES)),
        authors=element.names("dc:creator", "author") or element.names("itunes:author"),
        outlet=(source.text("title") or _plain(source.node)) if source else "",
        language=element.language,
    )


def _first_day(texts: Iterable[str]) -> str:
    """The first of the texts that states a day; '' where none does."""
    return next((text for text in texts if published_of(text)), "")


def _link(element: _Element) -> str:
    for link in element.all("link"):
        address = (link.get("href") or link.text or "").strip()
        if address and (link.get("rel") or "alternate") == "alternate":
            return address
    guid = next(element.all("guid"), None)
    identity = "" if guid is None else _plain(guid)
    is_link = guid is not None and (guid.get("isPermaLink") or "true").lower() != "false"
    return identity if is_link or linkable(identity) else ""


# ---------------------------------------------------------------- JSON Feed


class _Record(Struct, frozen=True):
    """An object of a JSON Feed, whose values are taken only where they are of the right kind."""

    values: Mapping[str, Any] = {}

    def text(self, *names: str) -> str:
        found = (self.values.get(name) for name in names)
        return next((value for value in found if isinstance(value, str) and value), "")

    def numbers(self, *names: str) -> Iterator[str]:
        """The texts and numbers under the names, as texts, in the order of the names."""
        found = (self.values.get(name) for name in names)
        return (str(value) for value in found if isinstance(value, str | int | float) and value)

    def records(self, name: str) -> tuple[_Record, ...]:
        value = self.values.get(name)
        items = value if isinstance(value, list) else [value]
        return tuple(_Record(item) for item in items if isinstance(item, dict))

    def names(self, *names: str) -> Iterator[str]:
        """The names under `names`: texts, or objects with a `name`, one or a list of them."""
        for name in names:
            value = self.values.get(name)
            for item in value if isinstance(value, list) else [value]:
                found = _Record(item).text("name") if isinstance(item, dict) else item
                if isinstance(found, str) and found:
                    yield found


def _json_entries(source: str) -> Iterator[FeedEntry]:
    try:
        value = json.loads(source.lstrip("\ufeff"), strict=False)
    except json.JSONDecodeError as error:
        raise FeedError(f"{error.msg}, expected a whole JSON Feed", error.lineno) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        raise FeedError("a number too long or nested too deep, expected a JSON Feed") from error
    feed = _Record(value if isinstance(value, dict) else {})
    shared = tuple(feed.names("authors", "author"))
    for item in feed.records("items"):
        yield FeedEntry(
            line=0,
            title=html.escape(item.text("title")),
            link=joined(feed.text("home_page_url", "feed_url"), _page_of(item)),
            guid=next(item.numbers("id"), ""),
            content=item.text("content_html") or _as_html(item.text("content_text")),
            summary=_as_html(item.text("summary")),
            published=_first_day(item.numbers("date_published", "date_modified")),
            authors=tuple(dict.fromkeys(item.names("authors", "author"))) or shared,
            outlet=feed.text("title"),
            language=item.text("language") or feed.text("language"),
        )


def _page_of(item: _Record) -> str:
    """The address of an item; its id is one where that is a whole address."""
    identity = item.text("id")
    return item.text("url", "external_url") or (identity if "://" in identity else "")


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
        url=linkable(entry.link),
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
