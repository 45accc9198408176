"""Turns the text of an HTML document into its blocks: paragraphs, headings, items, cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from lxml import etree, html
from msgspec import Struct

from clipbook.readers.web.visible import (
    drop_notices,
    drop_unseen,
    drop_unseen_for_good,
    open_wrappers,
)
from clipbook.text.normalise import normalise

# A tag: "<p>", "</p>".
_ANY_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
# A tag whose marks are written as references: "&lt;p&gt;", "&lt;a href=x&gt;".
_ESCAPED: Final = re.compile(
    r"&lt;/?(?:p|br|div|span|a|b|i|strong|em|h[1-6]|ul|ol|li|img|blockquote|figure|table)\b"
    r"(?:(?!&[lg]t;).){0,500}&gt;",
    re.IGNORECASE | re.DOTALL,
)


def unescaped(markup: str) -> str:
    """`markup` with its references resolved where its tags are written as such, and none is a tag.

    A text about HTML that names a tag has other tags around it.
    """
    for _ in range(2):
        if _ANY_TAG.search(markup) or not _ESCAPED.search(markup.replace("&amp;", "&")):
            break
        markup = unescape(markup)
    return markup


def with_tags(markup: str) -> str:
    """`markup` with the tags that are written as references as tags, where others are none."""
    return _ESCAPED.sub(lambda m: unescape(m[0]), markup)


# Elements whose text a reader of the page does not see, or that are not text.
_UNSEEN: Final = frozenset(
    "script style noscript template svg math head iframe object embed canvas audio video select "
    "option datalist button input textarea map area dialog progress meter label "
    "single-file-note".split(),
)
# Elements that run on within a line; every other element parts its text from what is around it.
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby "
    "rb rt s samp small span strike strong sub sup time tt u var wbr img picture source".split(),
)
# Elements that libxml2 closes by itself, or that hold nothing: they do not nest.
_FLAT: Final = frozenset(
    "p li dt dd tr td th tbody thead tfoot option optgroup br hr img input meta link base area col "
    "colgroup embed source track wbr param html body head".split(),
)
# Elements that have a meaning for what is inside them.
LANDMARKS: Final = frozenset(
    "nav aside footer header article main figure figcaption table blockquote form ul ol dl "
    "h1 h2 h3 h4 h5 h6 pre section address details caption".split(),
)
# Attributes that name what an element is for; the id of a heading is often made of its words.
_NAMES: Final = ("id", "class", "itemprop", "role")
# Those in which pages made of components name them: "data-testid", "data-component-name".
_COMPONENT: Final = re.compile(r"data-.{0,30}(?:name|component|type|test-?id|area|role|section)")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_DEPTH: Final = 200
"""Elements nested deeper than this are opened out into their parent."""

# A tag, a comment or a whole script: `<div class="x">`, `<!-- x -->`, `<script>x</script>`.
_TAG: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<(/?)([a-zA-Z][\w:-]*)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
# A template, in which a saved page may keep the content of a web component.
_TEMPLATE: Final = re.compile(r"<(/?)template\b([^>]{0,500})>", re.IGNORECASE)
# Where two elements of a line are two words, though nothing is between them: "2024|9:14 PM".
_PARTED: Final = re.compile(r"\d[\dA-Z]")
# A word of a class or an id: `article` and `Body` in "articleBody".
_WORD: Final = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")


class Block(Struct, frozen=True, kw_only=True):
    """A run of text that stands by itself on the page.

    `line` counts from 1 in the source text, `tag` is its own element, `within` the landmarks around
    it (outermost first), `trail` the numbers of its elements in document order, `words` the words
    of its own and its two nearest ancestors' classes and ids, `linked` the share of its characters
    inside links, `cell` the numbers of the row and the cell of a table around it, `times` what its
    `time` elements state for machines.
    """

    text: str
    line: int
    tag: str
    within: tuple[str, ...] = ()
    trail: tuple[int, ...] = ()
    words: frozenset[str] = frozenset()
    linked: float = 0.0
    cell: tuple[int, int] = (0, 0)
    times: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of any level."""
        return self.tag in _HEADINGS


# What a page may hold and no tree may be given: "\x1b".
_NO_CHARACTER: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# The same by number; a pattern of its own, which is quicker: "&#x1b;".
_NO_NUMBER: Final = re.compile(
    "&#(?:[xX]0{0,9}(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])(?![0-9a-fA-F])"
    "|0{0,9}(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9]));?"
)
# Whether anything nests deeper than MAX_DEPTH: so many steps down from the root.
_IS_DEEP: Final = etree.XPath(f"boolean(/{'/'.join('*' * (MAX_DEPTH + 1))})")


class PageTree(Struct, frozen=True):
    """A page as it is seen: its tree, its blocks in order, and whether it was nested too deep.

    `unseen` is how many words were taken out because no reader sees them. In the tree no cell of a
    table is wider than one column or higher than one row.
    """

    root: html.HtmlElement
    blocks: tuple[Block, ...]
    deep: bool = False
    unseen: int = 0


def parse(source: str) -> PageTree | None:
    """The document of an HTML text; None where it holds no element at all."""
    return _parse(source, drop_unseen)


def parse_hidden(source: str) -> PageTree | None:
    """The same with the elements that hide until a script takes away the marks that say so."""
    return _parse(source, drop_unseen_for_good)


def _parse(source: str, drop: Callable[[html.HtmlElement], int]) -> PageTree | None:
    source = _NO_CHARACTER.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))
    source = _NO_NUMBER.sub("", source)
    source = _with_components(source) if "shadowroot" in source else source
    root = _tree(source)
    if deep := root is not None and bool(_IS_DEEP(root)):
        root = _tree(flatten(source))
    if root is None:
        return None
    _held = list(root.iter())  # held, so that lxml makes its object for each only once
    open_wrappers(root)
    unseen = drop(root)
    drop_notices(root)
    for cell in root.iter("td", "th", "col", "colgroup"):
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
        cell.attrib.pop("span", None)
    blocks = tuple(_Walk().blocks(root))
    return PageTree(root, blocks, deep, unseen)


def _tree(source: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _with_components(source: str) -> str:
    """`source` with templates that are the content of web components as elements."""
    opened: list[bool] = []

    def replaced(m: re.Match[str]) -> str:
        if not m[1]:
            opened.append("shadowroot" in m[2].lower())
            return f"<div{m[2]}>" if opened[-1] else m[0]
        return "</div>" if opened and opened.pop() else m[0]

    return _TEMPLATE.sub(replaced, source)


def flatten(source: str) -> str:
    """`source` without the tags that nest deeper than MAX_DEPTH."""
    depth, kept, at = 0, [], 0
    for m in _TAG.finditer(source):
        name = (m[3] or "").lower()
        if not name or name in _FLAT or m[0].endswith("/>"):
            continue
        closes = bool(m[2])
        if depth + (not closes) > MAX_DEPTH:
            kept.append(source[at : m.start()] + "\n" * m[0].count("\n"))
            at = m.end()
        depth = max(0, depth - 1) if closes else depth + 1
    return "".join((*kept, source[at:]))


@dataclass(slots=True)
class _Open:
    """An element that is being walked: what it hands on to the text inside it."""

    tag: str
    line: int
    number: int
    within: tuple[str, ...]
    names: str
    cell: tuple[int, int]


@dataclass(slots=True)
class _Walk:
    """Walks a tree once, without recursion, and gathers the text between two block boundaries."""

    trail: list[_Open] = field(default_factory=list)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    line: int = 0
    links: int = 0
    breaks: int = 0
    count: int = 0
    closed: bool = False

    def blocks(self, root: html.HtmlElement) -> Iterator[Block]:
        """The blocks of the tree, in document order."""
        skipped = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else "script"
            if event == "start":
                if skipped or tag in _UNSEEN:
                    skipped += 1
                    continue
                yield from self._start(element, tag)
                continue
            if skipped:
                skipped -= 1
            else:
                yield from self._end(tag)
            if not skipped:
                self._add(element.tail, element.sourceline or 0)
        yield from self._flush()

    def _start(self, element: html.HtmlElement, tag: str) -> Iterator[Block]:
        self.count += 1
        if (
            self.closed
            and self.pieces
            and _PARTED.match(self.pieces[-1][0][-1:] + (element.text or "")[:1])
        ):
            self.pieces.append((" ", False))
        if tag == "br":
            self.breaks += 1
            if self.breaks > 1:
                yield from self._flush()
            self.pieces.append((" ", False))
        elif tag not in _INLINE:
            yield from self._flush()
            self.trail.append(self._opened(element, tag))
        if tag == "a":
            self.links += 1
        elif tag == "time" and (moment := element.get("datetime")):
            self.times.append(moment)
        self._add(element.text, element.sourceline or 0)

    def _end(self, tag: str) -> Iterator[Block]:
        self.closed = tag in _INLINE
        if tag == "a":
            self.links = max(0, self.links - 1)
        elif tag not in _INLINE and tag != "br":
            yield from self._flush()
            self.trail.pop()

    def _opened(self, element: html.HtmlElement, tag: str) -> _Open:
        above = self.trail[-1] if self.trail else None
        within = above.within if above else ()
        names = _NAMES[tag in _HEADINGS :]
        said = element.items()
        own = (value for name, value in said if name in names or _COMPONENT.fullmatch(name))
        return _Open(
            tag,
            element.sourceline or 0,
            self.count,
            (*within, tag) if tag in LANDMARKS else within,
            " ".join([name[:200] for name in own if name]),
            self._cell(tag, above.cell if above else (0, 0)),
        )

    def _words(self, names: str) -> frozenset[str]:
        if names not in self.words:
            self.words[names] = frozenset(word.lower() for word in _WORD.findall(names))
        return self.words[names]

    def _cell(self, tag: str, above: tuple[int, int]) -> tuple[int, int]:
        if tag == "tr":
            return self.count, 0
        return (above[0], self.count) if tag in {"td", "th"} else above

    def _add(self, text: str | None, line: int) -> None:
        if not text:
            return
        if text.strip():
            if not any(piece.strip() for piece, _ in self.pieces):
                self.line = line
            self.breaks = 0
        self.closed = False
        self.pieces.append((text, self.links > 0))

    def _flush(self) -> Iterator[Block]:
        found = "".join([piece for piece, _ in self.pieces])
        text = "" if not found or found.isspace() else " ".join(normalise(found).split())
        linked = sum(len(piece.strip()) for piece, link in self.pieces if link)
        times, self.pieces, self.times, self.breaks = tuple(self.times), [], [], 0
        if not text or not self.trail:
            return
        here = self.trail[-1]
        yield Block(
            text=text,
            line=self.line or here.line,
            tag=here.tag,
            within=here.within,
            trail=tuple(opened.number for opened in self.trail),
            words=frozenset().union(*(self._words(each.names) for each in self.trail[-3:])),
            linked=min(1.0, linked / len(text)),
            cell=here.cell,
            times=times,
        )
