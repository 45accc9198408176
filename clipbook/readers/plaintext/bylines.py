"""Turns the lines around an article into its authors, and into the lines that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from clipbook.readers.plaintext.features import Features, Zone
from clipbook.readers.plaintext.letters import likeness
from clipbook.readers.plaintext.outlets import is_press
from clipbook.readers.plaintext.people import (
    GIVEN_NAMES,
    NAME_LINE,
    find_authors,
    find_reporters,
    find_short_names,
    is_name,
    leading_names,
    tidy,
)
from clipbook.readers.plaintext.signatures import find_signature

_LONGEST: Final = 220
"""A byline is shorter than this."""
_TOGETHER: Final = 2
"""Bylines that stand further apart are not of one article."""
_LIKELY: Final = 1.5
"""The log odds above which each word of a name without a common given name is one's."""
_SIGNED: Final = 2
"""A text is signed at most this many blocks behind its last; what follows are teasers."""
# A line that only announces a name: "By", "Written by:".
_ANNOUNCED: Final = re.compile(
    r"(?:(?:written|story|words|posted|text|article|commentary|guide) )?by:?"
    r"|authors?:?|about the author:?",
    re.IGNORECASE,
)
# A mark between two names that stand on lines of their own: ",", "and", "&".
_COMMA: Final = re.compile(r",|&|;|and|und|et|y", re.IGNORECASE)
# Whose site it is: "Jane Roe", "Jane Roe's blog", "© 2025 Jane Roe. All rights reserved."
_OWNED: Final = re.compile(
    r"(?:(?:[Cc]opyright )?©(?: [Cc]opyright)? ?(?:(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?,?)?)? ?"
    rf"(?:by )?(?P<name>{NAME_LINE.pattern}?)(?:['’]s .*|\.(?: .*)?| [|–—-] .*| (?:19|20)\d\d.*|$)"
)
_BLOCKED: Final = frozenset(
    {"title", "repeated title", "second headline", "caption", "repeated caption", "photo credit"}
)

_Found: TypeAlias = tuple[tuple[str, ...], tuple[int, ...]]
"""Names, and the lines that they were found on."""


def find_bylines(
    texts: Sequence[str], shapes: Sequence[Features], why: Sequence[str], zone: Zone
) -> _Found:
    """The people whom the lines around an article name as its authors, and those lines."""
    found = find_told(texts, shapes, why, zone)
    if found[0]:
        return found
    signature = find_signature(texts, shapes, why, zone)
    if signature:
        return signature.names, (signature.at,)
    return _owner(texts, zone), ()


def find_told(
    texts: Sequence[str], shapes: Sequence[Features], why: Sequence[str], zone: Zone
) -> _Found:
    """The people whom a line calls the authors: "By Jane Roe", "Reporting by Jane Roe"."""
    nearby = _nearby(shapes, why, zone)
    return (
        _bylined(texts, shapes, nearby, zone)
        or _announced(texts, nearby)
        or _short(texts, shapes, nearby, zone)
        or ((), ())
    )


def _nearby(shapes: Sequence[Features], why: Sequence[str], zone: Zone) -> list[int]:
    """The lines around an article that may be bylines."""
    around = zone.around(len(shapes))
    return [i for i in around if why[i] not in _BLOCKED and shapes[i].size <= _LONGEST]


def _bylined(
    texts: Sequence[str], shapes: Sequence[Features], nearby: Sequence[int], zone: Zone
) -> _Found | None:
    authors: list[str] = []
    lines: list[int] = []
    for i in nearby:
        found = find_reporters(texts[i])
        if not found and i <= zone.last + _SIGNED and (not lines or i - lines[-1] <= _TOGETHER):
            found = () if shapes[i].prose and shapes[i].ended else find_authors(texts[i])
        if found:
            authors += found
            lines.append(i)
    return (_unique(authors), tuple(lines)) if authors else None


def _announced(texts: Sequence[str], nearby: Sequence[int]) -> _Found | None:
    """The names on the lines behind one that only announces them."""
    for i in nearby:
        if not i or not _ANNOUNCED.fullmatch(texts[i - 1]):
            continue
        names, at = leading_names(texts[i]) or find_short_names(f"By {texts[i]}"), i
        while names and at + 2 < len(texts) and _COMMA.fullmatch(texts[at + 1]):
            following = leading_names(texts[at + 2])
            if not following:
                break
            names, at = (*names, *following), at + 2
        if names and not _is_ordinary(texts, names[0].split()[-1].lower()):
            return names, tuple(range(i, at + 1))
    return None


def _short(
    texts: Sequence[str], shapes: Sequence[Features], nearby: Sequence[int], zone: Zone
) -> _Found | None:
    for i in nearby:
        found = find_short_names(texts[i]) if i >= zone.title and not shapes[i].ended else ()
        if found and not _is_ordinary(texts, found[0].lower()):
            return found, (i,)
    return None


def find_owner(text: str) -> str:
    """The person whose site a line says it is; '' where it names none, or an outlet."""
    m = _OWNED.fullmatch(text)
    name = m["name"] if m else ""
    words = name.split()
    likely = words and (words[0].lower() in GIVEN_NAMES or min(map(likeness, words)) > _LIKELY)
    return tidy(name) if likely and is_name(name) and not is_press(name) else ""


def _owner(texts: Sequence[str], zone: Zone) -> tuple[str, ...]:
    """Whose name heads the page or claims its copyright: the one writer of a site."""
    foot = [text for text in texts[zone.last + 1 :] if "©" in text]
    owners = (find_owner(text) for text in (*texts[: zone.title > 0], *foot))
    return next(((owner,) for owner in owners if owner), ())


def _is_ordinary(texts: Sequence[str], word: str) -> bool:
    """Whether the clipping uses a word in lower case, so that it is nobody's name."""
    return any(word in text.split() for text in texts if word in text)


def _unique(authors: Sequence[str]) -> tuple[str, ...]:
    """Each name once, and no name that is part of a fuller one."""
    names = list(dict.fromkeys(authors))
    return tuple(n for n in names if not any(n != other and n in other for other in names))
