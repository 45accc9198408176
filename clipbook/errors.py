"""What stops a command, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class ClipbookError(Exception):
    """A command that cannot be carried out; its text is one line for the person, exit status 2."""


LONGEST = 600
"""So many characters of a message are said; a hostile file can make it a megabyte long."""


def printable(text: str) -> str:
    """`text` as it may stand on a terminal: what does not print is escaped, its middle cut."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def suggestion(word: str, known: Iterable[str]) -> str:
    """`, did you mean `x`?` where one of `known` is near a mistyped word; '' where none is."""
    near = get_close_matches(word, list(known), 1)
    return f", did you mean `{near[0]}`?" if near else ""


def counted(number: int, noun: str) -> str:
    """The number with its noun: `1 event`, `2 events`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
