"""Turns stories into events: same event, not merely same topic."""

from clipbook.events.copies import find_copies, represent
from clipbook.events.naming import name_event
from clipbook.events.placing import Wishes, group
from clipbook.events.relations import Outline, find_terms, outline, relate
from clipbook.events.story import CopyPair, EventName, Placement, Story

__all__ = [
    "CopyPair",
    "EventName",
    "Outline",
    "Placement",
    "Story",
    "Wishes",
    "find_copies",
    "find_terms",
    "group",
    "name_event",
    "outline",
    "relate",
    "represent",
]
