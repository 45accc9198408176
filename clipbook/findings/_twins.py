"""Turns the articles of an event into groups of those that print the same text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from clipbook.model import Event
from clipbook.source import Span
from clipbook.text.normalise import fold

# The share of an article's sentences that stand word for word in the other one.
_SHARE: Final = 0.5
_FEWEST_WORDS: Final = 6
_FEWEST_SENTENCES: Final = 3


@dataclass(frozen=True, slots=True)
class Twin:
    """An article that prints much of another one: how many of its sentences, and the longest."""

    other: str
    shared: int
    sentences: int
    longest: Span


def find_twins(event: Event) -> Mapping[str, Twin]:
    """The articles most of whose sentences stand in another one, with that other one."""
    texts = {article.id: _sentences(event, article.id) for article in event.articles}
    twins = {}
    for name, own in texts.items():
        others = [other for other in texts if other != name]
        shared = {other: own.keys() & texts[other].keys() for other in others}
        best = max(others, key=lambda other: len(shared[other]), default=None)
        if best is None or len(shared[best]) < max(_FEWEST_SENTENCES, _SHARE * len(own)):
            continue
        longest = max((own[text] for text in shared[best]), key=lambda span: (len(span), span))
        twins[name] = Twin(best, len(shared[best]), len(own), longest)
    return twins


def find_texts(event: Event) -> Mapping[str, str]:
    """For each article the first of those that print the same text, itself where none does."""
    first = {article.id: article.id for article in event.articles}
    for name, twin in find_twins(event).items():
        one, other = first[name], first[twin.other]
        first = {
            key: min(one, other) if value in {one, other} else value for key, value in first.items()
        }
    return first


def _sentences(event: Event, name: str) -> Mapping[str, Span]:
    body = event.article(name).body
    annotations = event.annotations.get(name)
    spans = [sentence.span for sentence in annotations.sentences] if annotations else []
    folded = {fold(span.of(body)): span for span in spans}
    return {text: span for text, span in folded.items() if text.count(" ") >= _FEWEST_WORDS}
