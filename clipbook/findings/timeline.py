"""Fills `Briefing.timeline`: the dated events of all articles, each once, in order of days.

A dated sentence gives an entry for each time it names, but for times that only measure
(`since 2014`). Sentences of one day that share their content words are one entry; the best worded
is kept, and a stated date beats a resolved one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log
from typing import Final

from clipbook.model import (
    Article,
    Briefing,
    Certainty,
    DateMention,
    Event,
    Precision,
    Sentence,
    TimelineEntry,
    excerpt,
    state,
)
from clipbook.source import Span
from clipbook.text.dates import (
    Direction,
    Expression,
    Shape,
    direction,
    read_expressions,
    resolve_expressions,
)
from clipbook.text.tokens import content_words

_SAME_TIME: Final = 0.27
"""The weighted share of content words from which sentences of the same days report one event.

1 is all of the shorter.
"""
_LONG_AGO: Final = 0.18
"""The same for days well before the articles.

There is seldom more than one such event that they all recall.
"""
_TIME_IN_TIME: Final = 0.32
"""The same where one time lies in the other: a day in its month."""
_LONG: Final = timedelta(days=45)
_CONTRADICTION: Final = 0.5
"""The same share from which two times are held to be given for one event."""
_NEAR: Final = timedelta(days=70)
"""How far apart two times for one event may lie; farther apart they are two events of one kind."""
_LONGEST_DOUBT: Final = 62
"""A publication range of more days resolves nothing."""
_FEWEST_WORDS: Final = 4
_FEWEST_STEMS: Final = 2
_REACH: Final = 120
_GOOD_LENGTH: Final = 24
"""The words of a sentence that reads best on a timeline."""
_STEM: Final = 5
"""Words that share so many letters are counted as one: `Japan`, `Japanese`."""

# A word that makes a time a measure, not an event's: "since ", "the most since late ".
_MEASURE: Final = re.compile(
    r"\b(?:since|than|compared (?:with|to)|versus|until|as of|for|dated|aged|from)(?: (?:at least"
    r"|late|early|about|the))? $"
    r"|\b(?:19|20)\d\d (?:to|through|until) $"
)
# A picture's credit or a place in it: "[OFFICE OF THE MAYOR]", "(Source: Agency)", ", left, ".
_CAPTION: Final = re.compile(
    r"\[[A-Z][A-Z /.,&’'-]{3,}\]$|\((?:Source|Photo|Image|File|AP|AFP|Getty)\b|\b(?:Photo|Image"
    r"|File photo)(?: by|:)|, (?:left|right|center|centre),|\((?:L|R|C)\)|^Copyright\b|^©|\bpost "
    r"shared by\b"
)
# A picture's credit behind its caption: " [OFFICE OF THE MAYOR]".
_CREDIT: Final = re.compile(r"\s*\[[A-Z][A-Z /.,&’'-]{3,}\]\s*\Z")
# The head of a report: "LONDON, Sept 23 (Agency) -".
_DATELINE: Final = re.compile(r"\s*\([A-Z][\w ]{1,30}\)\s*[-–—_]")
# Where a clause ends: ", ", " while ".
_CLAUSE: Final = re.compile(
    r"[,;:—–]\s|\b(?:while|when|which|who|although|but|because|before|after)\b"
)
# A time before the day of writing in the unit it lies in: "earlier this month".
_EARLIER: Final = re.compile(r"earlier this (week|month|year)\Z", re.IGNORECASE)
# A word in lower case, which a sentence has and a line of a header may not: "met".
_LOWER: Final = re.compile(r"\b[a-z]{2,}\b")

_RELATIVE: Final = frozenset({Shape.SHIFT, Shape.CHAIN, Shape.WEEKDAY, Shape.WEEKEND})
_RANK: Final = {certainty: rank for rank, certainty in enumerate(Certainty)}


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time in a sentence of an article, with the stems of the words it dates."""

    article: Article
    sentence: Sentence
    mention: DateMention
    stems: frozenset[str]
    is_relative: bool
    is_clause: bool
    is_ahead: bool

    @property
    def earliest(self) -> date:
        """The first day; a dated sentence always has one."""
        if self.mention.period is None:
            raise ValueError("an open time is not dated")
        return self.mention.period.earliest

    @property
    def latest(self) -> date:
        """The last day."""
        if self.mention.period is None:
            raise ValueError("an open time is not dated")
        return self.mention.period.latest

    @property
    def days(self) -> int:
        """How many days it spans, less one."""
        return (self.latest - self.earliest).days


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its timeline, and with the statements that the entries refer to."""
    event = briefing.event
    dated = [each for article in event.articles for each in _dated_of(event, article)]
    weights = _weights(event)
    dated = _with_doubts(dated, weights)
    statements = dict(briefing.statements)
    entries = []
    for group in _grouped(dated, weights):
        best = min(group, key=_worth)
        statement = state(best.article, best.sentence.span)
        statements[statement.id] = statement
        entries.append(_entry(best, statement.id))
    entries.sort(key=lambda entry: (entry.period.earliest, entry.period.latest, entry.statement))
    return replace(briefing, timeline=tuple(entries), statements=statements)


def _entry(dated: _Dated, statement: str) -> TimelineEntry:
    if dated.mention.period is None:
        raise ValueError("an open time is no entry")
    return TimelineEntry(
        period=dated.mention.period,
        precision=dated.mention.precision,
        as_written=excerpt(dated.article, dated.mention.span),
        certainty=dated.mention.certainty,
        statement=statement,
        ahead=dated.is_ahead,
    )


# ---------------------------------------------------------------- the dated sentences of one
# article


def _dated_of(event: Event, article: Article) -> Iterator[_Dated]:
    annotations = event.annotations.get(article.id)
    if annotations is None:
        return
    expressions = read_expressions(article.body)
    written = {expression.span: expression for expression in expressions}
    mentions = [m for m in _mentions(article, expressions) if m.period and m.span in written]
    for sentence in annotations.sentences:
        words = sentence.span.of(article.body)
        held = [mention for mention in mentions if sentence.span.contains(mention.span)]
        if not held or not _LOWER.search(words) or _is_caption(article.body, sentence.span):
            continue
        kept = [m for m in held if _dates_event(article, m, written[m.span], held)]
        for mention in kept:
            content = _clause(article.body, sentence.span, mention.span) if len(kept) > 1 else words
            stems = _stems(content.replace(mention.span.of(article.body), " "))
            if len(stems) >= _FEWEST_STEMS:
                yield _Dated(
                    article=article,
                    sentence=sentence,
                    mention=mention,
                    stems=stems,
                    is_relative=written[mention.span].shape in _RELATIVE,
                    is_clause=len(kept) > 1,
                    is_ahead=_is_ahead(article, mention),
                )


def _is_caption(body: str, sentence: Span) -> bool:
    """Whether a sentence speaks of a picture, or a picture's credit follows on its line."""
    following, _, _ = body[sentence.end : sentence.end + _REACH].partition("\n")
    return bool(_CAPTION.search(sentence.of(body)) or _CREDIT.match(following))


def _mentions(article: Article, expressions: Sequence[Expression]) -> tuple[DateMention, ...]:
    """The times of an article.

    Those that come to the same whatever day of its range it was published on.
    """
    published = article.published
    if published is None:
        return resolve_expressions(expressions, None)
    period = published.period
    found = resolve_expressions(expressions, period.latest)
    if (period.latest - period.earliest).days > _LONGEST_DOUBT:
        found = resolve_expressions(expressions, None)
    elif not period.is_day:
        days = range((period.latest - period.earliest).days)
        others = [
            set(resolve_expressions(expressions, period.earliest + timedelta(days=day)))
            for day in days
        ]
        found = tuple(m for m in found if all(m in other for other in others))
    if published.basis == "stated":
        return found
    return tuple(
        replace(m, certainty=Certainty.INFERRED) if m.certainty is Certainty.RESOLVED else m
        for m in found
    )


def _dates_event(
    article: Article, mention: DateMention, expression: Expression, held: Sequence[DateMention]
) -> bool:
    """Whether a time is when something happens: no measure, nor the plain year of writing."""
    body, span = article.body, mention.span
    if _is_comparison(expression) or _MEASURE.search(body[max(0, span.start - 30) : span.start]):
        return False
    if _DATELINE.match(body, span.end) or expression.last_year:
        return False
    if mention.precision is Precision.YEAR and _is_year_of_writing(article, mention):
        earlier = span.of(body).lower().startswith(("earlier", "later"))
        return earlier or (len(held) == 1 and _is_ahead(article, mention))
    return True


def _is_comparison(expression: Expression) -> bool:
    return expression.is_aside and expression.shape in {Shape.SHIFT, Shape.CHAIN}


def _is_year_of_writing(article: Article, mention: DateMention) -> bool:
    if article.published is None or mention.period is None:
        return False
    return mention.period.earliest.year == article.published.period.latest.year


def _is_ahead(article: Article, mention: DateMention) -> bool:
    """Whether the time lies behind the article's own, or is not over and its clause is a plan."""
    if article.published is None or mention.period is None:
        return direction(article.body, mention.span.start, mention.span.end) is Direction.FUTURE
    if mention.period.earliest > article.published.period.latest:
        return True
    is_earlier = mention.span.of(article.body).lower().startswith("earlier")
    if is_earlier or mention.period.latest < article.published.period.latest:
        return False
    return direction(article.body, mention.span.start, mention.span.end) is Direction.FUTURE


def _clause(body: str, sentence: Span, mention: Span) -> str:
    """The words of the clause that a time stands in, with the next one where it opens the sentence.

    It is the whole sentence where the clause says too little.
    """
    start, end, opening = sentence.start, sentence.end, True
    for m in _CLAUSE.finditer(body, sentence.start, sentence.end):
        if m.end() <= mention.start:
            start, opening = m.end(), False
        elif m.start() >= mention.end and not opening:
            end = m.start()
            break
        elif m.start() >= mention.end:
            opening = False
    clause = body[start:end]
    return clause if len(content_words(clause)) >= _FEWEST_WORDS else sentence.of(body)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in content_words(text))


# ---------------------------------------------------------------- the same event in several
# sentences


def _weights(event: Event) -> Mapping[str, float]:
    """What each stem weighs.

    Little where most sentences of the event have it (inverse document frequency).
    """
    counts: dict[str, int] = {}
    total = 1
    for article in event.articles:
        annotations = event.annotations.get(article.id)
        for sentence in annotations.sentences if annotations else ():
            total += 1
            for stem in _stems(sentence.span.of(article.body)):
                counts[stem] = counts.get(stem, 0) + 1
    return {stem: log(1 + total / count) for stem, count in counts.items()}


def _likeness(one: _Dated, other: _Dated, weights: Mapping[str, float]) -> float:
    """The weighted share of the stems of the shorter that the longer has too, 0 to 1."""
    shared = sum(weights.get(stem, 1.0) for stem in one.stems & other.stems)
    least = min(sum(weights.get(stem, 1.0) for stem in each.stems) for each in (one, other))
    return shared / least if least else 0.0


def _grouped(dated: Sequence[_Dated], weights: Mapping[str, float]) -> list[list[_Dated]]:
    """The dated sentences in groups, one an event.

    Each joins the group of the sentence most like it.
    """
    groups: list[list[_Dated]] = []
    for each in sorted(dated, key=lambda each: (each.days, _worth(each))):
        near = [
            (
                max(_likeness(each, other, weights) for other in group) - _least(group[0], each),
                -place,
            )
            for place, group in enumerate(groups)
            if _is_within(group[0], each)
        ]
        best = max(near, default=(-1.0, 0))
        if best[0] >= 0:
            groups[-best[1]].append(each)
        else:
            groups.append([each])
    return groups


def _least(fine: _Dated, coarse: _Dated) -> float:
    """How alike two sentences have to be to report one event, by how their times lie."""
    if fine.days != coarse.days:
        return _TIME_IN_TIME
    published = coarse.article.published
    is_old = published is not None and published.period.earliest - coarse.latest >= _LONG
    return _LONG_AGO if is_old else _SAME_TIME


def _is_within(fine: _Dated, coarse: _Dated) -> bool:
    return coarse.earliest <= fine.earliest and fine.latest <= coarse.latest


def _worth(dated: _Dated) -> tuple[int, int, bool, int, str, int]:
    """Best first.

    Narrow, surely known, already over, of a readable length, then the order of the articles.
    """
    length = abs(len(dated.sentence.span.of(dated.article.body).split()) - _GOOD_LENGTH)
    certainty = _RANK[dated.mention.certainty]
    return (
        dated.days,
        certainty,
        dated.is_ahead,
        length,
        dated.article.id,
        dated.mention.span.start,
    )


# ---------------------------------------------------------------- doubt


def _with_doubts(dated: Sequence[_Dated], weights: Mapping[str, float]) -> list[_Dated]:
    """`dated`, relative times doubtful that another source or their own article contradicts."""
    late = {each.article.id for each in dated if _is_too_early(each)}
    named = [each for each in dated if not each.is_relative and not each.is_clause]
    return [
        replace(each, mention=replace(each.mention, certainty=Certainty.DOUBTFUL))
        if each.is_relative
        and (
            each.article.id in late
            or any(
                _contradicts(each, other) and _likeness(each, other, weights) >= _CONTRADICTION
                for other in named
            )
        )
        else each
        for each in dated
    ]


def _is_too_early(dated: _Dated) -> bool:
    """Whether `earlier this month` is said on the first days of a month; so of a week or year."""
    m = _EARLIER.search(dated.mention.span.of(dated.article.body))
    published = dated.article.published
    if not m or published is None:
        return False
    day = published.period.latest
    past = {"week": day.weekday(), "month": day.day - 1, "year": day.timetuple().tm_yday // 3}
    return past[m[1].lower()] <= 1


def _contradicts(relative: _Dated, other: _Dated) -> bool:
    """Whether another article names a time for its event that the relative one cannot be."""
    if other.is_relative or other.article.id == relative.article.id or relative.days > other.days:
        return False
    apart = max(other.earliest - relative.latest, relative.earliest - other.latest)
    return timedelta(0) < apart <= _NEAR
