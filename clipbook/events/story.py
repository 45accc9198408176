"""The values of grouping: what it looks at, and what it gives."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Story(Struct, frozen=True):
    """What grouping looks at: any of the fields but `id` may be empty.

    `text` is the body, its paragraphs parted by blank lines.
    """

    id: str
    title: str
    day: date | None
    text: str
    outlet: str = ""


class Placement(Struct, frozen=True):
    """The event of a story, in words why it is there, and the other events that come close."""

    id: str
    event: str
    why: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class CopyPair(Struct, frozen=True):
    """`copied` is a copy or a light rewrite of `original`; the score is 1 for the same text."""

    original: str
    copied: str
    score: float


class EventName(Struct, frozen=True):
    """The folder name and the title proposed for an event."""

    slug: str
    title: str
