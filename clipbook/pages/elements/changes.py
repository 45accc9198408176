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

from clipbook.interface import Interface, mark_plural
from clipbook.model import Briefing, Correction, DifferenceKind, Mark, Period
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

_DISPUTES: Final = frozenset({DifferenceKind.CONTRADICTION, DifferenceKind.TENSION})
_SAID: Final = {
    "new": mark_plural("%(n)s new statement", "%(n)s new statements"),
    "support": mark_plural(
        "%(n)s statement with other support", "%(n)s statements with other support"
    ),
    "difference": mark_plural(
        "%(n)s statement newly contradicted", "%(n)s statements newly contradicted"
    ),
    "correction": mark_plural("%(n)s correction", "%(n)s corrections"),
    "gone": mark_plural("%(n)s statement gone", "%(n)s statements gone"),
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


def change_words(briefing: Briefing, words: Interface) -> str:
    """What changed since the last mark in our words: `Since 5 March 2024: 3 new statements`."""
    counts = Counter(change.kind for change in changes(briefing))
    mark = briefing.event.mark
    if mark is None or not counts:
        return ""
    added = len({article.id for article in briefing.event.articles} - {*mark.articles})
    parts = [words.count(counts[kind], *said) for kind, said in _SAID.items() if counts[kind]]
    if added:
        parts.insert(0, words.count(added, "%(n)s new clipping", "%(n)s new clippings"))
    told = words.row(parts)
    return words.say("Since %(then)s: %(changes)s", then=_when(mark, words), changes=told)


def _when(mark: Mark, words: Interface) -> str:
    try:
        day = date.fromisoformat(mark.date)
    except ValueError:
        return mark.name or words.say("the last mark")
    said = words.days(Period(day, day))
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
