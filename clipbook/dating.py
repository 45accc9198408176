"""Infers when the articles of an event were published, where their texts do not state it.

Every candidate day is tried: the expressions of time of an undated article are resolved as if it
had been written that day, and compared with the days that the other articles of the event give for
sentences of the same words. The days on which most of them agree remain.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from clipbook.model import Article, DateMention, Period, Precision, Published
from clipbook.notes import Span
from clipbook.text.dates import Direction, Expression, Shape, read_expressions, resolve_expressions
from clipbook.text.english import MONTHS, content_words
from clipbook.text.sentences import LONGEST, find_sentences

_NEAR: Final = timedelta(days=60)
"""A day so far from an article's own is background, and dates no other article."""
_AFTER: Final = 14
"""So many days after a day of the event are tried as the day of writing."""
_SHARED: Final = 0.25
"""Share of the weight of a sentence's words that another must have to speak of the same."""
_LONGEST: Final = timedelta(days=21)
"""A longer range says too little to be printed."""
_WEEKDAY_AGE: Final = 5
"""News calls a day so many days back by its date; used only where a closer reading is left."""
_DATELINE_WEIGHT: Final = 2.0
"""A dateline says more than two sentences alike."""
_TITLE_WORDS: Final = 6
"""So many words of a title name an article in a basis."""
_PROOFS: Final = 3
"""So many expressions of time are named as the basis."""
_MOST: Final = 100
"""So many undated articles of an event are tried; each is held against all others."""

_MOST_EXPRESSIONS: Final = 300
"""So many expressions of time of an article are looked at; its day is told by the first ones."""

_WEEK: Final = timedelta(days=7)
_AHEAD: Final = frozenset({"ahead", "scheduled", "upcoming", "planned"})
"""Words of a sentence that speaks of what is still to come, whatever the tense of its verb."""

Words = frozenset[str]


class _Timed(NamedTuple):
    """An expression of time of an article, and the words of its sentence."""

    written: str
    words: Words
    is_dateline: bool
    is_ahead: bool


class _Anchor(NamedTuple):
    """A day that an article gives for a sentence."""

    day: date
    words: Words
    title: str


class _Proof(NamedTuple):
    """An expression of time that speaks for a day of writing.

    `title` is that of the article that dates it, empty for the dateline.
    """

    weight: float
    written: str
    day: date
    title: str


class _Draft:
    """The expressions of time of one article, read once, and what other articles say like them.

    `likely` holds for each expression the anchors of like sentences, the likeliest first; `given`
    the days of all anchors.
    """

    __slots__ = ("article", "expressions", "given", "likely", "timed")

    def __init__(self, article: Article) -> None:
        text = f"{article.dateline}\n\n{article.body}"
        found = [*_in_sentences(text, read_expressions(text))][:_MOST_EXPRESSIONS]
        self.article = article
        self.expressions = tuple(expression for expression, _ in found)
        self.timed = {
            expression.span: _timed(text, words, expression, len(article.dateline))
            for expression, words in found
        }
        self.likely: dict[Span, list[tuple[float, _Anchor]]] = {span: [] for span in self.timed}
        self.given: set[date] = set()

    def compare(self, anchors: Iterable[_Anchor], scale: _Scale) -> None:
        """Takes note of the anchors of other articles, each with its likeness."""
        others = [anchor for anchor in anchors if anchor.title != self.article.title]
        self.given |= {anchor.day for anchor in others}
        for span, timed in self.timed.items():
            pairs = ((scale.likeness(timed.words, anchor.words), anchor) for anchor in others)
            like = [pair for pair in pairs if pair[0] >= _SHARED]
            if like:
                self.likely[span] += like
                self.likely[span].sort(key=lambda p: (p[0], p[1].day, p[1].title), reverse=True)

    def mentions(self, written: date | None) -> tuple[DateMention, ...]:
        """What its expressions come to if it was written on that day."""
        return resolve_expressions(self.expressions, written)

    def days(self, written: date | None) -> tuple[DateMention, ...]:
        """The single days among them."""
        mentions = self.mentions(written)
        return tuple(m for m in mentions if m.period and m.precision is Precision.DAY)


def date_articles(drafts: Sequence[Article], settled: Sequence[Article]) -> tuple[Article, ...]:
    """The drafts, in order, each with a day or range where the event's articles let it be inferred.

    `settled` are the event's other articles. The one with the best proofs is dated first, and then
    helps to date the rest. What remains without a proof stays without a date.
    """
    drafts = [_with_reading(article, (*drafts, *settled)) for article in drafts]
    read = [_Draft(article) for article in drafts]
    others = [_Draft(article) for article in settled]
    scale = _Scale([*read, *others])
    anchors = [anchor for draft in (*read, *others) for anchor in _anchors(draft)]
    open_ = sorted(
        (n for n, draft in enumerate(read) if not draft.article.published),
        key=lambda n: (read[n].article.title, read[n].article.body),
    )
    open_ = open_[:_MOST]
    for n in open_:
        read[n].compare(anchors, scale)
    days = {anchor.day for anchor in anchors}
    dated = list(drafts)
    while open_:
        tries = [(_infer(read[n], days), n) for n in open_]
        (_, published), best = max(tries, key=lambda found: found[0][0])
        if not published:
            break
        open_.remove(best)
        dated[best] = replace(dated[best], published=published)
        read[best].article = dated[best]
        anchors = _anchors(read[best])
        days |= {anchor.day for anchor in anchors}
        for n in open_:
            read[n].compare(anchors, scale)
    return tuple(dated)


def _with_reading(article: Article, others: Sequence[Article]) -> Article:
    """`article` with one of the two readings of its date, where only that one is near the others'.

    `02/10/2023` is 2 October where the event's other articles are from that autumn.
    """
    published = article.published
    if not published or published.day or published.is_stated:
        return article
    days = {other.published.day for other in others if other.published and other.published.day}
    readings = (published.period.earliest, published.period.latest)
    near = [day for day in readings if any(abs(day - other) <= _LONGEST for other in days)]
    if len(near) != 1:
        return article
    basis = f"{published.basis}, but the other articles are from about {_words(near[0])}"
    return replace(article, published=Published(Period(near[0], near[0]), basis))


def _in_sentences(
    text: str, expressions: Iterable[Expression]
) -> Iterator[tuple[Expression, Words]]:
    """The expressions, in order, with the words of their sentences; those of no prose left out."""
    sentences = [*find_sentences(text)]
    starts = [sentence.start for sentence in sentences]
    words = cache(lambda at: frozenset(content_words(sentences[at].of(text))))
    for expression in expressions:
        before = bisect_right(starts, expression.span.start) - 1
        near = range(max(0, before), min(before + 2, len(sentences)))
        held = next((n for n in near if sentences[n].overlaps(expression.span)), None)
        if held is None or len(sentences[held]) <= LONGEST:
            yield expression, frozenset() if held is None else words(held)


def _timed(text: str, words: Words, expression: Expression, dateline: int) -> _Timed:
    """An expression with the words of the sentence that holds it."""
    span = expression.span
    ahead = bool(words & _AHEAD) and expression.direction is not Direction.PAST
    return _Timed(span.of(text), words, span.end <= dateline, ahead)


class _Scale:
    """Weighs words, rare ones in the dated sentences more than common ones."""

    __slots__ = ("_totals", "_weights")

    def __init__(self, drafts: Iterable[_Draft]) -> None:
        sentences = {timed.words for draft in drafts for timed in draft.timed.values()}
        counts = Counter(word for words in sentences for word in words)
        self._weights = {word: math.log(1 + len(sentences) / n) for word, n in counts.items()}
        self._totals = {words: self._sum(words) for words in sentences}

    def likeness(self, one: Words, other: Words) -> float:
        """The weight that two sentences share, of that of the lighter: 1 when it is all shared."""
        shared = one & other
        if not shared:
            return 0.0
        lighter = min(self._totals[one], self._totals[other])
        return self._sum(shared) / lighter

    def _sum(self, words: Words) -> float:
        return math.fsum(self._weights[word] for word in words)  # the same in any order


def _anchors(draft: _Draft) -> list[_Anchor]:
    """The days an article gives: where its own date is open, only those it states in full."""
    published = draft.article.published
    period = published.period if published and published.day else None
    mentions = draft.days(period.latest if period else None)
    if period and not period.is_day:
        same = {(m.span, m.period) for m in draft.days(period.earliest)}
        mentions = tuple(m for m in mentions if (m.span, m.period) in same)
    return [
        _Anchor(m.period.earliest, timed.words, draft.article.title)
        for m in mentions
        if m.period
        and not (timed := draft.timed[m.span]).is_dateline
        and (not period or abs(m.period.earliest - period.latest) <= _NEAR)
    ]


def _infer(draft: _Draft, stated: Iterable[date]) -> tuple[float, Published | None]:
    """How much speaks for the best days of writing, and these with their basis.

    `stated` are the days that any article of the event gives.
    """
    tried = {day + timedelta(days=n) for day in stated for n in range(-1, _AFTER)}
    proofs = {day: _proofs(draft, day) for day in sorted(tried)}
    scores = {day: sum(p.weight for p in found) for day, found in proofs.items()}
    best = max(scores.values(), default=0.0)
    if not best:
        return 0.0, None
    days = [day for day, score in scores.items() if score > best - 1e-9]
    days = _with_recent_weekdays(draft, _first_run(days))
    if days[-1] - days[0] > _LONGEST:
        return 0.0, None
    basis = _basis(proofs[days[0]])
    return best, Published(Period(days[0], days[-1]), basis)


def _proofs(draft: _Draft, written: date) -> list[_Proof]:
    """What speaks for `written`: expressions whose days others give for a like sentence."""
    found: list[_Proof] = []
    for mention in draft.mentions(written):
        timed = draft.timed[mention.span]
        if timed.is_dateline:
            found += _dateline_proof(timed, mention, written)
            continue
        same = (
            pair for pair in draft.likely[mention.span] if _holds(mention, pair[1].day, written)
        )
        likeliest = next(same, None)
        if not likeliest or (timed.is_ahead and not _is_to_come(draft, mention, written)):
            continue
        weight, anchor = likeliest
        found.append(_Proof(weight, timed.written, anchor.day, anchor.title))
    return found


def _is_to_come(draft: _Draft, mention: DateMention, written: date) -> bool:
    """Whether a day that the mention may mean is no earlier than the day of writing."""
    return any(day >= written and _holds(mention, day, written) for day in draft.given)


def _dateline_proof(timed: _Timed, mention: DateMention, written: date) -> tuple[_Proof, ...]:
    """The dateline as a proof: a story is published on its day or within the week after."""
    period = mention.period
    if not period or not timedelta(0) <= written - period.earliest < _WEEK:
        return ()
    return (_Proof(_DATELINE_WEIGHT, timed.written, period.earliest, title=""),)


def _holds(mention: DateMention, day: date, written: date) -> bool:
    """Whether `day` lies in what the mention comes to, a week at the most.

    On a Sunday `this week` may be the one that ends or the one that begins.
    """
    period = mention.period
    if not period or period.latest - period.earliest >= _WEEK:
        return False
    is_week = period.latest - period.earliest == _WEEK - timedelta(days=1)
    latest = period.latest + _WEEK if is_week and written == period.latest else period.latest
    return period.earliest <= day <= latest


def _first_run(days: Sequence[date]) -> list[date]:
    """The days up to the first gap."""
    run = [days[0]]
    for day in days[1:]:
        if day - run[-1] > timedelta(days=1):
            break
        run.append(day)
    return run


def _with_recent_weekdays(draft: _Draft, days: list[date]) -> list[date]:
    """The days from which no weekday called past is long ago, if such days are left."""
    weekdays = [e for e in draft.expressions if e.shape is Shape.WEEKDAY and _is_past(e)]
    ages = {
        day: max(((day.weekday() - expression.weekday) % 7 for expression in weekdays), default=0)
        for day in days
    }
    return [day for day in days if ages[day] < _WEEKDAY_AGE] or days


def _is_past(expression: Expression) -> bool:
    return expression.direction is Direction.PAST and expression.weekday >= 0


def _basis(proofs: Sequence[_Proof]) -> str:
    """In words what a date was inferred from."""
    strongest = sorted(proofs, key=lambda proof: (-proof.weight, proof.day, proof.written))
    by_day = {(proof.day, not proof.title): proof for proof in reversed(strongest)}
    parts = [
        f"“{proof.written}” for what “{_short(proof.title)}” dates {_words(proof.day)}"
        if proof.title
        else f"its dateline of “{proof.written}”"
        for proof in strongest
        if by_day[proof.day, not proof.title] is proof
    ]
    return "inferred from " + ", ".join(parts[:_PROOFS])


def _short(title: str) -> str:
    words = title.split()
    return title if len(words) <= _TITLE_WORDS else " ".join(words[:_TITLE_WORDS]) + " …"


def _words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"
