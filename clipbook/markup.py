"""Turns the editor's own Markdown into safe HTML; the only use of the markdown package."""

from __future__ import annotations

import html
import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from clipbook.text.addresses import linkable

# The start of an address that names its own scheme: "javascript:", "HTTPS:", "data:".
_SCHEME: Final = re.compile(r"[^/?#:]{0,200}:")
# What browsers drop from an address before they read its scheme: tabs, line ends, controls, spaces.
_DROPPED: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\ufeff]")
_HEADINGS: Final = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}


def render_block(text: str) -> str:
    """Markdown as HTML: raw HTML is printed as text, links lead to safe schemes only.

    Pictures are left out. Headings stand below the page's own: `#` becomes `h3`. What nests deeper
    than the renderer can follow is printed as it is written.
    """
    engine = Markdown(extensions=[_Safe()], output_format="html")
    try:
        return engine.convert(text)
    except RecursionError:
        paragraphs = (part.strip() for part in text.split("\n\n"))
        return "\n".join(f"<p>{html.escape(part)}</p>" for part in paragraphs if part)


class _Safe(Extension):
    """Switches raw HTML off and mends the tree that is left."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the package's own name)
        """Changes `md`, as the package asks of an extension."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("image_link")
        md.inlinePatterns.deregister("image_reference")
        md.treeprocessors.register(_Mender(md), "clipbook-safe", 0)


class _Mender(Treeprocessor):
    """Takes unsafe addresses away and puts headings below the page's own."""

    def run(self, root: Element) -> None:
        """Changes the tree below `root`."""
        for element in root.iter():
            element.tag = _HEADINGS.get(element.tag, element.tag)
            address = element.get("href")
            if address is None:
                continue
            if safe := _safe(address):
                element.set("href", safe)
            else:
                del element.attrib["href"]


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
