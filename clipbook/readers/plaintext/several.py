"""Turns a paste of several articles, parted by rules, into the blocks of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from clipbook.readers.plaintext.blocks import LineBlock
from clipbook.readers.plaintext.people import find_authors
from clipbook.readers.printed_dates import find_stated

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
_ENDS: Final = frozenset(".!?…\"'”’»)\u3002")


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
    return len(block.text.split()) >= _PARAGRAPH and block.text[-1] in _ENDS
