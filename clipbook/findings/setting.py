"""Fills the day and the place of an event, where its editor set none.

The day is the one near their own that most articles name, the place the one that most put something
in that happened on that day, or that they open with. Where two do not agree, nothing is claimed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from clipbook.model import (
    Annotations,
    Article,
    Briefing,
    Certainty,
    DateMention,
    Event,
    NameKind,
    Period,
)
from clipbook.notes import Span

# What stands before the place of something: "in ", "in the eastern Chinese city of ", "at ".
_PLACED: Final = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear)\s(?:the\s(?:\w+\s){0,3}(?:of\s)?)?$")
_REACH: Final = 60
# So many sentences at an article's head tell of the event, and no other day.
_OPENING: Final = 2
# So many sentences say whom the event is about.
_HEAD: Final = 3
# What is news is seldom older than its article by more; an older day is background.
_NEWS: Final = timedelta(days=7)
_MOST: Final = 2
"""So many articles must agree, where there are as many."""


def find(briefing: Briefing) -> Briefing:
    """The briefing whose event has a day and places, where its articles agree on them."""
    event = briefing.event
    period = event.period or _period(event)
    places = event.places or _places(event, period, _cast(briefing))
    return replace(briefing, event=replace(event, period=period, places=places))


def _period(event: Event) -> Period | None:
    """The day near their own that most articles name; of two, the one that is named earlier.

    Where the articles are dated by guess, one of them must name it in full: an analysis that comes
    later may.
    """
    named: Counter[Period] = Counter()
    leads: Counter[Period] = Counter()
    sure: set[Period] = set()
    for article in event.articles:
        dates = event.annotations[article.id].dates
        news = [m for m in dates if _is_news(m, article)]
        days = [mention.period for mention in news if mention.period]
        named.update(set(days))
        leads.update({day: 1 / (n + 1) for n, day in reversed(list(enumerate(days)))})
        sure.update(m.period for m in dates if m.period and _is_sure(m, article))
    agreed = [day for day in sure if named[day] >= min(_MOST, len(event.articles))]
    return max(agreed, key=lambda day: (named[day], leads[day], day.earliest), default=None)


def _is_news(mention: DateMention, article: Article) -> bool:
    """Whether the mention is a single day, and the article's own or shortly before it."""
    if not mention.period or not mention.period.is_day or not article.published:
        return False
    own = article.published.period
    named = mention.period.earliest
    return named <= own.latest and own.earliest - named <= _NEWS


def _is_sure(mention: DateMention, article: Article) -> bool:
    """Whether nothing about the day is inferred."""
    is_stated = article.published is not None and article.published.is_stated
    return is_stated or mention.certainty is Certainty.STATED


def _cast(briefing: Briefing) -> frozenset[str]:
    """The names, as written, of the people whom most of the articles open with."""
    event, heads = briefing.event, dict[str, str]()
    for article in event.articles:
        head = event.annotations[article.id].sentences[:_HEAD]
        end = head[-1].span.end if head else 0
        heads[article.id] = f"{article.title}\n{article.body[:end]}"
    names = set[str]()
    for entity in briefing.entities:
        if entity.kind is NameKind.PERSON:
            there = {f.article for f in entity.forms if f.text in heads.get(f.article, "")}
            if len(there) >= _MOST and 2 * len(there) > len(heads):
                names |= {form.text for form in entity.forms}
    return frozenset(names)


def _places(event: Event, period: Period | None, cast: frozenset[str]) -> tuple[str, ...]:
    """The place in which two articles put the event, and most of those that put it in any.

    An article that puts it in two, a town and its country, leaves open in which.
    """
    scenes = [{*_scenes(a, event.annotations[a.id], period, cast)} for a in event.articles]
    counts = Counter(place for found in scenes for place in found if len(found) == 1)
    most = max(min(_MOST, len(scenes)), sum(map(bool, scenes)) // 2 + 1)
    return tuple(place for place, n in counts.items() if n >= most)


def _scenes(
    article: Article, found: Annotations, period: Period | None, cast: frozenset[str]
) -> Iterator[str]:
    """The places that sentences on the event put something in.

    These are the sentences dated on its day, those that name two of its people, and those that open
    the article; and of them those that give no other day.
    """
    others = [m.span for m in found.dates if m.period is None or m.period != period]
    dated = [m.span for m in found.dates if m.period and m.period == period]
    starts = [sentence.span.start for sentence in found.sentences]
    for name in found.names:
        place = name.span.of(article.body)
        at_title = article.title.find(place)
        if (
            name.kind is NameKind.PLACE
            and at_title > 0
            and _PLACED.search(article.title[:at_title])
        ):
            yield place
        at = bisect_right(starts, name.span.start) - 1
        if name.kind is NameKind.PLACE and at >= 0:
            sentence = found.sentences[at].span
            before = article.body[max(0, name.span.start - _REACH) : name.span.start]
            is_placed = sentence.contains(name.span) and _PLACED.search(before)
            is_of_event = (
                at < _OPENING
                or _has_any(sentence, dated)
                or _meets(found, sentence, article.body, cast)
            )
            if is_placed and is_of_event and not _has_any(sentence, others):
                yield name.span.of(article.body)


def _meets(found: Annotations, sentence: Span, body: str, cast: frozenset[str]) -> bool:
    """Whether a sentence names two of the event's people."""
    names = {n.span.of(body).split()[-1] for n in found.names if sentence.contains(n.span)}
    return len(names & {name.split()[-1] for name in cast}) > 1


def _has_any(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
