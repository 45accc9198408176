"""Fills `Briefing.speakers`: who says what, in every article's own words, side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from clipbook.model import (
    Annotations,
    Article,
    Briefing,
    Entity,
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
from clipbook.source import Span
from clipbook.text.normalise import fold

_PRONOUNS: Final = frozenset(
    ["he", "she", "they", "who", "which", "that", "his", "her", "their", "i"]
)
# Words before a name that are no part of it: "Prime Minister", "Sen.".
_TITLES: Final = frozenset(
    "president premier chancellor minister secretary ambassador senator sen representative rep "
    "governor gov mayor judge justice king queen prince princess pope bishop general gen colonel "
    "captain sergeant sheriff chief director chairman chairwoman chair ceo spokesman spokeswoman "
    "spokesperson adviser advisor official officer professor prof dr mr mrs ms leader candidate "
    "lawyer attorney analyst expert researcher author editor host coach manager commissioner "
    "deputy speaker congressman congresswoman lawmaker counsel envoy delegate reporter".split(),
)
# A run of words in capitals: "Han Duck-soo", "O’Brien".
_NAME: Final = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*"
    r"(?: (?:(?:de|van|von|der|bin|al|of) )?[^\W\d_a-zß-öø-ÿ][\w’'.-]*){0,6}",
)


# What may stand before the subject of a sentence: "The Ruritanian President ", "But ".
_OPENING: Final = re.compile(r"(?:(?:The|A|But|And) )?(?:[^\W\d_a-z][\w’'.-]*[ /,]{1,2}){0,5}")
# The most words of a person's name, and the fewest letters of a family name.
_DETERMINERS: Final = frozenset(["the", "a", "an", "one", "some", "two", "three"])
_OF: Final = frozenset(["of", "from", "to", "for", "at", "in", "with", "on", "by", "and"])
_LONGEST_NAME: Final = 4
_SHORTEST_NAME: Final = 2


@dataclass(frozen=True, slots=True)
class _Voice:
    """An utterance and its speaker's name as far as its own article gives it."""

    article: str
    name: str
    is_named: bool
    is_titled: bool
    person: str
    utterance: Utterance


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its speakers, those in most articles first, and the statements they stand in.

    Reported clauses whose speaker is only guessed are left out.
    """
    voices: list[_Voice] = []
    statements: dict[str, Statement] = dict(briefing.statements)
    for article in sorted(briefing.event.articles, key=lambda article: article.id):
        for voice, statement in _voices(briefing, article):
            voices.append(voice)
            statements.setdefault(statement.id, statement)
    return replace(briefing, statements=statements, speakers=_grouped(voices))


def _voices(briefing: Briefing, article: Article) -> Iterator[tuple[_Voice, Statement]]:
    """The utterances of one article, in order, each with the statement that holds it."""
    annotations = briefing.event.annotations.get(article.id)
    if annotations is None:
        return
    named = _named_spans(article, annotations)
    for quote in annotations.quotes:
        sentence = _sentence(annotations.sentences, quote.span)
        if sentence and _is_shown(quote):
            statement = state(article, sentence.span)
            span = _resolved(article, quote, named)
            utterance = _utterance(article, quote, statement)
            yield _voice(briefing.entities, article, span, utterance), statement


def _utterance(article: Article, quote: Quote, statement: Statement) -> Utterance:
    return Utterance(
        quote=excerpt(article, quote.span),
        kind=quote.kind,
        evidence=quote.evidence,
        statement=statement.id,
        speaker=excerpt(article, quote.speaker) if quote.speaker else None,
        via=tuple(excerpt(article, via) for via in quote.via),
    )


def _voice(
    entities: Sequence[Entity], article: Article, span: Span | None, utterance: Utterance
) -> _Voice:
    """The utterance with the name that its article gives the speaker named at `span`."""
    if span is None:
        return _Voice(
            article.id, "", is_named=False, is_titled=False, person="", utterance=utterance
        )
    words = span.of(article.body)
    if entity := _entity(entities, article.id, words):
        return _Voice(
            article.id,
            entity.name,
            is_named=True,
            is_titled=True,
            person=entity.id,
            utterance=utterance,
        )
    name = _proper(article, span)
    is_named = name[:1].isupper() and name.casefold().split()[0] not in _DETERMINERS
    is_titled = is_named and name != words
    return _Voice(
        article.id, name, is_named=is_named, is_titled=is_titled, person="", utterance=utterance
    )


def _is_shown(quote: Quote) -> bool:
    return quote.kind is not QuoteKind.INDIRECT or quote.evidence is not Evidence.GUESSED


def _sentence(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    """The first sentence that shares a character with `span`."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    found = sentences[at] if at < len(sentences) else None
    return found if found and found.span.overlaps(span) else None


def _named_spans(article: Article, annotations: Annotations) -> list[Span]:
    """The spans a pronoun may stand for: speakers, and people whom a sentence opens with."""
    speakers = {
        quote.speaker
        for quote in annotations.quotes
        if quote.speaker and _may_name(quote.speaker.of(article.body))
    }
    people = {
        name.span
        for name in annotations.names
        if name.kind is NameKind.PERSON
        and (sentence := _sentence(annotations.sentences, name.span))
        and _OPENING.fullmatch(article.body[sentence.span.start : name.span.start])
    }
    return sorted(speakers | people)


def _may_name(words: str) -> bool:
    """Whether the words are a name or a noun with its article, and no pronoun."""
    first = words.split(maxsplit=1)[0]
    is_noun = first[0].isupper() or first in _DETERMINERS
    return is_noun and not _is_pronoun(words)


def _is_pronoun(words: str) -> bool:
    return words.casefold().partition("’")[0].partition("'")[0] in _PRONOUNS


def _resolved(article: Article, quote: Quote, named: Sequence[Span]) -> Span | None:
    """The span that names the speaker; for a pronoun the nearest one that names somebody before."""
    if quote.speaker is None or not _is_pronoun(quote.speaker.of(article.body)):
        return quote.speaker
    at = bisect_left(named, quote.speaker)
    return named[at - 1] if at else None


def _proper(article: Article, span: Span) -> str:
    """The full name in the words of `span`, without titles; without a name, the words."""
    words = _role_holder(article.body, span.of(article.body))
    names = list(_NAME.finditer(words))
    if not names or names[-1].end() < len(words) or _is_nameless(words, names[-1].start()):
        return words
    name = _without_titles(names[-1].group()) or words
    return name if " " in name else _full_name(article.body, name)


def _is_nameless(words: str, at: int) -> bool:
    """Whether the name at `at` only belongs to somebody: "an official from | the Treasury"."""
    before = words[:at].casefold().split()
    while before and before[-1] in _DETERMINERS:
        before.pop()
    return words[at:].casefold() in _DETERMINERS or (bool(before) and before[-1] in _OF)


def _without_titles(name: str) -> str:
    parts = name.removesuffix("’s").removesuffix("'s").split()
    for at in range(len(parts) - 1, -1, -1):
        if parts[at].rstrip(".").casefold() in _TITLES:
            return " ".join(parts[at + 1 :])
    return " ".join(parts)


def _full_name(body: str, name: str) -> str:
    """The one longer name of the body that starts or ends with the family name `name`."""
    if len(name) < _SHORTEST_NAME or name.isupper():
        return name
    longer = set()
    for m in _NAME.finditer(body):
        if name in m.group():
            parts = _without_titles(m.group()).split()
            is_titled = len(parts) < len(m.group().split())
            if 1 < len(parts) <= _LONGEST_NAME and name in {
                parts[-1],
                parts[0] if is_titled else "",
            }:
                longer.add(" ".join(parts))
    folded = {fold(one) for one in longer}
    return min(longer) if len(folded) == 1 else name


def _role_holder(body: str, words: str) -> str:
    """The one name that the article puts behind a role: for "the Ruritanian king" "King Rudolf"."""
    role, folded = words.casefold().partition("the ")[2], body.casefold()
    if not role or not words.casefold().startswith("the "):
        return words
    holders, at = set(), folded.find(role)
    while at >= 0 and len(folded) == len(body):
        if m := _NAME.match(body, at + len(role) + 1):
            holders.add(m.group().removesuffix("’s").removesuffix("'s"))
        at = folded.find(role, at + len(role))
    return holders.pop() if len(holders) == 1 else words


def _entity(entities: Sequence[Entity], article: str, words: str) -> Entity | None:
    """The entity with the longest form of the article that `words` end with, people first."""
    folded = f" {fold(words)}"
    found = [
        (entity.kind is NameKind.PERSON, len(form.text), entity.id, entity)
        for entity in entities
        for form in entity.forms
        if form.article == article
        and folded.endswith(f" {fold(form.text)}")
        and not _is_nameless(words, max(0, len(words) - len(form.text)))
    ]
    return max(found, key=lambda item: item[:3])[3] if found else None


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
        name = max((voice.name for voice in members), key=lambda name: (len(name), name))
        person = max(voice.person for voice in members)
        speakers.append(Speaker(name, person, tuple(voice.utterance for voice in members)))
    return tuple(sorted(speakers, key=_rank))


def _rank(speaker: Speaker) -> tuple[bool, int, int, str]:
    articles = {utterance.quote.article for utterance in speaker.utterances}
    return not speaker.name, -len(articles), -len(speaker.utterances), speaker.name


def _key(voice: _Voice, longest: Mapping[str, str]) -> tuple[str, str]:
    """What the utterances of a speaker share; the nameless of two articles are two."""
    if voice.person:
        return voice.person, ""
    folded = fold(voice.name)
    return longest.get(folded, folded), "" if voice.is_named else voice.article


def _longest_names(voices: Sequence[_Voice]) -> Mapping[str, str]:
    """Each family name as folded, with the one longer name that ends with it, or starts with it.

    Names that start with the family name are known by the title before them.
    """
    names = {fold(voice.name): voice.person for voice in voices if voice.is_named}
    titled = {fold(voice.name) for voice in voices if voice.is_titled}
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
