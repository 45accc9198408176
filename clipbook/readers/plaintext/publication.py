"""Turns the lines around an article into its day and its address, where they state them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from clipbook.model import Period, Published
from clipbook.readers.plaintext.features import DATED, DIGITS, Features, Zone
from clipbook.readers.printed_dates import (
    PUBLISHED,
    UPDATED,
    Stated,
    either,
    find_stated,
    settle,
)
from clipbook.text.addresses import linkable
from clipbook.text.english import STOPWORDS
from clipbook.text.normalise import fold

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
_UP_TO_DAY: Final = 3
"""And is there for its day where at most so many stand between "published" and it."""
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
    is_sentence = _is_sentence(text, shape)
    if is_sentence and published and len(before[published.end() :].split()) > _UP_TO_DAY:
        published = None
    if not published and (len(text) > _LONGEST or is_sentence):
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
    clocked = _CLOCK.search(text) and not shape.ended
    return score - 1.0 if clocked or _is_alone(text, stated) else 0.0


def _is_sentence(text: str, shape: Features) -> bool:
    """Whether a line is a sentence, no row of facts as "4.1.2024 | 15:18 Uhr | 3 Min."."""
    return shape.ended and shape.words > _SENTENCE and "|" not in text


def _is_alone(text: str, stated: Stated) -> bool:
    """Whether a line holds little but a date: "Saturday 23 December 2023 05:39, UK"."""
    return len(text) < _ALONE * (stated.end - stated.start)


# An address and what a line says before it: "Source: https://example.org/a", "<https://x.org/a>".
_LINE: Final = re.compile(
    r"[(\[<*]{0,3}(?:(?P<label>[^\W\d_][\w ’'-]{1,40}?)\s?[:\uff1a–—-]{0,2}\s?)?[(\[<]?"
    r"(?P<url>https?://[\w.-]{3,100}(?::\d{1,5})?/[^\s<>\"\\^`{|}]{1,1000})[)\]>*.,;]{0,3}",
    re.IGNORECASE,
)
# What says that an address is that of the page itself: "URL", "Permalink", "Article link".
_OWN: Final = re.compile(
    r"(?:(?:article|story|page|post|web|canonical|permanent|original) )?(?:url|link|address)"
    r"|permalink|canonical|saved from|clipped from|retrieved from|available at|url source"
    r"|copy (?:this |the )?(?:link|url|address)",
    re.IGNORECASE,
)
# What says that it is that of the article, though it may be another copy's: "Source", "Original".
_SOURCE: Final = re.compile(
    r"(?:original|full|article|news|the )?\s?(?:source|original|article|story|post|report|via|from"
    r"|read more(?: at| on| here)?|read the (?:full|original) (?:article|story|post)"
    r"(?: (?:at|on|here))?"
    r"|(?:first |originally )?(?:published|posted|appeared)(?: (?:at|on|in))?|quelle|fuente|fonte"
    r"|bron|kilde|źródło|источник|出典|来源|출처)(?: link| url)?",
    re.IGNORECASE,
)
# A word of an address's path: "bridge" of "/2023/old-bridge-closes.html".
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NO_WORDS: Final = frozenset({"html", "htm", "php", "aspx", "www", "news", "article", "story"})
_ADDRESS_ABOVE: Final = 6
"""An article's address stands at most this many blocks above its title."""
_ADDRESS_BEHIND: Final = 12
"""Or this many behind its last."""
_ALIKE: Final = 0.8
"""An address is the article's where this share of its words stands in the title, or more."""
_FEWEST: Final = 3
"""And at least so many words do."""
_SHORTEST: Final = 3
"""The address of a page is longer than this behind its host; that of a site is not."""


def find_address(texts: Sequence[str], title: str, zone: Zone) -> tuple[str, tuple[int, ...]]:
    """The address that a clipping prints as the article's own, and its lines; '' for none.

    A line says so (`URL: https://...`), or it says where the article is from, or nothing, and the
    words of the address are those of the title. Two different addresses are none.
    """
    top = zone.title if zone.title >= 0 else zone.first
    head = range(max(0, top - _ADDRESS_ABOVE), min(len(texts), zone.first + 1))
    foot = range(
        max(zone.first + 1, zone.last - 1), min(len(texts), zone.last + 1 + _ADDRESS_BEHIND)
    )
    found: dict[str, list[int]] = {}
    for i in (*head, *foot):
        if "://" in texts[i] and (url := _own(texts[i], texts[i - 1], title)):
            found.setdefault(url, []).append(i)
    if len(found) != 1:
        return "", ()
    ((url, lines),) = found.items()
    return url, tuple(lines)


def _own(line: str, before: str, title: str) -> str:
    """The address that a line prints as the article's own; the line before may be its label."""
    m = _LINE.fullmatch(line)
    if not m:
        return ""
    label, url = m["label"] or "", m["url"].rstrip(").,;]*>")
    if _OWN.fullmatch(label or before.rstrip(":")) and len(url.split("/", 3)[3]) > _SHORTEST:
        return linkable(url)
    return (
        linkable(url) if (not label or _SOURCE.fullmatch(label)) and _is_alike(url, title) else ""
    )


def _is_alike(url: str, title: str) -> bool:
    """Whether an address is made of words of the title."""
    path = url.split("?", 1)[0].split("#", 1)[0].rstrip("/")
    slug = set(_WORD.findall(fold(path.rsplit("/", 1)[-1]))) - _NO_WORDS - STOPWORDS
    shared = slug & set(fold(title).split())
    return len(shared) >= _FEWEST and len(shared) >= _ALIKE * len(slug)
