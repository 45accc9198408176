"""Turns a story into what it is compared by, and into the little of it that is kept in memory."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final
from zlib import crc32

import msgspec
from msgspec import Struct

from clipbook.events.abroad import Trace, comparable, language_of, trace
from clipbook.events.story import Story
from clipbook.events.terms import END, RARE, STEPS, STOP, Vocabulary, is_pair, pair, pairs
from clipbook.events.when import When, past, when

# A story is known by its beginning: what comes later is background more often than news.
# Characters.
READ: Final = 2000
# What is read of a title. Characters.
_TITLE_READ: Final = 300
# The words and marks of a body that make its lead.
LEAD: Final = 100
# The words and marks of a body among which names are looked for.
_NAMED: Final = 160
# A capital marks a name where the word is rarer than this; others begin sentences, or are
# "President".
_NAME_RARITY: Final = 4 * STEPS
# The names that a story is about.
CAST: Final = 5
# A story is looked for by its words of most weight.
KEYS: Final = 32
# What parts a headline from the outlet behind it: " - ", " | "; not in "Hit - And - Run".
_OUTLET: Final = re.compile(
    r"(?<! - [Aa]nd)(?<! - [Ii]n)\s[-–—|]\s(?![a-z]+\s|(?:And|Or|In|Of|To|By|On|Up|At)\b)"
)
# The words of a headline before its outlet, at least.
_HEADLINE_WORDS: Final = 4
# 1 + ln n, the weight of a term that stands n times, in whole 64ths: sums of products of whole
# numbers are exact in any order.
_ONCE: Final = 64
_TIMES: Final = (0, *(round(_ONCE * (1 + math.log(n))) for n in range(1, 2 * READ)))


class Profile(Struct, frozen=True):
    """What a story is compared by, in whole numbers and little memory.

    `words` are those of the title, so many are `titled`, then the others of the lead, then the
    rest. `weights` are theirs; `rarities` are those of the opening, title and lead, and 0 beyond
    it. `cast` and `keys` are places among `words`. `names` are words and pairs of words, `bonds`
    those of them that few stories share. `day` is an ordinal, 0 where no day is known; `past` are
    ordinals of days before it that the text names, and years.
    """

    day: int
    words: Sequence[int]
    weights: Sequence[int]
    rarities: Sequence[int]
    titled: int
    cast: Sequence[int]
    keys: Sequence[int]
    names: Sequence[int]
    name_weights: Sequence[int]
    pairs: Sequence[int]
    bonds: Sequence[int]
    past: Sequence[int]

    @property
    def opening(self) -> Mapping[int, int]:
        """The words of title and lead, with their rarities."""
        return {w: x for w, x in zip(self.words, self.rarities, strict=True) if x}

    @property
    def title(self) -> Mapping[int, int]:
        """The words of the title, with their rarities."""
        return dict(zip(self.words[: self.titled], self.rarities, strict=False))


def profile(story: Story, vocabulary: Vocabulary) -> Profile:
    """What `story` is compared by.

    Words are weighted by (1 + ln n) times their rarity in English news (Salton and Buckley 1988),
    where those of the title count three times and those of the lead twice. Of pairs of words the
    common ones are left out.
    """
    codes = _codes(story, vocabulary)
    numbers, title = _numbers(codes), _title(story, vocabulary)
    opening = [*title, *numbers[:LEAD]]
    words = _words(vocabulary, [*title, *title, *opening, *numbers])
    weights = [*words.values()]
    opened = [*map(vocabulary.rarities.__getitem__, [*words][: _different(opening)])]
    capitals = [at for at, code in enumerate(codes[:_NAMED]) if code & 1 and code >> 1 > END]
    names = _names(vocabulary, codes, capitals)
    return Profile(
        day=story.day.toordinal() if story.day else 0,
        words=array("I", words),
        weights=array("H", weights),
        rarities=array("B", opened + [0] * (len(words) - len(opened))),
        titled=_different(title),
        cast=array("H", _cast(vocabulary, {numbers[at] for at in capitals}, words)),
        keys=array("H", _heaviest(weights)),
        names=array("Q", names),
        name_weights=array("H", names.values()),
        pairs=array("Q", {*pairs(numbers), *pairs(title)} - vocabulary.common_pairs),
        bonds=array("Q", _bonds(vocabulary, names)),
        past=array("I", past(story.text[:READ], story.day)),
    )


def weigh_words(story: Story, vocabulary: Vocabulary) -> Mapping[int, int]:
    """The weights of the words of the profile of `story`, and no more of it."""
    numbers, title = _numbers(_codes(story, vocabulary)), _title(story, vocabulary)
    return _words(vocabulary, [*title, *title, *title, *numbers[:LEAD], *numbers])


def headline(title: str) -> str:
    """`title` without the outlet behind it: "Teen arrested on Monday - Channel 7 News"."""
    first, *rest = _OUTLET.split(title)
    return first if rest and len(first.split()) >= _HEADLINE_WORDS else title


def _codes(story: Story, vocabulary: Vocabulary) -> list[int]:
    return vocabulary.codes(story.text[:READ])[:READ]


def _title(story: Story, vocabulary: Vocabulary) -> list[int]:
    return _numbers(vocabulary.codes(headline(story.title[:_TITLE_READ]))[:_TITLE_READ])


def _numbers(codes: Sequence[int]) -> list[int]:
    """The numbers of the words with these codes, whether they have a capital or not."""
    return [code >> 1 for code in codes]


def _words(vocabulary: Vocabulary, numbers: Sequence[int]) -> dict[int, int]:
    """The weights of the words, in the order in which they are met."""
    counts, rarities = Counter(numbers), vocabulary.rarities
    del counts[STOP], counts[END]
    return {word: _TIMES[n] * rarities[word] for word, n in counts.items()}


def _different(numbers: Sequence[int]) -> int:
    """How many different words there are."""
    return len({*numbers} - {STOP, END})


def _heaviest(weights: Sequence[int]) -> list[int]:
    """The places of the KEYS greatest, those of most weight first."""
    return sorted(range(len(weights)), key=weights.__getitem__, reverse=True)[:KEYS]


def _names(vocabulary: Vocabulary, codes: Sequence[int], capitals: Sequence[int]) -> dict[int, int]:
    """The words with a capital within a sentence, and the pairs of such, which count as rare.

    `capitals` are the places among `codes` where words have a capital.
    """
    inner = [at for at in capitals if at and codes[at - 1] != 2 * END]
    beside = {at + 1 for at in inner}
    found = [pair(codes[at - 1] >> 1, codes[at] >> 1) for at in inner if at in beside]
    return _words(vocabulary, [codes[at] >> 1 for at in inner]) | dict.fromkeys(found, _ONCE * RARE)


def _bonds(vocabulary: Vocabulary, names: Iterable[int]) -> list[int]:
    """The names that are rare in English news, and the pairs that are."""
    rarities = vocabulary.rarities
    return [
        name
        for name in names
        if (name not in vocabulary.common_pairs if is_pair(name) else rarities[name] >= RARE)
    ]


def _cast(
    vocabulary: Vocabulary, capitals: AbstractSet[int], words: Mapping[int, int]
) -> Sequence[int]:
    """Where the heaviest words with a capital stand that are too rare to begin a sentence."""
    rarities = vocabulary.rarities
    names = {word for word in capitals if rarities[word] > _NAME_RARITY}
    found = [(-words[word], at) for at, word in enumerate(words) if word in names]
    return [at for _, at in sorted(found)[:CAST]]


class Sketch(Struct, frozen=True):
    """A story without its text.

    `keys` are the numbers of its words of most weight; `digest` tells apart stories of one id,
    `told` is the day that its words give.
    """

    id: str
    day: date | None
    digest: int
    told: When
    keys: Sequence[int]
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
