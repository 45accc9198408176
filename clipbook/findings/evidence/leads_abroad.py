"""Turns the articles whose language is not compared into their leads, which tell what they report.

News of any language says first what happened, so that the first whole sentence needs no analysis.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clipbook.annotations import is_english
from clipbook.model import Article, Event, Statement, state
from clipbook.text.languages.sentences import WHOLE
from clipbook.text.normalise import fold

_SHORTEST: Final = 12
"""A sentence of fewer letters is a greeting or a heading."""


def find_leads(event: Event) -> Iterator[Statement]:
    """The lead sentence of each article whose language is not compared, the same words once."""
    seen: set[str] = set()
    for article in event.articles:
        lead = None if is_english(article) else _lead(event, article)
        if lead and fold(lead.excerpt.text) not in seen:
            seen.add(fold(lead.excerpt.text))
            yield lead


def _lead(event: Event, article: Article) -> Statement | None:
    """The first whole sentence that is not the title again; None where there is none."""
    found = event.annotations.get(article.id)
    for sentence in found.sentences if found else ():
        text = sentence.span.of(article.body)
        is_whole = sum(map(str.isalpha, text)) >= _SHORTEST and WHOLE.search(text)
        if is_whole and fold(text) != fold(article.title):
            return state(article, sentence.span)
    return None
