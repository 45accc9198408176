"""Turns the data of a page for machines into what it states of its article.

That is JSON-LD (schema.org NewsArticle etc.), and what pages that a script builds in the browser
keep as JSON: `__NEXT_DATA__`, `window.__INITIAL_STATE__ = {...}`.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any, Final

from lxml import html
from msgspec import Struct

from clipbook.readers.web.blocks import parse, unescaped
from clipbook.readers.web.bylines import SENTENCE_END
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


# Where a script assigns data: `window.__STATE__ = {`, `Fusion.globalContent=[`.
_ASSIGNED: Final = re.compile(r"[\w$\]\"')]\s{0,9}=\s{0,9}(?=[\[{])")
# A tag: "<p>".
_STATE_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
MAX_DATA: Final = 4_000_000
"""A script of more characters is not read."""
MAX_SCRIPTS: Final = 20
"""So many assignments of data are tried."""
MAX_VALUES: Final = 50_000
"""So many values are looked at."""
SENTENCE: Final = 40
"""A text of fewer characters is a label, whatever it ends with."""


def find_state_text(root: html.HtmlElement) -> str:
    """The paragraphs of the longest text in the data of a page's scripts; empty where none is.

    A text is one value with markup, or the values of one list: the paragraphs of an article.
    """
    longest = max(
        (text for value in _values(root) for text in _state_texts(value)), key=len, default=""
    )
    document = parse(longest) if longest else None
    lines = (block.text for block in document.blocks) if document else ()
    return "\n".join(filter(_is_sentence, lines))


def _values(root: html.HtmlElement) -> Iterator[Any]:
    for script in root.iter("script"):
        text = (script.text or "").strip()
        if not text or len(text) > MAX_DATA or "ld+json" in (script.get("type") or ""):
            continue
        starts = [0] if text[0] in "[{" else [m.end() for m in _ASSIGNED.finditer(text)]
        for start in starts[:MAX_SCRIPTS]:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(text, start)[0]
            except (ValueError, RecursionError):
                continue


def _state_texts(value: object) -> Iterator[str]:
    """The texts inside a value, as markup."""
    waiting = deque([value])
    for _ in range(MAX_VALUES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value)
            yield "".join(f"<p>{text}</p>" for text in map(_markup, value) if text)
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, str) and _STATE_TAG.search(value):
            yield value


def _markup(item: object) -> str:
    """What an item of a list prints, as markup: itself, or the longest value of a record."""
    if isinstance(item, dict):
        item = max((each for each in item.values() if isinstance(each, str)), key=len, default="")
    if not isinstance(item, str) or len(item) < SENTENCE or " " not in item:
        return ""
    return item if _STATE_TAG.search(item) else escape(item, quote=False)


def _is_sentence(line: str) -> bool:
    return len(line) >= SENTENCE and bool(SENTENCE_END.search(line))
