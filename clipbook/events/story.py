"""The values of grouping: what it looks at, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Story:
    """What grouping looks at: any of the fields but `id` may be empty.

    `text` is the body, its paragraphs parted by blank lines.
    """

    id: str
    title: str
    day: date | None
    text: str
    outlet: str = ""


class Placement(NamedTuple):
    """The event of a story, in words why it is there, and the other events that come close."""

    id: str
    event: str
    why: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class CopyPair(NamedTuple):
    """`copied` is a copy or a light rewrite of `original`; the score is 1 for the same text."""

    original: str
    copied: str
    score: float


class EventName(NamedTuple):
    """The folder name and the title proposed for an event."""

    slug: str
    title: str
