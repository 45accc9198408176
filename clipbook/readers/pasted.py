"""Turns text that was pasted from a web page into an article."""

from __future__ import annotations

from clipbook.model import Article, Clipping
from clipbook.source import Note, Place, Result, Severity
from clipbook.text.normalise import normalise


def recognises(clipping: Clipping) -> bool:
    """Always: what no other reader knows is read as text."""
    del clipping
    return True


def read(clipping: Clipping) -> Result[Article]:
    """The article of a pasted text. Notes: `empty-clipping`, `not-text`."""
    try:
        text = normalise(clipping.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _refused(
            clipping, "not-text", "the file is not text; expected the pasted text of an article"
        )
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return _refused(
            clipping, "empty-clipping", "the file is empty; expected the pasted text of an article"
        )
    article = Article(
        id="",
        title=lines[0],
        body="\n\n".join(lines[1:]),
        clipping=clipping.path,
        clipping_sha256=clipping.sha256,
    )
    return Result((article,))


def _refused(clipping: Clipping, code: str, message: str) -> Result[Article]:
    note = Note(severity=Severity.ERROR, code=code, message=message, place=Place(clipping.path))
    return Result(notes=(note,))
