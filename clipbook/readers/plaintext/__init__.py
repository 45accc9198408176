"""Turns text that was pasted from a web page into an article, or each of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from clipbook.model import Article, Clipping, Copy, CopyState, Removed
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.readers.decode import (
    MAX_TEXT_LINES,
    DecodedClipping,
    decode_paste,
    has_too_many_lines,
)
from clipbook.readers.plaintext.blocks import LineBlock, find_blocks
from clipbook.readers.plaintext.outlets import is_scraped
from clipbook.readers.plaintext.people import find_authors
from clipbook.readers.plaintext.survey import Survey, survey
from clipbook.readers.printed_dates import find_stated
from clipbook.text.addresses import without_addresses
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
    decoded = decode_paste(clipping.data)
    if decoded.refusal:
        return _refused(clipping, "not-text", decoded.refusal)
    if has_too_many_lines(decoded.text):
        return _refused(clipping, "too-large", f"the file has more than {MAX_TEXT_LINES} lines")
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
        captions=tuple(without_addresses(caption) for caption in found.captions),
        body=_body(blocks, found),
        clipping=clipping.path,
        clipping_sha256=clipping.sha256,
        removed=tuple(
            Removed(number, without_addresses(text), why)
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
            paragraphs[-1] += f" {escape(without_addresses(blocks[i].text))}"
        else:
            paragraphs.append(_paragraph(blocks, found, i))
        last = i
    return "\n\n".join(paragraphs)


def _paragraph(blocks: Sequence[LineBlock], found: Survey, index: int) -> str:
    text = without_addresses(blocks[index].text)
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
        return Copy(CopyState.WIRE_COPY, tuple(without_addresses(line) for line in found.credits))
    return Copy()


def _notes(clipping: Clipping, decoded: DecodedClipping) -> tuple[Note, ...]:
    said = []
    if decoded.encoding != "utf-8":
        found = f"the file is no UTF-8 but `{decoded.encoding}`; expected UTF-8"
        said.append(note_on(clipping.path, Severity.INFO, "guessed-encoding", found))
    if decoded.mended:
        found = "garbled letters such as `â€™` were mended"
        said.append(note_on(clipping.path, Severity.INFO, "mended-encoding", found))
    return tuple(said)


def _refused(clipping: Clipping, code: str, what: str) -> Result[Article]:
    message = f"{what}; expected the pasted text of an article"
    return Result(notes=(note_on(clipping.path, Severity.ERROR, code, message),))


# A line that parts one article from the next: "==========", "* * * * *".
_RULE: Final = re.compile(r"[=_*~#–—-](?:[ =_*~#–—-]{3,200})[=_*~#–—-]")
_TITLE: Final = 25
"""A title has at most so many words,"""
_HEAD: Final = 6
"""and the line that names a writer or a day is among so many at the start."""
_PARAGRAPH: Final = 20
"""A paragraph has at least so many words,"""
_FEWEST: Final = 2
"""and an article so many of them."""
_SENTENCE_ENDS: Final = frozenset(".!?…\"'”’»)\u3002")


def parted(blocks: Sequence[LineBlock]) -> Sequence[Sequence[LineBlock]]:
    """The blocks of each article; all of them where one part is none by its title and head.

    Rules part the sections of one article, too: their headings have no writer and no day below.
    """
    parts = [part for part in _between_rules(blocks) if part]
    return parts if len(parts) > 1 and all(map(_is_article, parts)) else (blocks,)


def _between_rules(blocks: Sequence[LineBlock]) -> Iterator[list[LineBlock]]:
    part: list[LineBlock] = []
    for block in blocks:
        if _RULE.fullmatch(block.lines[0][1]):
            yield part
            part = []
        else:
            part.append(block)
    yield part


def _is_article(part: Sequence[LineBlock]) -> bool:
    title, *rest = part
    if len(title.text.split()) > _TITLE or title.text[-1] in ".:,;":
        return False
    head = list(takewhile(lambda block: not _is_paragraph(block), rest[:_HEAD]))
    told = any(find_stated(block.text) or find_authors(block.text) for block in head)
    return told and sum(map(_is_paragraph, rest)) >= _FEWEST


def _is_paragraph(block: LineBlock) -> bool:
    return len(block.text.split()) >= _PARAGRAPH and block.text[-1] in _SENTENCE_ENDS
