"""Turns the clauses of an event into groups of those that state the same."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from clipbook.findings.evidence.clause_similarity import Similarity, log_odds
from clipbook.findings.evidence.matching import Matter
from clipbook.findings.evidence.once import once

# Log odds are summed as whole numbers, in ten thousandths: the same in any order.
_UNIT: Final = 10_000
# The log odds of a pair that is not measured: it counts against what it would join.
UNMEASURED: Final = -4.0
# The log odds by which a pair likely states the same, nearly three to one: a group grows from it.
LIKELY: Final = 1.0
# The mean log odds by which a clause belongs to a group of other articles' clauses: three to two.
_BELONGS: Final = 0.4
# None of these may be less like it: one to five.
_LEAST: Final = -1.6
# The mean log odds that make a group of two articles: four to one. Three vouch for each other.
_TWO: Final = 1.4
_PAIR: Final = 2
# A group repeats another one where this share of its clauses is in that.
_REPEATS: Final = 0.75


@once
def odds_of(found: Matter) -> Mapping[tuple[int, int], float]:
    """The log odds that two clauses of different articles state the same, of all that may."""
    similarity = Similarity(found)
    return {pair: log_odds(similarity.measure(*pair)) for pair in similarity.pairs()}


def chance(odds: float) -> float:
    """The chance from 0 to 1 that belongs to log odds."""
    return round(1 / (1 + math.exp(-odds)), 4)


def group(found: Matter, apart: Iterable[tuple[int, int]] = ()) -> tuple[tuple[int, ...], ...]:
    """The groups of clauses that state the same, those of `apart` never together, in order."""
    never = {(min(pair), max(pair)) for pair in apart}
    odds = {pair: value for pair, value in odds_of(found).items() if pair not in never}
    return grow(odds, [clause.article for clause in found.clauses])


def grow(
    odds: Mapping[tuple[int, int], float], articles: Sequence[str]
) -> tuple[tuple[int, ...], ...]:
    """The groups of clauses, given the log odds of each pair and the article of each clause.

    A clause mostly states several things, and shares each with others, so it may be in several
    groups. A group grows from the surest pair that is in none yet by what is likest to all of it.
    """
    whole = {pair: round(value * _UNIT) for pair, value in odds.items()}
    growth = _Growth(whole, articles)
    seeds = [pair for pair, value in whole.items() if value >= LIKELY * _UNIT]
    joined: set[tuple[int, int]] = set()
    groups = []
    for pair in sorted(seeds, key=lambda pair: (-whole[pair], pair)):
        if pair not in joined and (members := growth.grow(pair)):
            groups.append(members)
            joined.update(combinations(members, 2))
    return tuple(sorted(_once_each(sorted(groups, key=lambda each: (-len(each), each)))))


class _Growth:
    """Grows groups, given the log odds of each pair and the article of each clause."""

    def __init__(self, odds: Mapping[tuple[int, int], int], articles: Sequence[str]) -> None:
        self._articles = articles
        self._near: dict[int, dict[int, int]] = defaultdict(dict)
        for (first, second), value in odds.items():
            if value >= _LEAST * _UNIT:
                self._near[first][second] = self._near[second][first] = value

    def grow(self, pair: tuple[int, int]) -> tuple[int, ...]:
        """A pair with the clauses that belong to it, the likest first; () if it is not sure.

        All pairs of different articles count, the least like ones too: what is chained is no fact.
        """
        first, second = pair
        members, total, pairs = [first, second], self._near[first][second], 1
        start = (self._near[first].keys() | self._near[second].keys()) - {first, second}
        near = self._closer(self._closer(dict.fromkeys(sorted(start), (0, 0)), first), second)
        while near:
            best = max(near, key=lambda k: (near[k][0] / near[k][1], -k))
            value, count = near.pop(best)
            if value < _BELONGS * _UNIT * count:
                break
            members.append(best)
            total, pairs = total + value, pairs + count
            near = self._closer(near, best)
        articles = {self._articles[k] for k in members}
        is_sure = len(articles) > _PAIR or total >= _TWO * _UNIT * pairs
        return tuple(sorted(members)) if is_sure else ()

    def _closer(
        self, near: Mapping[int, tuple[int, int]], member: int
    ) -> dict[int, tuple[int, int]]:
        """Those of `near` that a group may still take in once it holds `member`.

        For each of them the sum of its log odds with the members of other articles, and how many
        these are.
        """
        odds, own = self._near[member], self._articles[member]
        return {
            k: (value + odds[k], count + 1) if self._articles[k] != own else (value, count)
            for k, (value, count) in near.items()
            if k in odds or self._articles[k] == own
        }


def _once_each(groups: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups, given with the largest first, without those that repeat one before."""
    kept: list[tuple[int, ...]] = []
    for members in groups:
        shares = (len(set(members).intersection(other)) for other in kept)
        if max(shares, default=0) < _REPEATS * len(members):
            kept.append(members)
    return kept
