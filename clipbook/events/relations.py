"""Turns stories into the words that tell each from others, and events into which are near."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import product
from typing import Final

from msgspec import Struct

from clipbook.events.profile import KEYS, READ, weigh_words
from clipbook.events.story import Story
from clipbook.events.terms import Vocabulary, tokens
from clipbook.events.when import When, are_apart, when
from clipbook.model import Relation, Term
from clipbook.text.english import find_words

# The words that an outline keeps.
_KEPT: Final = 24
# Decimals of their weights: few, so that a small edit seldom changes an outline.
_DECIMALS: Final = 2
# A word that so many events tell of brings none of them near another.
_COMMON: Final = 60
# Two events are related whose outlines have at least this cosine,
_LEAST: Final = 0.25
# and share so many words.
_SHARED: Final = 3
# The nearest so many are named for each event.
_NEAREST: Final = 3
# How many words are named.
_NAMED: Final = 5
# What begins with the same letters, so many, is lacked by neither: "Korea", "Korean".
_STEM: Final = 5


class Outline(Struct, frozen=True):
    """An event in short: its words of most weight in a vector of length 1, and its days.

    `day` is the middle one on which its articles were published, `told` what days they tell of.
    """

    event: str
    title: str
    terms: tuple[Term, ...]
    day: date | None
    told: tuple[When, ...]


def outline(
    event: str, title: str, stories: Sequence[Story], terms: Mapping[str, Sequence[Term]]
) -> Outline:
    """The outline of an event of `stories`, whose order has no influence; `terms` tell them."""
    weights: defaultdict[str, float] = defaultdict(float)
    written: dict[str, str] = {}
    for story in sorted(stories, key=lambda s: s.id):
        for term in terms[story.id]:
            key = term.text.casefold()
            weights[key] += term.weight
            written.setdefault(key, term.text)
    ranked = sorted(weights, key=lambda key: (-weights[key], key))[:_KEPT]
    length = math.hypot(*(weights[key] for key in ranked))
    days = sorted(story.day for story in stories if story.day)
    told = {when(story) for story in stories} - {When()}
    return Outline(
        event=event,
        title=title,
        terms=tuple(Term(written[key], round(weights[key] / length, _DECIMALS)) for key in ranked),
        day=days[(len(days) - 1) // 2] if days else None,
        told=tuple(sorted(told, key=lambda w: (w.day, w.weekday))),
    )


def relate(outlines: Iterable[Outline]) -> Mapping[str, tuple[Relation, ...]]:
    """The nearest other events of each event that has any, the nearest first.

    An inverted index over the words of all events; each looks for those before it. Words that many
    tell of are left out, so the work grows with the number of events.
    """
    ordered = sorted(outlines, key=lambda each: each.event)
    weights = [{t.text.casefold(): t.weight for t in each.terms} for each in ordered]
    near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (a, b), likeness in _likenesses(weights).items():
        if likeness >= _LEAST and len(weights[a].keys() & weights[b].keys()) >= _SHARED:
            near[a].append((-likeness, b))
            near[b].append((-likeness, a))
    return {
        ordered[place].event: tuple(
            _relation(ordered[place], ordered[other], weights[other])
            for _, other in sorted(found)[:_NEAREST]
        )
        for place, found in near.items()
    }


def _likenesses(weights: Sequence[Mapping[str, float]]) -> Mapping[tuple[int, int], float]:
    """The cosines of pairs that share a word which few tell of, the lower place first."""
    counts = Counter(word for own in weights for word in own)
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    likenesses: dict[tuple[int, int], float] = {}
    for place, own in enumerate(weights):
        met: defaultdict[int, float] = defaultdict(float)
        for word, weight in own.items():
            if counts[word] <= _COMMON:
                for other, its in index[word]:
                    met[other] += weight * its
                index[word].append((place, weight))
        likenesses |= {(other, place): round(total, 4) for other, total in met.items()}
    return likenesses


def _relation(own: Outline, other: Outline, its: Mapping[str, float]) -> Relation:
    """What `own` shares with `other`, and what of each the other lacks."""
    names = [term.text for term in own.terms]
    shared = [name for name in names if name.casefold() in its]
    stems = {word[:_STEM] for word in its}
    return Relation(
        event=other.event,
        title=other.title,
        shared=tuple(shared[:_NAMED]),
        lacking=tuple(name for name in names if name.casefold()[:_STEM] not in stems)[:_NAMED],
        days=(other.day - own.day).days if own.day and other.day else None,
        apart=bool(own.told and other.told)
        and all(are_apart(a, b) for a, b in product(own.told, other.told)),
    )


def find_terms(stories: Iterable[Story]) -> Mapping[str, tuple[Term, ...]]:
    """The words by which each story is looked for, by its id, as mostly written.

    Those of most weight come first. Parts of a word with a hyphen are that word, which stands once.
    The stories have no influence on each other.
    """
    vocabulary = Vocabulary()
    return {story.id: _terms(story, vocabulary) for story in stories}


def _terms(story: Story, vocabulary: Vocabulary) -> tuple[Term, ...]:
    own = weigh_words(story, vocabulary)
    ranked = sorted(own, key=own.__getitem__, reverse=True)[:KEYS]
    length = math.hypot(*own.values())
    names = {vocabulary.names[word] for word in ranked}
    written = _written(f"{story.title}\n{story.text[:READ]}", names)
    weights: dict[str, float] = {}
    for word in ranked:
        name = vocabulary.names[word]
        weights.setdefault(written.get(name, name), own[word] / length)
    return tuple(Term(text, round(weight, 6)) for text, weight in weights.items())


def _written(text: str, wanted: AbstractSet[str]) -> Mapping[str, str]:
    """How the `wanted` words are written most often, capitals all through only where always."""
    forms, parts = Counter[str](), dict[str, list[str]]()
    for word, count in Counter(find_words(text)).items():
        form = word if word.isalpha() else word.replace("’", "'").partition("'")[0]
        is_whole = form.isascii() and form.isalpha()
        found = [form.lower()] if is_whole else [part.lower() for part in tokens(form)]
        if not wanted.isdisjoint(found):
            forms[form] += count
            parts[form] = found
    written: dict[str, str] = {}
    for form, _ in sorted(forms.items(), key=lambda item: (item[0].isupper(), -item[1])):
        for part in parts[form]:
            written.setdefault(part, form)
    return written
