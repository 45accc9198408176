"""What stops a command, and how it is said; a build with nothing to do imports nothing else."""

from __future__ import annotations


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
