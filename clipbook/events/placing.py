"""Turns stories into placements: every story in an event, with the reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, Protocol

from msgspec import Struct

from clipbook.events.abroad import join_languages
from clipbook.events.closer import compare_closely
from clipbook.events.linkage import link
from clipbook.events.reason import Reasons
from clipbook.events.sketch import Sketch, look_at, read_trace, read_words
from clipbook.events.story import Placement, Story
from clipbook.model import Run

_BATCH: Final = 500
"""Stories that are looked at together."""
_KEPT: Final = 3
"""So much is kept of a story beside its sketch: its profile, its trace, its words."""


class Wishes(Struct, frozen=True):
    """What the person decided: pairs of ids that never share an event, and ids that stay alone."""

    apart: frozenset[tuple[str, str]] = frozenset()
    solo: frozenset[str] = frozenset()


_NO_WISHES: Final = Wishes()


class Storage(Protocol):
    """What is put aside: a list does, and what holds more than the memory."""

    def append(self, data: bytes, /) -> None:
        """Puts `data` behind the others."""

    def __getitem__(self, number: int, /) -> bytes:
        """What was put there as the `number`th, from 0."""


class Means(Struct, frozen=True):
    """What a grouping works with: what runs its parts, and what makes room for what it keeps."""

    run: Run = map
    keep: Callable[[], Storage] = list


_NO_MEANS: Final = Means()


def group(
    stories: Iterable[Story],
    placed: Mapping[str, str] | None = None,
    wishes: Wishes = _NO_WISHES,
    means: Means = _NO_MEANS,
) -> tuple[Placement, ...]:
    """A placement for each of `stories`, in their order, which has no influence on the events.

    `placed` maps the ids of stories that were placed before to their events; those never move, and
    new stories join them or open events of their own. A new event goes by the id of its earliest
    story. Stories are looked at some at a time and not kept; what is done in parts, looking,
    comparing and linking, gives the same in one.
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
        traces = {place: read_trace(kept[_KEPT * at + 1]) for place, at in enumerate(order)}
        groups = join_languages(groups, traces, held, foes)
    names = _names(
        ordered, groups, {place: event for event, seed in frozen.items() for place in seed}
    )
    reasons = Reasons(
        ordered, comparison, groups, names, lambda place: read_words(kept[_KEPT * order[place] + 2])
    )
    event = {place: name for name, members in zip(names, groups, strict=True) for place in members}
    return tuple(
        Placement(given[at].id, event[place], reasons.why(place), reasons.related(place))
        for at, place in enumerate(_inverse(order))
    )


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
