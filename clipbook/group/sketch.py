"""Turns a story into the little that grouping keeps of it, so that many fit into memory."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from zlib import crc32

from clipbook.group.profile import pack, profile
from clipbook.group.story import Story
from clipbook.group.terms import Vocabulary
from clipbook.group.when import When, when

# A story is looked for by its words of most weight.
KEYS: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A story without its text.

    `keys` are the numbers of its words of most weight, `weights` theirs in a vector of length 1;
    `digest` tells apart stories of one id.
    """

    id: str
    day: date | None
    digest: int
    told: When
    keys: Sequence[int]
    weights: Sequence[float]
    packed: bytes


def sketch(story: Story, vocabulary: Vocabulary) -> Sketch:
    """What is kept of `story`, its words numbered by `vocabulary`."""
    own = profile(story, vocabulary)
    words = own.words.weights
    keys = sorted(words, key=words.__getitem__, reverse=True)[:KEYS]
    return Sketch(
        id=story.id,
        day=story.day,
        digest=crc32(f"{story.title}\n{story.text}".encode("utf-8", "surrogatepass")),
        told=when(story),
        keys=array("I", keys),
        weights=array("d", [words[key] / own.words.length for key in keys]),
        packed=pack(own),
    )
