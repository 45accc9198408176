"""Fills `Briefing.differences`: what the sources do not say alike, gravest first, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Final, NamedTuple

from clipbook.findings.evidence.contrasts import alike, contradictions, days, initiatives, numbers
from clipbook.findings.evidence.matching import LIKENESS, Likeness, Matter, match, matter
from clipbook.findings.evidence.testimony import testify
from clipbook.findings.evidence.wordings import wording
from clipbook.model import (
    Article,
    Briefing,
    Difference,
    DifferenceKind,
    Event,
    Side,
    Statement,
    excerpt,
    state,
)
from clipbook.notes import Span

_GRAVITY: Final = tuple(DifferenceKind)
# At most so many wordings, and statements of one article alone: the most told, the first.
_MOST: Final = 12
_LONE_EACH: Final = 2
_LONE_LIKE: Final = LIKENESS // 5
_LONE_WORDS: Final = 8
_LEANING: Final = frozenset(("he", "she", "it", "they", "this", "that", "these", "those", "image"))


class _Found(NamedTuple):
    """A difference before its sides are made into excerpts: the clauses of each side."""

    kind: DifferenceKind
    sides: tuple[tuple[int, ...], ...]
    why: str


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its differences."""
    event = briefing.event
    found = matter(event)
    likeness = match(found)
    differences = [
        *_merged(_contrasts(event, found, likeness)),
        *islice(_wordings(found, alike(found)), _MOST),
        *islice(_lone(event, found, likeness), _MOST),
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
                yield _Found(kind, ((contrast.first,), (contrast.second,)), contrast.why)


def _merged(differences: Iterator[_Found]) -> list[_Found]:
    """The differences, those of one kind that share a side made one.

    Of numbers and days the values must be the same, too.
    """
    merged: list[_Found] = []
    holders: dict[tuple[DifferenceKind, str, int, int], int] = {}
    for new in differences:
        is_exact = new.kind in {DifferenceKind.NUMBER, DifferenceKind.DATE}
        why = new.why if is_exact else ""
        keys = [(new.kind, why, n, k) for n, side in enumerate(new.sides) for k in side]
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
            yield _Found(DifferenceKind.WORDING, contrast.sides, contrast.why)


def _lone(event: Event, found: Matter, likeness: Likeness) -> Iterator[_Found]:
    """For each article the first attributed statements that no other article makes."""
    told = {(t.article, t.sentence.start) for t in testify(event)}
    bodies = {article.id: article.body for article in event.articles}
    counts: Counter[str] = Counter()
    places = [(clause.article, clause.sentence.start) for clause in found.clauses]
    for at, group in groupby(range(len(places)), key=places.__getitem__):
        if at not in told or counts[at[0]] >= _LONE_EACH:
            continue
        own = tuple(group)
        if any(max(likeness.rows[k].values(), default=0) >= _LONE_LIKE for k in own):
            continue
        if _is_whole(found.clauses[own[0]].sentence.of(bodies[at[0]])):
            for k in own[: _LONE_EACH - counts[at[0]]]:
                counts[at[0]] += 1
                yield _Found(DifferenceKind.ONLY_ONE, ((k,),), "no other source says so")


def _is_whole(text: str) -> bool:
    """Whether a sentence can be understood alone: long enough, not opening with "he"."""
    first, *rest = text.split()
    is_even = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    is_own = first[0].isupper() and first.lower() not in _LEANING
    return len(rest) >= _LONE_WORDS and is_own and is_even


def _difference(
    articles: Mapping[str, Article],
    found: Matter,
    difference: _Found,
    statements: dict[str, Statement],
) -> Difference:
    """The difference with its sides as excerpts, its sentences added to `statements`."""
    sides = []
    for members in difference.sides:
        clauses = [found.clauses[k] for k in members]
        stated = [state(articles[c.article], c.sentence) for c in clauses]
        statements.update((statement.id, statement) for statement in stated)
        shown = (_shown(articles, found, k, difference.kind) for k in members)
        sides.append(
            Side(
                tuple(excerpt(articles[c.article], s) for c, s in zip(clauses, shown, strict=True)),
                tuple(dict.fromkeys(statement.id for statement in stated)),
            ),
        )
    return Difference(difference.kind, tuple(sides), difference.why)


def _shown(
    articles: Mapping[str, Article], found: Matter, index: int, kind: DifferenceKind
) -> Span:
    """The words that are shown: the clause with what limits it, or a sentence that stands alone."""
    clause = found.clauses[index]
    if kind is DifferenceKind.ONLY_ONE:
        return clause.sentence
    for following in found.clauses[index + 1 : index + 2]:
        body = articles[clause.article].body
        is_same = (following.article, following.sentence) == (clause.article, clause.sentence)
        if is_same and _LIMIT.match(body[clause.span.end : following.span.start]):
            return Span(clause.span.start, following.span.end)
    return clause.span


# What joins a clause to one that limits it: ", but ".
_LIMIT: Final = re.compile(r",? (?:but|though|although) ")
