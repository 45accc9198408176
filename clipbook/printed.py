"""Turns the HTML of a finished page into what is to be checked of it: ids, links, copied words.

Places are code points of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final, NamedTuple

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr".split(),
)
_ADDRESSES: Final = frozenset({"data-span", "data-field", "data-line", "data-editor", "data-own"})
_LOOKED_AT: Final = _ADDRESSES | {"id", "href", "src"}
# What a reader does not see in the page; its title is put together of titles.
_SILENT: Final = frozenset({"script", "style", "template", "title"})
_RAW: Final = frozenset({"script", "style"})
# A tag, a comment or the document type, and the text behind it: `<a href="x">Home`, `</p>`.
_PIECE: Final = re.compile(
    r"<(?:(/)?+([a-z][a-z0-9-]{0,30}+)"
    r"((?:\s++(?:viewBox|[a-z][a-z0-9:-]{0,30}+)(?:=\"[^\"<>]*+\")?+)*+)\s*+(/)?+>"
    r"|!--(?:[^->]|-(?!-))++-->|!doctype html>)([^<]*+)"
)
# An attribute in double quotes, or without a value: ` href="x"`, ` open`.
_ATTRIBUTE: Final = re.compile(r"\s([A-Za-z0-9:-]++)(?:=\"([^\"]*+)\")?")


class Carried(NamedTuple):
    """What is looked at of a tag's attributes; `span` is None where they hold no address at all."""

    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    span: str | None = None


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
        if carried.ids or carried.links:
            self.ids += [(name, place) for name in carried.ids]
            self.links += [(link, place) for link in carried.links]
        if tag in _VOID:
            return
        opens = carried.span is not None or tag in _SILENT
        if opens or self.open:
            self._depth += 1
        if opens:
            self.open.append(_Element(self._depth, place, carried.span or ""))

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
        return Carried()
    ids = (values["id"],) if "id" in values else ()
    links = tuple(values[key] for key in ("href", "src") if key in values)
    addressed = not values.keys().isdisjoint(_ADDRESSES)
    return Carried(ids, links, values.get("data-span", "") if addressed else None)


def read_plain(text: str, carrying: Carrying, shortest: int) -> Page | None:
    """The page at speed; None where the HTML is not as plain as ours."""
    page = Page(shortest)
    at = text.find("<") % (len(text) + 1)
    page.text(unescape(text[:at]), 0)
    raw = ""
    for m in _PIECE.finditer(text, at):
        closing, name, attributes, empty, chunk = m.groups()
        if m.start() != at or (raw and not (closing and name == raw)):
            return None
        if attributes or (name and (page.open or name in _SILENT)):
            if closing:
                page.end(name)
            else:
                page.start(name, carrying(attributes), at)
                if empty:
                    page.end(name)
        raw = "" if closing or empty or name not in _RAW else name
        if page.open or len(chunk) >= shortest:
            page.text(chunk if raw else unescape(chunk), m.start(5))
        at = m.end()
    page.finish()
    return page if at == len(text) and not raw else None


class _Parser(HTMLParser):
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
