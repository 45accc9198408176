"""Turns a story into the words that tell it from others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from clipbook.group.profile import KEYS, READ, weigh_words
from clipbook.group.story import Story
from clipbook.group.terms import Vocabulary, tokens
from clipbook.model import Term
from clipbook.text.tokens import find_words


def find_terms(story: Story) -> tuple[Term, ...]:
    """The words by which `story` is looked for, those of most weight first, as mostly written.

    Parts of a word with a hyphen are that word, which stands once.
    """
    return terms_of(story, Vocabulary())


def terms_of(story: Story, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """The same by a vocabulary that may know other stories; that has no influence."""
    own = weigh_words(story, vocabulary)
    ranked = sorted(own, key=own.__getitem__, reverse=True)[:KEYS]
    length = math.hypot(*own.values())
    written = _written(f"{story.title}\n{story.text[:READ]}")
    weights: dict[str, float] = {}
    for word in ranked:
        name = vocabulary.names[word]
        weights.setdefault(written.get(name, name), own[word] / length)
    return tuple(Term(text, round(weight, 6)) for text, weight in weights.items())


def _written(text: str) -> Mapping[str, str]:
    """How the words of a text are written most often, capitals all through only where always."""
    forms = Counter[str]()
    for word, count in Counter(find_words(text)).items():
        forms[word.replace("’", "'").partition("'")[0]] += count
    written: dict[str, str] = {}
    for form, _ in sorted(forms.items(), key=lambda item: (item[0].isupper(), -item[1])):
        parts = [form] if form.isascii() and form.isalpha() else tokens(form)
        for part in parts:
            written.setdefault(part.lower(), form)
    return written
