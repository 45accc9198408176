"""Turns a story into what it is compared by."""

from __future__ import annotations

import marshal
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from typing import Final

from clipbook.group.background import RARE
from clipbook.group.story import Story
from clipbook.group.terms import END, STOP, Vocabulary, pairs

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
_NAME_WEIGHT: Final = 4.0
# The names that a story is about.
CAST: Final = 5
# What parts a headline from the outlet behind it: " - ", " | ".
_OUTLET: Final = re.compile(r"\s[-–—|]\s")  # dashes are meant
# The words of a headline before its outlet, at least.
_HEADLINE_WORDS: Final = 4
# The version of marshal that looks for no repetitions, which takes half the time.
_PLAIN: Final = 2
# 1 + ln n, the weight of a term that stands n times.
_TIMES: Final = (0.0, *(1 + math.log(n) for n in range(1, 2 * READ)))


@dataclass(frozen=True, slots=True)
class Bag:
    """Terms with their weights; the length of that vector, and the sum of the weights."""

    weights: Mapping[int, float]
    length: float
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a story is compared by; `day` is its ordinal, 0 where no day is known."""

    day: int
    words: Bag
    pairs: AbstractSet[int]
    names: Bag
    title: Bag
    opening: Bag
    cast: Bag
    size: float


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
    return Profile(
        day=story.day.toordinal() if story.day else 0,
        words=_bag(words),
        pairs={*pairs(numbers), *pairs(title)} - vocabulary.common_pairs,
        names=_bag(_names(vocabulary, codes[:_NAMED])),
        title=_terms(vocabulary, title),
        opening=_terms(vocabulary, opening),
        cast=_bag(_cast(vocabulary, codes[:_NAMED], words)),
        size=math.log1p(len(words)),
    )


def weigh_words(story: Story, vocabulary: Vocabulary) -> Bag:
    """The words of the profile of `story` alone."""
    numbers, title = _numbers(_codes(story, vocabulary)), _title(story, vocabulary)
    return _bag(_words(vocabulary, [*title, *title, *title, *numbers[:LEAD], *numbers]))


def pack(own: Profile) -> bytes:
    """`own` in few bytes, from which `unpack` makes it again."""
    bags = own.words, own.names, own.title, own.opening, own.cast
    terms = tuple([(dict(bag.weights), bag.length, bag.total) for bag in bags])
    return marshal.dumps((own.day, frozenset(own.pairs), own.size, terms), _PLAIN)


def unpack(packed: bytes) -> Profile:
    """The profile that was packed."""
    day, pairs_, size, terms = marshal.loads(packed)  # noqa: S302 # our own bytes, never stored
    words, names, title, opening, cast = (Bag(*values) for values in terms)
    return Profile(
        day=day,
        words=words,
        pairs=pairs_,
        names=names,
        title=title,
        opening=opening,
        cast=cast,
        size=size,
    )


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


def _words(vocabulary: Vocabulary, numbers: Sequence[int]) -> dict[int, float]:
    counts, weights = Counter(numbers), vocabulary.weights
    del counts[STOP], counts[END]
    return {word: _TIMES[n] * weights[word] for word, n in counts.items()}


def _names(vocabulary: Vocabulary, codes: Sequence[int]) -> dict[int, float]:
    """The words with a capital within a sentence, and the pairs of such, which count as rare."""
    before = chain((2 * END,), codes)
    named = [
        code >> 1 if code & 1 and last != 2 * END else STOP
        for last, code in zip(before, codes, strict=False)
    ]
    return _words(vocabulary, named) | dict.fromkeys(pairs(named), RARE)


def _cast(
    vocabulary: Vocabulary, codes: Sequence[int], words: Mapping[int, float]
) -> dict[int, float]:
    """The heaviest words with a capital that are too rare to have it for another reason."""
    weights = vocabulary.weights
    names = {code >> 1 for code in codes if code & 1 and weights[code >> 1] > _NAME_WEIGHT}
    found = [word for word in words if word in names]
    ranked = sorted(found, key=words.__getitem__, reverse=True)
    return {word: words[word] for word in ranked[:CAST]}


def _terms(vocabulary: Vocabulary, numbers: Sequence[int]) -> Bag:
    weights = vocabulary.weights
    return _bag({word: weights[word] for word in numbers if word > END})


def _bag(weights: Mapping[int, float]) -> Bag:
    values = weights.values()
    return Bag(weights, math.hypot(*values), math.fsum(values))
