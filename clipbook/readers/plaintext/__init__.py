"""Turns text that was pasted from a web page into an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.model import Article, Clipping, Copy, CopyState, Removed
from clipbook.notes import Note, Place, Result, Severity
from clipbook.readers.bounds import MAX_LINES, has_too_many_lines
from clipbook.readers.plaintext.blocks import LineBlock, find_blocks
from clipbook.readers.plaintext.credits import is_scraped
from clipbook.readers.plaintext.decode import DecodedClipping, decode
from clipbook.readers.plaintext.people import masked
from clipbook.readers.plaintext.several import parted
from clipbook.readers.plaintext.survey import Survey, survey
from clipbook.text.markup import escape

_LONGEST_HEADING: Final = 100
"""A line with more characters is a paragraph."""

_ENDS: Final = frozenset(".,;:!…。！।。۔։።")
_ASKING: Final = frozenset("?？؟")
_CLOSING: Final = "\"'”’“»)]」』）】》"


def recognises(clipping: Clipping) -> bool:
    """Always: what no other reader knows is read as text."""
    del clipping
    return True


def read(clipping: Clipping) -> Result[Article]:
    """The article of a pasted text, or each of several, with what is not in it and why.

    Notes: `empty-clipping`, `too-large` and `not-text` where there is no article;
    `guessed-encoding` and `mended-encoding` where there is.
    """
    decoded = decode(clipping.data)
    if decoded.refusal:
        return _refused(clipping, "not-text", decoded.refusal)
    if has_too_many_lines(decoded.text):
        return _refused(clipping, "too-large", f"the file has more than {MAX_LINES} lines")
    blocks = find_blocks(decoded.text)
    if not blocks:
        return _refused(clipping, "empty-clipping", "the file is empty")
    articles = tuple(_article(clipping, part, survey(part)) for part in parted(blocks))
    return Result(articles, _notes(clipping, decoded))


def _article(clipping: Clipping, blocks: Sequence[LineBlock], found: Survey) -> Article:
    return Article(
        id="",
        title=found.title,
        outlet=found.outlet,
        origin=found.origin,
        url=found.url,
        authors=found.authors,
        published=found.published,
        dateline=found.dateline,
        language=found.language,
        copy=_copy(blocks, found),
        captions=tuple(masked(caption) for caption in found.captions),
        body=_body(blocks, found),
        clipping=clipping.path,
        clipping_sha256=clipping.sha256,
        removed=tuple(
            Removed(number, masked(text), why)
            for block, why in zip(blocks, found.why, strict=True)
            for number, text in block.lines
            if why and why != "title"
        ),
    )


def _body(blocks: Sequence[LineBlock], found: Survey) -> str:
    """The paragraphs; sentences of one line that are kept together stay one paragraph."""
    paragraphs: list[str] = []
    last = -1
    for i, why in enumerate(found.why):
        if why:
            continue
        if blocks[i].goes_on and last == i - 1 >= 0:
            paragraphs[-1] += f" {escape(masked(blocks[i].text))}"
        else:
            paragraphs.append(_paragraph(blocks, found, i))
        last = i
    return "\n\n".join(paragraphs)


def _paragraph(blocks: Sequence[LineBlock], found: Survey, index: int) -> str:
    text = masked(blocks[index].text)
    if len(text) > _LONGEST_HEADING:
        return escape(text)
    following = next((i for i in range(index + 1, len(blocks)) if not found.why[i]), -1)
    heading = (
        not blocks[index].goes_on
        and not _ends_as_text(text)
        and following > 0
        and len(blocks[following].text) > len(text)
        and not blocks[index].bullet
        and not text[0].islower()
    )
    return f"## {escape(text)}" if heading else escape(text)


def _ends_as_text(text: str) -> bool:
    """Whether a line ends as sentences do; a heading may be a question, but not a quoted one."""
    bare = text.rstrip(_CLOSING)
    return bare[-1:] in _ENDS or (bare != text and bare[-1:] in _ASKING)


def _copy(blocks: Sequence[LineBlock], found: Survey) -> Copy:
    scraped = tuple(block.text for block in blocks if is_scraped(block.text))
    if scraped:
        return Copy(CopyState.SCRAPE, scraped)
    if found.foreign:
        return Copy(CopyState.TRANSLATION, found.foreign)
    if found.origin:
        return Copy(CopyState.WIRE_COPY, tuple(masked(line) for line in found.credits))
    return Copy()


def _notes(clipping: Clipping, decoded: DecodedClipping) -> tuple[Note, ...]:
    notes = []
    if decoded.encoding != "utf-8":
        notes.append(
            _note(
                clipping,
                Severity.INFO,
                "guessed-encoding",
                f"the file is no UTF-8 but `{decoded.encoding}`; expected UTF-8",
            )
        )
    if decoded.mended:
        notes.append(
            _note(
                clipping,
                Severity.INFO,
                "mended-encoding",
                "garbled letters such as `â€™` were mended",
            )
        )
    return tuple(notes)


def _refused(clipping: Clipping, code: str, what: str) -> Result[Article]:
    return Result(
        notes=(
            _note(
                clipping, Severity.ERROR, code, f"{what}; expected the pasted text of an article"
            ),
        )
    )


def _note(clipping: Clipping, severity: Severity, code: str, message: str) -> Note:
    return Note(severity=severity, code=code, message=message, place=Place(clipping.path))
