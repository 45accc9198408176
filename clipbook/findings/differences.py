"""Fills `Briefing.differences`: what the sources do not say alike, gravest first, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from msgspec.structs import replace

from clipbook.findings.evidence.contrasts import alike, contradictions, days, initiatives, numbers
from clipbook.findings.evidence.matching import Likeness, Matter, match, matter
from clipbook.findings.evidence.wordings import wording
from clipbook.model import (
    Article,
    Briefing,
    Difference,
    DifferenceKind,
    Event,
    Excerpt,
    Side,
    Statement,
    excerpt,
    state,
)
from clipbook.notes import Span

_GRAVITY: Final = tuple(DifferenceKind)
# At most so many wordings: the most told.
_MOST: Final = 12


class _Found(NamedTuple):
    """A difference before its sides are made into excerpts: the clauses of each side.

    `words` are those of each side's first clause that clash; empty where none are known.
    """

    kind: DifferenceKind
    sides: tuple[tuple[int, ...], ...]
    words: tuple[str, ...]


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its differences."""
    event = briefing.event
    found = matter(event)
    likeness = match(found)
    differences = [
        *_merged(_contrasts(event, found, likeness)),
        *islice(_wordings(found, alike(found)), _MOST),
    ]
    differences.sort(key=lambda difference: _GRAVITY.index(difference.kind))
    statements = dict(briefing.statements)
    articles = {article.id: article for article in event.articles}
    made = tuple(_difference(articles, found, d, statements) for d in differences)
    return replace(briefing, differences=made, statements=statements)


def _contrasts(event: Event, found: Matter, likeness: Likeness) -> Iterator[_Found]:
    """What two clauses do not say alike; of each pair the gravest only."""
    told: set[frozenset[int]] = set()
    for kind, contrasts in (
        (DifferenceKind.CONTRADICTION, contradictions(found)),
        (DifferenceKind.TENSION, initiatives(found)),
        (DifferenceKind.NUMBER, numbers(found, likeness)),
        (DifferenceKind.DATE, days(event, found, likeness)),
    ):
        for contrast in contrasts:
            both = frozenset((contrast.first, contrast.second))
            if both not in told:
                told.add(both)
                yield _Found(kind, ((contrast.first,), (contrast.second,)), contrast.words)


def _merged(differences: Iterator[_Found]) -> list[_Found]:
    """The differences, those of one kind that share a side made one.

    Of numbers and days the values must be the same, too.
    """
    merged: list[_Found] = []
    holders: dict[tuple[DifferenceKind, tuple[str, ...], int, int], int] = {}
    for new in differences:
        is_exact = new.kind in {DifferenceKind.NUMBER, DifferenceKind.DATE}
        words = new.words if is_exact else ()
        keys = [(new.kind, words, n, k) for n, side in enumerate(new.sides) for k in side]
        at = min((holders[key] for key in keys if key in holders), default=len(merged))
        if at == len(merged):
            merged.append(new)
        else:
            old = merged[at]
            sides = tuple(
                tuple(dict.fromkeys((*a, *b))) for a, b in zip(old.sides, new.sides, strict=True)
            )
            merged[at] = old._replace(sides=sides)
        for key in keys:
            holders[key] = min(at, holders.get(key, at))
    return merged


def _wordings(found: Matter, groups: Sequence[tuple[int, ...]]) -> Iterator[_Found]:
    """For each fact that is put in different words, the wordings; what most state first."""
    articles = [{found.clauses[k].article for k in group} for group in groups]
    order = sorted(range(len(groups)), key=lambda number: -len(articles[number]))
    for group in (groups[number] for number in order):
        contrast = wording(found, group)
        if contrast:
            yield _Found(DifferenceKind.WORDING, contrast.sides, contrast.words)


def _difference(
    articles: Mapping[str, Article],
    found: Matter,
    difference: _Found,
    statements: dict[str, Statement],
) -> Difference:
    """The difference with its sides as excerpts, its sentences added to `statements`."""
    sides = []
    for number, members in enumerate(difference.sides):
        clauses = [found.clauses[k] for k in members]
        stated = [state(articles[c.article], c.sentence) for c in clauses]
        statements.update((statement.id, statement) for statement in stated)
        shown = (_shown(articles, found, k) for k in members)
        excerpts = tuple(
            excerpt(articles[c.article], s) for c, s in zip(clauses, shown, strict=True)
        )
        words = difference.words[number] if difference.words else ""
        names = tuple(dict.fromkeys(statement.id for statement in stated))
        sides.append(Side(excerpts, names, _phrase(articles, excerpts[0], words)))
    return Difference(difference.kind, tuple(sides))


def _phrase(articles: Mapping[str, Article], whole: Excerpt, words: str) -> Excerpt | None:
    """Where an excerpt has the words; None where it has not, or where there are none."""
    at = whole.text.find(words) if words else -1
    if at < 0:
        return None
    start = whole.span.start + at
    return excerpt(articles[whole.article], Span(start, start + len(words)))


def _shown(articles: Mapping[str, Article], found: Matter, index: int) -> Span:
    """The words that are shown: the clause with what limits it."""
    clause = found.clauses[index]
    for following in found.clauses[index + 1 : index + 2]:
        body = articles[clause.article].body
        is_same = (following.article, following.sentence) == (clause.article, clause.sentence)
        if is_same and _LIMIT.match(body[clause.span.end : following.span.start]):
            return Span(clause.span.start, following.span.end)
    return clause.span


# What joins a clause to one that limits it: ", but ".
_LIMIT: Final = re.compile(r",? (?:but|though|although) ")
