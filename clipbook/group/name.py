"""Turns the stories of an event into a name for its folder and a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from clipbook.group.likeness import held
from clipbook.group.profile import READ, Profile, headline, profile
from clipbook.group.story import EventName, Story
from clipbook.group.terms import END, Vocabulary
from clipbook.text.normalise import slug
from clipbook.text.sentences import find_sentences

# Words of a folder's name: names of people and places, and what happened.
_NAMES: Final = 3
_WORDS: Final = 4
# Characters of a folder's name.
_SLUG: Final = 48
# A headline of fewer words says too little for a title.
_TITLE_WORDS: Final = 4
# A word of less weight than this tells no event from another: "new", "people", "government".
_TELLING: Final = 2.5
# Words of more weight than this are told apart by how many stories hold them alone.
_MOST: Final = 6.0
# What a story is called that has neither headline nor text.
_UNNAMED: Final = "event"


def name_event(stories: Sequence[Story]) -> EventName:
    """A folder name from words that most of the stories open with, and their best headline.

    The best headline is the one whose words the most stories hold, the earliest of equals.

    The order of the stories has no influence. Headlines are given as written, without the outlet
    behind them.
    """
    ordered = sorted(stories, key=lambda s: (s.day or date.max, s.id))
    vocabulary = Vocabulary()
    profiles = [profile(story, vocabulary) for story in ordered]
    title = _title(ordered, profiles)
    words = _salient(ordered, profiles, vocabulary)
    place = {code >> 1: at for at, code in reversed([*enumerate(vocabulary.codes(title))])}
    words.sort(key=lambda word: place.get(word, len(place)))
    name = slug(" ".join(vocabulary.names[word] for word in words), _SLUG)
    return EventName(name or slug(title, _SLUG) or _UNNAMED, title)


def _title(stories: Sequence[Story], profiles: Sequence[Profile]) -> str:
    """The headline whose words the most stories hold; the earliest of equals."""
    best, title = -1.0, ""
    for story, own in zip(stories, profiles, strict=True):
        text = headline(" ".join(story.title.split()))
        borne_out = sum(held(own.title, other.words) for other in profiles)
        borne_out -= len(profiles) * (len(text.split()) < _TITLE_WORDS)
        if text and borne_out > best + 1e-9:
            best, title = borne_out, text
    return title or _opening(stories)


def _opening(stories: Sequence[Story]) -> str:
    """The first sentence of the first story that has one."""
    for story in stories:
        for span in find_sentences(story.text[:READ])[:1]:
            return " ".join(story.text[span.start : span.end].split())
    return ""


def _salient(
    stories: Sequence[Story], profiles: Sequence[Profile], vocabulary: Vocabulary
) -> list[int]:
    """The words that weigh most in what most stories open with: names first; one word a name."""
    times = Counter(word for own in profiles for word in own.opening.weights)
    titled = Counter(word for own in profiles for word in own.title.weights)
    named = Counter(word for own in profiles for word in own.names.weights)
    kept = _one_a_name(stories, vocabulary)
    weights, names = vocabulary.weights, vocabulary.names
    most = [
        word
        for word, n in times.items()
        if 2 * n > len(stories) and word in kept and len(names[word]) > 1
    ]

    def salience(word: int) -> tuple[float, str]:
        return -(times[word] + titled[word]) * min(weights[word], _MOST), names[word]

    telling = sorted((w for w in most if weights[w] >= _TELLING), key=salience)
    people = [word for word in telling if 2 * named[word] >= times[word]][:_NAMES]
    others = [word for word in telling if not named[word] and names[word].isalpha()]
    return [*people, *others][:_WORDS]


def _one_a_name(stories: Sequence[Story], vocabulary: Vocabulary) -> set[int]:
    """The words but those beside a more frequent one of the same name: "Xi" of "Xi Jinping"."""
    times: Counter[int] = Counter()
    beside: Counter[tuple[int, int]] = Counter()
    capital: set[int] = set()
    for story in stories:
        codes = vocabulary.codes(story.title + "\n" + story.text[:READ])
        times.update(code >> 1 for code in codes)
        beside.update((a >> 1, b >> 1) for a, b in pairwise(codes) if a & 1)
        capital.update(code >> 1 for code in codes if code & 1 and code >> 1 > END)
    dropped = set()
    for (a, b), n in beside.items():
        if a <= END or b not in capital:
            continue
        less, more = sorted((a, b), key=lambda word: (times[word], vocabulary.names[word]))
        if 2 * n >= times[less] and less != more:
            dropped.add(less)
    return {word for word in times if word > END} - dropped
