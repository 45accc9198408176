"""Turns stories into placements: every story in an event, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from clipbook.events.abroad import Trace, comparable, join_languages, language_of, trace
from clipbook.events.closer import compare_closely
from clipbook.events.linkage import link
from clipbook.events.profile import Profile, profile
from clipbook.events.reason import Reasons
from clipbook.events.sketch import Sketch, sketch
from clipbook.events.story import Placement, Story
from clipbook.events.terms import Vocabulary


class Wishes(Struct, frozen=True):
    """What the person decided: pairs of ids that never share an event, and ids that stay alone."""

    apart: frozenset[tuple[str, str]] = frozenset()
    solo: frozenset[str] = frozenset()


_NO_WISHES: Final = Wishes()


def group(
    stories: Iterable[Story],
    placed: Mapping[str, str] | None = None,
    wishes: Wishes = _NO_WISHES,
) -> tuple[Placement, ...]:
    """A placement for each of `stories`, in their order, which has no influence on the events.

    `placed` maps the ids of stories that were placed before to their events; those never move, and
    new stories join them or open events of their own. A new event goes by the id of its earliest
    story. Stories are looked at one by one and not kept.
    """
    vocabulary = Vocabulary()
    rows = [_looked_at(story, vocabulary) for story in stories]
    given = [row[0] for row in rows]
    rows.sort(key=lambda row: (row[0].id, row[0].digest))
    ordered = [row[0] for row in rows]
    traces = {place: row[2] for place, row in enumerate(rows)}
    comparison = compare_closely([row[1] for row in rows], [each.told for each in ordered])
    del rows  # profiles of many stories are large
    frozen = _frozen(ordered, placed or {})
    foes = _foes(ordered, wishes, frozen)
    groups = link(comparison, frozen.values(), foes)
    if len({own.language for own in traces.values()} - {""}) > 1:
        held = {place for seed in frozen.values() for place in seed}
        groups = join_languages(groups, traces, held, foes)
    names = _names(
        ordered, groups, {place: event for event, seed in frozen.items() for place in seed}
    )
    reasons = Reasons(ordered, comparison, groups, names, vocabulary.names)
    found = {
        id(ordered[place]): Placement(
            ordered[place].id, name, reasons.why(place), reasons.related(place)
        )
        for name, members in zip(names, groups, strict=True)
        for place in members
    }
    return tuple(found[id(story)] for story in given)


def _looked_at(story: Story, vocabulary: Vocabulary) -> tuple[Sketch, Profile, Trace]:
    language = language_of(story)
    own = profile(comparable(story, language), vocabulary)
    return sketch(story, own), own, trace(story, language)


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
