"""Turns the clauses of an event into groups of those that state the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from clipbook.findings.evidence.clause_similarity import Similarity, log_odds
from clipbook.findings.evidence.clusters import join
from clipbook.findings.evidence.matching import Matter
from clipbook.findings.evidence.once import once

# Log odds are joined as whole numbers, in ten thousandths.
_UNIT: Final = 10_000
# The log odds of a pair that is not measured: it counts against the groups that it is in.
UNMEASURED: Final = -4.0
# What is added to log odds, so that a pair that is not measured counts nothing.
_UNLIKELY: Final = round(-UNMEASURED * _UNIT)
# A pair that is kept apart spoils every group it would be in.
_NEVER: Final = -(10**9)
# The mean log odds that make a group of two articles: four to one. Three vouch for each other, so
# that it is enough there if they are more likely to state the same than not.
_TWO: Final = 1.4
_PAIR: Final = 2


@once
def odds_of(found: Matter) -> Mapping[tuple[int, int], float]:
    """The log odds that two clauses of different articles state the same, of all that may."""
    similarity = Similarity(found)
    return {pair: log_odds(similarity.measure(*pair)) for pair in similarity.pairs()}


def chance(odds: float) -> float:
    """The chance from 0 to 1 that belongs to log odds."""
    return round(1 / (1 + math.exp(-odds)), 4)


def group(found: Matter, apart: Iterable[tuple[int, int]] = ()) -> tuple[tuple[int, ...], ...]:
    """The groups of clauses that state the same, those of `apart` never together, in order.

    Every two of a group count, also those that have little in common: what is chained is no fact.
    """
    scores = odds_of(found)
    rows: dict[int, dict[int, int]] = {}
    sure: dict[int, dict[int, int]] = {}
    whole = {pair: round(odds * _UNIT) + _UNLIKELY for pair, odds in scores.items()}
    whole |= {(min(pair), max(pair)): _NEVER for pair in apart}
    for (first, second), value in sorted(whole.items()):
        rows.setdefault(first, {})[second] = value
        rows.setdefault(second, {})[first] = value
        if value >= _UNLIKELY:
            sure.setdefault(first, {})[second] = value
    documents = [clause.article for clause in found.clauses]
    groups = join(rows, sure, documents, _UNLIKELY)
    return tuple(each for each in groups if _is_told(each, documents, scores))


def _is_told(
    members: Sequence[int],
    documents: Sequence[str],
    scores: Mapping[tuple[int, int], float],
) -> bool:
    """Whether a group is of several articles, and sure enough where it is of two."""
    articles = {documents[k] for k in members}
    if len(articles) != _PAIR:
        return len(articles) > _PAIR
    across = [p for p in combinations(members, 2) if documents[p[0]] != documents[p[1]]]
    odds = math.fsum(scores.get(pair, UNMEASURED) for pair in across)
    return odds >= _TWO * len(across)
