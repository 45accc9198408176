"""Turns a page of a site into one file that needs no other: to send, to keep, to print."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import posixpath
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

Get = Callable[[str], bytes | None]
"""Gives the bytes of what a page asks for by a relative address; None where it is not there."""

# What a stylesheet asks for: "url(a.woff2)", "url('a.png')".
_ASKED: Final = re.compile(
    r"""url\(\s{0,9}["']?(?P<name>(?!data:|#)[^"')\s]{1,999})["']?\s{0,9}\)"""
)
_POLICY: Final = (
    "default-src 'none'; style-src 'sha256-{}'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def embed(page: bytes, get: Get, address: str) -> bytes:
    """The page with its styles, pictures and fonts inside, and without scripts.

    It prints what the page prints. A link to another page leads to it where the site has an
    `address`, else nowhere.
    """
    document = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))
    style = "\n".join(_styles(document, get))
    for element in document.xpath("//script[@src] | //link[not(@rel='canonical')]"):
        element.drop_tree()  # its text goes with it, what stands behind it stays
    for element in document.xpath("//img[@src]"):
        element.set("src", _data(element.get("src"), get))
    for element in document.xpath("//a[@href]"):
        _lead(element, address)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    for policy in document.xpath("//meta[@http-equiv='Content-Security-Policy']"):
        policy.set("content", _POLICY.format(digest))
    for title in document.xpath("//title"):
        inside = lxml.html.Element("style")
        inside.text = style
        title.addprevious(inside)
    text: bytes = lxml.html.tostring(document, encoding="utf-8", doctype="<!doctype html>")
    return text + b"\n"


def _styles(document: HtmlElement, get: Get) -> list[str]:
    """The stylesheets of a page, with what they ask for inside."""
    sheets = []
    for link in document.xpath("//link[@rel='stylesheet']/@href"):

        def inside(m: re.Match[str], link: str = link) -> str:
            return f"url({_data(posixpath.join(posixpath.dirname(link), m['name']), get)})"

        text = (get(link) or b"").decode("utf-8", "replace").replace("</", "<\\/")
        sheets.append(_ASKED.sub(inside, text))
    return sheets


def _data(address: str, get: Get) -> str:
    """The address of a file as one that holds it; its name where there is none."""
    if urlsplit(address).scheme:
        return address
    found = get(address)
    if found is None:
        return posixpath.basename(address)
    kind = mimetypes.guess_type(urlsplit(address).path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(found).decode()}"


def _lead(link: HtmlElement, address: str) -> None:
    """Makes a link to another page of the site a whole one, or none."""
    target = link.get("href", "")
    if target.startswith("#") or urlsplit(target).scheme:
        return
    if address:
        link.set("href", urljoin(address, target))
    else:
        del link.attrib["href"]
