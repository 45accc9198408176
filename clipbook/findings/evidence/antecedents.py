"""Finds whom the pronouns and the nouns that name a speaker point back to in their article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.reference import (
    HE,
    NOUN_OPENERS,
    SHE,
    THINGS,
    head_of,
    is_back_reference,
    is_many,
    is_person,
    may_mean,
)
from clipbook.findings.evidence.words import AUXILIARIES, is_past
from clipbook.model import Annotations, Article, NameKind, QuoteKind, Sentence
from clipbook.notes import Span
from clipbook.text.english import DOCUMENTS, PREPOSITIONS, VERBS
from clipbook.text.normalise import fold

_GENDERED: Final = {"he": "he", "his": "he", "she": "she", "her": "she"}
_PEOPLE: Final = frozenset([*_GENDERED, "i", "who"])
_MANY: Final = frozenset(["they", "their"])
_BODIES: Final = frozenset(["it", "its", "which", "that"])
_PRONOUNS: Final = _PEOPLE | _MANY | _BODIES
_RELATIVE: Final = frozenset(["who", "which", "that"])
# How many candidates and how many sentences back words may point.
_CANDIDATES_BACK: Final = 40
_SENTENCES_BACK: Final = 12
# What may stand between a name and its verb: ", 34, a teacher from Lund,", " (Greens)".
_ASIDE: Final = r"(?:,? \([^)]{1,40}\)|, [^.;:“”\"]{1,90},|, \d\d,?)?"
# The word behind a name: ", who is Muslim, | said".
_VERB_BEHIND: Final = re.compile(_ASIDE + r",? (?:also |then |later )?([a-z]+)\b")
# The last word in small letters before a name and its titles: "after | Mr. ", "director | ".
_WORD_BEFORE: Final = re.compile(r"\b([a-z]{1,30}),? (?:[A-Z][\w.’-]{0,30} ){0,4}$")
# Somebody by age: "the 34-year-old", "The 23-year-old teacher".
_AGED: Final = re.compile(r"[Tt]he (\d{1,3})-year-old\b")
_PAPERS: Final = frozenset(f"the {noun}" for noun in DOCUMENTS & THINGS)
# The names of one office: titles, and the nouns that tell of who bears them.
_OFFICES: Final = tuple(
    frozenset(names.split())
    for names in (
        "rep representative congressman congresswoman lawmaker legislator",
        "sen senator lawmaker legislator",
        "gov governor",
        "president",
        "chancellor",
        "mayor",
        "judge justice",
        "sheriff",
        "dr doctor",
        "prof professor",
        "detective sergeant sgt lieutenant lt captain capt officer",
    )
)
# How far before a name that word is looked for, in characters.
_SIGHT: Final = 60
_NEARBY: Final = 60
# A pronoun of a man or a woman: "her", "himself".
_PRONOUN: Final = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
# The word before a name: "spokesman | Mark Durbin", "Ms. | Lange", "her husband, | Mark Durbin".
_BEFORE: Final = re.compile(r"([^\W\d_]{1,20})[.,]? $")
# What a name is said to be behind it, up to its noun's own phrase: ", a zoo spokeswoman| for".
_BEHIND: Final = re.compile(r", (?:an? |the )?([\w’'-]+(?: [\w’'-]+){0,4})")
_PARTING: Final = re.compile(r" (?:of|for|at|in|from|to|with|on|by|and|or|who|whose|which|that)\b")
# Words in quotation marks, to the end where none closes: "“She is safe,”".
_QUOTED: Final = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")
_OWNERS: Final = ("he", "she")


class _MentionKind(StrEnum):
    """What a candidate is."""

    PERSON = "person"
    MANY = "many"
    BODY = "body"


class _Mention(Struct, frozen=True):
    """Words that may be pointed back to, in which sentence, and whether they are its subject."""

    span: Span
    sentence: int
    kind: _MentionKind
    is_subject: bool


class Antecedents(Struct, frozen=True):
    """Those whom the words of one article may point back to, in order.

    `speakers` are those that are said to say something, `names` the names of people, `genders` the
    pronouns of people by their family names as far as the article tells.
    """

    article: Article
    sentences: Sequence[Sentence]
    candidates: Sequence[_Mention]
    speakers: Sequence[Span]
    names: Sequence[Span]
    genders: Mapping[str, str]

    def meant(self, speaker: Span) -> Span | None:
        """The span that names the speaker; None for a pronoun that nobody may be meant by."""
        words = speaker.of(self.article.body)
        pronoun = _pronoun(words)
        if pronoun in _RELATIVE:
            return self._before_relative(speaker)
        if pronoun in _PRONOUNS:
            bearer = self._bearer(speaker, pronoun)
            return self._named(bearer) if bearer else None
        if m := _AGED.match(words):
            return self._aged(speaker, m[1]) or speaker
        return (
            self._pointed_to(speaker, words) if is_back_reference(words) else self._named(speaker)
        )

    def _pointed_to(self, speaker: Span, words: str) -> Span | None:
        """Whom words with "the" point back to; they themselves where that is not known."""
        if words.casefold() in _PAPERS:
            return None
        at = bisect_left(self.speakers, speaker)
        for span in self.speakers[max(0, at - _CANDIDATES_BACK) : at][::-1]:
            if may_mean(words, span.of(self.article.body)):
                return self._named(span)
        return self._holder(words) or self._named(speaker)

    def _holder(self, words: str) -> Span | None:
        """The one name with a title of that office: for "the four-term congressman" "Rep. Lind"."""
        offices = next((each for each in _OFFICES if head_of(words).casefold() in each), None)
        if offices is None:
            return None
        body, holders = self.article.body, dict[str, Span]()
        for name in self.names:
            title = body[max(0, name.start - _SIGHT) : name.start].split()[-1:]
            if title and title[0].rstrip(".").casefold() in offices:
                holders[family_name(name.of(body))] = name
        return next(iter(holders.values())) if len(holders) == 1 else None

    def _named(self, speaker: Span) -> Span:
        """The name behind a noun that is set off by a comma: for "her lawyer" "Gaby Lind"."""
        body = self.article.body
        if body[speaker.end : speaker.end + 2] != ", " or not is_person(speaker.of(body)):
            return speaker
        at = bisect_left(self.names, Span(speaker.end + 2, speaker.end + 2))
        name = self.names[at] if at < len(self.names) else None
        is_next = name is not None and name.start == speaker.end + 2
        return name if name and is_next and body[name.end : name.end + 1] in {",", "."} else speaker

    def _before_relative(self, speaker: Span) -> Span | None:
        """The candidate directly before "who", or the last one of its sentence."""
        at = bisect_left(self.candidates, speaker, key=lambda each: each.span)
        number = _number(self.sentences, speaker)
        last = self.candidates[at - 1] if at else None
        return last.span if last and last.sentence == number else None

    def _bearer(self, speaker: Span, pronoun: str) -> Span | None:
        """The nearest candidate that a pronoun agrees with, subjects of a sentence first."""
        at = bisect_left(self.candidates, speaker, key=lambda each: each.span)
        number = _number(self.sentences, speaker)
        near = [
            each
            for each in self.candidates[max(0, at - _CANDIDATES_BACK) : at]
            if self._agrees(each, pronoun) and number - each.sentence <= _SENTENCES_BACK
        ]
        same = [each for each in near if each.sentence == number and each.is_subject]
        if same:
            return same[-1].span
        subjects = [each for each in near if each.is_subject and each.sentence < number]
        close = [each for each in near if each.sentence == number - 1]
        if subjects and not (close and subjects[-1].sentence < number - 1):
            last = subjects[-1].sentence
            return next(each.span for each in subjects if each.sentence == last)
        return near[-1].span if near else None

    def _aged(self, speaker: Span, age: str) -> Span | None:
        """The last of the people before "the 34-year-old" behind whose name that age stands."""
        behind = f", {age}"
        for name in reversed(self.names[: bisect_left(self.names, speaker)]):
            if self.article.body.startswith(behind, name.end):
                return name
        return self._bearer(speaker, "who")

    def _agrees(self, candidate: _Mention, pronoun: str) -> bool:
        if pronoun in _MANY:  # also of one: "a spokesman said they had been called"
            return True
        if pronoun in _BODIES:
            return candidate.kind is _MentionKind.BODY
        if candidate.kind is not _MentionKind.PERSON:
            return False
        known = self._gender(candidate.span)
        return not known or known == _GENDERED.get(pronoun, known)

    def _gender(self, name: Span) -> str:
        """The pronoun that a noun or the one before a name tells, else the family name; or ''."""
        body, last = self.article.body, family_name(name.of(self.article.body))
        before = _BEFORE.search(body[max(0, name.start - _NEARBY) : name.start])
        told = {_told(last), _told(before[1] if before else "")}
        return next((each for each in _OWNERS if each in told), self.genders.get(last, ""))


def find_antecedents(article: Article, annotations: Annotations) -> Antecedents:
    """Those whom words may point back to: speakers, and people named outside quotations."""
    body = article.body
    quoted = [quote.span for quote in annotations.quotes if quote.kind is not QuoteKind.INDIRECT]
    names = [name.span for name in annotations.names if name.kind is NameKind.PERSON]
    speakers = sorted(
        {q.speaker for q in annotations.quotes if q.speaker and _may_name(q.speaker.of(body))}
    )
    outside = [span for span in names if not _is_inside(quoted, span)]
    named = {name.span: name.kind is NameKind.PERSON for name in annotations.names}
    candidates = sorted(
        _candidates(article, annotations.sentences, speakers, named, outside),
        key=lambda each: each.span,
    )
    return Antecedents(
        article,
        annotations.sentences,
        candidates,
        speakers,
        names,
        find_genders(body, outside, annotations.sentences),
    )


def _candidates(
    article: Article,
    sentences: Sequence[Sentence],
    speakers: Sequence[Span],
    named: Mapping[Span, bool],
    names: Sequence[Span],
) -> Iterator[_Mention]:
    body, known = article.body, {span.end for span in speakers}
    starts, ends = {span.start for span in names}, {span.end for span in names}
    for span in speakers:
        is_name = named.get(span, span.end in ends or span.start in starts)
        kind = _MentionKind.PERSON if is_name else _kind(span.of(body), is_body=span in named)
        yield _Mention(span, _number(sentences, span), kind, is_subject=True)
    for span in names:
        if span.end not in known:
            yield _Mention(span, _number(sentences, span), _MentionKind.PERSON, _acts(body, span))


def _kind(words: str, *, is_body: bool) -> _MentionKind:
    """What a speaker without a person's name is: "a spokesman", "two crews", "the board"."""
    if is_body:
        return _MentionKind.BODY
    if is_many(words):
        return _MentionKind.MANY
    return _MentionKind.PERSON if is_person(words) else _MentionKind.BODY


def _acts(body: str, name: Span) -> bool:
    """Whether a name is the subject of a verb: a verb stands behind it, no preposition before."""
    before = _WORD_BEFORE.search(body, max(0, name.start - _SIGHT), name.start)
    if before and before[1] in PREPOSITIONS - {"as", "while", "when", "after", "because"}:
        return False
    m = _VERB_BEHIND.match(body, name.end)
    return m is not None and (
        m[1] in AUXILIARIES or m[1] in VERBS or is_past(m[1]) or m[1].endswith("s")
    )


def _number(sentences: Sequence[Sentence], span: Span) -> int:
    """The number of the sentence in which the span starts."""
    return bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start)


def _is_inside(quoted: Sequence[Span], span: Span) -> bool:
    at = bisect_right(quoted, span.start, key=lambda quote: quote.start)
    return any(quote.contains(span) for quote in quoted[max(0, at - 2) : at])


def _may_name(words: str) -> bool:
    """Whether the words are a name or a noun with its article, and no pronoun."""
    first = words.split(maxsplit=1)[0]
    is_noun = first[0].isupper() or first in NOUN_OPENERS
    return is_noun and _pronoun(words) not in _PRONOUNS


def _pronoun(words: str) -> str:
    """The words in small letters, without a verb that is drawn into them: "he’s"."""
    return words.casefold().partition("’")[0].partition("'")[0]


def find_genders(
    body: str, people: Sequence[Span], sentences: Sequence[Sentence]
) -> Mapping[str, str]:
    """The pronoun for each family name, folded, as far as the article tells.

    The words next to a name count, "spokesman Mark Durbin", "Lisa Lange, a spokeswoman", and of
    those whom none of these tells the pronouns in sentences that name nobody else.
    """
    told = _counted(body, _noun_votes(body, people))
    return {**_counted(body, _pronoun_votes(body, people, sentences)), **told}


def _counted(body: str, votes: Iterator[tuple[Span, str]]) -> Mapping[str, str]:
    """The pronoun that most of the votes give each family name; none for a tie."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for span, pronoun in votes:
        counts[family_name(span.of(body))][pronoun] += 1
    return {
        name: max(held, key=held.__getitem__)
        for name, held in counts.items()
        if len({held[pronoun] for pronoun in _OWNERS}) > 1
    }


def _noun_votes(body: str, people: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    for span in people:
        before = _BEFORE.search(body[max(0, span.start - _NEARBY) : span.start])
        behind = _BEHIND.match(body[span.end : span.end + _NEARBY])
        words = [before[1]] if before else []
        words += _PARTING.split(behind[1], maxsplit=1)[0].split()[-1:] if behind else []
        yield from ((span, pronoun) for pronoun in map(_told, words) if pronoun)


def _told(noun: str) -> str:
    """The pronoun of whom a noun tells of: `she` for "spokeswoman"; '' where it tells none."""
    low = noun.casefold()
    return "he" if low in HE else "she" if low in SHE else ""


def _pronoun_votes(
    body: str, people: Sequence[Span], sentences: Sequence[Sentence]
) -> Iterator[tuple[Span, str]]:
    """The first pronoun behind the only name of a sentence, outside quotation marks."""
    starts = [span.start for span in people]
    for sentence in sentences:
        span = sentence.span
        mine = people[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if len({family_name(each.of(body)) for each in mine}) == 1:
            behind = _QUOTED.sub(" ", body[mine[0].end : span.end])
            if m := _PRONOUN.search(behind):
                yield mine[0], "he" if m[1] else "she"


def family_name(name: str) -> str:
    """The last word of a name, folded; '' of no word."""
    return fold(name).rpartition(" ")[2]
