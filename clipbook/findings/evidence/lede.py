"""Turns the openings of an event's articles into its lede: the sentence that tells the event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from itertools import islice
from math import sqrt
from typing import Final

from clipbook.findings.evidence.fitness import (
    has_finite_verb,
    is_fit,
    is_furniture,
    leans,
    names_somebody,
)
from clipbook.findings.evidence.twins import find_texts
from clipbook.findings.evidence.words import stems
from clipbook.model import Article, Event, Statement, state

# So many sentences at an article's head may tell the event, the later ones a little less likely.
_OPENING: Final = 3
_LATER_COST: Final = 0.15
# So many of them, and the title, are what other articles are compared with.
_COMPARED: Final = 2
# What a word of the event's title counts beside one that stands in every other opening.
_TITLE_WORTH: Final = 0.5
# Added to a sentence's words when its score is set against them: few words tell little.
_FEW_WORDS: Final = 5
# What a sentence of less shares with the other openings is too little to stand for them.
_LEAST: Final = 1.3


def find_lede(event: Event, trust: Mapping[str, float], barred: Container[str]) -> Statement | None:
    """The opening sentence whose words most openings and titles share; None where none does.

    `trust` holds a factor for an article's wording by the article's id, 1 where it has none, and
    `barred` the ids of statements that are not to be taken. It is the sentence nearest to the
    centroid (Radev and others 2004) of what stands first, where news tells what happened.
    """
    heads = {article.id: _head(event, article) for article in event.articles}
    shares, title = _shares(event, heads), frozenset(stems(event.title))
    best, most = None, _LEAST
    for article, head in heads.items():
        for position, statement in enumerate(head):
            text = statement.excerpt.text
            if statement.id in barred or not _stands_alone(text):
                continue
            words = frozenset(stems(text))
            shared = sum(shares.get(word, 0.0) for word in words)
            shared += _TITLE_WORTH * len(words & title)
            score = shared / sqrt(len(words) + _FEW_WORDS)
            score *= trust.get(article, 1.0) * (1 - _LATER_COST * position)
            if score > most:
                best, most = statement, score
    return best


def _head(event: Event, article: Article) -> tuple[Statement, ...]:
    """The first sentences of an article that are none of the page's furniture."""
    found = event.annotations.get(article.id)
    spans = (sentence.span for sentence in (found.sentences if found else ()))
    own = (span for span in spans if not is_furniture(span.of(article.body)))
    return tuple(state(article, span) for span in islice(own, _OPENING))


def _shares(event: Event, heads: Mapping[str, Sequence[Statement]]) -> Mapping[str, float]:
    """For each word of an opening or title the share of the other texts that open with it."""
    first = find_texts(event)
    words: dict[str, set[str]] = defaultdict(set)
    for article in event.articles:
        opening = (statement.excerpt.text for statement in heads[article.id][:_COMPARED])
        for text in (article.title, *opening):
            words[first[article.id]].update(stems(text))
    counts = Counter(word for bag in words.values() for word in bag)
    others = max(1, len(words) - 1)
    return {word: (count - 1) / others for word, count in counts.items()}


def _stands_alone(text: str) -> bool:
    return is_fit(text) and names_somebody(text) and has_finite_verb(text) and not leans(text)
