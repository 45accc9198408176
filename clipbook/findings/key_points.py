"""Fills `Briefing.key_points`: the few sentences that carry what most sources tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import is_english
from clipbook.findings.evidence.cover import Budget, Cover, Told, choose, told
from clipbook.findings.evidence.fitness import (
    antecedent,
    describes,
    floats,
    is_awaited,
    is_fit,
    leans,
)
from clipbook.findings.evidence.lede import Opening, count_things, find_leads, find_lede
from clipbook.findings.evidence.outdated import find_outdated
from clipbook.findings.evidence.overlap import overlap
from clipbook.findings.evidence.saved_twice import find_texts
from clipbook.findings.evidence.trimming import trim
from clipbook.findings.evidence.words import stem
from clipbook.model import (
    Briefing,
    CopyState,
    Event,
    Excerpt,
    Fact,
    KeyPoint,
    Part,
    Period,
    SourcedSentence,
    Statement,
    state,
)
from clipbook.notes import Span

_MOST: Final = 8
# So many for each article: few articles have little in common.
_EACH: Final = 3
# So many leads of articles in other languages stand beside the points of those in English.
_LEADS: Final = 4
# Words of a sentence; a longer one is no point.
_LONGEST: Final = 40
# A sentence that shares so much of its words with the lede tells the same.
_SAME: Final = 0.3
# A fact that this share of the articles state is one of the event's main ones: two in five. What
# tells it first is worth so much more, times the share.
_MAIN: Final = 0.4
_SHARED: Final = 2.0
# Where no day of the event is known: what is news is seldom older than its article by more.
_NEWS: Final = timedelta(days=7)

# In this order a reader is told of an event.
_ORDER: Final = (Part.EVENT, Part.AHEAD, Part.BEFORE)


# How much the wording of a copy counts beside an original's: a rewrite is one remove further.
_TRUST: Final = {CopyState.ORIGINAL: 1.1, CopyState.REWRITE: 0.8, CopyState.SCRAPE: 0.9}


class _Candidate(Struct, frozen=True):
    """A sentence that stands alone, the statement that holds it whole, and its words."""

    statement: Statement
    whole: str
    told: Told


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its key points: the sentence that tells the event, then what adds most.

    No sentence is taken that stands on a side of a contradiction or tension, that gives a number or
    day that a later article corrects, or that announces what another one reports as done. Articles
    in a language that is not compared add their leads.
    """
    barred = find_outdated(briefing)
    candidates = [c for c in _candidates(briefing.event) if c.whole not in barred]
    trust = {p.article: _TRUST.get(p.state, 1.0) for p in briefing.provenance}
    chosen = _choose(briefing, candidates, trust)
    leads = islice(find_leads(briefing.event), _LEADS if chosen else _MOST)
    chosen += [lead for lead in leads if lead.id not in barred]
    statements = {**briefing.statements, **{each.id: each for each in chosen}}
    held = replace(briefing, statements=statements)
    return replace(held, key_points=label(held, tuple(each.id for each in chosen)))


class _Selection:
    """What the points so far tell, and what a further one would add."""

    def __init__(
        self, briefing: Briefing, candidates: Sequence[_Candidate], trust: Mapping[str, float]
    ) -> None:
        articles = briefing.event.articles
        self.cover = Cover([each.told for each in candidates], {each.title for each in articles})
        self.chosen: list[Statement] = []
        self._trust = trust
        self._known: set[str] = set()
        self._facts = _facts_within(briefing.facts, candidates)
        self._shares = {fact.id: len(fact.articles) / len(articles) for fact in briefing.facts}
        self._told: set[str] = set()

    def gain(self, candidate: _Candidate) -> float:
        """What a sentence adds: words of weight, the more if others tell a fact of it; 0 if none.

        Nothing does that takes as known what is not told yet.
        """
        noun = antecedent(candidate.statement.excerpt.text)
        if noun and self._known and stem(noun) not in self._known:
            return 0.0
        new = self._facts[candidate.statement.id] - self._told
        share = max((self._shares[fact] for fact in new), default=0.0)
        worth = self._trust.get(candidate.statement.excerpt.article, 1.0)
        worth *= 1 + _SHARED * share if share >= _MAIN else 1
        return self.cover.gain(candidate.told) * worth * (1 + 1 / (1 + candidate.told.position))

    def is_shared(self, candidate: _Candidate) -> bool:
        """Whether several articles state a fact that a sentence states."""
        return bool(self._facts[candidate.statement.id])

    def take(self, candidate: _Candidate) -> None:
        """Makes a sentence the next point."""
        self.chosen.append(candidate.statement)
        self.cover.tell(candidate.told)
        self._known |= candidate.told.words
        self._told |= self._facts[candidate.statement.id]


def _facts_within(
    facts: Sequence[Fact], candidates: Sequence[_Candidate]
) -> Mapping[str, frozenset[str]]:
    """For each candidate's statement the facts that it states."""
    parts: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for fact in facts:
        for part in fact.excerpts:
            parts[part.article].append((part.span, fact.id))
    wholes = {each.statement.id: each.statement.excerpt for each in candidates}
    return {
        key: frozenset(fact for span, fact in parts[own.article] if own.span.contains(span))
        for key, own in wholes.items()
    }


def _choose(
    briefing: Briefing, candidates: Sequence[_Candidate], trust: Mapping[str, float]
) -> list[Statement]:
    """The lede, and what covers most beside it."""
    event, points = briefing.event, _Selection(briefing, candidates, trust)
    heads = [Opening(each.statement, each.told) for each in candidates]
    lede = find_lede(event, heads, points.cover, trust)
    pool = [each for each in candidates if _is_point(each)]
    best = next((each for each in candidates if each.statement == lede), None)
    best = best or max(pool, key=points.gain, default=None)
    if best:
        pool = [each for each in pool if not _retells(best, each)]
    most = min(_MOST, _EACH * len(event.articles))
    while best and len(points.chosen) < most and points.gain(best) > 0:
        points.take(best)
        best = max(pool, key=points.gain, default=None)
    _look_ahead(briefing, pool, points, most)
    return points.chosen


def _look_ahead(
    briefing: Briefing, pool: Sequence[_Candidate], points: _Selection, most: int
) -> None:
    """Makes what several articles say of what comes next the last point, where none tells it."""
    if any(_is_ahead(briefing, each.excerpt) for each in points.chosen[1:]):
        return
    ahead = [
        each
        for each in pool
        if points.is_shared(each) and _is_ahead(briefing, each.statement.excerpt)
    ]
    best = max(ahead, key=points.gain, default=None)
    if best and points.gain(best) > 0:
        del points.chosen[most - 1 :]
        points.take(best)


def _retells(lede: _Candidate, other: _Candidate) -> bool:
    """Whether another sentence counts what the lede counts, in many of its words."""
    own, others = (count_things(each.statement.excerpt.text) for each in (lede, other))
    shared = len(lede.told.words & other.told.words)
    return not own.keys().isdisjoint(others) and shared >= _SAME * len(other.told.words)


def _is_point(candidate: _Candidate) -> bool:
    """Whether a sentence is short, is news, and tells no time that only its article makes plain."""
    text = candidate.statement.excerpt.text
    return candidate.told.length <= _LONGEST and not floats(text) and not describes(text)


def _candidates(event: Event) -> Iterator[_Candidate]:
    """The sentences of all articles that can stand alone, each without what is not its own."""
    texts = find_texts(event)
    for article in filter(is_english, event.articles):
        found = event.annotations.get(article.id)
        for position, sentence in enumerate(found.sentences if found else ()):
            whole = sentence.span.of(article.body)
            own = trim(whole, article.title)
            text = own.of(whole)
            if is_fit(text) and not leans(text):
                first = sentence.span.start
                part = state(article, Span(first + own.start, first + own.end))
                yield _Candidate(
                    part, state(article, sentence.span).id, told(texts[article.id], position, text)
                )


def choose_lead(sentences: Sequence[SourcedSentence], k: int, words: int) -> tuple[int, ...]:
    """The indices of at most `k` sentences, `words` words in all, that carry what most carry."""
    read = [told(each.document, each.position, each.text) for each in sentences]
    return choose(read, Budget(k, words))


def label(briefing: Briefing, chosen: Sequence[str]) -> tuple[KeyPoint, ...]:
    """The chosen statements, by id, as key points: what happened, what comes next, what was before.

    The first is what happened; those of one part keep their order.
    """
    days = _days(briefing)
    points: list[KeyPoint] = []
    for name in chosen:
        said = briefing.statements[name].excerpt
        part = _part(briefing, said, days) if points else Part.EVENT
        points.append(KeyPoint(name, part, _fact(briefing, said, {each.fact for each in points})))
    return tuple(sorted(points, key=lambda point: _ORDER.index(point.part)))


def _fact(briefing: Briefing, said: Excerpt, given: Collection[str]) -> str:
    """The id of the first fact that a stretch of text, or a part of it, states first; '' if none.

    Who states one of those `given`, by the points before, need not say what is new in this one; nor
    need those who have but names in common with it.
    """
    return next(
        (
            fact.id
            for fact in briefing.facts
            for excerpt in fact.excerpts
            if excerpt.article == said.article
            and said.span.overlaps(excerpt.span)
            and fact.id not in given
            and overlap(excerpt, fact.excerpts)
        ),
        "",
    )


def _days(briefing: Briefing) -> Period | None:
    """The day of the event, else the days its articles may report of; None where none is known."""
    published = [each.published.period for each in briefing.event.articles if each.published]
    if briefing.event.period or not published:
        return briefing.event.period
    first = min(period.earliest for period in published)
    return Period(first - _NEWS, max(period.latest for period in published))


def _is_ahead(briefing: Briefing, said: Excerpt) -> bool:
    """Whether a sentence tells what comes next."""
    return _part(briefing, said, _days(briefing)) is Part.AHEAD


def _part(briefing: Briefing, said: Excerpt, days: Period | None) -> Part:
    """What a sentence tells: it is ahead where it says so, and none of its dates says otherwise."""
    dated = [
        entry
        for entry in briefing.timeline
        if entry.as_written.article == said.article and said.span.contains(entry.as_written.span)
    ]
    if dated and days and all(entry.period.latest < days.earliest for entry in dated):
        return Part.BEFORE
    is_ahead = all(entry.ahead for entry in dated) and is_awaited(said.text)
    return Part.AHEAD if is_ahead else Part.EVENT
