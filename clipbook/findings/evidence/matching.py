"""Turns the articles of an event into clauses, with what each word weighs among them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from msgspec import Struct

from clipbook.annotations import is_english
from clipbook.findings.evidence.clauses import cut
from clipbook.findings.evidence.fitness import is_furniture
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.saved_twice import find_saved_twice
from clipbook.findings.evidence.trimming import trim
from clipbook.findings.evidence.words import bare, parts, stem
from clipbook.model import Article, Event, Evidence, QuoteKind, SourcedSentence
from clipbook.notes import Span

# The commonest verbs of news with their nouns, those of one kind on a line (after the classes of
# VerbNet, Kipper and others 2006); the first stands for all.
_KINDS: Final = """
die dead death kill killing fatal fatality slay slain murder homicide perish
injure injury hurt wound
arrest detain detention custody jail
charge charged indict indictment accuse
shoot shooting gunfire fire
announce announcement state statement
discuss discussion talk mention
meet meeting
ask request urge call appeal
invite invitation
promise pledge vow commit
propose proposal suggest suggestion offer bid
reject refuse decline rebuff
buy purchase acquire acquisition
attack assault strike hit
marry wed wedding marriage
win victory beat defeat
resign resignation quit
leave depart exit
begin start launch open
end finish close shut closure
resume revive restart
plan intend aim schedule due
believe think
help aid assist
show reveal disclose
find discover locate
pass approve approval adopt
sue lawsuit suit
visit trip travel
evacuate evacuation
"""
_STANDS_FOR: Final = {
    stem(word): stem(group.split()[0])
    for group in _KINDS.strip().splitlines()
    for word in group.split()
}
# Words that say little of what happened, whatever the event.
_VAGUE: Final = frozenset(
    map(
        stem,
        "country year month week day time leader official next last early late recent people 1 2 3 "
        "way high level new part make take number man woman many".split(),
    )
)
_VAGUE_SHARE: Final = 0.5
# Weights are in billionths: sums of whole numbers are the same in any order.
UNIT: Final = 10**9
# The fewest clauses by which rarity is judged.
_SMALL_EVENT: Final = 40
# A part is somebody's words where this share of it stands in quotation marks.
_SHARE: Final = 0.8

Speech = tuple[Span, str]
"""A run of quoted words, and the last name of who said them."""


class Clause(Struct, frozen=True):
    """A clause of an article: where it stands, and the number and the span of its sentence.

    `speaker` is the last name of whose words it is, where it stands in quotation marks.
    """

    article: str
    span: Span
    sentence: Span
    text: str
    position: int
    speaker: str = ""


@dataclass(frozen=True)
class Matter:
    """The clauses of an event with what each word weighs among them."""

    clauses: tuple[Clause, ...]

    @cached_property
    def parts(self) -> tuple[list[str], ...]:
        """The words of each clause as written, compounds parted."""
        return tuple(parts(clause.text) for clause in self.clauses)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all clauses."""
        return frozenset(chain.from_iterable(self.parts))

    @cached_property
    def stems(self) -> tuple[tuple[str, ...], ...]:
        """The stems of each clause, in order."""
        return tuple(tuple(filter(None, map(bare, written))) for written in self.parts)

    @cached_property
    def bags(self) -> tuple[frozenset[str], ...]:
        """The stems of each clause, verbs of one kind made one."""
        return tuple(frozenset(map(canonical, words)) for words in self.stems)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that stand in capitals more often than not."""
        balance = Counter[str]()
        for part, count in Counter(chain.from_iterable(self.parts)).items():
            if word := bare(part):
                balance[word] += count if part[0].isupper() else -count
        return frozenset(word for word, more in balance.items() if more > 0)

    @cached_property
    def rarities(self) -> Mapping[str, int]:
        """How seldom each stem stands in the event: UNIT for once, 0 for in every clause.

        A small event is taken for a larger one, else all that its few clauses share would weigh
        nothing.
        """
        counts = Counter(chain.from_iterable(self.bags))
        clauses = max(_SMALL_EVENT, len(self.bags))
        most = math.log(clauses) / UNIT
        return {
            word: round(math.log(clauses / count) / most * (_VAGUE_SHARE if word in _VAGUE else 1))
            for word, count in counts.items()
        }

    def weigh(self, words: Iterable[str]) -> int:
        """The rarity of all `words` together."""
        return sum(map(self.rarities.__getitem__, words))


def canonical(word: str) -> str:
    """The stem that stands for `word`, itself a stem, and for the other verbs of its kind."""
    return _STANDS_FOR.get(word, word)


def matter_of(sentences: Sequence[SourcedSentence]) -> Matter:
    """The sentences as clauses, each a whole one."""
    return Matter(
        tuple(
            Clause(s.document, (whole := Span(0, len(s.text))), whole, s.text, s.position)
            for s in sentences
        )
    )


@once
def matter(event: Event) -> Matter:
    """The clauses of all English articles of `event` in order, of what was saved twice once.

    The words of two languages cannot be compared, nor yet those of another one.
    """
    return Matter(
        tuple(
            Clause(article.id, own, sentence.span, part.of(text), k, _speaker(said, own))
            for article in event.articles
            if article.id in event.annotations and article.id not in find_saved_twice(event)
            if is_english(article)
            for said in (_speeches(event, article),)
            for k, sentence in enumerate(event.annotations[article.id].sentences)
            for whole in (sentence.span.of(article.body),)
            for kept in (trim(whole, article.title),)
            for start, text in ((sentence.span.start + kept.start, kept.of(whole)),)
            if not is_furniture(text)
            for part in cut(text)
            for own in (part.shifted(start),)
        ),
    )


def _speeches(event: Event, article: Article) -> Sequence[Speech]:
    """The quotations of an article whose speaker is named and not guessed."""
    return [
        (quote.span, name)
        for quote in event.annotations[article.id].quotes
        if quote.kind is not QuoteKind.INDIRECT
        and quote.evidence is not Evidence.GUESSED
        and quote.speaker
        and (name := _last_name(quote.speaker.of(article.body)))
    ]


def _speaker(speeches: Sequence[Speech], part: Span) -> str:
    """The last name of whose words a part of the article is; '' where it is nobody's."""
    for span, name in speeches:
        if min(span.end, part.end) - max(span.start, part.start) >= _SHARE * len(part):
            return name
    return ""


def _last_name(words: str) -> str:
    """The stem of a speaker's last name: `lund` of "Mayor Ada Lund"; '' of "the mayor", "He"."""
    last = words.rsplit(maxsplit=1)[-1].strip(".,")
    return bare(last) if last[:1].isupper() else ""
