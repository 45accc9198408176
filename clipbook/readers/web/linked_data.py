"""Turns the JSON-LD of a page into what it states of its article (schema.org NewsArticle etc.)."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

from lxml import html
from msgspec import Struct

from clipbook.readers.web.blocks import parse
from clipbook.readers.web.escaped import unescaped
from clipbook.text.normalise import normalise

# A tag: "<p>".
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
MAX_SCRIPT: Final = 2_000_000
"""A script of more characters is not read."""
MAX_NODES: Final = 5_000
"""At most this many nodes are looked at."""

ARTICLES: Final = ("Article", "Posting", "Report", "Review")
"""How the names of the kinds of article in schema.org end."""

Node = Mapping[str, Any]


class LinkedData(Struct, frozen=True, kw_only=True):
    """What the JSON-LD states; a field is empty where it does not say."""

    headline: str = ""
    description: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    language: str = ""


def find_linked_data(root: html.HtmlElement) -> LinkedData:
    """What the page's JSON-LD states of its article; what is not JSON is passed over."""
    nodes = list(_nodes(root))
    named = {str(node["@id"]): node for node in nodes if node.get("@id") and node.get("name")}
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return LinkedData(published=_texts(nodes, "datePublished"))
    main = max(articles, key=lambda node: sum(bool(node.get(key)) for key in _TELLING))
    return LinkedData(
        headline=_text(main.get("headline") or main.get("name")),
        description=_text(main.get("description")),
        body=_body(main),
        authors=tuple(dict.fromkeys(_names(main.get("author"), named))),
        published=_texts([main, *articles], "datePublished"),
        publisher=next(_names(main.get("publisher"), named), ""),
        url=_address(main),
        language=_text(main.get("inLanguage")),
    )


# What an article that is the page's own tells of itself.
_TELLING: Final = ("headline", "datePublished", "author", "articleBody", "publisher", "description")


def _nodes(root: html.HtmlElement) -> Iterator[Node]:
    """The objects of all JSON-LD scripts, outermost first."""
    scripts = (s for s in root.iter("script") if "ld+json" in (s.get("type") or "").lower())
    waiting = deque(_parsed(script.text or "") for script in scripts)
    for _ in range(MAX_NODES):
        value = waiting.popleft() if waiting else None
        if isinstance(value, list):
            waiting.extendleft(reversed(value[:MAX_NODES]))
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in ("@graph", "mainEntity", "author") if key in value]


def _parsed(text: str) -> Any:  # noqa: ANN401 - JSON may be anything, and stops being so here
    if len(text) > MAX_SCRIPT:
        return None
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(node: Node) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.endswith(ARTICLES) for k in kinds)


def _text(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return ""
    return " ".join(normalise(_unescaped(value)).split())


def _unescaped(text: str) -> str:
    """`text` with its character references resolved: pages often escape inside JSON."""
    return unescape(text) if "&" in text else text


def _paragraphs(value: object) -> str:
    """A stated body as lines of text, without the tags and references that some put into it."""
    if not isinstance(value, str) or not value.strip():
        return ""
    text = unescaped(value)
    if not _TAG.search(text):
        return unescape(text)
    document = parse(text)
    return "\n".join(block.text for block in document.blocks) if document else ""


def _body(main: Node) -> str:
    """The stated body of an article, or the entries of a live blog, newest first as they stand."""
    updates = main.get("liveBlogUpdate")
    entries = updates if isinstance(updates, list) else [updates]
    told = (
        (_text(entry.get("headline")), _paragraphs(entry.get("articleBody")))
        for entry in entries[:MAX_NODES]
        if isinstance(entry, dict)
    )
    lines = (line for pair in told for line in pair if line)
    return _paragraphs(main.get("articleBody")) or "\n".join(lines)


def _texts(nodes: list[Node], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for node in nodes if (text := _text(node.get(key)))))


def _names(value: object, named: Mapping[str, Node]) -> Iterator[str]:
    """The names of persons or organisations, given outright or by reference."""
    waiting = [value]
    for _ in range(100):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, str):
            yield _text(value)
        elif isinstance(value, dict):
            name = value.get("name") or named.get(str(value.get("@id")), {}).get("name")
            waiting[:0] = name if isinstance(name, list) else [name]


def _address(node: Node) -> str:
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        address = value.get("@id") if isinstance(value, dict) else value
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            return address.split("#")[0]
    return ""
