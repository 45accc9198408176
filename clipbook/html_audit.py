"""Turns the HTML of a finished page into what is to be checked of it: ids, links, copied words.

Places are code points of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import accumulate
from typing import Final, NamedTuple

from clipbook.text.html_parser import Parser

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr".split(),
)
_ADDRESSES: Final = frozenset({"data-span", "data-field", "data-line", "data-editor", "data-own"})
_LINKING: Final = frozenset({"href", "src"})
# What a reader does not see in the page; its title is put together of titles.
_SILENT: Final = frozenset({"script", "style", "template", "title"})

_VOIDS: Final = rf"(?:{'|'.join(sorted(_VOID))})(?=[ />])"
_SILENTS: Final = rf"(?:{'|'.join(sorted(_SILENT))})(?=[ >])"
_ADDRESS: Final = r"data-(?:span|field|line|editor|own)="
# An attribute as plain pages have it: ` href="x"`, ` open`. No text of theirs has `="` in it.
_ATTRIBUTE: Final = (
    r" (?:(?:viewBox|[a-z][a-z:-]{0,30}+\d?+)=\"[^\"<>]*+(?<!=)\"|(?:defer|hidden|open)(?=[ />]))"
)
_TEXT: Final = r"[^<=]*+(?:=(?!\")[^<=]*+)*+"


def _raw(name: str) -> str:
    return rf"{name}(?:{_ATTRIBUTE})*+>[^<&=]*+(?:=(?!\")[^<&=]*+)*+</{name}>"


# A page as plain as ours are, where elements without content have no address of words:
# `<!doctype html><br><p class="x">a &lt; b</p>`.
_PLAIN: Final = re.compile(
    rf"{_TEXT}(?:<(?:/(?!{_VOIDS})[a-z][a-z0-9-]{{0,30}}+>"
    rf"|{_VOIDS}(?:(?! data-){_ATTRIBUTE})*+/?+>"
    rf"|(?!(?:script|style)\b|{_VOIDS})[a-z][a-z0-9-]{{0,30}}+(?:{_ATTRIBUTE})*+>"
    rf"|(?!{'|'.join(sorted(_SILENT))})[a-z][a-z0-9-]{{0,30}}+(?:(?! data-){_ATTRIBUTE})*+/>"
    rf"|!--(?:[^-<>=]|-(?!-))++-->|!doctype html>"
    rf"|{_raw('script')}|{_raw('style')}){_TEXT})*+"
)


def _content(levels: int) -> str:
    """A pattern of what an element of a plain page holds, elements in it so many levels deep."""
    if not levels:
        return "[^<]*+"
    element = rf"[a-z][^>]*+>{_content(levels - 1)}</[^>]*+>"
    return rf"[^<]*+(?:<(?:{_VOIDS}[^>]*+>|!--[^>]*+>|[a-z][^>]*+(?<=/)>|{element})[^<]*+)*+"


_CONTENT: Final = _content(7)
# What an element with an address, or one that is not seen, starts with and holds:
# `<p class="x" data-own="">a <b>b</b>`.
_ADDRESSED: Final = re.compile(
    rf"<(?:{_SILENTS}|[a-z0-9-]++(?:(?! {_ADDRESS}) [^ =>]++(?:=\"[^\"]*+\")?+)*+ {_ADDRESS})"
    rf"[^<>]*+>{_CONTENT}(?=</)"
)
# What is left of an element with an address that is nested too deep or never ends: ` data-own=`.
_LEFT: Final = re.compile(rf" {_ADDRESS}")
# The address and the content of copied words: ` data-span="a 0 4">a <mark>b</mark></`.
_COPY: Final = re.compile(rf' data-span="([^"]*+)"[^<>]*+>({_CONTENT})</')
_ID: Final = re.compile(r' id="([^"]*+)"')
_LINK: Final = re.compile(r' (?:href|src)="([^"]*+)"')
_TAG: Final = re.compile(r"<[^>]*+>")


class Gist(NamedTuple):
    """What is to be checked of a page: its ids, its links, its copied words, all other words.

    Each link stands once, beside how it is written where it is first; copied words stand beside
    their address. Words come with their character references resolved, in no order that matters.
    """

    ids: tuple[str, ...]
    links: Mapping[str, str]
    copied: tuple[tuple[str, str], ...]
    loose: tuple[str, ...]


@dataclass(slots=True)
class _Element:
    """An open element that carries an address or is not seen: its depth, place and text so far."""

    depth: int
    place: int
    span: str
    text: list[str] = field(default_factory=list)


class Page:
    """Collects the ids, links, addressed texts and all other texts of a page, with their places.

    Of a link the place is what is written there. Other texts of fewer than `shortest` characters
    are left out.
    """

    def __init__(self, shortest: int = 1) -> None:
        self.ids: list[tuple[str, int]] = []
        self.links: dict[str, str] = {}
        self.copied: list[tuple[str, str, int]] = []
        self.loose: list[tuple[str, int]] = []
        self.open: list[_Element] = []
        self._shortest = shortest
        self._depth = 0

    @property
    def gist(self) -> Gist:
        """The same without places."""
        return Gist(
            tuple(name for name, _ in self.ids),
            self.links,
            tuple((address, text) for address, text, _ in self.copied),
            tuple(text for text, _ in self.loose),
        )

    def start(
        self, tag: str, attributes: Sequence[tuple[str, str]], written: str, place: int
    ) -> None:
        """A start tag; elements are counted only within one that is open."""
        for name, value in attributes:
            if name == "id":
                self.ids.append((value, place))
            elif name in _LINKING:
                self.links.setdefault(value, written)
        if tag in _VOID:
            return
        values = dict(reversed(attributes))
        opens = tag in _SILENT or not values.keys().isdisjoint(_ADDRESSES)
        if opens or self.open:
            self._depth += 1
        if opens:
            self.open.append(_Element(self._depth, place, values.get("data-span", "")))

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


def read_gist(text: str, shortest: int) -> Gist:
    """What is to be checked of the page; of other words only those of `shortest` characters."""
    return read_plain(text, shortest) or read_any(text, shortest).gist


def read_plain(text: str, shortest: int) -> Gist | None:
    """The same at speed; None where the HTML is not as plain as ours, or nested deep.

    Each kind of thing is looked for in the whole page at once, which is sure once the page is
    known to be plain: `="` stands in attributes only, and `<` at tags only.
    """
    if not _PLAIN.fullmatch(text):
        return None
    others = _ADDRESSED.sub("<", text)
    if _LEFT.search(others) or any(f"<{name}" in others for name in _SILENT):
        return None
    long = re.findall(rf">([^<]{{{shortest},}}+)", ">" + others)
    return Gist(
        ids=tuple(map(_resolved, _ID.findall(text))),
        links={_resolved(link): f'"{link}"' for link in dict.fromkeys(_LINK.findall(text))},
        copied=tuple(_copies(text)),
        loose=tuple(words for words in map(_resolved, long) if len(words) >= shortest),
    )


def _copies(html: str) -> list[tuple[str, str]]:
    """The addresses and texts of copied words."""
    found = []
    for address, content in _COPY.findall(html):
        if "<" in content:
            found += _copies(content)
            content = _TAG.sub("", content)  # noqa: PLW2901
        if address:
            found.append((_resolved(address), _resolved(content)))
    return found


def _resolved(text: str) -> str:
    return unescape(text) if "&" in text else text


class _Parser(Parser):
    """Fills a page from any HTML, slowly."""

    def __init__(self, page: Page, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = [(name, value or "") for name, value in attrs]
        self._page.start(tag, attributes, self.get_starttag_text() or "", self._place())

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
