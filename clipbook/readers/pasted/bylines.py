"""Turns the lines around an article into its authors, and into the lines that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from clipbook.readers.pasted.features import DATED, Shape
from clipbook.readers.pasted.people import (
    GIVEN_NAMES,
    find_authors,
    find_reporters,
    find_short_names,
    is_name,
    leading_names,
    tidy,
    without_degrees,
)
from clipbook.readers.pasted.stated import find_stated
from clipbook.readers.pasted.zone import Zone

_LONGEST: Final = 220
"""A byline is shorter than this."""
_TOGETHER: Final = 2
"""Bylines that stand further apart are not of one article."""
_ABOVE: Final = 3
"""A writer's name stands at most this many blocks above the title."""
_BELOW: Final = 5
"""Or this many below it, where nothing but its shape tells."""
_INTO: Final = 2
"""Or this many below the first block of the text, a standfirst."""
_DATE_LINE: Final = 80
"""A line that is there for its date is shorter than this."""
_BOX: Final = 40
"""A box on the writer stands at most this many blocks behind the text."""
# The start of a byline that can be nothing else: "Written by ", "Author: ".
_EXPLICIT: Final = re.compile(
    r"(?:written|posted|story|words|text|authored) by\b|author:", re.IGNORECASE
)
# The head of a box on the writer: "About Jane Roe", "More from Jane Roe".
_ABOUT: Final = re.compile(
    r"^(?:about|more (?:from|by)|(?:latest |all |more )?(?:posts|articles"
    r"|stories) by)(?: the author:?)? ",
    re.IGNORECASE,
)
# A name with something parted off behind it: "Jane Roe • Example.com".
_PARTED: Final = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3} ?[•|,–—]")
# A line that only announces a name: "By", "Written by:".
_ANNOUNCED: Final = re.compile(
    r"(?:(?:written|story|words|posted|text|review(?:ed)?) )?by:?|authors?:?", re.IGNORECASE
)
# What a writer is, on a line below the name: "Senior Writer", "Contributor".
_ROLE: Final = re.compile(
    r"\(?(?:[\w&/-]+ ){0,5}(?:writer|reporter|editor|contributor|correspondent|columnist"
    r"|journalist|author|staff|critic|producer|follow)\b.{0,40}",
    re.IGNORECASE,
)
# What says who a writer is, behind the text: "Jane Roe is a staff writer at The Example."
_PRESENTED: Final = re.compile(
    r"(?P<name>[^\W\d_][\w.’'-]{1,20}(?: [^\W\d_][\w.’'-]{0,20}){1,2}) (?:is|was) (?:an?|the|our) "
    r"(?=.{0,120}\b(?:writer|reporter|editor|contributor|correspondent|columnist|journalist|author"
    r"|blogger|critic|founder|creator|specializ|specialis|professor|fellow))",
    re.IGNORECASE,
)
# What parts the facts in a row of them: " | ", " • ".
_MARKS: Final = re.compile(r" ?[|•·] ?")
# A fact of an article, beside which its writer is named: "4 min read", "109 Comments", "2021".
_FACT: Final = re.compile(r"\d.{0,12}\b(?:comments?|min|read|20\d\d)\b|\b20\d\d\b", re.IGNORECASE)
_MOST_PIECES: Final = 6
"""A row of more pieces is a menu."""
_OVERLAP: Final = 6
"""The box on the writer may be taken for the last blocks of the text."""
_BELOW_NAME: Final = 3
"""What is said of a writer stands at most this many blocks below the name."""
_SIGNED: Final = 2
"""A text is signed at most this many blocks behind its last."""
_BLOCKED: Final = frozenset(
    {"title", "repeated title", "second headline", "caption", "repeated caption", "photo credit"}
)

_Found: TypeAlias = tuple[tuple[str, ...], tuple[int, ...]]
"""Names, and the lines that they were found on."""


def find_bylines(
    texts: Sequence[str], shapes: Sequence[Shape], why: Sequence[str], zone: Zone
) -> _Found:
    """The people whom the lines around an article name as its authors, and those lines."""
    authors: list[str] = []
    lines: list[int] = []
    nearby = [
        i for i in zone.around(len(texts)) if why[i] not in _BLOCKED and shapes[i].size <= _LONGEST
    ]
    for i in nearby:
        found = find_reporters(texts[i])
        if not found and (not lines or i - lines[-1] <= _TOGETHER):
            found = () if shapes[i].prose and shapes[i].ended else find_authors(texts[i])
        if found:
            authors += found
            lines.append(i)
    if authors:
        return _unique(authors), tuple(lines)
    told = _announced(texts, nearby) or _short(texts, shapes, nearby, zone)
    if told:
        return told
    for i in nearby:
        names = () if why[i] else _bare(texts, shapes, i, zone)
        if names and not any(_is_ordinary(texts, name.split()[-1].lower()) for name in names):
            return _unique(names), (i,)
    return _behind(texts, zone)


def _announced(texts: Sequence[str], nearby: Sequence[int]) -> _Found | None:
    for i in nearby:
        if i and _ANNOUNCED.fullmatch(texts[i - 1]) and (found := leading_names(texts[i])):
            return found, (i,)
    return None


def _short(
    texts: Sequence[str], shapes: Sequence[Shape], nearby: Sequence[int], zone: Zone
) -> _Found | None:
    for i in nearby:
        found = find_short_names(texts[i]) if i >= zone.title and not shapes[i].ended else ()
        if found and not _is_ordinary(texts, found[0].lower()):
            return found, (i,)
    return None


def _is_ordinary(texts: Sequence[str], word: str) -> bool:
    """Whether the clipping uses a word in lower case, so that it is nobody's name."""
    return any(word in text.split() for text in texts if word in text)


def _unique(authors: Sequence[str]) -> tuple[str, ...]:
    """Each name once, and no name that is part of a fuller one."""
    names = list(dict.fromkeys(authors))
    return tuple(n for n in names if not any(n != other and n in other for other in names))


def _bare(texts: Sequence[str], shapes: Sequence[Shape], i: int, zone: Zone) -> tuple[str, ...]:
    """The names on a line without "by": near the title, or behind one that announces it."""
    text = texts[i]
    if zone.title - _ABOVE <= i <= zone.first + _INTO:
        if shapes[i].row[DATED] and (dated := _dated(text)):
            return dated
        if listed := _listed(texts[i], below=zone.title < i):
            return listed
        text = without_degrees(text)
        if is_name(text):
            near = zone.title < i <= zone.title + _BELOW
            told = zone.title == i - 1 == zone.first - 2 or (
                near and (_is_given(text) or _stands_again(texts, text))
            )
            told = told or _is_told(texts, shapes, i)
            return (tidy(text),) if told else ()
        named = i > zone.title and (
            _ROLE.fullmatch(text) or (_is_given(text) and _PARTED.match(text))
        )
        return leading_names(text) if named else ()
    return ()


def _behind(texts: Sequence[str], zone: Zone) -> _Found:
    """The names in a box on the writer at the end of the text or behind it."""
    start = max(zone.first + 1, zone.last + 1 - _OVERLAP)
    for i in range(start, min(len(texts), zone.last + 1 + _BOX)):
        text = texts[i]
        told = _PRESENTED.match(text)
        if told and is_name(told["name"]):
            return (tidy(told["name"]),), (i,) if i > zone.last else ()
        if len(text) > _LONGEST:
            continue
        found = find_authors(text) if _EXPLICIT.match(text) else ()
        found = found or _boxed(text, texts[i + 1 : i + 1 + _BELOW_NAME])
        if not found and zone.last < i <= zone.last + _SIGNED:
            found = _known(text)
        if found:
            return found, (i,)
    return (), ()


def _boxed(text: str, following: Sequence[str]) -> tuple[str, ...]:
    """The name at the head of a box on the writer, which goes on with the name or says "about"."""
    name = _ABOUT.sub("", text).removesuffix(" (see all)")
    if not is_name(name):
        return ()
    if any(line.startswith(name) or line.endswith(f" by {name}") for line in following):
        return (tidy(name),)
    first = name.split()[0] + " "
    again = bool(following) and following[0].startswith(first)
    return (tidy(name),) if (name != text or again) and _is_given(name) else ()


def _known(name: str) -> tuple[str, ...]:
    """A name as a tuple, where it is one and starts with a common given name."""
    return (tidy(name),) if is_name(name) and _is_given(name) else ()


def _listed(text: str, *, below: bool) -> tuple[str, ...]:
    """The name in a row of facts: "109 Comments | Jane Roe | Last updated: March 11"."""
    pieces = _MARKS.split(text) if below else []
    if not 1 < len(pieces) <= _MOST_PIECES or not any(map(_FACT.search, pieces)):
        return ()
    found = [name for piece in pieces for name in _known(piece.strip())]
    return tuple(found[:1])


def _is_given(text: str) -> bool:
    return text.split(maxsplit=1)[0].lower() in GIVEN_NAMES


def _stands_again(texts: Sequence[str], name: str) -> bool:
    """Whether a few other lines hold a name; that of a section stands in more."""
    return 0 < sum(name in text for text in texts) - 1 < 4  # noqa: PLR2004 - a few


def _is_told(texts: Sequence[str], shapes: Sequence[Shape], i: int) -> bool:
    """Whether the lines around a name make it a writer's: a date or a role below it."""
    following = range(i + 1, min(len(texts), i + 3))
    return any(
        (shapes[k].row[DATED] and shapes[k].size < _DATE_LINE) or _ROLE.fullmatch(texts[k])
        for k in following
    )


def _dated(text: str) -> tuple[str, ...]:
    """The names before the date on a line: "Jane Roe - December 21, 2023"."""
    dates = find_stated(text)
    return leading_names(text[: dates[0].start].rstrip(" -–—|•·,:")) if dates else ()
