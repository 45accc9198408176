"""Turns the openings of an event's articles into its lede, those not compared into their leads.

News of any language says first what happened, so that the first whole sentence of an article whose
language is not compared needs no analysis.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import log2
from typing import Final

from msgspec import Struct

from clipbook.annotations import is_english
from clipbook.findings.evidence.cover import Cover, Told
from clipbook.findings.evidence.fitness import (
    antecedent,
    floats,
    has_finite_verb,
    is_headline,
    names_somebody,
)
from clipbook.findings.evidence.words import parts, stem, stems
from clipbook.model import Article, Event, Statement, state
from clipbook.text.languages.sentences import WHOLE
from clipbook.text.normalise import fold

# So many sentences at an article's head may tell the event, the later ones a little less likely.
_OPENING: Final = 4
_LATER_COST: Final = 0.15
# How much more one counts that says when, and less one whose day only its own article tells.
_DATED: Final = 1.25
_FLOATING: Final = 0.8
# What each doubling of the days to the newest article takes off: news is what is new.
_AGE_COST: Final = 0.05
# How much less one counts whose number the newest articles do not give.
_OUTDATED: Final = 0.7
# A number that these follow is an age or a span, and no count of what happened.
_MEASURES: Final = frozenset(stem(word) for word in ("year", "month", "week", "day", "hour"))
# What is a number and counts nothing: a year, a place in a row.
_ORDERS: Final = re.compile(r"(?:19|20)\d\d|first|second|third|fourth|fifth").fullmatch
_SHORTEST: Final = 12
"""A sentence of fewer letters is a greeting or a heading."""


class Opening(Struct, frozen=True):
    """A sentence that stands alone, and its words."""

    statement: Statement
    told: Told


def find_lede(
    event: Event, openings: Sequence[Opening], cover: Cover, trust: Mapping[str, float]
) -> Statement | None:
    """The opening sentence that covers most of what openings and titles share; None if none can.

    It tells what the title of the event tells, and the newest state: its number is the one that
    most of the newest articles open with.
    `trust` holds a factor for an article's wording by the article's id, 1 where it has none.
    """
    heads = [each for each in openings if each.told.position < _OPENING]
    number, newest = find_number(event, heads), _newest(event)
    titled = frozenset(stems(event.title))
    best, most = None, 0.0
    for head in heads:
        text, article = head.statement.excerpt.text, event.article(head.statement.excerpt.article)
        if not _stands_alone(text):
            continue
        score = cover.gain(head.told) * (1 - _LATER_COST * head.told.position)
        score *= trust.get(article.id, 1.0) * (_FLOATING if floats(text) else 1.0)
        score *= _DATED if _is_dated(event, head.statement) else 1.0
        score *= _OUTDATED if number and first_number(text) not in {"", number} else 1.0
        score *= max(0.5, 1 - _AGE_COST * log2(1 + _age(article, newest)))
        score *= 1 + len(titled & head.told.words) / (len(titled) or 1)
        if score > most:
            best, most = head.statement, score
    return best


def find_number(event: Event, openings: Sequence[Opening]) -> str:
    """The number that most of the newest articles give first; '' where no two give the same."""
    newest = _newest(event)
    given: dict[str, str] = {}
    for opening in openings:
        if not _age(event.article(opening.statement.excerpt.article), newest):
            given.setdefault(opening.told.document, first_number(opening.statement.excerpt.text))
    ranked = Counter(number for number in given.values() if number).most_common(2)
    if not ranked or ranked[0][1] == 1 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def first_number(text: str) -> str:
    """The first number of a sentence that counts something, in digits; '' where it has none."""
    return next(iter(count_things(text).values()), "")


def count_things(text: str) -> Mapping[str, str]:
    """The things that a sentence counts, by their stems, each with its first number, in digits."""
    words = [part.casefold() for part in parts(text)]
    counts: dict[str, str] = {}
    for word, following in pairwise(words):
        number, thing = stem(word), stem(following)
        if number.isdigit() and thing not in _MEASURES and not _ORDERS(word):
            counts.setdefault(thing, number)
    return counts


def _newest(event: Event) -> date | None:
    """The day of the newest article."""
    days = [a.published.day for a in event.articles if a.published and a.published.day]
    return max(days, default=None)


def _age(article: Article, newest: date | None) -> int:
    """How many days an article is older than the newest; 0 where that is not known."""
    day = article.published.day if article.published else None
    return (newest - day).days if newest and day else 0


def _is_dated(event: Event, statement: Statement) -> bool:
    """Whether a statement names the day of its event."""
    dates = event.annotations[statement.excerpt.article].dates
    span = statement.excerpt.span
    return bool(event.period) and any(
        span.contains(mention.span) and mention.period == event.period for mention in dates
    )


def _stands_alone(text: str) -> bool:
    is_sentence = has_finite_verb(text) and not is_headline(text)
    return is_sentence and names_somebody(text) and not antecedent(text)


def find_leads(event: Event) -> Iterator[Statement]:
    """The lead sentence of each article whose language is not compared, the same words once."""
    seen: set[str] = set()
    for article in event.articles:
        lead = None if is_english(article) else _lead(event, article)
        if lead and fold(lead.excerpt.text) not in seen:
            seen.add(fold(lead.excerpt.text))
            yield lead


def _lead(event: Event, article: Article) -> Statement | None:
    """The first whole sentence that is not the title again; None where there is none."""
    found = event.annotations.get(article.id)
    for sentence in found.sentences if found else ():
        text = sentence.span.of(article.body)
        is_whole = sum(map(str.isalpha, text)) >= _SHORTEST and WHOLE.search(text)
        if is_whole and fold(text) != fold(article.title):
            return state(article, sentence.span)
    return None
