"""Turns the headlines of an event's stories into how fit each is to be the event's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log2
from typing import Final

from clipbook.events.scoring import NEXT
from clipbook.events.story import Story

# What each of these takes off, as a factor: a headline that asks, teases, or is cut off; one that
# announces what another reports as done.
_TEASING: Final = 0.5
_PLANNING: Final = 0.7
# What each doubling of the days to the newest story takes off, to a half: news is what is new.
_AGE_COST: Final = 0.05
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
_LABEL: Final = re.compile(
    r"^(?:update|updated|breaking|breaking news|exclusive)\s?:\s+", re.IGNORECASE
)
# "to veto".
_INFINITIVE: Final = re.compile(r"\bto ([a-z]{3,})", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")


def unlabelled(title: str) -> str:
    """A headline without the label before it: "UPDATE: Ferry freed"."""
    return _LABEL.sub("", title)


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

    Beyond the days in which an event is reported the newer one tells what became of it, and the
    days count twice: "Killer at large", three weeks before the charge.
    """
    later = max(0, age - NEXT)
    return max(_OLDEST, 1 - _AGE_COST * (log2(1 + age) + log2(1 + later)))


def _form(title: str) -> float:
    """How well a headline tells something, whatever it is."""
    count = len(title.split())
    return (_TEASING if _TEASER.search(title) else 1.0) * min(1.0, count / _FEWEST)


def _is_done_elsewhere(title: str, titles: Sequence[str]) -> bool:
    """Whether a headline has "to veto" where another has "vetoes" or "veto" alone."""
    planned = _planned(title)
    return any(planned & (_words(other) - _planned(other)) for other in titles)


def _planned(title: str) -> set[str]:
    return {word.casefold() for word in _INFINITIVE.findall(title)}


def _words(title: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(title)}
