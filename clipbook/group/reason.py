"""Turns the numbers behind a placement into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from clipbook.group.profile import Profile
from clipbook.group.terms import Vocabulary

# How many shared terms a reason names.
_NAMED: Final = 6


class Reasons:
    """The reasons for the placements of one grouping."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        vocabulary: Vocabulary,
        edges: Mapping[tuple[int, int], float],
        groups: Sequence[Sequence[int]],
        names: Sequence[str],
    ) -> None:
        self._profiles, self._vocabulary, self._names = profiles, vocabulary, names
        self._group = {place: at for at, members in enumerate(groups) for place in members}
        self._inside: dict[int, tuple[float, int]] = {}
        self._outside: dict[int, tuple[float, int]] = {}
        for (a, b), odds in edges.items():
            best = self._inside if self._group[a] == self._group[b] else self._outside
            best[a] = max(best.get(a, (odds, b)), (odds, b))
            best[b] = max(best.get(b, (odds, a)), (odds, a))

    def why(self, place: int) -> tuple[str, ...]:
        """The terms and days that `place` shares with the nearest story of its event, and what the nearest other lacks."""
        lines = []
        if place in self._inside:
            near = self._inside[place][1]
            lines.append("shares " + ", ".join(self._shared(place, near)))
            lines += self._days(place, near)
        else:
            lines.append("no other story is near enough")
        if place in self._outside:
            lines.append(self._lacking(place, self._outside[place][1]))
        return tuple(lines)

    def _shared(self, a: int, b: int) -> list[str]:
        one, other = self._profiles[a], self._profiles[b]
        weights = {
            term: x * other_bag.terms[term]
            for bag, other_bag in ((one.words, other.words), (one.pairs, other.pairs))
            for term, x in bag.terms.items()
            if term in other_bag.terms
        }
        return [self._vocabulary.name(term) for term in self._heaviest(weights)]

    def _lacking(self, place: int, other: int) -> str:
        own = self._profiles[place].lead.terms
        held = self._profiles[other]
        gone = {
            t: x for t, x in own.items() if t not in held.words.terms and t not in held.pairs.terms
        }
        terms = ", ".join(self._vocabulary.name(term) for term in self._heaviest(gone))
        name = self._names[self._group[other]]
        return f"the nearest other event, {name}, lacks {terms or 'nothing but weight'}"

    def _heaviest(self, weights: Mapping[int, float]) -> list[int]:
        name = self._vocabulary.name
        return sorted(weights, key=lambda t: (-round(weights[t], 6), name(t)))[:_NAMED]

    def _days(self, a: int, b: int) -> list[str]:
        one, other = self._profiles[a].day, self._profiles[b].day
        if not one or not other:
            return []
        gap = abs(one - other)
        return [
            "published on the same day"
            if not gap
            else f"published {gap} day{'s' * (gap > 1)} apart"
        ]
