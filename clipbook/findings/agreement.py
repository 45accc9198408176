"""Fills `Briefing.facts`: what several sources state alike, who states it and who is silent."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipbook.findings.evidence.contrasts import alike
from clipbook.findings.evidence.matching import matter, matter_of
from clipbook.findings.evidence.shared_facts import chance, group, odds_of
from clipbook.findings.evidence.silence import find_silent
from clipbook.model import Briefing, Excerpt, Fact, SourcedSentence, excerpt, state


class Agreement(Struct, frozen=True):
    """Clusters of indices of sentences that state the same, and the scored pairs behind them."""

    clusters: tuple[tuple[int, ...], ...]
    pairs: tuple[tuple[int, int, float], ...]


def find_agreement(sentences: Sequence[SourcedSentence]) -> Agreement:
    """Which sentences of different documents state the same."""
    found = matter_of(sentences)
    pairs = ((*pair, chance(odds)) for pair, odds in odds_of(found).items())
    return Agreement(clusters=group(found), pairs=tuple(pairs))


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its facts: what is stated alike in most articles first."""
    event = briefing.event
    found = matter(event)
    statements = dict(briefing.statements)
    by_id = {article.id: article for article in event.articles}
    order = {name: number for number, name in enumerate(by_id)}
    facts = []
    for members in alike(found):
        clauses = [found.clauses[index] for index in members]
        articles = tuple(sorted({clause.article for clause in clauses}, key=order.__getitem__))
        stated = [state(by_id[c.article], c.sentence) for c in clauses]
        statements.update((statement.id, statement) for statement in stated)
        excerpts = tuple(excerpt(by_id[c.article], c.span) for c in clauses)
        facts.append(
            Fact(
                id=_name(excerpts),
                excerpts=excerpts,
                statements=tuple(dict.fromkeys(statement.id for statement in stated)),
                articles=articles,
                silent=tuple(a for a in find_silent(event, clauses) if a not in articles),
            ),
        )
    facts.sort(key=lambda fact: -len(fact.articles))
    return replace(briefing, facts=tuple(facts), statements=statements)


def _name(excerpts: Sequence[Excerpt]) -> str:
    """A name for a fact that stays while its words stay."""
    words = "\n".join(sorted(f"{e.article} {e.text}" for e in excerpts))
    return "f" + hashlib.sha256(words.encode()).hexdigest()[:10]
