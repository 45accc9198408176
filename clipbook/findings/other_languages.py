"""Fills `Fact.also`: sentences in other languages that name the same number as a fact.

That is less than to state the fact, and is never counted: a number alone is chance, so the same day
or the same name stands with it in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import is_english
from clipbook.events.abroad import Trace, count_names, trace
from clipbook.events.story import Story
from clipbook.interface import mark
from clipbook.model import Also, Article, Briefing, Event, Excerpt, Fact, Period, excerpt
from clipbook.notes import Span

_WHYS: Final = {
    (True, False): mark("names the same number and day"),
    (False, True): mark("names the same number and name"),
    (True, True): mark("names the same number, day and name"),
}
"""What a sentence shares with a fact besides a number: a day, a name."""


class _Traits(Struct, frozen=True):
    """What words name: numbers that are no dates, and names, in `trace`; and days."""

    article: Article
    span: Span
    trace: Trace
    days: frozenset[Period]


def find(briefing: Briefing) -> Briefing:
    """`briefing` with what articles in other languages name of its facts."""
    event = briefing.event
    told = [each for article in event.articles for each in _sentences(event, article)]
    if not told:
        return briefing
    facts = tuple(replace(fact, also=tuple(_also(event, fact, told))) for fact in briefing.facts)
    return replace(briefing, facts=facts)


def _sentences(event: Event, article: Article) -> Iterator[_Traits]:
    """What each sentence of an article names that is not compared; of those with a number."""
    annotations = event.annotations.get(article.id)
    for sentence in annotations.sentences if annotations and not is_english(article) else ():
        named = _named(event, article, sentence.span)
        if named.trace.numbers:
            yield named


def _named(event: Event, article: Article, span: Span) -> _Traits:
    annotations = event.annotations.get(article.id)
    dates = [m for m in annotations.dates if span.contains(m.span)] if annotations else []
    words = article.body
    for mention in dates:  # of the same length, so that places stay
        words = words[: mention.span.start] + " " * len(mention.span) + words[mention.span.end :]
    days = frozenset(m.period for m in dates if m.period and m.period.is_day)
    language = "en" if is_english(article) else article.language.partition("-")[0].lower()
    return _Traits(article, span, trace(Story("", "", None, span.of(words)), language), days)


def _also(event: Event, fact: Fact, told: Iterable[_Traits]) -> Iterator[Also]:
    """Of each article in another language the sentence that shares most with a fact."""
    own = [_named(event, event.article(each.article), each.span) for each in fact.excerpts]
    best: dict[str, tuple[int, str, Excerpt]] = {}
    for each in told:
        kinds = _shared(own, each)
        if kinds in _WHYS:
            said = sum(kinds), _WHYS[kinds], excerpt(each.article, each.span)
            held = best.setdefault(each.article.id, said)
            best[each.article.id] = said if said[0] > held[0] else held
    for article, (_, why, words) in best.items():
        yield Also(article, (words,), why)


def _shared(own: Iterable[_Traits], other: _Traits) -> tuple[bool, bool]:
    """Whether a sentence names a day and a name of words whose number it names."""
    near = [each for each in own if each.trace.numbers & other.trace.numbers]
    is_day = any(each.days & other.days for each in near)
    return is_day, any(count_names(each.trace, other.trace) for each in near)
