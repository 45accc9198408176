"""Turns an article whose body is read into one that also says what its own words tell."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from clipbook.model import Article, Copy, CopyState
from clipbook.text.datelines import find_opening
from clipbook.text.language import find_language
from clipbook.text.markup import plain

SAMPLE: Final = 4_000
"""How many characters of a body its language is told from."""


def with_own_words(article: Article) -> Article:
    """`article` with the dateline, wire and language that its body shows, where that is so.

    The body's language goes before a stated one: sites state one language for all their pages.
    """
    paragraphs = article.body.split("\n\n")
    first = next((text for text in paragraphs if not text.startswith("## ")), "")
    opening = find_opening(plain(first))
    credited = opening.wire and article.copy.state is CopyState.UNKNOWN
    return replace(
        article,
        dateline=article.dateline or opening.dateline,
        origin=article.origin or opening.wire,
        copy=Copy(CopyState.WIRE_COPY, (f"({opening.wire})",)) if credited else article.copy,
        language=find_language(plain(article.body[:SAMPLE])) or article.language,
    )
