"""Turns the stories of an event into a name for its folder and a title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clipbook.group.story import EventName, Story
from clipbook.text.normalise import slug


def name_event(stories: Sequence[Story]) -> EventName:
    """A folder name and a title for an event, from what its stories share."""
    first = min(stories, key=lambda s: (s.day or date.max, s.id))
    return EventName(slug(first.title, 48) or "event", first.title)
