"""Turns a Markdown text with comments, which are private, into one without."""

from __future__ import annotations

import re
from typing import Final

# What writers hide from readers, to the end of the text where nothing ends it. In order: comments
# of HTML, Obsidian, Liquid, Hugo, Jinja and MDX; a link that leads nowhere; scripts and styles.
_COMMENT: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|%%.*?%%|^[ \t>]*%%(?:.*\Z)"
    r"|\{%-?\s*comment\b.*?(?:\{%-?\s*endcomment\s*-?%\}|\Z)"
    r"|\{\{[<%-]?\s?/\*.*?\*/\s?[>%-]?\}\}"
    r"|\{#[^{}]{0,2000}#\}"
    r"|\{/\*.*?\*/\}"
    r"|^[ \t]*\[(?://|comment|_comment|#)\]:[ \t]*(?:#|<>).*?$"
    r"|<(?P<tag>script|style)\b.*?(?:</(?P=tag)\s*>|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# What only looks like the start of one: "100%" and another "%".
_START: Final = re.compile(r"<!--|%%|\{%|\{\{|\{#|\{/|\]:|<s", re.IGNORECASE)


def without_comments(text: str) -> tuple[str, int]:
    """`text` with as many lines and without comments, and how many there were."""
    if not _START.search(text):
        return text, 0
    return _COMMENT.subn(lambda m: "\n" * m[0].count("\n"), text)
