"""Turns the finished files of a site into notes on what is wrong with them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from clipbook.model import Article
from clipbook.source import Note, Place, Severity
from clipbook.text.markup import plain
from clipbook.text.tokens import words

RUN_WORDS: Final = 8
"""So many words in a row of an article, printed without an address, are a copy without one."""

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr".split(),
)
_ADDRESSES: Final = frozenset({"data-span", "data-field", "data-line", "data-editor", "data-own"})
_RAW: Final = frozenset({"script", "style"})
# A tag, a comment or the document type: `<a href="x">`, `</p>`, `<br/>`, `<!doctype html>`.
_TAG: Final = re.compile(
    r"<(?:(?P<end>/)?+(?P<name>[a-z][a-z0-9-]{0,30}+)"
    r"(?P<attributes>(?:\s++[a-z][A-Za-z0-9:-]{0,30}+(?:=\"[^\"<>]*+\")?+)*+)\s*+(?P<empty>/)?+>"
    r"|!--(?:[^->]|-(?!-))++-->|!doctype html>)"
)
# An attribute in double quotes, or without a value: ` href="x"`, ` open`.
_ATTRIBUTE: Final = re.compile(r"(?<!\s)\s++(?P<name>[A-Za-z0-9:-]++)(?:=\"(?P<value>[^\"]*+)\")?")
# The name of an attribute that is looked at: `href`.
_NEEDED: Final = re.compile(r"id|href|src|data-(?:span|field|line|editor|own)", re.IGNORECASE)
# What a reader does not see in the page; its title is put together of titles.
_SILENT: Final = frozenset({"script", "style", "template", "title"})
_WHITE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class _Element:
    """An open element that carries an address, the line it starts on, and its text so far."""

    tag: str
    depth: int
    line: int
    span: str
    text: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Copied:
    """Text printed as the words at an address."""

    span: str
    text: str
    line: int


class _Page:
    """Collects ids, links, addressed text and all other text of a page."""

    def __init__(self) -> None:
        self.ids: list[tuple[str, int]] = []
        self.links: list[tuple[str, int]] = []
        self.copied: list[_Copied] = []
        self.loose: list[tuple[str, int]] = []
        self._depth = 0
        self._open: list[_Element] = []
        self._silent = 0

    def start(self, tag: str, values: Mapping[str, str], line: int) -> None:
        """A start tag, with those of its attributes that matter."""
        if values:
            if "id" in values:
                self.ids.append((values["id"], line))
            self.links += [(values[key], line) for key in ("href", "src") if key in values]
        if tag in _VOID:
            return
        self._depth += 1
        self._silent += tag in _SILENT
        if values and not values.keys().isdisjoint(_ADDRESSES):
            span = values.get("data-span", "")
            self._open.append(_Element(tag, self._depth, line, span))

    def end(self, tag: str) -> None:
        """An end tag."""
        if tag in _VOID:
            return
        if self._open and self._open[-1].depth == self._depth:
            element = self._open.pop()
            if element.span:
                self.copied.append(_Copied(element.span, "".join(element.text), element.line))
        self._silent -= tag in _SILENT
        self._depth -= 1

    def text(self, data: str, line: int) -> None:
        """Text between two tags."""
        for element in self._open:
            element.text.append(data)
        if not self._open and not self._silent and data.strip():
            self.loose.append((data, line))


class _Parser(HTMLParser):
    """Fills a page from any HTML, slowly."""

    def __init__(self, page: _Page) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._page.start(tag, values, self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        self._page.end(tag)

    def handle_data(self, data: str) -> None:
        self._page.text(data, self.getpos()[0])


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written, the page and line where it stands, and the page and anchor it leads to."""

    page: PurePosixPath
    line: int
    written: str
    target: PurePosixPath
    anchor: str


@dataclass(frozen=True, slots=True)
class Account:
    """What is wrong inside some pages, the anchors that they have, and their links in the site."""

    notes: tuple[Note, ...]
    anchors: Mapping[PurePosixPath, frozenset[str]]
    links: tuple[Link, ...]


def check(files: Mapping[PurePosixPath, bytes], articles: Sequence[Article]) -> tuple[Note, ...]:
    """What is wrong with the files of a site, page by page; the articles are what it may copy from.

    Notes: those of `examine` and of `dead_links`.
    """
    account = examine(files, articles)
    return (*account.notes, *dead_links(account.links, files, account.anchors))


def examine(files: Mapping[PurePosixPath, bytes], articles: Sequence[Article]) -> Account:
    """The account of the pages among `files`; `articles` are all that they could copy from.

    Notes: `duplicate-id`, `wrong-copy` (an addressed text that is not what stands there),
    `no-address` (eight words or more of an article printed without an address, headlines and
    outlets apart: events and sources are called after them).
    """
    pages = {path: _read(data) for path, data in sorted(files.items()) if path.suffix == ".html"}
    anchors = {path: frozenset(name for name, _ in page.ids) for path, page in pages.items()}
    bodies = {f"{article.event}/{article.id}": article.body for article in articles}
    runs = _copied_runs(pages.values(), articles)
    notes: list[Note] = []
    links: list[Link] = []
    for path, page in pages.items():
        notes += _duplicate_ids(path, page.ids)
        notes += _wrong_copies(path, page.copied, bodies)
        notes += _without_address(path, page.loose, runs)
        links += _links(path, page.links)
    return Account(tuple(notes), anchors, tuple(links))


def dead_links(
    links: Iterable[Link],
    paths: Container[PurePosixPath],
    anchors: Mapping[PurePosixPath, Container[str]],
) -> tuple[Note, ...]:
    """The links that lead nowhere, given all `paths` of the site and the anchors of its pages.

    Notes: `dead-link`, `dead-anchor`.
    """
    notes = []
    for link in links:
        if link.target not in paths:
            message = f"a link to `{link.written}`, which is not there"
            notes.append(_note("dead-link", message, link.page, link.line))
        elif link.anchor and link.anchor not in anchors.get(link.target, ()):
            message = f"a link to `{link.written}`, a page without that anchor"
            notes.append(_note("dead-anchor", message, link.page, link.line))
    return tuple(notes)


def _copied_runs(pages: Iterable[_Page], articles: Iterable[Article]) -> set[tuple[str, ...]]:
    """The runs of words that stand without an address in a page and in an article, in no title."""
    loose = {
        run for text in {text for page in pages for text, _ in page.loose} for run in _runs(text)
    }
    if not loose:
        return loose
    copied = {run for article in articles for run in _runs(article.body) if run in loose}
    names = (name for article in articles for name in (article.title, article.outlet))
    return copied - {run for name in names for run in _runs(name)} if copied else copied


def _read(data: bytes) -> _Page:
    text = data.decode()
    return _read_plain(text) or _read_any(text)


def _read_any(text: str) -> _Page:
    """The page, whatever its HTML."""
    page = _Page()
    parser = _Parser(page)
    parser.feed(text)
    parser.close()
    return page


def _read_plain(text: str) -> _Page | None:
    """The same page twice as fast; None where the HTML is not as plain as ours."""
    page = _Page()
    position, line = 0, 1
    while position < len(text):
        start = text.find("<", position)
        chunk = text[position:] if start < 0 else text[position:start]
        if chunk:
            page.text(unescape(chunk), line)
            line += chunk.count("\n")
        if start < 0:
            break
        m = _TAG.match(text, start)
        position = _take(page, m, line) if m else -1
        if position < 0:
            return None
        line += text.count("\n", start, position)
    return page


def _take(page: _Page, m: re.Match[str], line: int) -> int:
    """Where the text behind a tag goes on, once `page` has it; -1 where it is not plain."""
    name = m["name"]
    if m["end"]:
        page.end(name)
    elif name:
        values = _values(m["attributes"])
        if values is None:
            return -1
        page.start(name, values, line)
        if m["empty"]:
            page.end(name)
        elif name in _RAW:
            end = m.string.find("</", m.end())
            page.text(m.string[m.end() : end], line + m.group().count("\n"))
            return end if m.string.startswith(f"</{name}>", end) else -1
    return m.end()


def _values(attributes: str) -> Mapping[str, str] | None:
    """The attributes that matter; None where they are not written as ours are."""
    if not _NEEDED.search(attributes):
        return {}
    found = {m["name"].lower(): unescape(m["value"] or "") for m in _ATTRIBUTE.finditer(attributes)}
    return None if _ATTRIBUTE.sub("", attributes).strip() else found


def _duplicate_ids(path: PurePosixPath, ids: Iterable[tuple[str, int]]) -> Iterator[Note]:
    seen: set[str] = set()
    for name, line in ids:
        if name in seen:
            yield _note("duplicate-id", f"the id `{name}` a second time", path, line)
        seen.add(name)


def _links(path: PurePosixPath, links: Iterable[tuple[str, int]]) -> Iterator[Link]:
    """The links of a page that lead to a place of the site."""
    folder = path.parent.as_posix()
    for link, line in links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        joined = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        target = PurePosixPath(joined) if parts.path else path
        yield Link(path, line, link, target, unquote(parts.fragment))


def _wrong_copies(
    path: PurePosixPath,
    copied: Iterable[_Copied],
    bodies: Mapping[str, str],
) -> Iterator[Note]:
    for piece in copied:
        rest, _, end = piece.span.rpartition(" ")
        article, _, start = rest.rpartition(" ")  # a file's name may hold spaces
        if article not in bodies or not (start.isdecimal() and end.isdecimal()):
            message = f"the address `{piece.span}`, expected one of an article"
            yield _note("wrong-copy", message, path, piece.line)
            continue
        stands = _white(plain(bodies[article][int(start) : int(end)]))
        if _white(piece.text) != stands:
            message = f"`{_white(piece.text)[:80]}` at `{piece.span}`, expected `{stands[:80]}`"
            yield _note("wrong-copy", message, path, piece.line)


def _without_address(
    path: PurePosixPath,
    loose: Iterable[tuple[str, int]],
    runs: set[tuple[str, ...]],
) -> Iterator[Note]:
    for text, line in loose:
        if any(run in runs for run in _runs(text)):
            message = f"`{_white(text)[:80]}` stands in an article, expected its address"
            yield _note("no-address", message, path, line)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of RUN_WORDS words of `text`."""
    row = words(text)
    return (tuple(row[n : n + RUN_WORDS]) for n in range(len(row) - RUN_WORDS + 1))


def _white(text: str) -> str:
    return _WHITE.sub(" ", text).strip()


def _note(code: str, message: str, path: PurePosixPath, line: int) -> Note:
    place = Place(f"site/{path}", line)
    return Note(severity=Severity.ERROR, code=code, message=message, place=place)
