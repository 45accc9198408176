"""Fills `Briefing.speakers`: who says what, in every article's own words, side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from clipbook.findings.evidence.gender import family_name, find_genders
from clipbook.findings.evidence.reference import DETERMINERS, is_back_reference, is_body, may_mean
from clipbook.findings.evidence.speakers import Named, Namer
from clipbook.model import (
    Annotations,
    Article,
    Briefing,
    Evidence,
    NameKind,
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
from clipbook.text.normalise import fold

_PEOPLE: Final = frozenset(["he", "she", "who", "his", "her", "i"])
_BODIES: Final = frozenset(["it", "its"])
_PRONOUNS: Final = _PEOPLE | _BODIES | {"they", "which", "that", "their"}
_GENDERED: Final = ("he", "she")
# How many speakers back words such as "the official" may mean.
_LOOKED_BACK: Final = 40
# What may stand before the subject of a sentence: "The Ruritanian President ", "But ".
_OPENING: Final = re.compile(r"(?:(?:The|A|But|And) )?(?:[^\W\d_a-z][\w’'.-]*[ /,]{1,2}){0,5}")


class _Voice(NamedTuple):
    """An utterance and its speaker as far as its own article names them."""

    article: str
    named: Named
    utterance: Utterance


class _Antecedents(NamedTuple):
    """The spans that words may point back to: all, those that may be a person, those that are none.

    `speakers` are those of all that are said to say something, `genders` the pronouns of people by
    their family names, as far as the article tells.
    """

    all: Sequence[Span]
    people: Sequence[Span]
    bodies: Sequence[Span]
    speakers: Sequence[Span]
    genders: Mapping[str, str]


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its speakers, those in most articles first, and the statements they stand in.

    Reported clauses whose speaker is only guessed, or is nobody, are left out.
    """
    voices: list[_Voice] = []
    statements: dict[str, Statement] = dict(briefing.statements)
    articles = sorted(briefing.event.articles, key=lambda article: article.id)
    namer = Namer(articles, briefing.entities)
    for article in articles:
        if annotations := briefing.event.annotations.get(article.id):
            for voice, statement in _voices(namer, article, annotations):
                voices.append(voice)
                statements.setdefault(statement.id, statement)
    return replace(briefing, statements=statements, speakers=_grouped(voices))


def _voices(
    namer: Namer, article: Article, annotations: Annotations
) -> Iterator[tuple[_Voice, Statement]]:
    """The utterances of one article, in order, each with the statement that holds it."""
    antecedents = _antecedents(article, annotations)
    known: dict[str, Named | None] = {}
    for quote in annotations.quotes:
        sentence = _sentence(annotations.sentences, quote.span)
        if sentence and _is_shown(quote):
            span = _resolved(article, quote.speaker, antecedents) if quote.speaker else None
            words = span.of(article.body) if span else ""
            if span and words not in known:
                known[words] = namer.name(article, span)
            named = known[words] if span else None
            if named is None and quote.kind is QuoteKind.INDIRECT:
                continue
            statement = state(article, sentence.span)
            utterance = _utterance(article, quote, statement)
            yield _Voice(article.id, named or Named(""), utterance), statement


def _utterance(article: Article, quote: Quote, statement: Statement) -> Utterance:
    return Utterance(
        quote=excerpt(article, quote.span),
        kind=quote.kind,
        evidence=quote.evidence,
        statement=statement.id,
        speaker=excerpt(article, quote.speaker) if quote.speaker else None,
        via=tuple(excerpt(article, via) for via in quote.via),
    )


def _is_shown(quote: Quote) -> bool:
    return quote.kind is not QuoteKind.INDIRECT or quote.evidence is not Evidence.GUESSED


def _sentence(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    """The first sentence that shares a character with `span`."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    found = sentences[at] if at < len(sentences) else None
    return found if found and found.span.overlaps(span) else None


def _antecedents(article: Article, annotations: Annotations) -> _Antecedents:
    """The speakers of the article, and the people whom a sentence opens with, each in order."""
    speakers = {
        quote.speaker
        for quote in annotations.quotes
        if quote.speaker and _may_name(quote.speaker.of(article.body))
    }
    named = [name.span for name in annotations.names if name.kind is NameKind.PERSON]
    people = {
        span
        for span in named
        if (sentence := _sentence(annotations.sentences, span))
        and _OPENING.fullmatch(article.body[sentence.span.start : span.start])
    }
    others = {name.span.end for name in annotations.names if name.kind is not NameKind.PERSON}
    bodies = {span for span in speakers if span.end in others}
    return _Antecedents(
        sorted(speakers | people),
        sorted((speakers | people) - bodies),
        sorted(bodies),
        sorted(speakers),
        find_genders(article.body, named),
    )


def _may_name(words: str) -> bool:
    """Whether the words are a name or a noun with its article, and no pronoun."""
    first = words.split(maxsplit=1)[0]
    is_noun = first[0].isupper() or first in DETERMINERS
    return is_noun and _pronoun(words) not in _PRONOUNS


def _pronoun(words: str) -> str:
    """The words in small letters, without a verb that is drawn into them: "he’s"."""
    return words.casefold().partition("’")[0].partition("'")[0]


def _resolved(article: Article, speaker: Span, antecedents: _Antecedents) -> Span | None:
    """The span that names the speaker: for words that point back, the nearest that they may mean.

    None for a pronoun that nothing stands before.
    """
    words = speaker.of(article.body)
    pronoun = _pronoun(words)
    if pronoun in _PRONOUNS:
        spans = antecedents.all
        if pronoun in _PEOPLE or pronoun in _BODIES:
            spans = antecedents.people if pronoun in _PEOPLE else antecedents.bodies
        at = bisect_left(spans, speaker)
        if pronoun in _GENDERED:
            return _bearer(article, spans[max(0, at - _LOOKED_BACK) : at], antecedents, pronoun)
        return spans[at - 1] if at else None
    if is_back_reference(words):
        at = bisect_left(antecedents.speakers, speaker)
        for span in antecedents.speakers[max(0, at - _LOOKED_BACK) : at][::-1]:
            if may_mean(words, span.of(article.body)):
                return span
    return speaker


def _bearer(
    article: Article, spans: Sequence[Span], antecedents: _Antecedents, pronoun: str
) -> Span | None:
    """The last of the spans whom "he" or "she" may mean, by what the article calls them."""
    other = next(one for one in _GENDERED if one != pronoun)
    for span in reversed(spans):
        name = family_name(span.of(article.body))
        if antecedents.genders.get(name) != other:
            return span
    return None


def _grouped(voices: Sequence[_Voice]) -> tuple[Speaker, ...]:
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
        speakers.append(Speaker(_shown_name(members), person, utterances))
    return tuple(sorted(speakers, key=_rank))


def _shown_name(voices: Sequence[_Voice]) -> str:
    """The longest of the names, as it is written most often."""
    counts = Counter(voice.named.name for voice in voices)
    return min(counts, key=lambda name: (-len(name), -counts[name], name))


def _rank(speaker: Speaker) -> tuple[bool, int, int, str]:
    articles = {utterance.quote.article for utterance in speaker.utterances}
    return not speaker.name, -len(articles), -len(speaker.utterances), speaker.name


def _key(voice: _Voice, longest: Mapping[str, str]) -> tuple[str, str]:
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


def _longest_names(voices: Sequence[_Voice]) -> Mapping[str, str]:
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
