"""Turns the clauses of an event into groups of those that state the same."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from clipbook.findings.evidence.clause_similarity import Similarity, log_odds
from clipbook.findings.evidence.matching import Matter
from clipbook.findings.evidence.once import once

# The log odds of a pair that is not measured.
UNMEASURED: Final = -4.0
# The log odds of a pair that is never in one group, whatever it has in common.
_APART: Final = -100.0
# The log odds by which a pair likely states the same, nearly three to one: a group grows from it.
LIKELY: Final = 1.0
# The mean log odds, over the articles of a group, by which a clause belongs to it: five to four.
_BELONGS: Final = 0.2
# Its mean log odds with all their clauses are so high, lest a group drift: three to five.
_NO_DRIFT: Final = -0.5
# Of so many articles what they have in common tells what a fact is; two may share it by chance.
_SEVERAL: Final = 3
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

    A group of several articles is given with the further ones that state it, and beside it the
    parts of it that state one thing each, or these alone where they are all of it.
    """
    never = {(min(pair), max(pair)): _APART for pair in apart}
    articles = [clause.article for clause in found.clauses]
    growth = Growth({**odds_of(found), **never}, articles)
    groups: set[tuple[int, ...]] = set()
    for members in growth.groups():
        if len({articles[member] for member in members}) < _SEVERAL:
            groups.add(members)
            continue
        whole = growth.with_witnesses(members)
        parts = _once_each({*_parts(found, growth, members), *_parts(found, growth, whole)})
        groups.update(parts if set().union(*parts) == set(whole) else (whole, *parts))
    return tuple(sorted(groups))


class Growth:
    """Grows groups, given the log odds of each pair and the article of each clause."""

    def __init__(self, odds: Mapping[tuple[int, int], float], articles: Sequence[str]) -> None:
        self._odds = odds
        self._articles = articles
        self._near: dict[int, dict[int, float]] = defaultdict(dict)
        for (first, second), value in odds.items():
            self._near[first][second] = self._near[second][first] = value

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The groups of clauses that state the same, in order, none twice.

        A clause mostly states several things, and shares each with others, so it may be in several
        groups. A group grows from the surest pair that is in none yet by what is likest to all of
        it.
        """
        seeds = [pair for pair, value in self._odds.items() if value >= LIKELY]
        joined: set[tuple[int, int]] = set()
        groups = []
        for pair in sorted(seeds, key=lambda pair: (-self._odds[pair], pair)):
            if pair not in joined:
                members = self._grow(pair)
                groups.append(members)
                joined.update(combinations(members, 2))
        return tuple(sorted(_once_each(groups)))

    def with_witnesses(self, members: Sequence[int]) -> tuple[int, ...]:
        """A group with a clause of each further article that likely states what it does.

        Such a clause may be unlike some of the articles, or all but names to some of the clauses,
        which keeps it out of a group as it grows.
        """
        stated = {self._articles[member] for member in members}
        near = {k for member in members for k in self._near[member]}
        best: dict[str, tuple[float, int]] = {}
        for k in sorted(near):
            likeness = self.likeness(k, members)
            own = self._articles[k]
            if own not in stated and likeness >= LIKELY:
                best[own] = max((likeness, -k), best.get(own, (likeness, -k)))
        return tuple(sorted((*members, *(-k for _, k in best.values()))))

    def likeness(self, k: int, members: Iterable[int]) -> float:
        """The mean log odds of a clause with the likest one of each other article of `members`."""
        measured, own = self._near[k], self._articles[k]
        highest: dict[str, float] = {}
        for member in members:
            article = self._articles[member]
            odds = measured.get(member, UNMEASURED)
            if article != own:
                highest[article] = max(odds, highest.get(article, odds))
        return _mean(highest.values())

    def _grow(self, pair: tuple[int, int]) -> tuple[int, ...]:
        """A pair with the clauses that belong to it, the likest taken in first.

        A clause is as like a group as it is, on average, like the likest clause of each of its
        articles: an article states a fact where one of its clauses does.
        """
        members = set(pair)
        near = {
            k: dict[str, float]() for each in pair for k in self._near[each] if k not in members
        }
        for member in pair:
            self._take(near, member)
        own = self._articles
        articles = {own[member] for member in pair}
        while fit := [k for k in near if len(near[k]) == len(articles) - (own[k] in articles)]:
            best = max(fit, key=lambda k: (_mean(near[k].values()), -k))
            if _mean(near.pop(best).values()) < _BELONGS:
                break
            if self._likeness(best, members) < _NO_DRIFT:
                continue
            members.add(best)
            articles.add(own[best])
            self._take(near, best)
        return tuple(sorted(members))

    def _likeness(self, k: int, members: Iterable[int]) -> float:
        """The mean log odds of a clause with those of other articles among `members`."""
        others = (m for m in members if self._articles[m] != self._articles[k])
        return _mean([self._near[k].get(m, UNMEASURED) for m in others])

    def _take(self, near: dict[int, dict[str, float]], member: int) -> None:
        """Tells the clauses of `near`, which a group may take in, that it holds `member`.

        Each has its highest log odds with a clause of each other article of the group, where one is
        measured.
        """
        measured, own = self._near[member], self._articles[member]
        for k in near.keys() & measured.keys():
            odds = measured[k]
            if odds == _APART:
                del near[k]
            elif self._articles[k] != own:
                near[k][own] = max(odds, near[k].get(own, odds))


def _parts(found: Matter, growth: Growth, members: Sequence[int]) -> list[tuple[int, ...]]:
    """The parts of a group that state one thing each.

    An article that has several clauses in a group states several things: "he resigned" and "he used
    $84,000". A word that every article of the group has is of one thing; its clauses are a part
    where each is likely to state what the others do, and where no other part lies in it.
    """
    articles = {found.clauses[member].article for member in members}
    if len(articles) == len(members):
        return []
    holders: dict[str, list[int]] = defaultdict(list)
    for member in members:
        for word in found.bags[member]:
            holders[word].append(member)
    parts = {
        part
        for part in map(tuple, holders.values())
        if len(part) < len(members)
        and {found.clauses[k].article for k in part} == articles
        and all(growth.likeness(k, part) >= LIKELY for k in part)
    }
    return [part for part in parts if not any(set(other) < set(part) for other in parts)]


def _mean(values: Collection[float]) -> float:
    """What `statistics.fmean` gives; that takes most of the time in which a group grows."""
    return math.fsum(values) / len(values)


def _once_each(groups: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups, the largest first, without those that repeat one before."""
    kept: list[tuple[int, ...]] = []
    for members in sorted(groups, key=lambda each: (-len(each), each)):
        shares = (len(set(members).intersection(other)) for other in kept)
        if max(shares, default=0) < _REPEATS * len(members):
            kept.append(members)
    return kept
