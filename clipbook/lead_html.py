"""Turns the editor's own Markdown into safe HTML; the only use of the markdown and nh3 packages."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct

from clipbook.text.addresses import linkable

# The start of an address that names its own scheme: "javascript:", "HTTPS:", "data:".
_SCHEME: Final = re.compile(r"[^/?#:]{0,200}:")
# What browsers drop from an address before they read its scheme: tabs, line ends, controls, spaces.
_DROPPED: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\ufeff]")
# Headings that would stand beside the page's own, in HTML that is clean: "<h1>", "</h2>".
_FIRST: Final = re.compile(r"(</?)h1(?=[ >])")
_FIRST_TWO: Final = re.compile(r"(</?)h[12](?=[ >])")
_REL: Final = "noopener"
# The sign before a character reference that no character has: "&" in "&#1234567890;".
_TOO_LONG: Final = re.compile(r"&(?=#\w{9})")
"""What is said of every link: where it leads learns nothing of the page and cannot change it."""

INLINE: Final = frozenset(
    "a abbr b bdi br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u "
    "var wbr".split()
)
BLOCKS: Final = frozenset(
    "blockquote caption dd details div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody "
    "td tfoot th thead tr ul".split()
)
ATTRIBUTES: Final = {
    "*": frozenset({"dir", "lang", "title"}),
    "a": frozenset({"href"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start"}),
    "th": frozenset({"scope"}),
    "time": frozenset({"datetime"}),
}
"""What an element may carry: nothing that dresses it, names it, fetches or runs anything."""
_KEPT: Final = INLINE | BLOCKS
_ADDRESSES: Final = frozenset({"href", "src"})
# Elements that go with all they hold: it is no text, or is read by rules of its own.
_WITH_CONTENT: Final = frozenset(
    "audio canvas iframe math noembed noframes noscript object plaintext script select style svg "
    "template textarea title video xmp".split()
)


class _Rules(Struct, frozen=True):
    """What of an editor's Markdown stays: `headings` become others in Markdown, `too_high` in HTML.

    `attributes` are by element; an `img` among them is kept. `silent` are those that the renderer
    writes itself, which go without a word.
    """

    headings: Mapping[str, str]
    too_high: re.Pattern[str]
    lowest: str
    attributes: Mapping[str, frozenset[str]]
    silent: frozenset[tuple[str, str]] = frozenset({("a", "rel")})
    extensions: tuple[type[Extension], ...] = ()


_LEAD: Final = _Rules(
    headings={"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"},
    too_high=_FIRST_TWO,
    lowest=r"\1h3",
    attributes=ATTRIBUTES,
)
_PAGE: Final = _Rules(
    headings={"h1": "h2"},
    too_high=_FIRST,
    lowest=r"\1h2",
    attributes={
        **ATTRIBUTES,
        "img": frozenset({"src", "alt", "width", "height"}),
        "li": frozenset({"value", "id"}),
        "sup": frozenset({"id"}),
    },
    silent=frozenset({("a", "rel"), ("a", "class"), ("div", "class")}),
    extensions=(TableExtension, FootnoteExtension),
)


class Rendered(Struct, frozen=True):
    """Safe HTML, and what of the Markdown is not in it: tags, attributes, addresses, each once."""

    html: str
    refused: tuple[str, ...] = ()


def render_block(text: str) -> Rendered:
    """Markdown as HTML; of the HTML in it what is in INLINE, BLOCKS and ATTRIBUTES stays.

    Links lead to safe schemes only, pictures are left out. Headings stand below the page's own: `#`
    becomes `h3`. What nests deeper than the renderer can follow, or would be read otherwise a
    second time, is printed as it is written.
    """
    return _rendered(text, _Safe(_LEAD, {}, raw="<" in text))


def render_page(text: str, pictures: Mapping[str, str]) -> Rendered:
    """Markdown as the HTML of a page, with tables and footnotes; `#` becomes `h2`.

    As `render_block`, but a picture of the site's own stays: `pictures` are their addresses, by
    their names in static/.
    """
    return _rendered(text, _Safe(_PAGE, pictures, raw="<" in text))


def _rendered(text: str, made: _Safe) -> Rendered:
    text = _TOO_LONG.sub("&amp;", text)
    engine = Markdown(
        extensions=[*(each() for each in made.rules.extensions), made], output_format="html"
    )
    try:
        found = engine.convert(text)
    except RecursionError:
        return Rendered(_as_written(text))
    if not made.raw:
        return Rendered(found, tuple(dict.fromkeys(made.refused)))
    census = _Census(made)
    census.feed(found)
    census.close()
    clean = made.clean(found).strip()
    shown = clean if made.clean(clean) == clean else _as_written(text)
    refused = tuple(dict.fromkeys((*made.refused, *census.refused)))
    return Rendered(made.rules.too_high.sub(made.rules.lowest, shown), refused)


def _as_written(text: str) -> str:
    paragraphs = (part.strip() for part in text.split("\n\n"))
    return "\n".join(f"<p>{html.escape(part)}</p>" for part in paragraphs if part)


class _Safe(Extension):
    """Mends the tree; without `raw`, HTML is text. `refused` are the addresses taken away."""

    def __init__(self, rules: _Rules, pictures: Mapping[str, str], *, raw: bool) -> None:
        super().__init__()
        self.rules = rules
        self.raw = raw
        self.refused: list[str] = []
        self._pictures = pictures

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the package's own name)
        """Changes `md`, as the package asks of an extension."""
        if not self.raw:
            md.preprocessors.deregister("html_block")
            md.inlinePatterns.deregister("html")
        if "img" not in self.rules.attributes:
            md.inlinePatterns.deregister("image_link")
            md.inlinePatterns.deregister("image_reference")
        md.treeprocessors.register(_Mender(md, self), "clipbook-safe", 0)

    def keeps(self, tag: str) -> bool:
        """Whether an element stays."""
        return tag in _KEPT or (tag == "img" and tag in self.rules.attributes)

    def address(self, name: str, value: str) -> str:
        """The address in an attribute as it may stand; empty where it may not."""
        return self._picture(value) if name == "src" else _safe(value)

    def _picture(self, address: str) -> str:
        """The address of a picture of the site's own; what is not there stays, to be found dead."""
        if ":" in address or not _safe(address) or address.startswith("/"):
            return ""
        name = unquote(address).removeprefix("../").removeprefix("static/")
        return self._pictures.get(name, address)

    def clean(self, dirty: str) -> str:
        """The HTML without what is not kept, its elements closed."""
        import nh3  # noqa: PLC0415 - few write HTML, and nobody else pays for it

        pictures = {"img"} & self.rules.attributes.keys()
        return nh3.clean(
            dirty,
            tags=set(_KEPT) | pictures,
            clean_content_tags=set(_WITH_CONTENT),
            attributes={tag: set(names) for tag, names in self.rules.attributes.items()},
            attribute_filter=self._filtered,
            url_schemes={"http", "https", "mailto"},
            set_tag_attribute_values={"a": {"rel": _REL}},
            link_rel=None,
        )

    def _filtered(self, _: str, name: str, value: str) -> str | None:
        """The value of an attribute that may stay; None for an address that is not safe."""
        return (self.address(name, value) or None) if name in _ADDRESSES else value


class _Parser(HTMLParser):
    """Reads sections such as `<![if x]>` and `<![odd[` as browsers do, as comments.

    The parser that it stands on raises AssertionError where it does not know a section's name.
    """

    def parse_html_declaration(self, i: int) -> int:
        """Where what begins with `<!` at `i` ends; -1 where it does not."""
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)


class _Census(_Parser):
    """Collects what of some HTML is not kept."""

    def __init__(self, made: _Safe) -> None:
        super().__init__()
        self.refused: list[str] = []
        self._made = made

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._made.keeps(tag):
            self.refused.append(f"<{tag}>")
            return
        attributes = self._made.rules.attributes
        kept = attributes["*"] | attributes.get(tag, frozenset())
        for name, value in attrs:
            if name in _ADDRESSES and name in kept and not self._made.address(name, value or ""):
                self.refused.append(value or name)
            elif name not in kept and (tag, name) not in self._made.rules.silent:
                self.refused.append(name)


class _Mender(Treeprocessor):
    """Takes unsafe addresses away and puts headings below the page's own."""

    def __init__(self, md: Markdown, made: _Safe) -> None:
        super().__init__(md)
        self._made = made

    def run(self, root: Element) -> None:
        """Changes the tree below `root`."""
        for element in root.iter():
            element.tag = self._made.rules.headings.get(element.tag, element.tag)
            element.attrib.pop("style", None)  # of a table's column; the pages' policy takes none
            for name in _ADDRESSES.intersection(element.keys()):
                address = element.get(name, "")
                if name == "href":
                    element.set("rel", _REL)
                if safe := self._made.address(name, address):
                    element.set(name, safe)
                else:
                    del element.attrib[name]
                    self._made.refused.append(address)


def _safe(address: str) -> str:
    """The address as it may be linked, its host as it is looked up; empty where it may not be."""
    bare = _DROPPED.sub("", html.unescape(address))  # as a browser will read it
    if bare.startswith(("//", "\\", "/\\")):
        return ""
    m = _SCHEME.match(bare)
    if m is None or m.group().lower() == "mailto:":
        return address
    written = m.group().lower() + bare[m.end() :]
    linked = linkable(written)
    return address if linked == written else linked
