"""Turns the numbers behind a placement into words."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from clipbook.events.comparison import Comparison
from clipbook.events.sketch import Sketch
from clipbook.events.when import are_apart

# Log odds above which a story of another event is related.
RELATED: Final = 0.0
# How many words a reason names.
_NAMED: Final = 6


class _Nearest:
    """For each place the other one of the highest log odds, the lower of two."""

    def __init__(self, count: int) -> None:
        self._odds = array("d", [-math.inf]) * count
        self._other = array("I", bytes(4 * count))

    def meet(self, place: int, other: int, odds: float) -> None:
        """Takes `other` for the nearest of `place` if it is."""
        if (odds, -other) > (self._odds[place], -self._other[place]):
            self._odds[place], self._other[place] = odds, other

    def of(self, place: int) -> int | None:
        """The nearest of `place`; None where it met none."""
        return self._other[place] if self._odds[place] > -math.inf else None


class Reasons:
    """The reasons for the placements of one grouping.

    `words` gives the words of the keys of a story, by their numbers.
    """

    def __init__(
        self,
        sketches: Sequence[Sketch],
        comparison: Comparison,
        groups: Sequence[Sequence[int]],
        names: Sequence[str],
        words: Callable[[int], Mapping[int, str]],
    ) -> None:
        self._sketches, self._names, self._words_of = sketches, names, words
        self._group = array("I", bytes(4 * len(sketches)))
        for at, members in enumerate(groups):
            for place in members:
                self._group[place] = at
        self._near: dict[int, set[str]] = {}
        self._inside, self._outside = _Nearest(len(sketches)), _Nearest(len(sketches))
        for a, b, odds, _ in comparison.pairs:
            if odds > RELATED and self._group[a] != self._group[b]:
                self._near.setdefault(a, set()).add(names[self._group[b]])
                self._near.setdefault(b, set()).add(names[self._group[a]])
            best = self._inside if self._group[a] == self._group[b] else self._outside
            best.meet(a, b, odds)
            best.meet(b, a, odds)

    def related(self, place: int) -> tuple[str, ...]:
        """The other events, by name, with a story that is likelier than not of the same event."""
        return tuple(sorted(self._near.get(place, ())))

    def why(self, place: int) -> tuple[str, ...]:
        """What `place` shares with its nearest in the event, and what the nearest other lacks."""
        lines = []
        if (near := self._inside.of(place)) is not None:
            shared = self._words(place, kept=set(self._sketches[near].keys))
            lines.append(f"like {self._sketches[near].id}: {shared}{self._days(place, near)}")
        else:
            lines.append("no other story is near enough")
        if (near := self._outside.of(place)) is not None:
            lacking = self._words(place, left=set(self._sketches[near].keys))
            lines.append(
                f"not with {self._names[self._group[near]]}: {self._sketches[near].id}"
                f" lacks {lacking}{self._days(place, near)}"
            )
        return tuple(lines)

    def _words(self, place: int, kept: set[int] | None = None, left: set[int] | None = None) -> str:
        keys = self._sketches[place].keys
        words = [k for k in keys if (kept is None or k in kept) and (left is None or k not in left)]
        spelt = self._words_of(place)
        return ", ".join(spelt[word] for word in words[:_NAMED]) or "too little"

    def _days(self, a: int, b: int) -> str:
        """How far apart two stories were published, and whether they tell of days apart."""
        apart = are_apart(self._sketches[a].told, self._sketches[b].told)
        return self._gap(a, b) + ("; they tell of days apart" if apart else "")

    def _gap(self, a: int, b: int) -> str:
        one, other = self._sketches[a].day, self._sketches[b].day
        if not one or not other:
            return ""
        gap = abs((one - other).days)
        return f"; {gap} day{'' if gap == 1 else 's'} apart" if gap else "; of the same day"
