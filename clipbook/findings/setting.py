"""Fills the day and the place of an event, where its editor set none.

The day is the one that most articles name for what is past, the place the one where most articles
say that something happened on that day or on none they name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from clipbook.model import Annotations, Article, Briefing, DateMention, Event, NameKind, Period
from clipbook.notes import Span

# What stands before the place of something: "in ", "in the eastern Chinese city of ", "at ".
_PLACED: Final = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear)\s(?:the\s(?:\w+\s){0,3}(?:of\s)?)?$")
_REACH: Final = 60
_MOST: Final = 2
"""So many articles must agree, where there are as many."""


def find(briefing: Briefing) -> Briefing:
    """The briefing whose event has a day and places, where its articles agree on them."""
    event = briefing.event
    period = event.period or _period(event)
    places = event.places or _places(event, period)
    return replace(briefing, event=replace(event, period=period, places=places))


def _period(event: Event) -> Period | None:
    """The day that most articles name as past; of two, the one that is named earlier in them."""
    articles: Counter[Period] = Counter()
    leads: Counter[Period] = Counter()
    for article in event.articles:
        days = [m.period for m in event.annotations[article.id].dates if _is_past(m, article)]
        articles.update({day for day in days if day})
        leads.update({day: 1 / (n + 1) for n, day in reversed(list(enumerate(days))) if day})
    agreed = [day for day, n in articles.items() if n >= min(_MOST, len(event.articles))]
    return max(agreed, key=lambda day: (articles[day], leads[day], day.earliest), default=None)


def _is_past(mention: DateMention, article: Article) -> bool:
    """Whether the mention is a single day, not after the article's own."""
    return bool(
        mention.period
        and mention.period.is_day
        and article.published
        and mention.period.earliest <= article.published.period.latest,
    )


def _places(event: Event, period: Period | None) -> tuple[str, ...]:
    """The place where most articles say that something happened; none where two have as many."""
    counts: Counter[str] = Counter()
    for article in event.articles:
        counts.update(set(_scenes(article, event.annotations[article.id], period)))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < min(_MOST, len(event.articles)):
        return ()
    return () if len(ranked) > 1 and ranked[0][1] == ranked[1][1] else (ranked[0][0],)


def _scenes(article: Article, found: Annotations, period: Period | None) -> Iterator[str]:
    """The places that sentences dated on the event's day, or not dated, put something in."""
    others = [m.span for m in found.dates if m.period is None or m.period != period]
    starts = [sentence.span.start for sentence in found.sentences]
    for name in found.names:
        at = bisect_right(starts, name.span.start) - 1
        if name.kind is NameKind.PLACE and at >= 0:
            sentence = found.sentences[at].span
            before = article.body[max(0, name.span.start - _REACH) : name.span.start]
            is_placed = sentence.contains(name.span) and _PLACED.search(before)
            if is_placed and not _has_any(sentence, others):
                yield name.span.of(article.body)


def _has_any(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
