"""Turns the lines around an article into its own address on the web, where they print it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clipbook.readers.plaintext.zone import Zone
from clipbook.text.addresses import linkable
from clipbook.text.english import STOPWORDS
from clipbook.text.normalise import fold

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
_ABOVE: Final = 6
"""An article's address stands at most this many blocks above its title."""
_BEHIND: Final = 12
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
    head = range(max(0, top - _ABOVE), min(len(texts), zone.first + 1))
    foot = range(max(zone.first + 1, zone.last - 1), min(len(texts), zone.last + 1 + _BEHIND))
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
