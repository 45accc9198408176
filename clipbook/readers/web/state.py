"""Turns the data that a page keeps for its own script into the text of its article.

Pages that a script builds in the browser are saved with all they show as JSON: `__NEXT_DATA__`,
`window.__INITIAL_STATE__ = {...}`.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from lxml import html

from clipbook.readers.web.blocks import parse
from clipbook.readers.web.opening import SENTENCE_END

# Where a script assigns data: `window.__STATE__ = {`, `Fusion.globalContent=[`.
_ASSIGNED: Final = re.compile(r"[\w$\]\"')]\s{0,9}=\s{0,9}(?=[\[{])")
# A tag: "<p>".
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
MAX_SCRIPT: Final = 4_000_000
"""A script of more characters is not read."""
MAX_SCRIPTS: Final = 20
"""So many assignments of data are tried."""
MAX_NODES: Final = 50_000
"""So many values are looked at."""
SENTENCE: Final = 40
"""A text of fewer characters is a label, whatever it ends with."""


def find_state_text(root: html.HtmlElement) -> str:
    """The paragraphs of the longest text in the data of a page's scripts; empty where none is.

    A text is one value with markup, or the values of one list: the paragraphs of an article.
    """
    longest = max((text for value in _values(root) for text in _texts(value)), key=len, default="")
    document = parse(longest) if longest else None
    lines = (block.text for block in document.blocks) if document else ()
    return "\n".join(filter(_is_sentence, lines))


def _values(root: html.HtmlElement) -> Iterator[Any]:
    for script in root.iter("script"):
        text = (script.text or "").strip()
        if not text or len(text) > MAX_SCRIPT or "ld+json" in (script.get("type") or ""):
            continue
        starts = [0] if text[0] in "[{" else [m.end() for m in _ASSIGNED.finditer(text)]
        for start in starts[:MAX_SCRIPTS]:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(text, start)[0]
            except (ValueError, RecursionError):
                continue


def _texts(value: object) -> Iterator[str]:
    """The texts inside a value, as markup."""
    waiting = deque([value])
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value)
            yield "".join(f"<p>{text}</p>" for text in map(_markup, value) if text)
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, str) and _TAG.search(value):
            yield value


def _markup(item: object) -> str:
    """What an item of a list prints, as markup: itself, or the longest value of a record."""
    if isinstance(item, dict):
        item = max((each for each in item.values() if isinstance(each, str)), key=len, default="")
    if not isinstance(item, str) or len(item) < SENTENCE or " " not in item:
        return ""
    return item if _TAG.search(item) else escape(item, quote=False)


def _is_sentence(line: str) -> bool:
    return len(line) >= SENTENCE and bool(SENTENCE_END.search(line))
