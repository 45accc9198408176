"""Turns a story into the little that grouping keeps of it, so that many fit into memory."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from zlib import crc32

from msgspec import Struct

from clipbook.events.profile import Profile
from clipbook.events.story import Story
from clipbook.events.when import When, when


class Sketch(Struct, frozen=True):
    """A story without its text.

    `keys` are the numbers of its words of most weight; `digest` tells apart stories of one id.
    """

    id: str
    day: date | None
    digest: int
    told: When
    keys: Sequence[int]


def sketch(story: Story, own: Profile) -> Sketch:
    """What is kept of `story`, whose profile is `own`."""
    return Sketch(
        id=story.id,
        day=story.day,
        digest=crc32(f"{story.title}\n{story.text}".encode("utf-8", "surrogatepass")),
        told=when(story),
        keys=array("I", [own.words[at] for at in own.keys]),
    )
