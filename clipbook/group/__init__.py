"""Turns stories into events: same event, not merely same topic."""

from clipbook.group.copy import find_copies
from clipbook.group.name import name_event
from clipbook.group.placing import Wishes, group
from clipbook.group.relation import Outline, describe, outline, relate
from clipbook.group.story import CopyPair, EventName, Placement, Story
from clipbook.group.telling import find_terms

__all__ = [
    "CopyPair",
    "EventName",
    "Outline",
    "Placement",
    "Story",
    "Wishes",
    "describe",
    "find_copies",
    "find_terms",
    "group",
    "name_event",
    "outline",
    "relate",
]
