"""Turns the lines that a text prints between its title and its first paragraph into fields."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from clipbook.model import Article, Removed
from clipbook.readers.printed_dates import UPDATED, find_stated
from clipbook.readers.web.bylines import begins_as_byline, names_of
from clipbook.readers.web.moments import published_of
from clipbook.text.markup import plain

# How sentences end: "on Monday.", "“Why?”".
_ENDED: Final = re.compile(r"[.!?\u3002\uff01\uff1f…][\"'”’»)]{0,3}$")
REACH: Final = 4
"""The byline and the day stand among so many paragraphs at the start."""
LONGEST: Final = 120
"""A line of more characters is a sentence."""


def with_printed_head(article: Article) -> Article:
    """`article` with the authors and the day that its first lines print, which leave its body.

    What its properties say goes before, and then the lines go all the same.
    """
    paragraphs = article.body.split("\n\n")
    kept, gone = list(paragraphs[REACH:]), list[Removed]()
    first = 0
    for paragraph in paragraphs[:REACH]:
        text = plain(paragraph)
        names, published = _names(text), published_of(text)
        told = len(text) <= LONGEST and not _ENDED.search(text) and not paragraph.startswith("## ")
        dated = published and not UPDATED.search(text) and _is_little_else(text)
        if told and (names or dated):
            article = replace(
                article,
                authors=article.authors or names,
                published=article.published or published,
            )
            gone.append(Removed(0, text, "the byline" if names else "the day"))
        else:
            kept.insert(first, paragraph)
            first += 1
    if not kept:
        return article
    return replace(article, body="\n\n".join(kept), removed=(*gone, *article.removed))


def _names(text: str) -> tuple[str, ...]:
    return names_of(text) if begins_as_byline(text) else ()


def _is_little_else(text: str) -> bool:
    """Whether a line is there for the day that it states."""
    stated = find_stated(text)
    return bool(stated) and len(text) <= 3 * (stated[0].end - stated[0].start)
