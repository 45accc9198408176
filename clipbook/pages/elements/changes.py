"""Turns a briefing and the last mark of its event into what changed since.

Nothing of a text is kept in a mark: a statement is known by a digest of its words, so that what is
gone or hidden is never printed again, and a comma is no news.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from clipbook.model import Briefing, Correction, DifferenceKind, Mark, Period
from clipbook.pages.elements.wording import count, day_words, sentence
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

_DISPUTES: Final = frozenset({DifferenceKind.CONTRADICTION, DifferenceKind.TENSION})
_SAID: Final = {
    "new": ("new statement", "new statements"),
    "support": (
        "statement with other support",
        "statements with other support",
    ),
    "difference": ("statement newly contradicted", "statements newly contradicted"),
    "correction": ("correction", "corrections"),
    "gone": ("statement gone", "statements gone"),
}


class Change(Struct, frozen=True):
    """One thing that is not as it was at the mark; `statement` is '' where none stands there.

    `text` is the editor's own, of a correction: the words of sources are those of statements.
    """

    date: str
    kind: str
    statement: str
    text: str


def take_mark(briefing: Briefing) -> Mark:
    """What a briefing tells now, for a mark of any name and day."""
    return Mark(
        name="",
        date="",
        articles=tuple(article.id for article in briefing.event.articles),
        corrections=tuple(map(_correction, briefing.event.corrections)),
        told={_digest(text): n for _, text, n in _told(briefing)},
    )


def changes(briefing: Briefing) -> tuple[Change, ...]:
    """What a briefing tells otherwise than at the last mark of its event; nothing without one."""
    mark = briefing.event.mark
    if mark is None:
        return ()
    found = [
        Change(mark.date, kind, key, "")
        for key, text, n in _told(briefing)
        for kind in _kinds(mark.told.get(_digest(text)), n)
    ]
    corrected = (
        Change(each.day or mark.date, "correction", each.statement, each.text)
        for each in briefing.event.corrections
        if _correction(each) not in mark.corrections
    )
    there = {_digest(text) for _, text, _ in _told(briefing)}
    gone = (Change(mark.date, "gone", "", "") for digest in mark.told if digest not in there)
    return (*found, *corrected, *gone)


def change_words(briefing: Briefing) -> str:
    """What changed since the last mark in our words: `Since 5 March 2024: 3 new statements`."""
    counts = Counter(change.kind for change in changes(briefing))
    mark = briefing.event.mark
    if mark is None or not counts:
        return ""
    added = len({article.id for article in briefing.event.articles} - {*mark.articles})
    parts = [count(added, "new clipping")] if added else []
    parts += [count(counts[kind], *nouns) for kind, nouns in _SAID.items() if counts[kind]]
    return f"Since {_when(mark)}: {sentence(parts)}"


def _when(mark: Mark) -> str:
    try:
        day = date.fromisoformat(mark.date)
    except ValueError:
        return mark.name or "the last mark"
    said = day_words(Period(day, day))
    return f"{mark.name} ({said})" if mark.name else said


def _kinds(before: int | None, now: int) -> Iterator[str]:
    if before is None:
        yield "new"
        return
    if abs(before) != abs(now):
        yield "support"
    if now < 0 <= before:
        yield "difference"


def _told(briefing: Briefing) -> Iterator[tuple[str, str, int]]:
    """The statements that a briefing tells, with their words, and their number as in a mark."""
    support: dict[str, int] = {}
    for fact in briefing.facts:
        for key in fact.statements:
            support[key] = max(support.get(key, 1), len(fact.articles))
    disputed = {
        key
        for difference in briefing.differences
        if difference.kind in _DISPUTES
        for side in difference.sides
        for key in side.statements
    }
    for key, statement in briefing.statements.items():
        number = support.get(key, 1)
        yield key, statement.excerpt.text, -number if key in disputed else number


def _digest(text: str) -> str:
    return hashlib.sha256(fold(plain(text)).encode()).hexdigest()[:12]


def _correction(correction: Correction) -> str:
    return _digest(f"{correction.day} {correction.text}")
