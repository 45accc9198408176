"""Turns the clauses of a fact into the articles that certainly do not state it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from clipbook.findings.evidence.matching import Clause
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.words import stems
from clipbook.model import Article, Event
from clipbook.text.language import find_language

# An article that has this share of a clause's words anywhere may state it in words of its own.
_MAY_STATE: Final = 0.25
# The language whose words `stems` can compare.
_READ: Final = "en"


def find_silent(event: Event, clauses: Iterable[Clause]) -> tuple[str, ...]:
    """The articles of `event` that share next to nothing with any of `clauses`, in order.

    The title counts as well as the body. Of an article in a language whose words are not read
    nothing is known, so it is never among them.
    """
    told = [frozenset(stems(clause.text)) for clause in clauses]
    return tuple(
        name
        for name, words in _vocabularies(event).items()
        if all(len(bag & words) < _MAY_STATE * len(bag) for bag in told)
    )


@once
def _vocabularies(event: Event) -> Mapping[str, frozenset[str]]:
    """The stems of each article that is read, by its id."""
    return {
        article.id: frozenset((*stems(article.title), *stems(article.body)))
        for article in event.articles
        if _language(article) == _READ
    }


def _language(article: Article) -> str:
    return article.language or find_language(article.body)
