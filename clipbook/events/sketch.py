"""Turns a story into the little that grouping keeps of it, so that many fit into memory."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from datetime import date
from typing import Final
from zlib import crc32

import msgspec
from msgspec import Struct

from clipbook.events.abroad import Trace, comparable, language_of, trace
from clipbook.events.profile import Profile, profile
from clipbook.events.story import Story
from clipbook.events.terms import Vocabulary
from clipbook.events.when import When, when


class Sketch(Struct, frozen=True):
    """A story without its text.

    `keys` are the numbers of its words of most weight, `weights` theirs, and `length` is that of
    all its words; `digest` tells apart stories of one id, `told` is the day that its words give.
    """

    id: str
    day: date | None
    digest: int
    told: When
    keys: Sequence[int]
    weights: Sequence[int]
    length: float
    language: str


class Looked(Struct, frozen=True):
    """A story as it is looked at once: what is kept in memory, and what is asked for again.

    `profile`, `trace` and `words`, those of the keys by their numbers, are msgpack.
    """

    sketch: Sketch
    profile: bytes
    trace: bytes
    words: bytes


def look_at(stories: Sequence[Story]) -> list[Looked]:
    """What grouping needs of each story; they have no influence on each other."""
    vocabulary = Vocabulary()
    return [_look(story, vocabulary) for story in stories]


def _look(story: Story, vocabulary: Vocabulary) -> Looked:
    language = language_of(story)
    own = profile(comparable(story, language), vocabulary)
    keys = [own.words[at] for at in own.keys]
    sketch = Sketch(
        id=story.id,
        day=story.day,
        digest=crc32(f"{story.title}\n{story.text}".encode("utf-8", "surrogatepass")),
        told=when(story),
        keys=array("I", keys),
        weights=array("H", [own.weights[at] for at in own.keys]),
        length=math.hypot(*own.weights),
        language=language,
    )
    words = {key: vocabulary.names[key] for key in keys}
    return Looked(sketch, *map(_ENCODER.encode, (own, trace(story, language), words)))


def read_profile(data: bytes) -> Profile:
    """The profile of a story that was looked at."""
    return _PROFILE.decode(data)


def read_trace(data: bytes) -> Trace:
    """What of a story that was looked at is the same in another language."""
    return _TRACE.decode(data)


def read_words(data: bytes) -> dict[int, str]:
    """The words of the keys of a story that was looked at, by their numbers."""
    return _WORDS.decode(data)


_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=list)  # arrays are the only strangers
_PROFILE: Final = msgspec.msgpack.Decoder(Profile)
_TRACE: Final = msgspec.msgpack.Decoder(Trace)
_WORDS: Final = msgspec.msgpack.Decoder(dict[int, str])
