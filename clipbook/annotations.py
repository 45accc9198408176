"""Turns one article into its annotations: everything that its own text says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from clipbook.model import (
    Annotations,
    Article,
    DateMention,
    NameKind,
    NameMention,
    Quote,
    Sentence,
)
from clipbook.notes import Span
from clipbook.text import language
from clipbook.text.dates import find_dates
from clipbook.text.languages import Language, find_language
from clipbook.text.languages.days import find_days
from clipbook.text.languages.quotations import find_quotations, is_name
from clipbook.text.languages.sentences import find_sentences
from clipbook.text.names import find_names
from clipbook.text.quotes import find_quotes
from clipbook.text.sentences import find_opening, paragraphs
from clipbook.text.sentences import find_sentences as cut_sentences

_ENGLISH: Final = "en"
_LETTERS: Final = re.compile("[A-Za-z]+")  # "said" and "t" of "didn't"
_TELLING: Final = 40
"""A text of so many words is known to be English where it is."""


def annotate(article: Article) -> Annotations:
    """The sentences, quotations, dates and names of `article`, by the rules of its language.

    A text whose language has no rules here is cut into sentences, and no more is said of it.
    """
    quotes = find_article_quotes(article)
    return Annotations(
        sentences=find_article_sentences(article),
        quotes=quotes,
        dates=find_article_dates(article),
        names=find_names(article.body) if is_english(article) else _names_abroad(article, quotes),
    )


def find_article_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article, which are those of its annotations."""
    foreign = _foreign(article)
    if foreign is None:
        return _sentences(article.body)
    cut_foreign = partial(find_sentences, language=foreign)
    return _in_blocks(_blocks(article.body), article.body, cut_foreign)


def find_article_quotes(article: Article) -> tuple[Quote, ...]:
    """The quotations of an article, which are those of its annotations."""
    if is_english(article):
        return find_quotes(article.body)
    foreign = _foreign(article)
    return find_quotations(article.body, foreign) if foreign else ()


def find_article_dates(article: Article) -> tuple[DateMention, ...]:
    """The times that an article names, which are those of its annotations."""
    published = article.published.day if article.published else None
    if is_english(article):
        return find_dates(article.body, published)
    foreign = _foreign(article)
    return find_days(article.body, published, foreign) if foreign else ()


def is_english(article: Article) -> bool:
    """Whether an article is in English, the one language whose sentences are compared.

    A text whose language is not known is taken for English where it is too short to tell.
    """
    return _tag(article) == _ENGLISH


def has_rules(article: Article) -> bool:
    """Whether the quotations and days of an article can be found: by rules of its language."""
    return is_english(article) or _foreign(article) is not None


def _foreign(article: Article) -> Language | None:
    """The rules of an article's language; None for English and where there are none."""
    return find_language(_tag(article))


def _tag(article: Article) -> str:
    """The code of the language that an article says it is in, or else its text is."""
    stated = article.language.partition("-")[0].lower()
    return stated or _of_few_words(article.body) or language.find_language(article.body)


def _of_few_words(body: str) -> str:
    if len(_LETTERS.findall(body)) >= _TELLING:
        return ""
    return "" if any(char.isalpha() and not char.isascii() for char in body) else _ENGLISH


def _names_abroad(article: Article, quotes: Iterable[Quote]) -> tuple[NameMention, ...]:
    """The persons who speak in an article in another language."""
    foreign = _foreign(article)
    if foreign is None:
        return ()
    speakers = sorted({quote.speaker for quote in quotes if quote.speaker})
    names = [span for span in speakers if is_name(span.of(article.body), foreign)]
    return tuple(NameMention(span, NameKind.PERSON) for span in names)


def is_heading(block: str) -> bool:
    """Whether a block of Markdown is a sub-heading: `## Initiative from Beijing`."""
    return block.startswith("#")


def _sentences(body: str) -> tuple[Sentence, ...]:
    """The sentences of a body; a dateline before the first one is no part of it."""
    blocks = _blocks(body)
    if blocks:
        opening = find_opening(blocks[0].of(body))
        blocks[0] = Span(blocks[0].start + opening.end, blocks[0].end)
    return _in_blocks(blocks, body, cut_sentences)


def _blocks(body: str) -> list[Span]:
    return [span for span in paragraphs(body) if not is_heading(span.of(body))]


def _in_blocks(
    blocks: Sequence[Span], body: str, cut: Callable[[str], Iterable[Span]]
) -> tuple[Sentence, ...]:
    """The sentences that each block is cut into, numbered by the block, from 1."""
    return tuple(
        Sentence(span.shifted(block.start), number)
        for number, block in enumerate(blocks, 1)
        for span in cut(block.of(body))
    )
