"""Turns the text of an HTML document into what two extraction methods take for its article."""

from __future__ import annotations

import logging
import re
from collections import Counter
from copy import deepcopy
from typing import Final

import trafilatura
from lxml import html
from trafilatura.external import try_readability

# A word in any script: "Seoul", "2023".
_WORD: Final = re.compile(r"\w+")
# What ends a line, or a cell of a table: "a | b".
_LINE_END: Final = re.compile(r"[\n|]")
SHINGLE: Final = 4
"""How many words in a row are compared at a time, as in the scrapinghub benchmark."""


def words(text: str) -> list[str]:
    """The words of `text` in lower case."""
    return _WORD.findall(text.lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of SHINGLE words of `text` and how often each occurs; a shorter text is one run."""
    found = words(text)
    last = max(1, len(found) - SHINGLE + 1)
    return Counter(tuple(found[i : i + SHINGLE]) for i in range(last)) if found else Counter()


def all_shingles(text: str) -> Counter[tuple[str, ...]]:
    """The shingles of `text`, and its lines that are shorter than one."""
    lines = (tuple(words(line)) for line in _LINE_END.split(text))
    return shingles(text) + Counter(line for line in lines if 0 < len(line) < SHINGLE)


def only_opinion(root: html.HtmlElement) -> str:
    """The article's text as trafilatura alone sees it; empty where none.

    It asks no other library, and leaves out tables: with a row it takes the square of its cells.
    """
    return _extracted(root, alone=True)


def first_opinion(root: html.HtmlElement) -> str:
    """The article's text as trafilatura sees it, which reaches no network; empty where none."""
    return _extracted(root, alone=False)


def _extracted(root: html.HtmlElement, *, alone: bool) -> str:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        deepcopy(root),
        include_comments=False,
        include_tables=not alone,
        favor_precision=True,
        deduplicate=False,
        fast=alone,
    )
    return found or ""


def second_opinion(root: html.HtmlElement) -> str:
    """The article's text as readability sees it, a line for each piece; empty where none.

    Its port within trafilatura is kept up, and takes a fifth of the time of readability-lxml.
    """
    summary = try_readability(deepcopy(root))
    return "\n".join(str(text) for text in summary.itertext() if str(text).strip())
