"""Turns stories into events: same event, not merely same topic."""

from clipbook.group.copy import find_copies
from clipbook.group.name import name_event
from clipbook.group.placing import Wishes, group
from clipbook.group.story import CopyPair, EventName, Placement, Story

__all__ = [
    "CopyPair",
    "EventName",
    "Placement",
    "Story",
    "Wishes",
    "find_copies",
    "group",
    "name_event",
]
