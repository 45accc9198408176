"""Fills `Briefing.differences`: what the sources do not say alike, gravest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from clipbook.findings.evidence import (
    contrasts,
    counts,
    days,
    denials,
    identities,
    prices,
    quoted,
    stages,
)
from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import AUXILIARIES, is_past, stems
from clipbook.model import (
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
from clipbook.text.dates.vocabulary import MONTHS
from clipbook.text.english import DAYS
from clipbook.text.names.lexicon import NATIONALITIES

_GRAVITY: Final = tuple(DifferenceKind)
_SOURCES: Final[tuple[Callable[[Event], Iterator[Clash]], ...]] = (
    contrasts.clashes,
    denials.clashes,
    counts.clashes,
    prices.clashes,
    stages.clashes,
    identities.clashes,
    days.clashes,
    days.hour_clashes,
    stages.sureness_clashes,
    days.count_clashes,
    quoted.clashes,
)
# Names in a row: "North Korea and Russia", "Mayor Ada Orrin", "the Bank of Orsa".
_NAMES: Final = re.compile(r"(?!The )[A-Z][\w-]+(?:(?: and| of| of the)? [A-Z][\w-]+)*")
# Capitals that name nothing that a clash may be about.
_NO_SUBJECT: Final = frozenset((*DAYS, *MONTHS, *(name.casefold() for name in NATIONALITIES)))


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its differences."""
    found = [clash for source in _SOURCES for clash in source(briefing.event)]
    clashes = sorted(_merged(found), key=lambda clash: _GRAVITY.index(clash.kind))
    statements = dict(briefing.statements)
    made = tuple(_difference(briefing.event, clash, statements) for clash in clashes)
    return replace(briefing, differences=made, statements=statements)


def _merged(clashes: Iterable[Clash]) -> list[Clash]:
    """The clashes, those of one kind that share a claim on each of two sides made one.

    Of two clashes of one pair of clauses the one that was found first stays.
    """
    merged: list[Clash] = []
    told: set[frozenset[int]] = set()
    for clash in clashes:
        pairs = _pairs(clash)
        if pairs <= told:
            continue
        told |= pairs
        if clash.kind is DifferenceKind.UPDATED and _is_told(merged, clash):
            continue
        at = next((n for n, old in enumerate(merged) if _is_one(old, clash)), None)
        if at is None:
            merged.append(clash)
        else:
            merged[at] = _joined(merged[at], clash)
    return merged


def _pairs(clash: Clash) -> set[frozenset[int]]:
    """The clauses that are set against each other, by number."""
    return {
        frozenset((a.passage.number, b.passage.number))
        for n, side in enumerate(clash.sides)
        for other in clash.sides[n + 1 :]
        for a in side
        for b in other
    }


def _is_told(merged: Iterable[Clash], new: Clash) -> bool:
    """Whether an update is told already: what came last is in another one."""
    last = {claim.phrase for claim in new.sides[-1]}
    return any(
        claim.phrase in last
        for old in merged
        if old.kind is DifferenceKind.UPDATED
        for claim in old.sides[-1]
    )


def _is_one(old: Clash, new: Clash) -> bool:
    """Whether two clashes are one matter: of one kind and of two sides, and one side shared."""
    if old.kind is not new.kind or len(old.sides) != len(new.sides):
        return False
    return any(
        {c.phrase for c in a} & {c.phrase for c in b}
        for a, b in zip(old.sides, new.sides, strict=True)
    )


def _joined(old: Clash, new: Clash) -> Clash:
    sides = [
        [*a, *(claim for claim in b if claim not in a)]
        for a, b in zip(old.sides, new.sides, strict=True)
    ]
    return replace(old, sides=sides)


def _difference(event: Event, clash: Clash, statements: dict[str, Statement]) -> Difference:
    """The difference with its sides as excerpts, its sentences added to `statements`."""
    sides = tuple(_side(event, _one_each(side), statements) for side in clash.sides)
    return Difference(clash.kind, sides, find_subject(clash))


def _one_each(claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of each article."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.passage.clause.article, claim)
    return list(first.values())


def _side(event: Event, claims: Sequence[Claim], statements: dict[str, Statement]) -> Side:
    stated = [state(c.passage.article, c.passage.clause.sentence) for c in claims]
    statements.update((statement.id, statement) for statement in stated)
    return Side(
        tuple(_shown(event, claim) for claim in claims),
        tuple(dict.fromkeys(statement.id for statement in stated)),
        claims[0].phrase,
    )


def _shown(event: Event, claim: Claim) -> Excerpt:
    """The words that are shown: the clause with what limits it; the sentence for a mere verb."""
    passage = claim.passage
    clause, body = passage.clause, passage.article.body
    if not clause.span.contains(claim.phrase.span) or _lacks_subject(passage):
        return excerpt(passage.article, clause.sentence)
    for following in passages(event)[passage.number + 1 : passage.number + 2]:
        other = following.clause
        is_same = (other.article, other.sentence) == (clause.article, clause.sentence)
        if is_same and _LIMIT.match(body[clause.span.end : other.span.start]):
            return excerpt(passage.article, Span(clause.span.start, other.span.end))
    return excerpt(passage.article, clause.span)


def _lacks_subject(passage: Passage) -> bool:
    """Whether a clause starts with its verb, the subject before it: "has a ferry of its own"."""
    first = passage.words[0] if passage.words else ""
    return not passage.opens and first.islower() and (first in AUXILIARIES or is_past(first))


# What joins a clause to one that limits it: ", but ".
_LIMIT: Final = re.compile(r",? (?:but|though|although) ")


def find_subject(clash: Clash) -> Excerpt | None:
    """The longest run of names of a side's first clause that every side's first clause has.

    None where they share no name, or only within the phrases that clash.
    """
    firsts = [side[0] for side in clash.sides]
    shared = frozenset.intersection(*map(_words, firsts))
    runs = [run for told in firsts for run in _runs(told, shared)]
    apart = [run for run in runs if not any(_touches(run, told) for told in firsts)]
    return max(apart, key=lambda run: len(run.text), default=None)


def _runs(told: Claim, shared: frozenset[str]) -> Iterator[Excerpt]:
    """The runs of names in a claim's clause that have no other words than the shared ones."""
    passage = told.passage
    for m in _NAMES.finditer(passage.clause.text):
        words = frozenset(stems(m.group()))
        is_name = words and words <= passage.names and m.group().casefold() not in _NO_SUBJECT
        if is_name and words <= shared:
            start = passage.clause.span.start
            yield excerpt(passage.article, Span(start + m.start(), start + m.end()))


def _words(told: Claim) -> frozenset[str]:
    return frozenset(stems(told.passage.clause.text))


def _touches(run: Excerpt, told: Claim) -> bool:
    return run.article == told.phrase.article and run.span.overlaps(told.phrase.span)
