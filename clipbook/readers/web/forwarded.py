"""Turns a mail that carries articles of others, forwarded or listed, into those articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

from lxml import html
from msgspec.structs import replace

from clipbook.model import Article, Removed
from clipbook.readers.web.blocks import PageTree, parse
from clipbook.readers.web.linked_data import ARTICLES
from clipbook.readers.web.moments import published_of
from clipbook.text.addresses import linkable, without_addresses
from clipbook.text.markup import escape, plain
from clipbook.text.normalise import normalise, on_one_line

# How the head of a forwarded mail begins: "---------- Forwarded message --------- From: ".
_BEGINS: Final = re.compile(
    r"(?:-{2,20}\s?)?(?:begin forwarded message|forwarded (?:message|by)|original message"
    r"|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato)"
    r"\s?:?(?:\s?-{2,20})?",
    re.IGNORECASE,
)
# A header in it: "From: ", "*Subject:* ".
_HEADER: Final = re.compile(
    r"\*?\b(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To|Von|Gesendet|Datum|Betreff|An|De|Objet"
    r"|Envoyé|À|Fecha|Enviado|Asunto|Para|Da|Data|Inviato|Oggetto|A|Van|Verzonden|Aan|Onderwerp"
    r"|Fra|Sendt|Til|Emne|Från|Skickat|Till|Ämne|Assunto|Enviada em|Odesláno|Wysłano|Temat)"
    r"[ \u00a0]?:\*?\s",
)
_SENDERS: Final = frozenset({"From", "Von", "De", "Da", "Van", "Fra", "Från"})
_DAYS: Final = frozenset(
    "Date|Sent|Datum|Gesendet|Envoyé|Fecha|Enviado|Data|Inviato|Verzonden|Sendt|Skickat|Enviada em"
    "|Wysłano".split("|")
)
_SUBJECTS: Final = frozenset(
    "Subject Betreff Objet Asunto Oggetto Onderwerp Emne Ämne Assunto Temat".split()
)
_DEEPEST: Final = 5
"""A forwarded mail that forwards one is undone so often."""
_REACH: Final = 5
"""The forwarded mail begins within so many paragraphs, behind what its reader wrote above it."""
_LONGEST: Final = 1_500
"""Its head is shorter than this."""


def of_forwarded(article: Article) -> Article:
    """`article` without what stands above a forwarded mail, with that mail's own headers.

    So for each mail within another.
    """
    for _ in range(_DEEPEST):
        inner = _once(article)
        if inner is article:
            break
        article = inner
    return article


def _once(article: Article) -> Article:
    paragraphs = article.body.split("\n\n")
    for i, paragraph in enumerate(paragraphs[:_REACH]):
        text = plain(paragraph[:_LONGEST])
        if _BEGINS.match(text):
            both = (
                text
                if _HEADER.search(text)
                else f"{text} {plain(''.join(paragraphs[i + 1 : i + 2]))}"
            )
            rest = i + 1 if both is text else i + 2
            return _forwarded(article, paragraphs, rest, _headers(both))
        if _HEADER.match(text) and _is_head(headers := _headers(text)):
            return _forwarded(article, paragraphs, i + 1, headers)
    return article


def _is_head(headers: dict[str, str]) -> bool:
    """Whether headers are those of a mail, as Outlook puts them above one without any mark."""
    return all(_value(headers, names) for names in (_SENDERS, _DAYS, _SUBJECTS))


def _headers(text: str) -> dict[str, str]:
    parts = _HEADER.split(text[:_LONGEST])
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return {name: value.strip(" *") for name, value in pairs}


def _forwarded(
    article: Article, paragraphs: list[str], rest: int, headers: dict[str, str]
) -> Article:
    dropped = (
        Removed(1, plain(text)[:_LONGEST], "above the forwarded mail") for text in paragraphs[:rest]
    )
    sender = _value(headers, _SENDERS).split("<")[0].strip(" \"'[")
    return replace(
        article,
        title=_value(headers, _SUBJECTS) or article.title,
        outlet=sender if sender and "@" not in sender and "e-mail" not in sender else "",
        published=published_of(_value(headers, _DAYS)) or article.published,
        body="\n\n".join(paragraphs[rest:]),
        removed=(*dropped, *article.removed),
    )


def _value(headers: dict[str, str], names: frozenset[str]) -> str:
    return next((value for name, value in headers.items() if name in names), "")


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
    return next(filter(linkable, targets), address)


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
        url=linkable(address),
        body=escape(without_addresses(text)),
    )


def _text(element: html.HtmlElement | None) -> str:
    return "" if element is None else on_one_line(element.text_content())
