"""Turns a mail that lists articles of others, such as a news alert, into those articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

from lxml import html

from clipbook.model import Article
from clipbook.readers.web.addresses import is_address, without_addresses
from clipbook.readers.web.blocks import PageTree, parse
from clipbook.readers.web.linked_data import ARTICLES
from clipbook.text.markup import escape
from clipbook.text.normalise import normalise, on_one_line

# The parameters under which a redirect keeps the address that it leads to.
_TARGETS: Final = ("url", "q", "u")
# What parts two paragraphs: a line without text.
_BLANK: Final = re.compile(r"\n[ \t]*\n")
FEWEST_ITEMS: Final = 3
"""A mail lists articles where it has so many."""
MOSTLY_LINK: Final = 0.6
"""A block with a larger share of its characters inside links leads elsewhere."""
LABEL: Final = 40
"""A text of fewer characters is a label."""
FEWEST: Final = 4
"""A linked line of fewer words is a button, not a headline."""


def find_items(source: str) -> tuple[Article, ...]:
    """The articles that a mail marks as such (schema.org) or leads to through redirects.

    None where it marks none: then it is an article itself.
    """
    document = parse(source)
    if document is None:
        return ()
    marked = (
        each
        for each in document.root.iter()
        if "itemscope" in each.attrib and (each.get("itemtype") or "").endswith(ARTICLES)
    )
    found = tuple(item for each in marked if (item := _marked(each)))
    return found or tuple(_redirected(document.root)) or _headed(document)


def find_plain_items(text: str) -> tuple[Article, ...]:
    """The articles that the plain text of an alert lists: title and outlet, a summary, a link."""
    found = []
    for paragraph in _BLANK.split(normalise(text)):
        *lines, last = paragraph.strip().split("\n")
        address = last.strip(" <>")
        if lines and target_of(address) != address:
            title, dash, outlet = lines[0].strip().rpartition(" - ")
            named = (title, outlet) if dash else (outlet, "")
            found.append(_item(named[0], target_of(address), named[1], " ".join(lines[1:])))
    return tuple(item for item in found if item.title)


def _headed(document: PageTree) -> tuple[Article, ...]:
    """The articles of a newsletter: headings that are links, each with text below it.

    None where fewer than FEWEST_ITEMS have text, or where more text stands above the first.
    """
    links = {
        _text(heading): link.get("href") or ""
        for heading in document.root.iter("h1", "h2", "h3", "h4")
        for link in heading.iter("a")
        if _text(link) == _text(heading)
    }
    texts: dict[str, list[str]] = {"": []}
    title = ""
    for block in document.blocks:
        if block.is_heading and block.text in links:
            title = block.text
            texts.setdefault(title, [])
        elif block.linked < MOSTLY_LINK and len(block.text) >= LABEL:
            texts[title].append(block.text)
    above = sum(map(len, texts.pop("")))
    items = {title: found[:1] for title, found in texts.items() if found}
    if len(items) < FEWEST_ITEMS or above > sum(len(found[0]) for found in items.values()):
        return ()
    return tuple(_item(title, links[title], "", found[0]) for title, found in items.items())


def target_of(address: str) -> str:
    """The address that a redirect leads to; `address` where it is none."""
    try:
        parts = urlsplit(address)
        asked = parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return address
    if "url" not in parts.path.rsplit("/", 1)[-1]:
        return address
    targets = (asked[name][0] for name in _TARGETS if name in asked)
    return next(filter(is_address, targets), address)


def _marked(item: html.HtmlElement) -> Article | None:
    said = {
        name: element for element in item.iter() for name in (element.get("itemprop") or "").split()
    }
    link = said.get("url")
    title = _text(said.get("headline", said.get("name")))
    address = target_of(link.get("href") or "") if link is not None else ""
    if not title:
        return None
    return _item(title, address, _text(said.get("publisher")), _text(said.get("description")))


def _redirected(root: html.HtmlElement) -> Iterator[Article]:
    """The headlines that are links through a redirect, each with the text beside it."""
    for link in root.iter("a"):
        address = link.get("href") or ""
        target, title = target_of(address), _text(link)
        if target == address or len(title.split()) < FEWEST:
            continue
        around = next((each for each in link.iterancestors("td", "li", "div")), None)
        beside = _text(around).replace(title, "", 1).strip() if around is not None else ""
        yield _item(title, target, "", beside)


def _item(title: str, address: str, outlet: str, text: str) -> Article:
    return Article(
        id="",
        title=title,
        outlet=outlet,
        url=address if is_address(address) else "",
        body=escape(without_addresses(text)),
    )


def _text(element: html.HtmlElement | None) -> str:
    return "" if element is None else on_one_line(element.text_content())
