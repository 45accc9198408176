"""Fills `Briefing.facts`: what several sources state alike, who states it and who is silent."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.findings.evidence.clusters import join
from clipbook.findings.evidence.contrasts import alike
from clipbook.findings.evidence.matching import matter
from clipbook.findings.evidence.silence import find_silent
from clipbook.findings.evidence.similarity import score_pairs
from clipbook.model import Briefing, Excerpt, Fact, SourcedSentence, excerpt, state

# The mean chance at which two groups of sentences are still one fact.
_SAME_FACT: Final = 0.3
# Chances are joined as whole numbers, in ten thousandths.
_UNIT: Final = 10_000
# Pairs that are less likely than this are not reported.
_LEAST_CHANCE: Final = 0.02


class Agreement(Struct, frozen=True):
    """Clusters of indices of sentences that state the same, and the scored pairs behind them."""

    clusters: tuple[tuple[int, ...], ...]
    pairs: tuple[tuple[int, int, float], ...]


def find_agreement(sentences: Sequence[SourcedSentence]) -> Agreement:
    """Which sentences of different documents state the same."""
    pairs = score_pairs(sentences)
    rows: dict[int, dict[int, int]] = defaultdict(dict)
    sure: dict[int, dict[int, int]] = defaultdict(dict)
    for pair in pairs:
        first, second = pair.first, pair.second
        rows[first][second] = rows[second][first] = score = round(pair.score * _UNIT)
        if score >= _SAME_FACT * _UNIT:
            sure[first][second] = score
    documents = [sentence.document for sentence in sentences]
    return Agreement(
        clusters=join(rows, sure, documents, _SAME_FACT * _UNIT),
        pairs=tuple((p.first, p.second, p.score) for p in pairs if p.score >= _LEAST_CHANCE),
    )


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
