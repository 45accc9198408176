"""Fills `Briefing.differences`: what the sources do not say alike, gravest first, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from clipbook.findings._contrasts import alike, contradictions, days, initiatives, numbers
from clipbook.findings._matching import Matter, match, matter
from clipbook.findings._similarity import Pair
from clipbook.findings._testimony import testify
from clipbook.findings._wordings import wording
from clipbook.model import (
    Briefing,
    Difference,
    DifferenceKind,
    Event,
    Side,
    Statement,
    excerpt,
    state,
)
from clipbook.source import Span

_GRAVITY: Final = tuple(DifferenceKind)
# At most so many wordings, and statements of one article alone: the most told, the first.
_MOST: Final = 12
_LONE_EACH: Final = 2
_LONE_LIKE: Final = 0.2
_LONE_WORDS: Final = 8
_LEANING: Final = frozenset(("he", "she", "it", "they", "this", "that", "these", "those", "image"))


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference before its sides are made into excerpts: the clauses of each side."""

    kind: DifferenceKind
    sides: tuple[tuple[int, ...], ...]
    why: str


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its differences."""
    event = briefing.event
    found = matter(event)
    pairs = match(found)
    differences = [
        *_merged(_contrasts(event, found, pairs)),
        *islice(_wordings(found, alike(found)), _MOST),
        *islice(_lone(event, found, pairs), _MOST),
    ]
    differences.sort(key=lambda difference: _GRAVITY.index(difference.kind))
    statements = dict(briefing.statements)
    made = tuple(_difference(event, found, d, statements) for d in differences)
    return replace(briefing, differences=made, statements=statements)


def _contrasts(event: Event, found: Matter, pairs: Sequence[Pair]) -> Iterator[_Found]:
    """What two clauses do not say alike; of each pair the gravest only."""
    told: set[frozenset[int]] = set()
    for kind, contrasts in (
        (DifferenceKind.CONTRADICTION, contradictions(found)),
        (DifferenceKind.TENSION, initiatives(found)),
        (DifferenceKind.NUMBER, numbers(found, pairs)),
        (DifferenceKind.DATE, days(event, found, pairs)),
    ):
        for contrast in contrasts:
            both = frozenset((contrast.first, contrast.second))
            if both not in told:
                told.add(both)
                yield _Found(kind, ((contrast.first,), (contrast.second,)), contrast.why)


def _merged(differences: Iterator[_Found]) -> list[_Found]:
    """The differences, those of one kind that share a side made one."""
    merged: list[_Found] = []
    for new in differences:
        for k, old in enumerate(merged):
            if old.kind is new.kind and _is_one(old, new):
                sides = tuple(
                    tuple(dict.fromkeys((*a, *b)))
                    for a, b in zip(old.sides, new.sides, strict=True)
                )
                merged[k] = replace(old, sides=sides)
                break
        else:
            merged.append(new)
    return merged


def _is_one(old: _Found, new: _Found) -> bool:
    """Whether two differences are one: they share a side, and numbers and days are the same."""
    is_exact = new.kind in {DifferenceKind.NUMBER, DifferenceKind.DATE}
    return (old.why == new.why or not is_exact) and any(
        set(a) & set(b) for a, b in zip(old.sides, new.sides, strict=True)
    )


def _wordings(found: Matter, groups: Sequence[tuple[int, ...]]) -> Iterator[_Found]:
    """For each fact that is put in different words, the wordings; what most state first."""
    articles = [{found.clauses[k].article for k in group} for group in groups]
    order = sorted(range(len(groups)), key=lambda number: -len(articles[number]))
    for group in (groups[number] for number in order):
        contrast = wording([(k, found.clauses[k]) for k in group])
        if contrast:
            yield _Found(DifferenceKind.WORDING, contrast.sides, contrast.why)


def _lone(event: Event, found: Matter, pairs: Sequence[Pair]) -> Iterator[_Found]:
    """For each article the first attributed statements that no other article makes."""
    told = {(t.article, t.sentence): t for t in testify(event)}
    shared: dict[tuple[str, Span], float] = {}
    for pair in pairs:
        for k in (pair.first, pair.second):
            at = (found.clauses[k].article, found.clauses[k].sentence)
            shared[at] = max(shared.get(at, 0.0), pair.score)
    counts: dict[str, int] = {}
    for k, clause in enumerate(found.clauses):
        at = (clause.article, clause.sentence)
        text = clause.sentence.of(event.article(clause.article).body)
        if shared.get(at, 0.0) >= _LONE_LIKE or at not in told or not _is_whole(text):
            continue
        counts[clause.article] = counts.get(clause.article, 0) + 1
        if counts[clause.article] <= _LONE_EACH:
            yield _Found(DifferenceKind.ONLY_ONE, ((k,),), "no other source says so")


def _is_whole(text: str) -> bool:
    """Whether a sentence can be understood alone: long enough, not opening with "he"."""
    first, *rest = text.split()
    is_even = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    is_own = first[0].isupper() and first.lower() not in _LEANING
    return len(rest) >= _LONE_WORDS and is_own and is_even


def _difference(
    event: Event, found: Matter, difference: _Found, statements: dict[str, Statement]
) -> Difference:
    """The difference with its sides as excerpts, its sentences added to `statements`."""
    sides = []
    for members in difference.sides:
        clauses = [found.clauses[k] for k in members]
        stated = [state(event.article(c.article), c.sentence) for c in clauses]
        statements.update((statement.id, statement) for statement in stated)
        sides.append(
            Side(
                tuple(
                    excerpt(
                        event.article(found.clauses[k].article),
                        _shown(event, found, k, difference.kind),
                    )
                    for k in members
                ),
                tuple(dict.fromkeys(statement.id for statement in stated)),
            ),
        )
    return Difference(difference.kind, tuple(sides), difference.why)


def _shown(event: Event, found: Matter, index: int, kind: DifferenceKind) -> Span:
    """The words that are shown: the clause with what limits it, or a sentence that stands alone."""
    clause = found.clauses[index]
    if kind is DifferenceKind.ONLY_ONE:
        return clause.sentence
    for following in found.clauses[index + 1 : index + 2]:
        body = event.article(clause.article).body
        is_same = (following.article, following.sentence) == (clause.article, clause.sentence)
        if is_same and _LIMIT.match(body[clause.span.end : following.span.start]):
            return Span(clause.span.start, following.span.end)
    return clause.span


# What joins a clause to one that limits it: ", but ".
_LIMIT: Final = re.compile(r",? (?:but|though|although) ")
