"""Turns a text into whether it is small enough to be read as prose within a second or two."""

from __future__ import annotations

from typing import Final

from clipbook.text.normalise import unify_line_ends

MAX_LINES: Final = 30_000
"""A text of more lines is no article: each line is weighed with those around it."""
MAX_PROSE: Final = 2_000_000
"""Markdown, or the text of a mail, page or feed, of more characters is not read."""


def has_too_many_lines(text: str) -> bool:
    """Whether a text has more than MAX_LINES lines, whichever characters end them."""
    return unify_line_ends(text).count("\n") >= MAX_LINES


def is_prose(text: str) -> bool:
    """Whether a text that holds nothing but prose is small enough to be read."""
    return len(text) <= MAX_PROSE and not has_too_many_lines(text)
