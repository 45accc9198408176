"""Turns the lines around an article into its authors, and into the lines that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clipbook.readers.pasted.features import DATED, Shape
from clipbook.readers.pasted.people import (
    find_authors,
    find_reporters,
    is_name,
    leading_names,
    tidy,
)
from clipbook.readers.pasted.stated import find_stated
from clipbook.readers.pasted.zone import Zone

_LONGEST: Final = 220
"""A byline is shorter than this."""
# A line that only announces a name: "By", "Written by:".
_ANNOUNCED: Final = re.compile(
    r"(?:(?:written|story|words|posted|text|review(?:ed)?) )?by:?|authors?:?", re.IGNORECASE
)
# What a writer is, on a line below the name: "Senior Writer", "Contributor".
_ROLE: Final = re.compile(
    r"(?:[\w&/-]+ ){0,5}(?:writer|reporter|editor|contributor|correspondent|columnist|journalist|author|staff|critic|producer|follow)\b.{0,40}",
    re.IGNORECASE,
)
_BLOCKED: Final = frozenset(
    {"title", "repeated title", "second headline", "caption", "repeated caption", "photo credit"}
)


def find_bylines(
    texts: Sequence[str], shapes: Sequence[Shape], why: Sequence[str], zone: Zone
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The people that the lines around an article name as its authors, in order, and those lines."""
    authors: list[str] = []
    lines: list[int] = []
    for i in zone.around(len(texts)):
        if why[i] in _BLOCKED or why[i] == "outlet" or shapes[i].size > _LONGEST:
            continue
        found = () if shapes[i].prose and shapes[i].ended else find_authors(texts[i])
        found = found or find_reporters(texts[i])
        if not found and not why[i] and not (authors and i > zone.first):
            found = _bare(texts, shapes, i, zone)
        if found:
            authors += found
            lines.append(i)
        if authors and i >= zone.first and i < zone.last:
            continue
    names = _unique(authors)
    return names, tuple(lines)


def _unique(authors: Sequence[str]) -> tuple[str, ...]:
    """Each name once, and no name that is part of a fuller one."""
    names = list(dict.fromkeys(authors))
    return tuple(n for n in names if not any(n != other and n in other for other in names))


def _bare(texts: Sequence[str], shapes: Sequence[Shape], i: int, zone: Zone) -> tuple[str, ...]:
    """The name on a line without "by": behind a line that announces it, before its date, or with a role."""
    text = texts[i]
    if not zone.title - 3 <= i <= zone.first or i == zone.title:
        return ()
    if i and _ANNOUNCED.fullmatch(texts[i - 1]):
        return leading_names(text)
    if shapes[i].row[DATED]:
        return _dated(text)
    if not is_name(text) or i < zone.title:
        return ()
    following = texts[i + 1 : i + 3]
    told = any(shape.row[DATED] and shape.size < 80 for shape in shapes[i + 1 : i + 3])  # noqa: PLR2004 - a date line
    told = told or any(
        shape.row[DATED] and shape.size < 80 for shape in shapes[max(zone.title + 1, i - 1) : i]
    )  # noqa: PLR2004
    told = told or any(_ROLE.fullmatch(line) for line in following)
    again = sum(text in other for k, other in enumerate(texts) if k != i and len(other) < 400)  # noqa: PLR2004 - not the text
    return (tidy(text),) if told or 0 < again < 4 else ()  # noqa: PLR2004 - a section's name stands more often


def _dated(text: str) -> tuple[str, ...]:
    """The names before the date on a line: "Jane Roe - December 21, 2023"."""
    dates = find_stated(text)
    if not dates or dates[0].start == 0:
        return ()
    names = leading_names(text[: dates[0].start].rstrip(" -–—|•·,:"))
    return names
