"""Turns an article whose body is read into one that also says what its first lines tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from clipbook.model import Article, Copy, CopyState, Removed
from clipbook.readers.printed_dates import PUBLISHED, UPDATED, find_stated
from clipbook.readers.web.bylines import begins_as_byline, names_of, names_role
from clipbook.readers.web.moments import printed_day
from clipbook.text.datelines import find_opening
from clipbook.text.language import find_language
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

SAMPLE: Final = 4_000
"""How many characters of a body its language is told from."""
# Who else had a hand in a text: "Reviewed by Dr. Ana Vale", "Photographs by Tom Reed".
_OTHERS: Final = re.compile(
    r"(?:\w+ )?(?:reviewed|edited|fact.?checked|translated|compiled|photographed|illustrated"
    r"|photos?|photographs?|photography|illustrations?|graphics?|video) by\b",
    re.IGNORECASE,
)
SENTENCE_END: Final = re.compile(r"[.!?\u3002\uff01\uff1f…][\"'”’»)]{0,3}$")
"""How sentences end in any script: "on Monday.", "“Why?”"."""
REACH: Final = 4
"""The byline and the day stand among so many paragraphs at the start."""
BARE: Final = 3
"""A line is there for its days where it has at most so many times their characters,"""
LABELLED: Final = 4
"""or so many where it says what was done on them."""
ROLE_WORDS: Final = 5
"""What an author does is said in so few words."""
BYLINE: Final = "the byline"
LONGEST: Final = 120
"""A line of more characters is a sentence."""


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


def with_printed_head(article: Article) -> Article:
    """`article` with the authors and the day that its first lines print, which leave its body.

    What its properties say goes before, and then the lines go all the same.
    """
    paragraphs = article.body.split("\n\n")
    kept, gone = list(paragraphs[REACH:]), list[Removed]()
    first = 0
    for paragraph in paragraphs[:REACH]:
        text = plain(paragraph)
        names = names_of(text) if begins_as_byline(text) else ()
        told = (
            len(text) <= LONGEST
            and not SENTENCE_END.search(text)
            and not paragraph.startswith("## ")
        )
        above = gone[-1].why if gone else ""
        why = _why(text, names, article.authors, above) if told else ""
        if why:
            article = replace(
                article,
                authors=article.authors or names,
                published=article.published or printed_day(text, article.language),
            )
            gone.append(Removed(0, text, why))
        else:
            kept.insert(first, paragraph)
            first += 1
    if not kept:
        return article
    return replace(article, body="\n\n".join(kept), removed=(*gone, *article.removed))


def _why(text: str, names: Sequence[str], authors: Sequence[str], above: str) -> str:
    """Why a short line between title and text is not of the text; '' where it may be.

    `names` are those that it gives as a byline, `authors` those known, `above` says what went.
    """
    known = {fold(author) for author in authors}
    if names or fold(text) in known or (above == BYLINE and _is_role(text)):
        return BYLINE
    if _is_little_but_days(text):
        return "the day"
    return "a credit" if _OTHERS.match(text) else ""


def _is_role(text: str) -> bool:
    return len(text.split()) <= ROLE_WORDS and names_role(text)


def _is_little_but_days(text: str) -> bool:
    """Whether a line is there for the days that it states."""
    stated = find_stated(text)
    share = LABELLED if PUBLISHED.search(text) or UPDATED.search(text) else BARE
    return bool(stated) and len(text) <= share * sum(day.end - day.start for day in stated)
