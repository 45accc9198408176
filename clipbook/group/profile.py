"""Turns a story into what it is compared by."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from clipbook.group.story import Story
from clipbook.group.terms import Vocabulary, pairs, tokens

# A story is known by its beginning: what comes later is background more often than news. Characters.
READ: Final = 3000
# The tokens of a body that make its lead.
LEAD: Final = 70
# How often a title's term and a lead's term count.
_TITLE_TIMES: Final = 3
_LEAD_TIMES: Final = 2
# What a sentence's first word stands behind; its capital says nothing.
_OPENERS: Final = frozenset('.!?\n"“”:')


@dataclass(frozen=True, slots=True)
class Bag:
    """Terms with their weights in one text, and the length of that vector."""

    terms: Mapping[int, float]
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a story is compared by; `day` is its ordinal, 0 where no day is known."""

    day: int
    words: Bag
    pairs: Bag
    lead: Bag
    names: Bag
    title: Mapping[int, float]
    opening: Mapping[int, float]
    size: float


def profile(story: Story, vocabulary: Vocabulary) -> Profile:
    """What `story` is compared by."""
    body = tokens(story.text[:READ])
    numbers = vocabulary.numbers(body)
    title = vocabulary.numbers(tokens(story.title))
    lead = numbers[:LEAD]
    words = _counts((title, _TITLE_TIMES), (lead, _LEAD_TIMES - 1), (numbers, 1))
    both = _counts(
        (pairs(title), _TITLE_TIMES), (pairs(lead), _LEAD_TIMES - 1), (pairs(numbers), 1)
    )
    opening = _counts((title, 1), (lead, 1), (pairs(title), 1), (pairs(lead), 1))
    weight = vocabulary.weight
    return Profile(
        day=story.day.toordinal() if story.day else 0,
        words=_bag(words, vocabulary),
        pairs=_bag(both, vocabulary),
        lead=_bag(opening, vocabulary),
        names=_bag(Counter(_capitalised(body, numbers)), vocabulary),
        title={term: weight(term) for term in dict.fromkeys(title + pairs(title)) if term},
        opening={term: weight(term) for term in opening},
        size=math.log1p(len(words) + len(both)),
    )


def _counts(*parts: tuple[Sequence[int], int]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for terms, times in parts:
        if times == 1:
            counts.update(terms)
        else:
            for term in terms:
                counts[term] += times
    counts.pop(0, None)
    return counts


def _bag(counts: Mapping[int, int], vocabulary: Vocabulary) -> Bag:
    weight = vocabulary.weight
    terms = {term: (1 + math.log(n)) * weight(term) for term, n in counts.items()}
    return Bag(terms, math.sqrt(sum(x * x for x in terms.values())))


def _capitalised(body: Sequence[str], numbers: Sequence[int]) -> Iterable[int]:
    """The words with a capital within a sentence, and the pairs of such neighbours."""
    before, last = "\n", 0
    for token, number in zip(body, numbers, strict=True):
        named = number if number and token[0].isupper() and before not in _OPENERS else 0
        if named:
            yield named
            if last:
                yield last << 24 | named
        last, before = named, token
