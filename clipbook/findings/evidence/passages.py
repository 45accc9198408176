"""Turns the clauses of an event into their words, with the day and names that they lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from clipbook.findings.evidence.matching import Clause, matter
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.words import bare, stem, stems
from clipbook.model import Article, Event, Excerpt, excerpt
from clipbook.notes import Span

# A number, a word, or a mark: "1,200.50", "Xi’s", "$".
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")


# Another occasion, or a part of one: "last year", "two years ago", "over the course of Saturday".
_RECALLED: Final = re.compile(
    r"\b(?:(?:last|previous|past|recent)"
    r" (?:week|month|year|summer|winter|spring|fall|autumn|decade)s?"
    r"|(?:earlier|late|later) (?:this|in the) (?:month|year)|ago|(?:since|in) (?:19|20)\d\d"
    r"|in recent (?:weeks|months|years)|in that case|over the course of|alone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Passage:
    """A clause with its words; `number` counts the clauses of the event."""

    number: int
    clause: Clause
    article: Article
    opens: bool
    """Whether it is the first clause of its sentence."""

    @cached_property
    def places(self) -> Sequence[re.Match[str]]:
        """Where the words and marks stand in the clause."""
        return tuple(_TOKEN.finditer(self.clause.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words and marks as written."""
        return tuple(place.group() for place in self.places)

    @cached_property
    def low(self) -> tuple[str, ...]:
        """The words and marks in lower case, straight apostrophes in them."""
        return tuple(word.casefold().replace("’", "'") for word in self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word; '' for a stop word or a mark."""
        return tuple(bare(word) if word[0].isalnum() else "" for word in self.words)

    @cached_property
    def bag(self) -> frozenset[str]:
        """The stems of the clause."""
        return frozenset(filter(None, self.stems))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of words in capitals that do not open the clause."""
        return frozenset(
            stem(low)
            for at, (word, low) in enumerate(zip(self.words, self.low, strict=True))
            if word[0].isupper() and self.stems[at] and (at or word in self._inner)
        )

    @property
    def known(self) -> frozenset[str]:
        """The stems of all words of its article."""
        return _known(self.article.title, self.article.body)

    @cached_property
    def _inner(self) -> frozenset[str]:
        return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][^\W\d_]+", self.article.body))

    @property
    def sentence(self) -> str:
        """The sentence that holds the clause."""
        return self.clause.sentence.of(self.article.body)

    @property
    def is_recalled(self) -> bool:
        """Whether its sentence names another occasion: "last year", "in 2004"."""
        return _RECALLED.search(self.sentence) is not None

    @property
    def day(self) -> date | None:
        """The day on which the article was published."""
        return self.article.published.day if self.article.published else None

    def excerpt(self, first: int, last: int) -> Excerpt:
        """The words from `first` up to `last`, which is left out."""
        start = self.clause.span.start
        return excerpt(
            self.article,
            Span(start + self.places[first].start(), start + self.places[last - 1].end()),
        )


@once
def passages(event: Event) -> tuple[Passage, ...]:
    """The passages of all articles of `event`, in order."""
    articles = {article.id: article for article in event.articles}
    clauses = matter(event).clauses
    before = (None, *clauses)
    return tuple(
        Passage(number, clause, articles[clause.article], _opens(clause, last))
        for number, (clause, last) in enumerate(zip(clauses, before, strict=False))
    )


def _opens(clause: Clause, last: Clause | None) -> bool:
    return last is None or (last.article, last.sentence) != (clause.article, clause.sentence)


@lru_cache(maxsize=2**6)
def _known(title: str, body: str) -> frozenset[str]:
    return frozenset(stems(f"{title}\n{body}"))
