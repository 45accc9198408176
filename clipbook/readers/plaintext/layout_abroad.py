"""Finds where titles, standfirsts and last sentences stand on pages that are not in English.

The models that rank lines were trained on English pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from clipbook.readers.plaintext.bylines import find_byline
from clipbook.readers.plaintext.features import DATED, Surveyed, Zone

ENGLISH: Final = frozenset({"", "en"})
"""Where the language is not known, pages are read as English ones."""
_BEHIND: Final = 2
"""So many sentences that the model doubts may stand behind the last paragraph."""
# What a writer or an editor signs a sentence with: "... in May. (kw)", "...。(編輯:李明)".
_ASIDE_BEHIND: Final = re.compile(r"[.!?…。！？].?\s?[(（【\[][^()（）【】]{1,60}[)）】\]]\d{0,8}$")
_NEAR: Final = 6
"""A byline stands so near above what is no title, then."""
_BESIDE: Final = 3
"""And the title at most so many lines above the byline."""
_ABOUT: Final = 0.4
"""A title shares so many of its longer words with the text."""
# What parts the steps of a path through a site, or its sections.
_STEP: Final = re.compile("[>›»|]")
_STANDFIRST: Final = 5
"""A standfirst has so many words or more,"""
_SENTENCE: Final = 3
"""and a sentence behind the text so many."""


def above_standfirst(page: Surveyed, title: int, inside: Sequence[int], language: str) -> int:
    """The line above a title, or above the byline that stands there, where that is a title, too.

    What stands below is a standfirst or a caption then. English pages are ranked by their model.
    """
    text = set[str]().union(*(page.shapes[i].keys for i in inside if i > title))
    bylines = (i for i in range(title - 1, max(-1, title - _NEAR), -1))
    byline = next((i for i in bylines if is_byline(page.texts[i], language)), title)
    above = range(byline - 1, max(-1, byline - 1 - (_BESIDE if byline < title else 1)), -1)
    at = next((i for i in above if _is_headline(page, i, text)), title)
    while 0 < at < title and _is_headline(page, at - 1, text):
        at -= 1
    return at


def _is_headline(page: Surveyed, i: int, text: AbstractSet[str]) -> bool:
    """Whether a line may be the title of a text with such words."""
    shape = page.shapes[i]
    keys = set(shape.keys)
    return (
        not (page.why[i] or shape.ended or shape.row[DATED] or _STEP.search(page.texts[i]))
        and shape.words >= _STANDFIRST
        and len(keys & text) >= max(2, len(keys) * _ABOUT)
    )


def take_edges(page: Surveyed, chosen: list[bool], zone: Zone) -> None:
    """Takes standfirsts, and the short sentences right behind the last paragraph.

    The model, which knows English pages, doubts both.
    """
    below = range(zone.title + 1, zone.first + 1) if zone.title >= 0 else ()
    for i in below:
        is_next = i == zone.title + 1 or chosen[i - 1]
        if (is_next or page.shapes[i].ended) and _is_standfirst(page, i):
            chosen[i] = True
    taken = 0
    for i in range(zone.last + 1, len(chosen)):
        taken += not chosen[i]
        if page.why[i] or taken > _BEHIND or not (chosen[i] or _is_sentence(page, i)):
            break
        chosen[i] = True


def _is_sentence(page: Surveyed, i: int) -> bool:
    """Whether a short line ends as a sentence, but for what stands in brackets behind it."""
    is_ended = page.shapes[i].ended or _ASIDE_BEHIND.search(page.texts[i])
    return page.sizes[i] >= _SENTENCE and bool(is_ended)


def _is_standfirst(page: Surveyed, i: int) -> bool:
    """Whether a line is long enough to go on with a title, and no other fact of the page."""
    return not page.why[i] and page.sizes[i] >= _STANDFIRST and not page.shapes[i].row[DATED]


def is_byline(text: str, language: str) -> bool:
    """Whether a line in another language than English surely credits writers, or a newsroom."""
    found = find_byline(text, language) if language not in ENGLISH else None
    return found is not None and found.told
