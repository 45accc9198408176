"""Turns the editor's own Markdown into safe HTML; the only use of the markdown and nh3 packages."""

from __future__ import annotations

import html
import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct

from clipbook.text.addresses import linkable
from clipbook.text.html_parser import Parser

# The start of an address that names its own scheme: "javascript:", "HTTPS:", "data:".
_SCHEME: Final = re.compile(r"[^/?#:]{0,200}:")
# What browsers drop from an address before they read its scheme: tabs, line ends, controls, spaces.
_DROPPED: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\ufeff]")
_HEADINGS: Final = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
# A heading that would stand beside the page's own, in HTML that is clean: "<h1>", "</h2>".
_TOO_HIGH: Final = re.compile(r"(</?)h[12](?=[ >])")
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
# Elements that go with all they hold: it is no text, or is read by rules of its own.
_WITH_CONTENT: Final = frozenset(
    "audio canvas iframe math noembed noframes noscript object plaintext script select style svg "
    "template textarea title video xmp".split()
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
    text = _TOO_LONG.sub("&amp;", text)
    made = _Safe(raw="<" in text)
    engine = Markdown(extensions=[made], output_format="html")
    try:
        found = engine.convert(text)
    except RecursionError:
        return Rendered(_as_written(text))
    if not made.raw:
        return Rendered(found, tuple(dict.fromkeys(made.refused)))
    census = _Census()
    census.feed(found)
    census.close()
    clean = _clean(found).strip()
    shown = clean if _clean(clean) == clean else _as_written(text)
    refused = tuple(dict.fromkeys((*made.refused, *census.refused)))
    return Rendered(_TOO_HIGH.sub(r"\1h3", shown), refused)


def _as_written(text: str) -> str:
    paragraphs = (part.strip() for part in text.split("\n\n"))
    return "\n".join(f"<p>{html.escape(part)}</p>" for part in paragraphs if part)


def _clean(dirty: str) -> str:
    """The HTML without what is not kept, its elements closed."""
    import nh3  # noqa: PLC0415 - few write HTML, and nobody else pays for it

    return nh3.clean(
        dirty,
        tags=set(_KEPT),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto"},
        set_tag_attribute_values={"a": {"rel": _REL}},
        link_rel=None,
    )


def _filtered(_: str, name: str, value: str) -> str | None:
    """The value of an attribute that may stay; None for an address that is not safe."""
    return (_safe(value) or None) if name == "href" else value


class _Census(Parser):
    """Collects what of some HTML is not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KEPT:
            self.refused.append(f"<{tag}>")
            return
        kept = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset())
        for name, value in attrs:
            if name == "href" and name in kept and not _safe(value or ""):
                self.refused.append(value or name)
            elif name not in kept and (tag, name) != ("a", "rel"):
                self.refused.append(name)


class _Safe(Extension):
    """Mends the tree; without `raw`, HTML is text. `refused` are the addresses taken away."""

    def __init__(self, *, raw: bool) -> None:
        super().__init__()
        self.raw = raw
        self.refused: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the package's own name)
        """Changes `md`, as the package asks of an extension."""
        if not self.raw:
            md.preprocessors.deregister("html_block")
            md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("image_link")
        md.inlinePatterns.deregister("image_reference")
        md.treeprocessors.register(_Mender(md, self.refused), "clipbook-safe", 0)


class _Mender(Treeprocessor):
    """Takes unsafe addresses away and puts headings below the page's own."""

    def __init__(self, md: Markdown, refused: list[str]) -> None:
        super().__init__(md)
        self._refused = refused

    def run(self, root: Element) -> None:
        """Changes the tree below `root`."""
        for element in root.iter():
            element.tag = _HEADINGS.get(element.tag, element.tag)
            address = element.get("href")
            if address is None:
                continue
            element.set("rel", _REL)
            if safe := _safe(address):
                element.set("href", safe)
            else:
                del element.attrib["href"]
                self._refused.append(address)


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
