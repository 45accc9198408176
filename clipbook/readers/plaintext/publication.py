"""Turns the lines around an article into the day it was published, where they state one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from clipbook.model import Period, Published
from clipbook.readers.plaintext.features import DATED, DIGITS, Features
from clipbook.readers.plaintext.zone import Zone
from clipbook.readers.printed_dates import (
    PUBLISHED,
    UPDATED,
    Stated,
    either,
    find_stated,
    settle,
)

_LABEL: Final = 45
"""The word that says what was done on a day stands at most this far before it."""
_LONGEST: Final = 130
"""A longer line without such a word is not there for its date."""
_ABOVE: Final = 14
"""A day of publication stands at most this many blocks above the title."""
_INTO: Final = 6
"""Or this many below the first block of the text, on a line of its own."""
_SIGNED: Final = 2
"""Or this many behind the last."""
_ALONE: Final = 2.2
"""A line is a date's own where it is at most so many times as long."""
_SENTENCE: Final = 6
"""A sentence has more words than this."""
# A time of day; an update at one is of the same day as the news: "11:48 a.m.".
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b")
# Where a time of day is glued to its year: "March 12, 2024|9:53 AM".
_GLUED_TIME: Final = re.compile(r"(?<= (?:19|20)\d\d)(?=\d{1,2}[:.]\d\d)")
# The heading of what readers wrote: "Comments", "3 Comments", "Leave a Reply".
_COMMENTS: Final = re.compile(
    r"(?:\d{1,5} )?(?:comments?|responses?|replies)(?: \(\d{1,5}\))?:?|leave a (?:reply|comment)"
    r"|join the (?:conversation|discussion)|kommentare|commentaires|comentarios",
    re.IGNORECASE,
)
_STATED: Final = "stated"
_REVISED: Final = "the day on which the page says it was updated"


def find_published(
    texts: Sequence[str], shapes: Sequence[Features], body: Sequence[str], zone: Zone
) -> tuple[Published | None, tuple[int, ...]]:
    """When an article was published and the line that says so; None where none does.

    It is a range where nothing decides which number of a date is the month.
    """
    best = 0.0
    found: Published | None = None
    where: tuple[int, ...] = ()
    top = zone.title if zone.title >= 0 else zone.first
    near = zone.around(len(texts))
    above = range(max(0, top - _ABOVE), near[0] if near else 0)
    into = range(zone.first + 1, min(len(texts), zone.first + 1 + _INTO))
    foot = range(zone.last + 1, len(texts))
    comments = next((i for i in foot if _COMMENTS.fullmatch(texts[i])), len(texts))
    for i in dict.fromkeys([*near, *above, *into, *foot]):
        if i > comments or (
            not shapes[i].row[DATED] and (not shapes[i].row[DIGITS] or i > zone.last + 1)
        ):
            continue
        text = _GLUED_TIME.sub(" ", texts[i])
        for stated in find_stated(text[:400]):
            score = _score(text, stated, shapes[i], i, zone)
            if score <= best:
                continue
            if day := settle(stated, text, texts, body):
                best, where = score, (i,)
                found = _published(text, stated, day)
            elif not found:
                found, where = either(text, stated), (i,)
    return found, where


def _published(text: str, stated: Stated, day: date) -> Published:
    before = text[max(0, stated.start - _LABEL) : stated.start]
    basis = _REVISED if UPDATED.search(before) and not PUBLISHED.search(before) else _STATED
    return Published(Period(day, day), basis)


def _score(text: str, stated: Stated, shape: Features, i: int, zone: Zone) -> float:
    """How likely a date is the day of publication; 0 or less where it is not."""
    before = text[max(0, stated.start - _LABEL) : stated.start]
    published, updated = PUBLISHED.search(before), UPDATED.search(before)
    if updated and published:
        published, updated = (
            (None, updated) if updated.start() > published.start() else (published, None)
        )
    if not published and (len(text) > _LONGEST or (shape.ended and shape.words > _SENTENCE)):
        return 0.0
    if updated and not _CLOCK.search(text):
        return 0.0
    top = zone.title if zone.title >= 0 else zone.first
    far = i > max(zone.last, top + 20)
    score = 3.0 + (3.0 if published else 0.0) - (1.5 if updated else 0.0) - 0.03 * abs(i - top)
    if far and i <= zone.last + _SIGNED and _is_alone(text, stated):
        return 1.0
    if far:
        return 1.5 if published and not updated and i < zone.last + 30 else 0.0
    score -= 1.2 if i < zone.title else 0.0
    if i <= max(zone.first, top) + 2 or published:
        return score
    return score - 1.0 if _is_alone(text, stated) else 0.0


def _is_alone(text: str, stated: Stated) -> bool:
    """Whether a line holds little but a date: "Saturday 23 December 2023 05:39, UK"."""
    return len(text) < _ALONE * (stated.end - stated.start)
