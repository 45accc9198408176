"""Turns the HTML of a finished page into what is to be checked of it: ids, links, copied words.

Places are code points of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import accumulate
from typing import Final, NamedTuple

from clipbook.text.html_parser import Parser

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr".split(),
)
_ADDRESSES: Final = frozenset({"data-span", "data-field", "data-line", "data-editor", "data-own"})
_LOOKED_AT: Final = _ADDRESSES | {"id", "href", "src"}
# What a reader does not see in the page; its title is put together of titles.
_SILENT: Final = frozenset({"script", "style", "template", "title"})
_RAW: Final = frozenset({"script", "style"})
# A start tag, a comment or the document type, the text behind it, and the end tags behind that with
# theirs: `<p>Read <`, `<a href="x">Home</a></p>`.
_PIECE: Final = re.compile(
    r"(<(?:([a-z][a-z0-9-]{0,30}+)"
    r"((?:\s++(?:viewBox|[a-z][a-z0-9:-]{0,30}+)(?:=\"[^\"<>]*+\")?+)*+)\s*+(/)?+>"
    r"|!--(?:[^->]|-(?!-))++-->|!doctype html>))([^<]*+)((?:</[a-z][a-z0-9-]{0,30}+\s*+>[^<]*+)*+)"
)
# An end tag and the text behind it: `</a> or `.
_END: Final = re.compile(r"</([a-z0-9-]++)\s*+>([^<]*+)")
# An attribute in double quotes, or without a value: ` href="x"`, ` open`.
_ATTRIBUTE: Final = re.compile(r"\s([A-Za-z0-9:-]++)(?:=\"([^\"]*+)\")?")


class Carried(NamedTuple):
    """What is looked at of a tag's attributes; `span` is None where they hold no address at all."""

    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    span: str | None = None


_NOTHING: Final = Carried()
Carrying = Callable[[str], Carried]


@dataclass(slots=True)
class _Element:
    """An open element that carries an address or is not seen: its depth, place and text so far."""

    depth: int
    place: int
    span: str
    text: list[str] = field(default_factory=list)


class Page:
    """Collects the ids, links, addressed texts and all other texts of a page, with their places.

    Other texts of fewer than `shortest` characters are left out.
    """

    def __init__(self, shortest: int = 1) -> None:
        self.ids: list[tuple[str, int]] = []
        self.links: list[tuple[str, int]] = []
        self.copied: list[tuple[str, str, int]] = []
        self.loose: list[tuple[str, int]] = []
        self.open: list[_Element] = []
        self._shortest = shortest
        self._depth = 0

    def start(self, tag: str, carried: Carried, place: int) -> None:
        """A start tag; elements are counted only within one that is open."""
        self.note(carried, place)
        if tag in _VOID:
            return
        opens = carried.span is not None or tag in _SILENT
        if opens or self.open:
            self._depth += 1
        if opens:
            self.open.append(_Element(self._depth, place, carried.span or ""))

    def note(self, carried: Carried, place: int) -> None:
        """The ids and links of a tag."""
        if carried.ids:
            self.ids += [(name, place) for name in carried.ids]
        if carried.links:
            self.links += [(link, place) for link in carried.links]

    def end(self, tag: str) -> None:
        """An end tag."""
        if tag in _VOID or not self.open:
            return
        if self.open[-1].depth == self._depth:
            self._close(self.open.pop())
        self._depth -= 1

    def text(self, data: str, place: int) -> None:
        """The text behind a tag, its character references resolved."""
        if not self.open:
            if len(data) >= self._shortest:
                self.loose.append((data, place))
            return
        for element in self.open:
            if element.span:
                element.text.append(data)

    def finish(self) -> None:
        """The end of the page: what is open ends with it."""
        while self.open:
            self._close(self.open.pop())

    def _close(self, element: _Element) -> None:
        if element.span:
            self.copied.append((element.span, "".join(element.text), element.place))


def read_page(text: str, carrying: Carrying, shortest: int) -> Page:
    """What is to be checked of the page; `carrying` is `carried`, or what remembers it."""
    return read_plain(text, carrying, shortest) or read_any(text, shortest)


def carried(attributes: str) -> Carried:
    """What is looked at of attributes in double quotes."""
    values = dict(_ATTRIBUTE.findall(attributes))
    if "&" in attributes:
        values = {name: unescape(value) for name, value in values.items()}
    return _carried(values)


def _carried(values: Mapping[str, str]) -> Carried:
    if values.keys().isdisjoint(_LOOKED_AT):
        return _NOTHING
    ids = (values["id"],) if "id" in values else ()
    links = tuple(values[key] for key in ("href", "src") if key in values)
    addressed = not values.keys().isdisjoint(_ADDRESSES)
    return Carried(ids, links, values.get("data-span", "") if addressed else None)


def read_plain(text: str, carrying: Carrying, shortest: int) -> Page | None:
    """The page at speed; None where the HTML is not as plain as ours."""
    page = Page(shortest)
    at = text.find("<") % (len(text) + 1)
    page.text(unescape(text[:at]), 0)
    for tag, name, attributes, empty, chunk, ends in _PIECE.findall(text, at):
        is_raw = name in _RAW and not empty
        if is_raw and not ends.startswith(f"</{name}>"):
            return None
        words = unescape(chunk) if "&" in chunk and not is_raw else chunk
        start, at = at, at + len(tag)
        holds = carrying(attributes) if attributes else _NOTHING
        if holds.span and ends and not (page.open or empty or name in _VOID):
            page.note(holds, start)
            page.copied.append((holds.span, words, start))  # it ends before any other
        else:
            if name and (page.open or holds is not _NOTHING or name in _SILENT):
                page.start(name, holds, start)
                if empty:
                    page.end(name)
            if page.open or len(words) >= shortest:
                page.text(words, at)
        at += len(chunk)
        if page.open or len(ends) >= shortest + len("</p>") * ends.count("<"):
            for m in _END.finditer(ends):
                page.end(m[1])
                page.text(unescape(m[2]), at + m.start(2))
        at += len(ends)
    page.finish()
    return page if at == len(text) else None  # something else stood between the pieces


class _Parser(Parser):
    """Fills a page from any HTML, slowly."""

    def __init__(self, page: Page, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._page.start(tag, _carried(values), self._place())

    def handle_endtag(self, tag: str) -> None:
        self._page.end(tag)

    def handle_data(self, data: str) -> None:
        self._page.text(data, self._place())

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def read_any(text: str, shortest: int) -> Page:
    """The page, whatever its HTML."""
    page = Page(shortest)
    parser = _Parser(page, text)
    parser.feed(text)
    parser.close()
    page.finish()
    return page
