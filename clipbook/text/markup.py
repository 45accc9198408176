"""Turns literal text into Markdown that says just that, and Markdown into what it prints."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final

# What a renderer may read as markup inside a line: "2 * 3 * 4", "a _case_", "`code`", "\\*".
_INLINE: Final = re.compile(r"[*`]|(?<![^\W_])_|_(?![^\W_])|\\(?=[\\`*_{}\[\]()>#+.!-])")
_MARKS: Final = "&<*`_\\"
"""A text without any of these holds no reference, tag or mark."""
# The end of a label with what makes it a link or a definition: "[1](", "[x]: y".
_LINKING: Final = re.compile(r"\] ?[(\[:]")
# A character reference: "&amp;", "&#38;".
_REFERENCE: Final = re.compile(r"&(?=#?\w{1,32};)")
# The start of a tag, a comment or an address in angle brackets: "<b>", "</p>", "<!--".
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")
# The start of a heading, quotation, list or rule: "# ", "1. ", "---".
_BLOCK: Final = re.compile(
    r"^( {0,3})(?:(\d{1,9})([.)])(?=\s|$)|(?=#|>|[-+](?:[-+ ]|$)))", re.MULTILINE
)

# Markup that prints less than it holds, in the order in which it binds; the first look tells most
# places from one: a `*`, a `\`.
_MARKUP: Final = re.compile(
    r"(?=[\\`!\[&*_])(?:\\(?P<escaped>[\\`*_{}\[\]()>#+.!-])"  # \*
    r"|`(?P<code>[^`\n]{1,2000})`"  # `code`
    r"|!?\[(?P<label>[^\[\]\n]{0,500})\]"  # [label](target "title")
    r"\((?P<target>[^()\s]{0,2000})(?: \"[^\"\n]{0,500}\")?\)"
    r"|(?P<reference>&#?\w{1,32};)"  # &amp;
    r"|(?P<mark>\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])))",  # **bold**, _emphasis_
)
_HEADING: Final = re.compile(r"^#{1,6} +")
# Sentences are printed again and again, whole articles are not: in characters.
_SHORT: Final = 1000
_SPECIAL: Final = re.compile(r"[\\`*_\[&#]")


def escape(text: str) -> str:
    """Markdown that prints `text`, changed in as few places as that takes."""
    if any(map(text.__contains__, _MARKS)):
        text = _REFERENCE.sub("&amp;", text)
        text = _TAG.sub("&lt;", _INLINE.sub(r"\\\g<0>", text))
    if "]" in text and _LINKING.search(text):
        text = text.replace("[", "\\[")
    if "\n" not in text and not _BLOCK.match(text):
        return text
    return _BLOCK.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[1]}\\", text)


def plain(markdown: str) -> str:
    """The text that a piece of a Markdown body prints, without the marks of its markup."""
    if not _SPECIAL.search(markdown):
        return markdown
    return _plain(markdown) if len(markdown) <= _SHORT else _plain.__wrapped__(markdown)


@lru_cache(maxsize=2**10)
def _plain(markdown: str) -> str:
    markdown = _HEADING.sub("", markdown)
    paired = _paired_marks(markdown)
    return _MARKUP.sub(lambda m: _printed(m, paired), markdown)


def _printed(m: re.Match[str], paired: frozenset[int]) -> str:
    if m["mark"]:
        return "" if m.start() in paired else m[0]
    if m["reference"]:
        return html.unescape(m["reference"])
    if m["label"] is not None:
        return plain(m["label"])
    return m["escaped"] or m["code"]


def _paired_marks(markdown: str) -> frozenset[int]:
    """Where the emphasis marks stand that open before a letter and are closed behind one."""
    open_at: dict[str, int] = {}
    paired: set[int] = set()
    for m in _MARKUP.finditer(markdown):
        mark = m["mark"]
        if not mark:
            continue
        before, after = markdown[max(0, m.start() - 1) : m.start()], markdown[m.end() : m.end() + 1]
        if mark in open_at and before.strip():
            paired |= {open_at.pop(mark), m.start()}
        elif after.strip():
            open_at[mark] = m.start()
    return frozenset(paired)
