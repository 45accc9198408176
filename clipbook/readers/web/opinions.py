"""Turns the tree of a page into what two extraction methods take for its article."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import Final

import trafilatura
from lxml import etree, html
from msgspec import Struct
from trafilatura.external import try_readability

# A word in any script: "Seoul", "2023".
_WORD: Final = re.compile(r"\w+")
# What ends a line, or a cell of a table: "a | b".
_LINE_END: Final = re.compile(r"[\n|]")
SHINGLE: Final = 4
"""How many words in a row are compared at a time, as in the scrapinghub benchmark."""
MUCH_MORE: Final = 2
"""Trafilatura's own bound: where readability finds so many times more, it asks further methods."""
MAX_ELEMENTS: Final = 4_500
"""One library takes the square of their number; a long page of news has 2,000."""
MAX_DEPTHS: Final = 250_000
"""The depths of all elements together: each is looked at from all around it. Pages have 50,000."""
MAX_REACH: Final = 12_000_000
"""Characters, times what is around them, times the links around them. Pages have 4,000,000."""


class Effort(Struct, frozen=True):
    """The number of elements, the sum of their depths, and how often their text is looked at."""

    elements: int
    depths: int
    reach: int

    @property
    def is_great(self) -> bool:
        """Whether it is more than both libraries do in a second or so."""
        return self.elements > MAX_ELEMENTS or self.depths > MAX_DEPTHS or self.reach > MAX_REACH


def measure(root: html.HtmlElement) -> Effort:
    """The effort that a page takes, counted in one walk over its tree."""
    elements = depths = reach = depth = links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            links += element.tag == "a"
            elements += 1
            depths += depth
            text = element.text
        else:
            depth -= 1
            links -= element.tag == "a"
            text = element.tail
        if text:
            reach += len(text) * depth * (1 + links)
    return Effort(elements, depths, reach)


def words(text: str) -> list[str]:
    """The words of `text` in lower case."""
    return _WORD.findall(text.lower())


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of SHINGLE words of `text`; a shorter text is one run."""
    found = words(text)
    if len(found) <= SHINGLE:
        return frozenset([tuple(found)] if found else ())
    return frozenset(zip(*(found[i:] for i in range(SHINGLE)), strict=False))


def all_shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The shingles of `text`, and its lines that are shorter than one."""
    lines = (tuple(words(line)) for line in _LINE_END.split(text))
    return shingles(text).union(line for line in lines if 0 < len(line) < SHINGLE)


def only_opinion(root: html.HtmlElement) -> str:
    """The article's text as trafilatura alone sees it; empty where none.

    It asks no other library, and leaves out tables: with a row it takes the square of its cells.
    """
    return _extracted(root, tables=False, alone=True)


def two_opinions(root: html.HtmlElement) -> tuple[str, str]:
    """The article's text as trafilatura and as readability see it; empty where they see none.

    Trafilatura asks readability and a third method itself where its own rules find little, which
    takes twice the time: so it does only where readability found much more.
    """
    second = _readable(root)
    first = _extracted(root, tables=True, alone=True)
    if len(second) > MUCH_MORE * len(first):
        first = _extracted(root, tables=True, alone=False)
    return first, second


def _extracted(root: html.HtmlElement, *, tables: bool, alone: bool) -> str:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        deepcopy(root),
        include_comments=False,
        include_tables=tables,
        favor_precision=True,
        deduplicate=False,
        fast=alone,
    )
    return found or ""


def _readable(root: html.HtmlElement) -> str:
    """What readability finds, a line for each piece; its port within trafilatura is kept up."""
    summary = try_readability(deepcopy(root))
    return "\n".join(str(text) for text in summary.itertext() if str(text).strip())
