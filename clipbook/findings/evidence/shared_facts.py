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
# The same of a pair that is kept apart: it spoils every group that it would be in.
_NEVER: Final = -(10.0**6)
# The mean log odds by which a clause belongs to a group of other articles' clauses: three to two.
_BELONGS: Final = 0.4
# The mean log odds that make a group of two articles: four to one. Three vouch for each other.
_TWO: Final = 1.4
_PAIR: Final = 2
# No clause of a group that takes another one in may be less like it: one to three.
_LEAST: Final = -1.0
# A fact that this share of the articles state is one of the event's main ones, which others are
# likely to state, too, in a clause that states something else besides.
_MAIN: Final = 0.5
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
    """The groups of clauses that state the same, those of `apart` never together, in order.

    Every two of a group count, also those that have little in common: what is chained is no fact.
    A clause may state several things, so it may be in several groups.
    """
    odds = {**odds_of(found), **{(min(pair), max(pair)): _NEVER for pair in apart}}
    refined = _Groups(odds, [clause.article for clause in found.clauses])
    groups = filter(refined.is_told, map(refined.prune, refined.join()))
    grown = sorted(map(refined.grow, groups), key=lambda each: (-len(each), each))
    return tuple(sorted(_once_each(grown)))


class _Groups:
    """Makes groups of clauses, given the log odds of each pair and the article of each clause."""

    def __init__(self, odds: Mapping[tuple[int, int], float], articles: Sequence[str]) -> None:
        self._odds = odds
        self._articles = articles
        self._all = frozenset(articles)
        self._near: dict[int, set[int]] = {}
        for first, second in odds:
            self._near.setdefault(first, set()).add(second)
            self._near.setdefault(second, set()).add(first)

    def join(self) -> tuple[tuple[int, ...], ...]:
        """The groups in which two clauses are more likely than not to state the same, on average.

        A pair that is not measured counts as unlikely.
        """
        rows: dict[int, dict[int, int]] = {}
        sure: dict[int, dict[int, int]] = {}
        for (first, second), odds in sorted(self._odds.items()):
            value = round((odds - UNMEASURED) * _UNIT)
            rows.setdefault(first, {})[second] = rows.setdefault(second, {})[first] = value
            if odds >= 0:
                sure.setdefault(first, {})[second] = value
        return join(rows, sure, self._articles, round(-UNMEASURED * _UNIT))

    def prune(self, members: Sequence[int]) -> tuple[int, ...]:
        """The group without the clauses that do not belong, the least like the others first."""
        kept = list(members)
        while len(self._telling(kept)) > _PAIR:
            means = {k: self._mean(k, kept) for k in kept}
            worst = min(kept, key=lambda k: (means[k], k))
            if means[worst] >= _BELONGS:
                break
            kept.remove(worst)
        return tuple(kept)

    def is_told(self, members: Sequence[int]) -> bool:
        """Whether a group is of several articles, and sure enough where it is of two."""
        articles = self._telling(members)
        if len(articles) != _PAIR:
            return len(articles) > _PAIR
        across = [p for p in combinations(members, 2) if len(self._telling(p)) == _PAIR]
        return math.fsum(map(self._pair, across)) >= _TWO * len(across)

    def grow(self, members: Sequence[int]) -> tuple[int, ...]:
        """A group of a main fact with the clauses of other articles that belong to it."""
        grown = list(members)
        while _MAIN * len(self._all) <= len(telling := self._telling(grown)) < len(self._all):
            means = {
                k: self._mean(k, grown)
                for k in set.intersection(*(self._near[member] for member in grown))
                if self._articles[k] not in telling
                and all(self._pair((k, member)) >= _LEAST for member in grown)
            }
            best = max(means, key=lambda k: (means[k], -k), default=-1)
            if best < 0 or means[best] < _BELONGS:
                break
            grown.append(best)
        return tuple(sorted(grown))

    def _telling(self, members: Iterable[int]) -> frozenset[str]:
        return frozenset(self._articles[k] for k in members)

    def _pair(self, pair: tuple[int, int]) -> float:
        return self._odds.get((min(pair), max(pair)), UNMEASURED)

    def _mean(self, clause: int, members: Iterable[int]) -> float:
        """The mean log odds of a clause with the members of other articles."""
        others = [k for k in members if self._articles[k] != self._articles[clause]]
        return math.fsum(self._pair((clause, k)) for k in others) / len(others)


def _once_each(groups: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups, given with the largest first, without those that repeat one before."""
    kept: list[tuple[int, ...]] = []
    for members in groups:
        shares = (len(set(members).intersection(other)) for other in kept)
        if max(shares, default=0) < _REPEATS * len(members):
            kept.append(members)
    return kept
