"""Fills `Briefing.timeline`: the dated events of all articles, each once, in order of days.

A dated sentence gives an entry for each time it names, but for times that only measure
(`since 2014`). Sentences of one day that share their content words are one entry; the best worded
is kept, and a stated date beats a resolved one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import chain
from math import log
from typing import Final

from msgspec.structs import replace

from clipbook.findings.evidence.dated import Dated, dated_of, stem_of
from clipbook.model import (
    Briefing,
    Certainty,
    Event,
    Period,
    TimelineEntry,
    excerpt,
    state,
)
from clipbook.text.english import find_words

_SAME_TIME: Final = 0.28
"""The weighted share of content words from which sentences of the same days report one event.

1 is all of the shorter.
"""
_LONG_AGO: Final = 0.18
"""The same for days well before the articles.

There is seldom more than one such event that they all recall.
"""
_TIME_IN_TIME: Final = 0.32
"""The same where one time lies in the other: a day in its month."""
_LEAST: Final = min(_SAME_TIME, _LONG_AGO, _TIME_IN_TIME)
_ALMOST_A_WEEK: Final = timedelta(days=6)
_UNIT: Final = 10**9
_LONG: Final = timedelta(days=45)
_CONTRADICTION: Final = 0.5
"""The same share from which two times are held to be given for one event."""
_NEAR: Final = timedelta(days=70)
"""How far apart two times for one event may lie; farther apart they are two events of one kind."""
_COMPARED: Final = 8
"""So many sentences of a group, the best ones, are compared with a new one."""
_GOOD_LENGTH: Final = 24
"""The words of a sentence that reads best on a timeline."""

_MOST_A_DAY: Final = 3
"""So many rows a time tell enough of it."""
_SEVERAL: Final = 3
"""Of so many articles one whose day is far from the others' is known to be the odd one."""
_SIGHT: Final = 24
_NEXT: Final = 8
# A verb of saying beside a time: "said late on | ", " said |".
_SAID: Final = re.compile(r"\b(?:said|told|says|added)(?: [a-z]+){0,3} *$|\b(?:said|told)\b")
# A time before the day of writing in the unit it lies in: "earlier this month".
_EARLIER: Final = re.compile(r"earlier this (week|month|year)\Z", re.IGNORECASE)

# Who or what did something is told elsewhere: "He also led", "It was built".
_LEANING: Final = re.compile(r"[“\"'‘(]{0,2}(?:He|She|It|They|His|Her|Their|Its)\b")

_RANK: Final = {certainty: rank for rank, certainty in enumerate(Certainty)}


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its timeline, and with the statements that the entries refer to."""
    event = briefing.event
    told = (each for article in event.articles for each in dated_of(event, article))
    dated = [each for each in told if not _LEANING.match(words := _shown(each)) and words[0] != "."]
    weights = _weights(event) if dated else {}
    dated = _without_doubts(event, dated, weights)
    statements = dict(briefing.statements)
    entries = []
    for group in _few_a_day(_grouped(dated, weights)):
        best = min(group, key=_worth)
        statement = state(best.article, best.sentence.span)
        statements[statement.id] = statement
        entries.append(_entry(event, best, statement.id))
    entries.sort(key=lambda entry: (entry.period.earliest, entry.period.latest, entry.statement))
    return replace(briefing, timeline=tuple(entries), statements=statements)


def _entry(event: Event, dated: Dated, statement: str) -> TimelineEntry:
    is_whole = dated.clause == dated.sentence.span
    return TimelineEntry(
        period=dated.period,
        precision=dated.mention.precision,
        as_written=excerpt(dated.article, dated.mention.span),
        certainty=dated.mention.certainty,
        statement=statement,
        ahead=_is_ahead(event, dated),
        clause=None if is_whole else excerpt(dated.article, dated.clause),
    )


def _shown(dated: Dated) -> str:
    return dated.sentence.span.of(dated.article.body)


def _is_ahead(event: Event, dated: Dated) -> bool:
    """Whether a plan is still one: its time is not over when the last of the articles was out."""
    days = [article.published.period.latest for article in event.articles if article.published]
    return dated.is_planned and (not days or dated.period.latest > max(days))


def _few_a_day(groups: Sequence[Sequence[Dated]]) -> Iterator[Sequence[Dated]]:
    """The groups of each time, no more than a few, what most articles tell and did happen first."""
    by_time: dict[Period, list[Sequence[Dated]]] = defaultdict(list)
    for group in groups:
        by_time[min(group, key=_worth).period].append(group)
    for same in by_time.values():
        yield from sorted(same, key=_weight)[:_MOST_A_DAY]


def _weight(group: Sequence[Dated]) -> tuple[int, bool, int, tuple[int, int, bool, int, str, int]]:
    """First what more articles tell, what is no mere saying, and what stands early in its text."""
    best = min(group, key=_worth)
    is_said = all(map(_is_saying, group))
    return -len({each.article.id for each in group}), is_said, best.sentence.paragraph, _worth(best)


def _is_saying(dated: Dated) -> bool:
    """Whether a time is only that of somebody's words: "said on Tuesday", "on Tuesday said"."""
    body, span = dated.article.body, dated.mention.span
    near = f"{body[max(0, span.start - _SIGHT) : span.start]} {body[span.end : span.end + _NEXT]}"
    return _SAID.search(near) is not None


# ------------------------------------------------- the same event in several sentences


def _weights(event: Event) -> Mapping[str, int]:
    """What each stem weighs, in billionths: sums of whole numbers are the same in any order.

    Little where most sentences of the event have it (inverse document frequency).
    """
    stem = cache(stem_of)  # most words stand in many sentences
    bags = [
        frozenset(map(stem, find_words(sentence.span.of(article.body))))
        for article in event.articles
        if article.id in event.annotations
        for sentence in event.annotations[article.id].sentences
    ]
    counts, total = Counter(chain.from_iterable(bags)), 1 + len(bags)
    del counts[""]
    return {stem: round(log(1 + total / count) * _UNIT) for stem, count in counts.items()}


class _Index:
    """Finds among dated sentences, by the words they hold, those that are like one."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = weights
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._totals: list[int] = []

    def add(self, dated: Dated) -> None:
        """Adds a sentence; they are numbered from 0."""
        for stem in dated.stems:
            self._holders[stem].append(len(self._totals))
        self._totals.append(self._weigh(dated))

    def like(self, dated: Dated, least: float) -> list[tuple[int, float]]:
        """The sentences that are as like this one as `least`, each with its likeness, 0 to 1.

        It is the weighted share of the stems of the shorter that the longer has too.
        """
        shared: dict[int, int] = defaultdict(int)
        for stem in dated.stems:
            weight = self._weights.get(stem, _UNIT)
            for number in self._holders.get(stem, ()):
                shared[number] += weight
        total, totals = self._weigh(dated), self._totals
        return [
            (number, weight / min(total, totals[number]))
            for number, weight in shared.items()
            if weight >= least * total or weight >= least * totals[number]
        ]

    def _weigh(self, dated: Dated) -> int:
        return sum(self._weights.get(stem, _UNIT) for stem in dated.stems)


def _grouped(dated: Sequence[Dated], weights: Mapping[str, int]) -> list[list[Dated]]:
    """The dated sentences in groups, one an event.

    Each joins the group of the sentence most like it.
    """
    index, places = _Index(weights), list[int]()
    groups: list[list[Dated]] = []
    for each in sorted(dated, key=lambda each: (each.days, _worth(each))):
        near = (
            (likeness - _least(groups[places[number]][0], each), -places[number])
            for number, likeness in index.like(each, _LEAST)
            if _is_within(groups[places[number]][0], each)
        )
        best = max(near, default=(-1.0, 0))
        if best[0] < 0:
            groups.append([])
        place = -best[1] if best[0] >= 0 else len(groups) - 1
        groups[place].append(each)
        if len(groups[place]) <= _COMPARED:
            index.add(each)
            places.append(place)
    return groups


def _least(fine: Dated, coarse: Dated) -> float:
    """How alike two sentences have to be to report one event, by how their times lie."""
    if fine.days != coarse.days:
        return _TIME_IN_TIME
    published = coarse.article.published
    is_old = published is not None and published.period.earliest - coarse.period.latest >= _LONG
    return _LONG_AGO if is_old else _SAME_TIME


def _is_within(fine: Dated, coarse: Dated) -> bool:
    return (
        coarse.period.earliest <= fine.period.earliest
        and fine.period.latest <= coarse.period.latest
    )


def _worth(dated: Dated) -> tuple[int, int, bool, int, str, int]:
    """Best first.

    Narrow, surely known, already over, of a readable length, then the order of the articles.
    """
    length = abs(len(dated.sentence.span.of(dated.article.body).split()) - _GOOD_LENGTH)
    certainty = _RANK[dated.mention.certainty]
    return (
        dated.days,
        certainty,
        dated.is_planned,
        length,
        dated.article.id,
        dated.mention.span.start,
    )


# ------------------------------------------------- doubt


def _without_doubts(
    event: Event, dated: Sequence[Dated], weights: Mapping[str, int]
) -> list[Dated]:
    """`dated` without relative times that another source or their own article contradicts."""
    late = {each.article.id for each in dated if _is_too_early(each)} | _strangers(event)
    named = [each for each in dated if not each.is_relative and not each.is_clause]
    index = _Index(weights)
    for each in named:
        index.add(each)
    return [
        each
        for each in dated
        if not each.is_relative
        or not (
            each.article.id in late
            or _is_a_week_off(each)
            or any(
                _contradicts(each, named[number]) for number, _ in index.like(each, _CONTRADICTION)
            )
        )
    ]


def _strangers(event: Event) -> set[str]:
    """The articles of several whose day is far from that of every other: a day of another copy."""
    days = {a.id: a.published.period.latest for a in event.articles if a.published}
    if len(days) < _SEVERAL:
        return set()
    return {
        key
        for key, day in days.items()
        if all(abs(day - other) > _NEAR for name, other in days.items() if name != key)
    }


def _is_a_week_off(dated: Dated) -> bool:
    """Whether the weekday is that after the article.

    A copy dated before midnight in one place speaks of the next day in another.
    """
    published = dated.article.published
    return bool(
        published
        and dated.days == 0
        and published.period.latest - dated.period.latest == _ALMOST_A_WEEK
    )


def _is_too_early(dated: Dated) -> bool:
    """Whether `earlier this month` is said on the first days of a month; so of a week or year."""
    m = _EARLIER.search(dated.mention.span.of(dated.article.body))
    published = dated.article.published
    if not m or published is None:
        return False
    day = published.period.latest
    past = {"week": day.weekday(), "month": day.day - 1, "year": day.timetuple().tm_yday // 3}
    return past[m[1].lower()] <= 1


def _contradicts(relative: Dated, other: Dated) -> bool:
    """Whether another article names a time for its event that the relative one cannot be."""
    if other.is_relative or other.article.id == relative.article.id or relative.days > other.days:
        return False
    apart = max(
        other.period.earliest - relative.period.latest,
        relative.period.earliest - other.period.latest,
    )
    return timedelta(0) < apart <= _NEAR
