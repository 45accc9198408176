"""Turns a briefing page into one file, and the articles of an event into references."""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final
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
Record = Mapping[str, Any]
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# What TeX takes for an order: "&", "{", "\".
_ORDER: Final = re.compile(r"[\\{}&%$#_~^]")
_NAMED: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
# A name that BibTeX would part otherwise than its person: "Town of Pell, Press Office".
_WHOLE_NAME: Final = re.compile(r",|\band\b")
# What no key of an entry may hold.
_NO_KEY: Final = re.compile(r"[^A-Za-z0-9:-]+")


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


def csl(articles: Iterable[Record]) -> str:
    """The articles as CSL-JSON; a key is left out where nothing is known."""
    return json.dumps([_csl(each) for each in articles], ensure_ascii=False, indent=1) + "\n"


def bibtex(articles: Iterable[Record]) -> str:
    """The articles as BibTeX in UTF-8; a field is left out where nothing is known."""
    return "\n".join(map(_bibtex, articles))


def _csl(article: Record) -> Record:
    record = {
        "id": article["id"],
        "type": "article-newspaper",
        "title": article["title"],
        "container-title": article["outlet"],
        "author": [{"literal": name} for name in article["authors"]],
        "issued": {"date-parts": _days(article["published"])},
        "URL": article["url"],
        "language": article["language"],
    }
    return {key: value for key, value in record.items() if value and value != {"date-parts": []}}


def _days(published: Record | None) -> Sequence[Sequence[int]]:
    """The first and the last day, one where they are the same, each as year, month, day."""
    days = dict.fromkeys((published["earliest"], published["latest"])) if published else {}
    return [[int(part) for part in day.split("-")] for day in days]


def _bibtex(article: Record) -> str:
    days = _days(article["published"])
    years, months = ({day[place] for day in days} for place in (0, 1))
    fields = {
        "title": _braced(article["title"]),
        "author": " and ".join(map(_author, article["authors"])),
        "howpublished": _escaped(article["outlet"]),
        "year": str(days[0][0]) if len(years) == 1 else "",
        "day": str(days[0][2]) if len(days) == 1 else "",
        "url": article["url"].replace("{", "%7B").replace("}", "%7D"),
        "language": _escaped(article["language"]),
    }
    rows = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if len(years) == len(months) == 1:
        rows.append(f"  month = {_MONTHS[days[0][1] - 1]},\n")
    return f"@misc{{{_NO_KEY.sub('-', article['id'])},\n{''.join(rows)}}}\n"


def _braced(text: str) -> str:
    """Braces keep the letters of a title as they are."""
    return f"{{{_escaped(text)}}}" if text else ""


def _author(name: str) -> str:
    return f"{{{_escaped(name)}}}" if _WHOLE_NAME.search(name) else _escaped(name)


def _escaped(text: str) -> str:
    return _ORDER.sub(lambda m: _NAMED.get(m[0], f"\\{m[0]}"), text)
