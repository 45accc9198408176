"""Turns the headings of a page and the titles it states into the title of its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clipbook.readers.web.blocks import Block
from clipbook.text.normalise import fold

# A site's name behind or before a title: " | World Report", " - CNET", " – POLITICO".
_PART: Final = re.compile(r"\s[|\-–—·:»•]{1,2}\s|\s?\|\s?")
AGREE: Final = 0.5
"""Two titles agree when their agreement is at least this; 1 is the same words."""
HEADLINE: Final = 4
"""A heading of at least this many words may be a headline though nothing agrees with it."""
SITE_WORDS: Final = 5
"""A site's name has at most this many words."""
UNKNOWN_SITE_WORDS: Final = 2
"""At a title's end at most this many words are cut where the site's name is not known."""


def find_title(blocks: Sequence[Block], stated: Sequence[str], outlet: str) -> str:
    """The headline printed on the page that the stated titles agree with best."""
    titles = [without_site(title, outlet) for title in stated if title]
    printed = [block for block in blocks if block.tag == "h1"]
    if not printed:
        heading = next((block.text for block in blocks if block.is_heading), "")
        return titles[0] if titles else heading
    best = max(printed, key=lambda block: sum(agreement(block.text, title) for title in titles))
    if not titles or any(agreement(best.text, title) >= AGREE for title in titles):
        return best.text
    long = len(best.text.split()) >= HEADLINE or "article" in best.within
    alone = len(printed) == 1 and long and fold(best.text) != fold(outlet)
    return best.text if alone else titles[0]


def agreement(one: str, other: str) -> float:
    """How far two titles agree: 1 for the same words, 0 for none in common."""
    first, second = set(fold(one).split()), set(fold(other).split())
    shorter, longer = sorted((len(first), len(second)))
    if not shorter:
        return 0.0
    return len(first & second) / shorter * (0.5 + 0.5 * shorter / longer)


def parts(title: str) -> list[str]:
    """The parts of a title between its marks: the headline, perhaps a section, the site's name."""
    return _PART.split(title)


def without_site(title: str, outlet: str) -> str:
    """`title` without the site's name at its end or its start."""
    for m in reversed(list(_PART.finditer(title[:500]))):
        before, behind = title[: m.start()], title[m.end() :]
        if _names_site(behind, outlet):
            return without_site(before, outlet)
        if _names_site(before, outlet):
            return behind
    return title


def _names_site(part: str, outlet: str) -> bool:
    text, site = fold(part), fold(outlet)
    words = len(text.split())
    if not site:
        return words <= UNKNOWN_SITE_WORDS
    within = text in site or site in text
    return text == site or (within and words <= SITE_WORDS)
