"""Turns a Markdown text with comments, which are private, into one without."""

from __future__ import annotations

import re
from typing import Final

# What writers hide from readers, to the end of the text where nothing ends it. In order: comments
# of HTML, Obsidian, CriticMarkup, Liquid, Hugo, Jinja and MDX; a link that leads nowhere; scripts
# and styles. What stands in code is none, so code is matched first.
_COMMENT: Final = re.compile(
    r"(?P<code>^[ \t>]*(?P<fence>`{3,}|~{3,}).*?^[ \t>]*(?P=fence)|(?<!`)`[^`\n]{1,500}`(?!`))"
    r"|<!--.*?(?:-->|\Z)"
    r"|%%.*?%%|^[ \t>]*+%%(?!.*?%%).*\Z"
    r"|\{>>.*?(?:<<\}|\Z)"
    r"|\{%-?\s*comment\b.*?(?:\{%-?\s*endcomment\s*-?%\}|\Z)"
    r"|\{\{[<%-]?\s?/\*.*?\*/\s?[>%-]?\}\}"
    r"|\{#[^{}]{0,2000}#\}"
    r"|\{/\*.*?\*/\}"
    r"|^[ \t]*\[(?://|comment|_comment|#)\]:[ \t]*(?:#|<>).*?$"
    r"|<(?P<tag>script|style)\b.*?(?:</(?P=tag)\s*>|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# What only looks like the start of one: "100%" and another "%".
_START: Final = re.compile(r"<!--|%%|\{%|\{\{|\{#|\{/|\{>>|\]:|<s", re.IGNORECASE)


def without_comments(text: str) -> tuple[str, int]:
    """`text` with as many lines and without comments, and how many there were."""
    if not _START.search(text):
        return text, 0
    count = 0

    def shown(m: re.Match[str]) -> str:
        nonlocal count
        if m["code"]:
            return m[0]
        count += 1
        return "\n" * m[0].count("\n")

    return _COMMENT.sub(shown, text), count
