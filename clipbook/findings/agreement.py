"""Fills `Briefing.facts`: what several sources state alike, who states it and who is silent."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipbook.findings.evidence.contrasts import alike
from clipbook.findings.evidence.matching import Clause, Matter, matter, matter_of
from clipbook.findings.evidence.shared_facts import chance, odds_of
from clipbook.findings.evidence.silence import Silence
from clipbook.model import (
    Briefing,
    Event,
    Excerpt,
    Fact,
    SourcedSentence,
    Statement,
    excerpt,
    state,
)


class Agreement(Struct, frozen=True):
    """Clusters of indices of sentences that state the same, and the scored pairs behind them."""

    clusters: tuple[tuple[int, ...], ...]
    pairs: tuple[tuple[int, int, float], ...]


def find_agreement(sentences: Sequence[SourcedSentence]) -> Agreement:
    """Which sentences of different documents state the same, each in the largest group only."""
    found = matter_of(sentences)
    pairs = ((*pair, chance(odds)) for pair, odds in odds_of(found).items())
    documents = [sentence.document for sentence in sentences]
    taken: set[int] = set()
    clusters = []
    for members in sorted(alike(found), key=lambda each: (-len(each), each)):
        left = tuple(k for k in members if k not in taken)
        if len({documents[k] for k in left}) > 1:
            clusters.append(left)
            taken.update(left)
    return Agreement(clusters=tuple(sorted(clusters)), pairs=tuple(pairs))


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its facts: what is stated in most articles first, and nearest their heads."""
    event = briefing.event
    found = matter(event)
    silence = Silence(event, found, odds_of(found))
    groups = sorted(alike(found), key=lambda members: _rank(found, members))
    facts, statements = [], dict(briefing.statements)
    for members in groups:
        fact, stated = _fact(event, [found.clauses[index] for index in members])
        facts.append(replace(fact, silent=silence.find(members, fact.articles)))
        statements.update((statement.id, statement) for statement in stated)
    return replace(briefing, facts=tuple(facts), statements=statements)


def _rank(found: Matter, members: Sequence[int]) -> tuple[int, float]:
    """What tells how important a group is, the lesser the more: few articles, and far down."""
    clauses = [found.clauses[index] for index in members]
    down = sum(clause.position for clause in clauses) / len(clauses)
    return -len({clause.article for clause in clauses}), down


def _fact(event: Event, clauses: Sequence[Clause]) -> tuple[Fact, list[Statement]]:
    """The fact that the clauses state, nothing said of who is silent, and their sentences."""
    by_id = {article.id: article for article in event.articles}
    stated = [state(by_id[clause.article], clause.sentence) for clause in clauses]
    excerpts = tuple(excerpt(by_id[clause.article], clause.span) for clause in clauses)
    telling = {clause.article for clause in clauses}
    fact = Fact(
        id=_name(excerpts),
        excerpts=excerpts,
        statements=tuple(dict.fromkeys(statement.id for statement in stated)),
        articles=tuple(name for name in by_id if name in telling),
        silent=(),
    )
    return fact, stated


def _name(excerpts: Sequence[Excerpt]) -> str:
    """A name for a fact that stays while its words stay."""
    words = "\n".join(sorted(f"{e.article} {e.text}" for e in excerpts))
    return "f" + hashlib.sha256(words.encode()).hexdigest()[:10]
