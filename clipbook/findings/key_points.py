"""Fills `Briefing.key_points`: the few whole sentences that carry what most sources state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import Final, NamedTuple

from msgspec.structs import replace

from clipbook.findings.evidence.cover import Budget, choose
from clipbook.findings.evidence.fitness import is_fit, leans, looks_ahead, names_somebody
from clipbook.findings.evidence.lede import find_lede
from clipbook.findings.evidence.parts import label
from clipbook.findings.evidence.twins import find_texts
from clipbook.findings.evidence.words import stems
from clipbook.model import (
    Article,
    Briefing,
    CopyState,
    Difference,
    DifferenceKind,
    Event,
    Excerpt,
    Fact,
    SourcedSentence,
    Statement,
    state,
)

_FEWEST: Final = 5
_MOST: Final = 9
# Where fewer sentences state facts that are common: so many, with what articles open with.
_OPENING: Final = 3
# What one more article adds to a fact beside an origin, and an opening sentence beside a later one.
_ARTICLE_WORTH: Final = 0.5
_OPENING_WORTH: Final = 0.7
# What a sentence that leans on an earlier one, and each word beyond a good length, takes off.
_LEANING_COST: Final = 0.9
# What one takes off that names nobody and no place.
_NAMELESS_COST: Final = 0.4
_GOOD_LENGTH: Final = 32
_LENGTH_COST: Final = 0.02
# What each sentence taken from an article before takes off.
_USED_COST: Final = 0.25
# How much the wording of a copy counts beside an original's: a rewrite is one remove further.
_TRUST: Final = {CopyState.ORIGINAL: 1.1, CopyState.REWRITE: 0.8, CopyState.SCRAPE: 0.9}
# Two sentences that share that much of their words repeat each other.
_REPEAT: Final = 0.45


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its key points: the sentence that tells the event, then the weightiest.

    They cover the facts, each weighed by the voices and articles behind it. No sentence is taken
    that stands on a side of a contradiction or tension, that gives a number or day that a later
    article corrects, or that announces what another one reports as done.
    """
    barred = _barred(briefing)
    shortlist = _Shortlist(briefing, barred)
    is_alone = len(briefing.event.articles) == 1
    lede = None if is_alone else find_lede(briefing.event, shortlist.trust, barred)
    if lede:
        shortlist.choose(shortlist.candidate(lede))
    while len(shortlist.chosen) < _MOST and (best := shortlist.next()):
        if len(shortlist.chosen) >= _FEWEST and not best.is_shared(shortlist.covered):
            break
        shortlist.choose(best)
    if len(shortlist.chosen) < _OPENING:
        shortlist.open()
    chosen = {candidate.statement.id: candidate.statement for candidate in shortlist.chosen}
    held = replace(briefing, statements={**briefing.statements, **chosen})
    return replace(held, key_points=label(held, tuple(chosen)))


class _Candidate(NamedTuple):
    """A sentence with the facts it states and what each is worth."""

    statement: Statement
    worth: Mapping[str, float]
    """The weight of each of its facts by the fact's id."""
    form: float
    """A factor from 0 to 1.7: how well it stands alone, how near to its article's opening."""
    bag: frozenset[str]

    def is_shared(self, covered: set[str]) -> bool:
        """Whether it adds a fact that three voices or articles support."""
        return any(w >= _WELL_SHARED for fact, w in self.worth.items() if fact not in covered)


# The worth of a fact that two articles state on two origins.
_WELL_SHARED: Final = 2.0


class _Shortlist:
    """The sentences that state a fact, the one that adds most to those chosen first.

    What one adds never grows, so that only the first of the queue are looked at anew (the lazy
    greedy method, Minoux 1978), and a sentence is read only when it may be the next by all that is
    known of it without.
    """

    def __init__(self, briefing: Briefing, barred: frozenset[str]) -> None:
        self.chosen: list[_Candidate] = []
        self.covered: set[str] = set()
        self.read: dict[str, _Candidate | None] = {}
        """The sentences that were read; None for those not fit to be key points."""
        self._briefing = briefing
        self._barred = barred
        self._used: Counter[str] = Counter()
        self._worth: dict[str, dict[str, float]] = defaultdict(dict)
        first = find_texts(briefing.event)
        for fact in briefing.facts:
            worth = _worth(fact, first)
            for name in fact.statements:
                self._worth[name][fact.id] = worth
        self.trust = {p.article: _TRUST.get(p.state, 1.0) for p in briefing.provenance}
        """How much an article's wording counts, by its id."""
        self._positions = {
            name: {sentence.span: position for position, sentence in enumerate(found.sentences)}
            for name, found in briefing.event.annotations.items()
        }
        self._queue = [
            (-self._most(name), number, name)
            for number, name in enumerate(self._worth)
            if name not in barred
        ]
        heapify(self._queue)

    def next(self) -> _Candidate | None:
        """The sentence that adds most, taken from the queue; None where none adds anything."""
        while self._queue:
            before, number, name = heappop(self._queue)
            if name not in self.read:
                most = self._most(name)
                if most < -before:
                    heappush(self._queue, (-most, number, name))
                    continue
                self.read[name] = self._read(name)
            candidate = self.read[name]
            if candidate is None or _repeats(candidate, self.chosen):
                continue
            value = self._value(name, candidate.form)
            if value == -before:
                return candidate if value > 0 else None
            heappush(self._queue, (-value, number, name))
        return None

    def choose(self, candidate: _Candidate) -> None:
        """Adds a sentence to those chosen."""
        self.chosen.append(candidate)
        self.covered |= candidate.worth.keys()
        self._used[candidate.statement.excerpt.article] += 1

    def open(self) -> None:
        """Adds openings of the articles that repeat nothing: few facts are common to them."""
        event = self._briefing.event
        share = max(1, _OPENING // len(event.articles))
        for article in event.articles:
            head = islice(_openings(event, article), _OPENING)
            free = (self.candidate(each) for each in head if each.id not in self._barred)
            fresh = (each for each in free if not _repeats(each, self.chosen))
            for candidate in islice(fresh, min(share, _OPENING - len(self.chosen))):
                self.choose(candidate)

    def candidate(self, statement: Statement) -> _Candidate:
        """A statement with the facts it states and what they are worth."""
        excerpt = statement.excerpt
        form = _form(excerpt.text, self._position(excerpt)) * self._trust(excerpt)
        worth = self._worth.get(statement.id, {})
        return _Candidate(statement, worth, form, frozenset(stems(excerpt.text)))

    def _value(self, name: str, form: float) -> float:
        """What a sentence adds, less where its article was used before: all sides are heard."""
        worth, used = self._worth[name], self._used[self._excerpt(name).article]
        gain = form * sum(w for fact, w in worth.items() if fact not in self.covered)
        return gain / (1 + _USED_COST * used)

    def _most(self, name: str) -> float:
        """What a sentence may add at most, by its place and copy."""
        excerpt = self._excerpt(name)
        return self._value(name, _opening_form(self._position(excerpt)) * self._trust(excerpt))

    def _excerpt(self, name: str) -> Excerpt:
        return self._briefing.statements[name].excerpt

    def _read(self, name: str) -> _Candidate | None:
        statement = self._briefing.statements[name]
        return self.candidate(statement) if is_fit(statement.excerpt.text) else None

    def _position(self, excerpt: Excerpt) -> int:
        return self._positions[excerpt.article][excerpt.span]

    def _trust(self, excerpt: Excerpt) -> float:
        return self.trust.get(excerpt.article, 1.0)


def _worth(fact: Fact, first: Mapping[str, str]) -> float:
    """What a fact weighs: its origins, and each text beyond the first by half."""
    told = {article for origin in fact.origins for article in origin.articles}
    voices = len(fact.origins) + (1 if set(fact.articles) - told else 0)
    texts = {first[article] for article in fact.articles}
    return voices + _ARTICLE_WORTH * (len(texts) - 1)


def _opening_form(position: int) -> float:
    return 1 + _OPENING_WORTH / (1 + position)


def _form(text: str, position: int) -> float:
    form = _opening_form(position)
    form -= 0.0 if names_somebody(text) else _NAMELESS_COST
    form -= _LENGTH_COST * max(0, len(text.split()) - _GOOD_LENGTH)
    return max(0.0, form - (_LEANING_COST if leans(text) else 0.0))


def _repeats(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    return any(
        len(candidate.bag & other.bag) >= _REPEAT * min(len(candidate.bag), len(other.bag))
        for other in chosen
    )


def _barred(briefing: Briefing) -> frozenset[str]:
    """The statements of disputed facts, and those that a later article corrects."""
    names: set[str] = set()
    for difference in briefing.differences:
        if difference.kind is DifferenceKind.CONTRADICTION:
            names.update(name for side in difference.sides for name in side.statements)
    disputed = frozenset(names)
    for fact in briefing.facts:
        is_disputed = not disputed.isdisjoint(fact.statements)
        names.update(fact.statements if is_disputed else _stale(briefing, fact))
    corrections = _Corrections(briefing)
    for difference in briefing.differences:
        if difference.kind is DifferenceKind.TENSION:
            names.update(name for side in difference.sides for name in side.statements)
        elif difference.kind in {DifferenceKind.NUMBER, DifferenceKind.DATE}:
            names.update(corrections.superseded(difference))
    return frozenset(names)


def _stale(briefing: Briefing, fact: Fact) -> list[str]:
    """The statements that announce what another statement of the fact reports as done."""
    ahead = [
        name for name in fact.statements if looks_ahead(briefing.statements[name].excerpt.text)
    ]
    return ahead if len(ahead) < len(fact.statements) else []


class _Corrections:
    """What later articles correct: which facts hold a statement, its words, its article's day."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._facts: dict[str, list[int]] = defaultdict(list)
        for number, fact in enumerate(briefing.facts):
            for name in fact.statements:
                self._facts[name].append(number)
        self._days = {article.id: _day(article) for article in briefing.event.articles}
        self._words = cache(partial(_words, briefing))

    def superseded(self, difference: Difference) -> list[str]:
        """The statements of all articles but the latest; all of them where that is not known.

        With them the statements of the same facts that give the same numbers or days.
        """
        sides = [name for side in difference.sides for name in side.statements]
        values = [side.phrase.text for side in difference.sides if side.phrase]
        names = self._with_alike(sides, [frozenset(value.split()) for value in values])
        days = {name: self._days[self._excerpt(name).article] for name in names}
        latest = max(days[name] for name in sides)
        is_known = min(days.values()) < latest and "" not in days.values()
        return [name for name in names if not is_known or days[name] < latest]

    def _with_alike(self, sides: Iterable[str], values: Sequence[frozenset[str]]) -> Iterable[str]:
        """The names and those of their facts with the words of one value, fact by fact."""
        names = dict.fromkeys(sides)
        todo = [number for name in names for number in self._facts.get(name, ())]
        heapify(todo)
        while todo:
            at = heappop(todo)
            for name in self._briefing.facts[at].statements:
                if name not in names and any(map(self._words(name).issuperset, values)):
                    names[name] = None
                    for number in self._facts[name]:
                        if number > at:
                            heappush(todo, number)
        return names

    def _excerpt(self, name: str) -> Excerpt:
        return self._briefing.statements[name].excerpt


def _words(briefing: Briefing, name: str) -> frozenset[str]:
    return frozenset(briefing.statements[name].excerpt.text.split())


def _day(article: Article) -> str:
    return article.published.period.latest.isoformat() if article.published else ""


def _openings(event: Event, article: Article) -> Iterator[Statement]:
    """The sentences of an article that are fit and lean on nothing, from the first on."""
    found = event.annotations.get(article.id)
    for sentence in found.sentences if found else ():
        text = sentence.span.of(article.body)
        if is_fit(text) and not leans(text):
            yield state(article, sentence.span)


def choose_lead(sentences: Sequence[SourcedSentence], k: int, words: int) -> tuple[int, ...]:
    """The indices of at most `k` sentences, `words` words in all, that carry what most carry."""
    return choose(sentences, Budget(k, words))
