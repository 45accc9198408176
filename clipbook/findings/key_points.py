"""Fills `Briefing.key_points`: the few sentences that carry what most sources tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import is_english
from clipbook.findings.evidence.cover import Budget, Cover, Told, choose, told
from clipbook.findings.evidence.fitness import antecedent, floats, is_fit, leans
from clipbook.findings.evidence.leads_abroad import find_leads
from clipbook.findings.evidence.lede import Opening, count_things, find_lede
from clipbook.findings.evidence.outdated import find_outdated
from clipbook.findings.evidence.parts import label
from clipbook.findings.evidence.trimming import trim
from clipbook.findings.evidence.twins import find_texts
from clipbook.findings.evidence.words import stem
from clipbook.model import Briefing, CopyState, Event, SourcedSentence, Statement, state
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
    trust = {p.article: _TRUST.get(p.state, 1.0) for p in briefing.provenance}
    candidates = [c for c in _candidates(briefing.event) if c.whole not in barred]
    chosen = _choose(briefing.event, candidates, trust)
    leads = islice(find_leads(briefing.event), _LEADS if chosen else _MOST)
    chosen += [lead for lead in leads if lead.id not in barred]
    statements = {**briefing.statements, **{each.id: each for each in chosen}}
    held = replace(briefing, statements=statements)
    return replace(held, key_points=label(held, tuple(each.id for each in chosen)))


def _choose(
    event: Event, candidates: Sequence[_Candidate], trust: Mapping[str, float]
) -> list[Statement]:
    """The lede, and what covers most beside it."""
    cover = Cover([each.told for each in candidates], {each.title for each in event.articles})
    heads = [Opening(each.statement, each.told) for each in candidates]
    lede = find_lede(event, heads, cover, trust)
    pool = [each for each in candidates if _is_point(each)]
    known: set[str] = set()

    def gain(candidate: _Candidate) -> float:
        noun = antecedent(candidate.statement.excerpt.text)
        if noun and known and stem(noun) not in known:
            return 0.0
        worth = trust.get(candidate.statement.excerpt.article, 1.0)
        return cover.gain(candidate.told) * worth * (1 + 1 / (1 + candidate.told.position))

    chosen: list[Statement] = []
    best = next((each for each in candidates if each.statement == lede), None)
    best = best or max(pool, key=gain, default=None)
    if best:
        pool = [each for each in pool if not _outdates(best, each)]
    while best and len(chosen) < min(_MOST, _EACH * len(event.articles)) and gain(best) > 0:
        chosen.append(best.statement)
        cover.tell(best.told)
        known |= best.told.words
        best = max(pool, key=gain, default=None)
    return chosen


def _outdates(lede: _Candidate, other: _Candidate) -> bool:
    """Whether another sentence tells what the lede tells, with another number of the same."""
    own, others = (count_things(each.statement.excerpt.text) for each in (lede, other))
    shared = len(lede.told.words & other.told.words)
    is_other = any(own[thing] != others[thing] for thing in own.keys() & others.keys())
    return is_other and shared >= _SAME * len(other.told.words)


def _is_point(candidate: _Candidate) -> bool:
    """Whether a sentence is short, and tells no time that only its own article makes plain."""
    return candidate.told.length <= _LONGEST and not floats(candidate.statement.excerpt.text)


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
