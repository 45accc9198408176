"""Turns the stories of an event into a name for its folder and a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import pairwise
from math import log2
from typing import Final

from msgspec.structs import replace

from clipbook.events.profile import Profile, headline, profile
from clipbook.events.scoring import NEXT
from clipbook.events.story import EventName, Story
from clipbook.events.terms import END, STEPS, Vocabulary
from clipbook.text.english import MONTHS, SHORT_MONTHS, WEEKDAYS, WORD
from clipbook.text.markup import plain
from clipbook.text.normalise import slug
from clipbook.text.sentences import find_sentences

# What each of these takes off, as a factor: a headline that asks, teases, or is cut off; one that
# announces what another reports as done.
_TEASING: Final = 0.5
_PLANNING: Final = 0.7
# What each doubling of the days beyond those in which an event is reported takes off, to a half.
_AGE_COST: Final = 0.1
_OLDEST: Final = 0.5
# A headline of fewer words says too little.
_FEWEST: Final = 4
# Questions, teasers, lists, words to the reader and headlines cut off, by the words that open them:
# "Who won?", "Girl who slapped...", "Watch the moment", "5 things to know", "(VIDEO)".
_TEASER: Final = re.compile(
    r"\?|(?:\.\.\.?|…)['\"’”]?$|[(\[](?:video|photos?|pictures|watch|live)\b"
    r"|^(?:watch|hear|see|read|listen|meet|inside|how|why|what|when|where|who|which|here|this|these"
    r"|live|video|photos?|opinion|analysis|comment|editorial|review|explainer|factbox|timeline"
    r"|everything|could|should|would|will|can|is|are|was|were|do|does|did)\b"
    r"|^(?:the )?\d+ (?:\w+ ){1,2}(?:to|you|that|we|about|for|from)\b"
    r"|\b(?:you|your|we|our|my)\b|^[‘'\"“]",
    re.IGNORECASE,
)
# A label before a headline: "UPDATE: ".
_UPDATE_LABEL: Final = re.compile(
    r"^(?:update|updated|breaking|breaking news|exclusive)\s?:\s+", re.IGNORECASE
)
# "to veto".
_INFINITIVE: Final = re.compile(r"\bto ([a-z]{3,})", re.IGNORECASE)
_TITLE_WORD: Final = re.compile(r"[^\W_]+")


def unlabelled(title: str) -> str:
    """A headline without the label before it: "UPDATE: Ferry freed"."""
    return _UPDATE_LABEL.sub("", title)


def rate(titles: Sequence[str], stories: Sequence[Story]) -> list[float]:
    """A factor for each headline, 1 for one that tells plainly what is new; 0 for none at all.

    `titles` are those of `stories`, as they would be shown.
    """
    days = [story.day.toordinal() for story in stories if story.day]
    newest = max(days, default=0)
    return [
        _form(title)
        * _freshness(newest - (s.day.toordinal() if s.day else newest))
        * (_PLANNING if _is_done_elsewhere(title, titles) else 1.0)
        for title, s in zip(titles, stories, strict=True)
    ]


def _freshness(age: int) -> float:
    """The factor for a headline so many days older than the newest story.

    Beyond the days in which an event is reported the newer one tells what became of it: "Killer at
    large", three weeks before the charge.
    """
    return max(_OLDEST, 1 - _AGE_COST * log2(1 + max(0, age - NEXT)))


def _form(title: str) -> float:
    """How well a headline tells something, whatever it is."""
    count = len(title.split())
    return (_TEASING if _TEASER.search(title) else 1.0) * min(1.0, count / _FEWEST)


def _is_done_elsewhere(title: str, titles: Sequence[str]) -> bool:
    """Whether a headline has "to veto" where another has "vetoes" or "veto" alone."""
    planned = _planned(title)
    return any(planned & (_words_of(other) - _planned(other)) for other in titles)


def _planned(title: str) -> set[str]:
    return {word.casefold() for word in _INFINITIVE.findall(title)}


def _words_of(title: str) -> set[str]:
    return {word.casefold() for word in _TITLE_WORD.findall(title)}


# What is read of a story. Characters.
_READ: Final = 800
# The parts of a folder's name: names of people and places, and with these what happened. Few, since
# each part more is one more that a new clipping may change.
_NAMES: Final = 2
_PARTS: Final = 3
# Characters of a folder's name.
_SLUG: Final = 48
# A word that is less rare than this tells no event from another: "new", "people", "government".
_TELLING: Final = 2.5 * STEPS
# Words rarer than this are told apart by how many stories hold them alone.
_MOST: Final = 5 * STEPS
# The share of its places at which a word stands beside a weightier one, that makes both one name.
_BESIDE: Final = 0.5
# The same, where both words are the name, or a word is but the rest of one: "Costa Rica", "soo".
_ALWAYS: Final = 0.6
# Words that tell when, and not what.
_DAYS: Final = frozenset((*WEEKDAYS, *MONTHS, *SHORT_MONTHS))
# Words of a sentence that name an event without a headline: too few to be a copy (`check`).
_LABEL: Final = 7
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
    profiles = [profile(replace(story, text=story.text[:_READ]), vocabulary) for story in ordered]
    title = _title(ordered, profiles)
    words = _salient(ordered, profiles, vocabulary)
    places = [_places(story.title, vocabulary) for story in ordered]
    words.sort(key=lambda unit: _usual_place(unit, places))
    name = slug(" ".join(vocabulary.names[word] for unit in words for word in unit), _SLUG)
    return EventName(name or slug(title, _SLUG) or _UNNAMED, title)


def _places(title: str, vocabulary: Vocabulary) -> Mapping[int, float]:
    """Where each word of a headline first stands in it: 0 at its start, 1 at its end."""
    codes = vocabulary.codes(title)
    return {code >> 1: at / len(codes) for at, code in reversed([*enumerate(codes)])}


def _usual_place(unit: Sequence[int], places: Sequence[Mapping[int, float]]) -> float:
    """Where a name stands in the headlines that hold it, on average; behind all where none does."""
    found = [
        min(at[word] for word in unit if word in at)
        for at in places
        if not at.keys().isdisjoint(unit)
    ]
    return sum(found) / len(found) if found else 1.0


def _title(stories: Sequence[Story], profiles: Sequence[Profile]) -> str:
    """The fittest headline whose words the most stories hold; the earliest of equals."""
    words = [frozenset(own.words) for own in profiles]
    titles = [unlabelled(headline(" ".join(story.title.split()))) for story in stories]
    best, title = 0.0, ""
    for text, fitness, own in zip(titles, rate(titles, stories), profiles, strict=True):
        borne_out = fitness * sum(_share(own.title, held) for held in words)
        if text and (borne_out > best + 1e-9 or not title):
            best, title = borne_out, text
    return title or _opening(stories)


def _share(title: Mapping[int, int], held: AbstractSet[int]) -> float:
    """How much of the rarity of a title's words is held: 1 means all."""
    shared = sum(title[word] for word in title.keys() & held)
    return shared / sum(title.values()) if shared else 0.0


def _opening(stories: Sequence[Story]) -> str:
    """How the first story that has a sentence begins, cut with an ellipsis where it goes on."""
    for story in stories:
        for span in find_sentences(story.text[:_READ])[:1]:
            text = plain(span.of(story.text))
            ends = [m.end() for m in WORD.finditer(text)]
            return text if len(ends) <= _LABEL else text[: ends[_LABEL - 1]] + "…"
    return ""


def _salient(
    stories: Sequence[Story], profiles: Sequence[Profile], vocabulary: Vocabulary
) -> list[tuple[int, ...]]:
    """The words that weigh most in what most stories open with: names first; one word a name.

    They are words of headlines, where two are. A name whose two words never part is given in full.
    """
    times = Counter(word for own in profiles for word in own.opening)
    titled = Counter(word for own in profiles for word in own.title)
    named = Counter(word for own in profiles for word in own.names)
    kept = _one_a_name(stories, vocabulary)
    rarities, names = vocabulary.rarities, vocabulary.names
    most = [
        word
        for word, n in times.items()
        if 2 * n > len(stories) and word in kept and _is_telling(names[word])
    ]

    def salience(word: int) -> tuple[float, str]:
        return -(times[word] + titled[word]) * min(rarities[word], _MOST), names[word]

    def name_of(words: Sequence[int]) -> list[int]:
        telling = sorted((w for w in words if rarities[w] >= _TELLING), key=salience)
        people = [word for word in telling if 2 * named[word] >= times[word]]
        others = [word for word in telling if not named[word] and names[word].isalpha()]
        return [*people[:_NAMES], *others][:_PARTS]

    best = name_of([word for word in most if titled[word]])
    return [kept[word] for word in (best if len(best) > 1 else name_of(most))]


def _is_telling(word: str) -> bool:
    return len(word) > 1 and word not in _DAYS


def _one_a_name(stories: Sequence[Story], vocabulary: Vocabulary) -> Mapping[int, tuple[int, ...]]:
    """The words, each with what is written for it, but those beside a more frequent one of a name.

    So `Xi` stands for `Xi Jinping`, but `Costa` for `Costa Rica`.
    """
    times: Counter[int] = Counter()
    beside: Counter[tuple[int, int]] = Counter()
    capital: set[int] = set()
    for story in stories:
        codes = vocabulary.codes(story.title + "\n" + story.text[:_READ])
        times.update(code >> 1 for code in codes)
        beside.update((a >> 1, b >> 1) for a, b in pairwise(codes) if a & 1)
        capital.update(code >> 1 for code in codes if code & 1 and code >> 1 > END)

    def weight(word: int) -> tuple[float, str]:
        return times[word] * min(vocabulary.rarities[word], _MOST), vocabulary.names[word]

    written: dict[int, tuple[int, ...]] = {word: (word,) for word in times if word > END}
    for (a, b), n in sorted(beside.items(), key=lambda item: -item[1]):
        if a <= END or b <= END or a == b:
            continue
        if b not in capital:
            if n >= _ALWAYS * times[b]:
                written.pop(b, None)
            continue
        less, more = sorted((a, b), key=weight)
        if n >= _BESIDE * times[less]:
            if n >= _ALWAYS * times[more] and written.get(more) == (more,):
                written[more] = (a, b)
            written.pop(less, None)
    return written
