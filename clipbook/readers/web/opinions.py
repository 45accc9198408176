"""Turns the text of an HTML document into what two extraction libraries take for its article."""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import Final

import readability  # type: ignore[import-untyped]  # it ships no types
import trafilatura
from lxml import etree, html

# A word in any script: "Seoul", "2023".
_WORD: Final = re.compile(r"\w+")
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
    lines = (tuple(words(line)) for line in text.split("\n"))
    return shingles(text) + Counter(line for line in lines if 0 < len(line) < SHINGLE)


def only_opinion(source: str) -> str:
    """The article's text as trafilatura alone sees it; empty where none.

    It asks no other library, and leaves out tables: with a row it takes the square of its cells.
    """
    return _extracted(source, alone=True)


def first_opinion(source: str) -> str:
    """The article's text as trafilatura sees it, which reaches no network; empty where none."""
    return _extracted(source, alone=False)


def _extracted(source: str, *, alone: bool) -> str:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        source,
        include_comments=False,
        include_tables=not alone,
        favor_precision=True,
        deduplicate=False,
        fast=alone,
    )
    return found or ""


def second_opinion(source: str) -> str:
    """The article's text as readability sees it, a line for each piece; empty where none."""
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        summary = readability.Document(source).summary(html_partial=True)
        root = html.fromstring(summary)
    except (readability.readability.Unparseable, etree.ParserError, ValueError):
        return ""
    return "\n".join(str(text) for text in root.itertext() if str(text).strip())
