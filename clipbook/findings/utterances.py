"""Fills `Briefing.speakers`: who says what, in every article's own words, side by side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from clipbook.findings.evidence.antecedents import find_antecedents
from clipbook.findings.evidence.fitness import has_finite_verb, is_row
from clipbook.findings.evidence.reference import is_body
from clipbook.findings.evidence.speakers import Named, Namer
from clipbook.model import (
    Annotations,
    Article,
    Briefing,
    Evidence,
    Excerpt,
    Quote,
    QuoteKind,
    Sentence,
    Speaker,
    Statement,
    Utterance,
    excerpt,
    state,
)
from clipbook.notes import Span
from clipbook.text.english import PRONOUNS
from clipbook.text.normalise import fold

# Reported words behind the first, of which so many are a clause though none seems to be its verb.
_SHORTEST_CLAUSE: Final = 7


class _Attributed(NamedTuple):
    """An utterance and its speaker as far as its own article names them."""

    article: str
    named: Named
    utterance: Utterance


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its speakers, those in most articles first, and the statements they stand in.

    Reported clauses whose speaker is only guessed, or is nobody, are left out.
    """
    voices: list[_Attributed] = []
    statements: dict[str, Statement] = dict(briefing.statements)
    articles = sorted(briefing.event.articles, key=lambda article: article.id)
    namer = Namer(articles, briefing.entities)
    for article in articles:
        if annotations := briefing.event.annotations.get(article.id):
            for voice, statement in _voices(namer, article, annotations):
                voices.append(voice)
                statements.setdefault(statement.id, statement)
    roles = {entity.id: entity.role for entity in briefing.entities}
    return replace(briefing, statements=statements, speakers=_grouped(voices, roles))


def _voices(
    namer: Namer, article: Article, annotations: Annotations
) -> Iterator[tuple[_Attributed, Statement]]:
    """The utterances of one article, in order, each with the statement that holds it."""
    antecedents = find_antecedents(article, annotations)
    known: dict[str, Named | None] = {}
    for quote in annotations.quotes:
        sentence = _sentence(annotations.sentences, quote.span)
        if sentence and _is_shown(quote) and not is_row(sentence.span.of(article.body)):
            span = antecedents.meant(quote.speaker) if quote.speaker else None
            words = span.of(article.body) if span else ""
            if span and words not in known:
                known[words] = namer.name(article, span)
            named = known[words] if span else None
            if quote.evidence is Evidence.GUESSED and not _is_guess(quote, named):
                named = None
            is_scrap = named is None or not _is_clause(quote.span.of(article.body))
            if is_scrap and quote.kind is QuoteKind.INDIRECT:
                continue
            statement = state(article, sentence.span)
            utterance = _utterance(article, quote, statement)
            yield _Attributed(article.id, named or Named(""), utterance), statement


def _utterance(article: Article, quote: Quote, statement: Statement) -> Utterance:
    return Utterance(
        quote=excerpt(article, quote.span),
        kind=quote.kind,
        evidence=quote.evidence,
        statement=statement.id,
        speaker=excerpt(article, quote.speaker) if quote.speaker else None,
        via=tuple(excerpt(article, via) for via in quote.via if not _is_pronoun(article, via)),
    )


def _is_guess(quote: Quote, named: Named | None) -> bool:
    """Whether a guess is worth showing: whole words of a known person, no few words in a text."""
    return quote.kind is QuoteKind.DIRECT and bool(named and named.person)


def _is_pronoun(article: Article, span: Span) -> bool:
    return span.of(article.body).casefold() in PRONOUNS


def _is_shown(quote: Quote) -> bool:
    return quote.kind is not QuoteKind.INDIRECT or quote.evidence is not Evidence.GUESSED


def _is_clause(words: str) -> bool:
    """Whether reported words are a clause, and no scrap of one: "the call on Monday morning"."""
    first, *others = words.casefold().replace("n’t", "").replace("n't", "").split()
    is_long = len(others) >= _SHORTEST_CLAUSE or re.split("[’']", first)[0] in PRONOUNS
    return is_long or has_finite_verb(" ".join(others))


def _sentence(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    """The first sentence that shares a character with `span`."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    found = sentences[at] if at < len(sentences) else None
    return found if found and found.span.overlaps(span) else None


def _grouped(
    voices: Sequence[_Attributed], roles: Mapping[str, Excerpt | None]
) -> tuple[Speaker, ...]:
    """The speakers, each with the utterances of all articles; those in most articles come first."""
    longest = _longest_names(voices)
    keyed = sorted(
        ((_key(voice, longest), voice) for voice in voices),
        key=lambda item: (item[0], item[1].article, item[1].utterance.quote.span),
    )
    speakers = []
    for _, group in groupby(keyed, key=lambda item: item[0]):
        members = [voice for _, voice in group]
        person = max(voice.named.person for voice in members)
        utterances = tuple(voice.utterance for voice in members)
        name = _shown_name(members)
        speakers.append(Speaker(name, person, utterances, roles.get(person)))
    return tuple(sorted(speakers, key=_rank))


def _shown_name(voices: Sequence[_Attributed]) -> str:
    """The longest of the names, as it is written most often."""
    counts = Counter(voice.named.name for voice in voices)
    return min(counts, key=lambda name: (-len(name), -counts[name], name))


def _rank(speaker: Speaker) -> tuple[bool, int, int, str]:
    articles = {utterance.quote.article for utterance in speaker.utterances}
    return not speaker.name, -len(articles), -len(speaker.utterances), speaker.name


def _key(voice: _Attributed, longest: Mapping[str, str]) -> tuple[str, str]:
    """What the utterances of a speaker share.

    The nameless of two articles are two, unless one agency tells of them in the same words.
    """
    named, via = voice.named, voice.utterance.via
    if named.person:
        return named.person, ""
    folded = fold(named.name).removeprefix("the ")
    if named.is_shared or not named.name:
        return longest.get(folded, folded), ""
    return folded, f"via {fold(via[-1].text)}" if via else voice.article


def _longest_names(voices: Sequence[_Attributed]) -> Mapping[str, str]:
    """Each family name as folded, with the one longer name that ends with it, or starts with it.

    Names that start with the family name are known by the title before them.
    """
    shared = [voice.named for voice in voices if voice.named.is_shared]
    names = {fold(named.name): named.person for named in shared if not is_body(named.name)}
    titled = {fold(named.name) for named in shared if named.is_titled}
    longest = {}
    for name, person in names.items():
        longer = [
            other
            for other in names
            if " " not in name
            and (other.endswith(f" {name}") or (other in titled and other.startswith(f"{name} ")))
        ]
        if len(longer) == 1:
            longest[name] = names[longer[0]] or longer[0]
        elif person:
            longest[name] = person
    return longest
