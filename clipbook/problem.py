"""What stops a command, and how it is said; a build with nothing to do imports nothing else."""

from __future__ import annotations


class ClipbookError(Exception):
    """A command that cannot be carried out; its text is one line for the person, exit status 2."""


def printable(text: str) -> str:
    """`text` as it may stand on a terminal: what does not print is written as its escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
