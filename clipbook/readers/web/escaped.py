"""Turns HTML that was escaped once more than needed into HTML."""

from __future__ import annotations

import html
import re
from typing import Final

# A tag: "<p>", "</p>".
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
# A tag whose marks are written as references: "&lt;p&gt;", "&lt;a href=x&gt;".
_ESCAPED: Final = re.compile(
    r"&lt;/?(?:p|br|div|span|a|b|i|strong|em|h[1-6]|ul|ol|li|img|blockquote|figure|table)\b"
    r"(?:(?!&[lg]t;).){0,500}&gt;",
    re.IGNORECASE | re.DOTALL,
)


def unescaped(markup: str) -> str:
    """`markup` with its references resolved where its tags are written as such, and none is a tag.

    A text about HTML that names a tag has other tags around it.
    """
    for _ in range(2):
        if _TAG.search(markup) or not _ESCAPED.search(markup.replace("&amp;", "&")):
            break
        markup = html.unescape(markup)
    return markup


def with_tags(markup: str) -> str:
    """`markup` with the tags that are written as references as tags, where others are none."""
    return _ESCAPED.sub(lambda m: html.unescape(m[0]), markup)
