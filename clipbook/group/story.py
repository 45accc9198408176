"""The values of grouping: what it looks at, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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


@dataclass(frozen=True, slots=True)
class Placement:
    """The event of a story, in words why it is there, and the other events that come close."""

    id: str
    event: str
    why: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


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
