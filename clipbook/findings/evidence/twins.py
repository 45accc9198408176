"""Turns the articles of an event into groups of those that print the same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.once import once
from clipbook.model import Annotations, Article, Event
from clipbook.notes import Span
from clipbook.text.normalise import fold

# The share of an article's sentences that stand word for word in the other one.
_SHARE: Final = 0.5
_FEWEST_WORDS: Final = 6
_FEWEST_SENTENCES: Final = 3


class Twin(Struct, frozen=True):
    """An article that prints much of another one: how many of its sentences, and the longest."""

    other: str
    shared: int
    sentences: int
    longest: Span


@once
def find_twins(event: Event) -> Mapping[str, Twin]:
    """The articles most of whose sentences stand in another one, with that other one."""
    texts = {article.id: long_sentences(article, event.annotations) for article in event.articles}
    order = {name: number for number, name in enumerate(texts)}
    holders: dict[str, list[str]] = defaultdict(list)
    for name, own in texts.items():
        for text in own:
            holders[text].append(name)
    twins = {}
    for name, own in texts.items():
        counts = Counter(other for text in own for other in holders[text] if other != name)
        best = min(counts, key=lambda other: (-counts[other], order[other]), default="")
        if counts[best] < max(_FEWEST_SENTENCES, _SHARE * len(own)):
            continue
        shared = own.keys() & texts[best].keys()
        longest = max((own[text] for text in shared), key=lambda span: (len(span), span))
        twins[name] = Twin(best, len(shared), len(own), longest)
    return twins


@once
def find_texts(event: Event) -> Mapping[str, str]:
    """For each article the first of those that print the same text, itself where none does."""
    first = {article.id: article.id for article in event.articles}
    for name, twin in find_twins(event).items():
        one, other = first[name], first[twin.other]
        first = {
            key: min(one, other) if value in {one, other} else value for key, value in first.items()
        }
    return first


def long_sentences(article: Article, annotations: Mapping[str, Annotations]) -> Mapping[str, Span]:
    """The longer sentences of an article, folded, with where the last of that wording stands."""
    found = annotations.get(article.id, Annotations())
    spans = [sentence.span for sentence in found.sentences]
    folded = {fold(span.of(article.body)): span for span in spans}
    return {text: span for text, span in folded.items() if text.count(" ") >= _FEWEST_WORDS}
