"""Turns one article into its annotations: everything that its own text says."""

from __future__ import annotations

from clipbook.model import Annotations, Article, Sentence
from clipbook.notes import Span
from clipbook.text.datelines import find_opening
from clipbook.text.dates import find_dates
from clipbook.text.names import find_names
from clipbook.text.quotes import find_quotes
from clipbook.text.sentences import cut


def annotate(article: Article) -> Annotations:
    """The sentences, quotations, dates and names of `article`."""
    published = article.published.day if article.published else None
    return Annotations(
        sentences=_sentences(article.body),
        quotes=find_quotes(article.body),
        dates=find_dates(article.body, published),
        names=find_names(article.body),
    )


def paragraphs(body: str) -> tuple[Span, ...]:
    """The spans of the blocks of a body that blank lines part, headings among them."""
    spans, start = [], 0
    for block in body.split("\n\n"):
        if block.strip():
            spans.append(Span(start, start + len(block)))
        start += len(block) + 2
    return tuple(spans)


def is_heading(block: str) -> bool:
    """Whether a block of Markdown is a sub-heading: `## Initiative from Beijing`."""
    return block.startswith("#")


def _sentences(body: str) -> tuple[Sentence, ...]:
    """The sentences of a body; a dateline before the first one is no part of it."""
    blocks = [span for span in paragraphs(body) if not is_heading(span.of(body))]
    if blocks:
        opening = find_opening(blocks[0].of(body))
        blocks[0] = Span(blocks[0].start + opening.end, blocks[0].end)
    return tuple(
        [
            Sentence(Span(block.start + start, block.start + end), number)
            for number, block in enumerate(blocks, 1)
            for start, end in cut(block.of(body))
        ]
    )
