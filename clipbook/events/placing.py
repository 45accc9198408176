"""Turns stories into placements: every story in an event, with the reasons in words."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from msgspec import Struct

from clipbook.events.abroad import join_languages
from clipbook.events.comparison import Comparison, compare_closely
from clipbook.events.linkage import link
from clipbook.events.profile import Sketch, look_at, read_trace, read_words
from clipbook.events.story import Placement, Story
from clipbook.events.when import are_apart
from clipbook.shelf import ALONE, Lazy, Means

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

    def event(self, place: int) -> str:
        """The name of the event of a story."""
        return self._names[self._group[place]]

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


_BATCH: Final = 500
"""Stories that are looked at together."""
_KEPT: Final = 3
"""So much is kept of a story beside its sketch: its profile, its trace, its words."""


class Wishes(Struct, frozen=True):
    """What the person decided: pairs of ids that never share an event, and ids that stay alone."""

    apart: frozenset[tuple[str, str]] = frozenset()
    solo: frozenset[str] = frozenset()


_NO_WISHES: Final = Wishes()


def group(
    stories: Iterable[Story],
    placed: Mapping[str, str] | None = None,
    wishes: Wishes = _NO_WISHES,
    means: Means = ALONE,
) -> Sequence[Placement]:
    """A placement for each of `stories`, in their order, which has no influence on the events.

    `placed` maps the ids of stories that were placed before to their events; those never move, and
    new stories join them or open events of their own. A new event goes by the id of its earliest
    story. Stories are looked at some at a time and not kept, and a
    placement is made when it is asked for; what is done in parts, looking, comparing and linking,
    gives the same in one.
    """
    run, kept = means.run, means.keep()
    given: list[Sketch] = []
    for looked in chain.from_iterable(run(look_at, _batches(stories))):
        given.append(looked.sketch)
        for data in (looked.profile, looked.trace, looked.words):
            kept.append(data)
    order = sorted(range(len(given)), key=lambda at: (given[at].id, given[at].digest))
    ordered = [given[at] for at in order]
    comparison = compare_closely(ordered, lambda place: kept[_KEPT * order[place]], run)
    frozen = _frozen(ordered, placed or {})
    foes = _foes(ordered, wishes, frozen)
    groups = link(comparison, tuple(frozen.values()), foes, run)
    if len({sketch.language for sketch in given} - {""}) > 1:
        held = {place for seed in frozen.values() for place in seed}
        traces = Lazy(lambda at: read_trace(kept[_KEPT * at + 1]), order)
        groups = join_languages(groups, traces, held, foes)
    names = _names(
        ordered, groups, {place: event for event, seed in frozen.items() for place in seed}
    )
    reasons = Reasons(
        ordered, comparison, groups, names, lambda place: read_words(kept[_KEPT * order[place] + 2])
    )

    def placement(place: int) -> Placement:
        own = ordered[place].id
        return Placement(own, reasons.event(place), reasons.why(place), reasons.related(place))

    return Lazy(placement, _inverse(order))


def _inverse(order: Sequence[int]) -> list[int]:
    """Where each number stands in an order of them."""
    return sorted(range(len(order)), key=order.__getitem__)


def _batches(stories: Iterable[Story]) -> Iterator[tuple[Story, ...]]:
    """The stories in their order, so many at a time that words they share are met once."""
    rest = iter(stories)
    while batch := tuple(islice(rest, _BATCH)):
        yield batch


def _frozen(ordered: Sequence[Sketch], placed: Mapping[str, str]) -> dict[str, list[int]]:
    events: dict[str, list[int]] = {}
    for place, story in enumerate(ordered):
        if story.id in placed:
            events.setdefault(placed[story.id], []).append(place)
    return events


def _foes(
    ordered: Sequence[Sketch], wishes: Wishes, frozen: Mapping[str, Sequence[int]]
) -> list[tuple[int, int]]:
    settled = {place for seed in frozen.values() for place in seed}
    places = {story.id: place for place, story in enumerate(ordered)}
    apart = [(places[a], places[b]) for a, b in sorted(wishes.apart) if a in places and b in places]
    alone = [places[name] for name in sorted(wishes.solo) if name in places]
    apart += [(a, b) for a in alone for b in range(len(ordered)) if a != b]
    return [(a, b) for a, b in apart if not (a in settled and b in settled)]


def _names(
    ordered: Sequence[Sketch], groups: Sequence[Sequence[int]], events: Mapping[int, str]
) -> list[str]:
    names, taken = [], set(events.values())
    for members in groups:
        kept = next((events[place] for place in members if place in events), "")
        if not kept:
            first = min(members, key=lambda p: (ordered[p].day is None, str(ordered[p].day), p))
            kept = ordered[first].id
            while kept in taken:
                kept += "-new"
            taken.add(kept)
        names.append(kept)
    return names
