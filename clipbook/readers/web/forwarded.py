"""Turns a mail that carries articles of others, forwarded or listed, into those articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import parse_qs, urlsplit

from lxml import html
from msgspec.structs import replace

from clipbook.model import Article, Removed
from clipbook.readers.web.blocks import PageTree, parse
from clipbook.readers.web.bylines import SENTENCE_END
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
# How the redirect of an alert begins: "https://www.google.com/url?rct=j&url=".
_ALERT: Final = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?")
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
    return found or _listed(document)


def find_plain_items(text: str) -> tuple[Article, ...]:
    """The articles that a plain text lists: title, summary, address; of an alert the outlet, too.

    None where it leads to fewer than FEWEST_ITEMS, and is no alert.
    """
    found, alerted = [], []
    for paragraph in _BLANK.split(normalise(text)):
        title, *lines = map(str.strip, paragraph.strip().split("\n"))
        address = lines[-1].strip("<>") if lines else ""
        summary, target = " ".join(lines[:-1]), target_of(address)
        if not summary or not linkable(address) or SENTENCE_END.search(title):
            continue
        headline, dash, outlet = title.rpartition(" - ")
        if _ALERT.match(address):
            named = (headline, outlet) if dash else (outlet, "")
            alerted.append(_item(named[0], target, named[1], summary))
        else:
            found.append(_item(title, target, "", summary))
    return tuple(alerted or (found if len(found) >= FEWEST_ITEMS else ()))


def _listed(document: PageTree) -> tuple[Article, ...]:
    """The articles that a mail leads to: linked headlines, each with text behind or below it.

    None where fewer than FEWEST_ITEMS have text and none is an alert's, or where more text stands
    above the first than one of them has.
    """
    links = {_text(link): link.get("href") or "" for link in document.root.iter("a")}
    links = {text: address for text, address in links.items() if text and address}
    starts = {tuple(text.split()[:FEWEST]): text for text in links if len(text.split()) >= FEWEST}
    texts: dict[str, list[str]] = {"": []}
    title = ""
    for block in document.blocks:
        text = block.text
        begun = starts.get(tuple(text.split()[:FEWEST]), text if block.is_heading else "")
        rest = text.removeprefix(begun).strip()
        if begun in links and text.startswith(begun) and not rest[:1].islower():
            title, text = begun, rest
            texts.setdefault(title, [])
        elif block.linked >= MOSTLY_LINK and (texts[title] or not title):
            continue  # a button; but what stands right below a headline may be its outlet
        texts[title] += [text] if text else []
    above = sum(len(text) for text in texts.pop("") if len(text) >= LABEL)
    items = [_lead(title, links[title], found) for title, found in texts.items()]
    alerted = [item for item in items if _ALERT.match(links[item.title])]
    told = [item for item in items if len(item.body) >= LABEL]
    if len(told) < FEWEST_ITEMS or above > max(len(item.body) for item in told):
        told = []
    return tuple(alerted or told)


def _lead(title: str, address: str, texts: Sequence[str]) -> Article:
    """The article that a headline leads to; a redirect names its outlet between it and the text."""
    target = target_of(address)
    text = next((text for text in texts if len(text) >= LABEL), "")
    if target == address:
        return _item(title, target, "", text)
    first = "".join(texts[:1])
    return _item(title, target, first if text and text != first else "", text or first)


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
