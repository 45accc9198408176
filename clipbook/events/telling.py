"""Turns stories into the words that tell each from others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from clipbook.events.profile import KEYS, READ, weigh_words
from clipbook.events.story import Story
from clipbook.events.terms import Vocabulary, tokens
from clipbook.model import Term
from clipbook.text.tokens import find_words


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
