"""Turns an article into what its page prints of it, and the place of what it does not print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from clipbook.annotations import is_heading, paragraphs
from clipbook.model import Article, Sentence
from clipbook.pages._addresses import relative
from clipbook.pages._limits import (
    ARTICLE_SHARE,
    Limits,
    Wish,
    apart,
    captions,
    fitting,
    printed,
    prints_all,
    proofs,
    sentences,
    shares,
)
from clipbook.pages._statements import Data, View, beginning, copied
from clipbook.pages._visible import Use
from clipbook.pages._wording import count, count_words
from clipbook.source import Span
from clipbook.text.markup import plain


@dataclass(frozen=True, slots=True)
class Reading:
    """An article on its page: its sentences, the statements at each, the spans printed."""

    view: View
    article: Article
    rows: tuple[Sentence, ...]
    statements: Mapping[Span, tuple[str, ...]]
    printed: frozenset[Span]

    @property
    def is_whole(self) -> bool:
        """Whether all of the article is printed."""
        return self.printed.issuperset(row.span for row in self.rows)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (number 0) or a paragraph with its sentences; a gap where none is printed."""

    span: Span
    number: int
    rows: tuple[Span, ...]
    is_gap: bool = False


def read(view: View, article: Article, used: Sequence[Use], of: Limits) -> Reading:
    """What the page of `article` prints of it: of the statements used as many as may be.

    A short article is printed whole, and of one that nothing is used of one sentence.
    """
    rows = sentences(article, view.event.annotations.get(article.id))
    statements: dict[Span, tuple[str, ...]] = {}
    for key in dict.fromkeys(use.statement for use in used):
        words = view.briefing.statements[key].excerpt
        if words.article == article.id:
            row = _holding(rows, words.span)
            statements[row] = (*statements.get(row, ()), key)
    spans = tuple(row.span for row in rows)
    if prints_all(article, view.settings):
        chosen = frozenset(spans)
    else:
        wanted = tuple(statements) if article.id in of.limited else (*statements, *spans)
        fits = _fitting(view, article, of, wanted) or _fitting(view, article, of, spans)[:1]
        chosen = apart(fits, spans, article.body)
    return Reading(view, article, rows, statements, chosen)


def _fitting(view: View, article: Article, of: Limits, wanted: Sequence[Span]) -> tuple[Span, ...]:
    """Those of the spans, in their order, that the shares of all sources leave room for."""
    body = article.body
    wishes = [
        Wish(str(n), article.id, plain(printed(body, span).of(body)))
        for n, span in enumerate(wanted)
    ]
    headings = [span.of(body) for span in paragraphs(body) if is_heading(span.of(body))]
    always = (
        article.title,
        *captions(article, view.settings),
        *map(plain, headings),
        *(beginning(proof) for proof in proofs(view.briefing, article)),
        *(beginning(gone.text) for gone in article.removed),
    )
    fits = fitting(of, shares(of, {article.id: ARTICLE_SHARE}), always, wishes)
    return tuple(span for n, span in enumerate(wanted) if str(n) in fits)


def _holding(rows: Sequence[Sentence], span: Span) -> Span:
    return next(
        (row.span for row in rows if row.span.overlaps(span)), rows[0].span if rows else span
    )


def blocks(reading: Reading, used: Sequence[Use]) -> Iterator[Data]:
    """The headings and paragraphs of the body, gaps between what is printed in one line each."""
    by_statement: dict[str, list[Use]] = {}
    for use in used:
        by_statement.setdefault(use.statement, []).append(use)
    for is_gap, same in groupby(_numbered(reading), key=lambda block: block.is_gap):
        if is_gap:
            yield _gap(reading, list(same))
        else:
            yield from (_block(reading, block, by_statement) for block in same)


def _numbered(reading: Reading) -> Iterator[Block]:
    body = reading.article.body
    number = 0
    for span in paragraphs(body):
        if is_heading(span.of(body)):
            yield Block(span, 0, ())
        else:
            number += 1
            rows = tuple(row.span for row in reading.rows if row.paragraph == number)
            yield Block(span, number, rows, is_gap=reading.printed.isdisjoint(rows))


def _block(reading: Reading, block: Block, used: Mapping[str, Sequence[Use]]) -> Data:
    heading = None if block.number else copied(reading.article, block.span)
    return {
        "heading": heading,
        "anchor": f"p{block.number}",
        "number": str(block.number),
        "label": f"Paragraph {block.number}",
        "paragraphs": [],
        "parts": _parts(reading, block.rows, used),
    }


def _gap(reading: Reading, blocks: Sequence[Block]) -> Data:
    """The place of neighbouring paragraphs of which nothing is printed, held in one line."""
    first, last = blocks[0].number, blocks[-1].number
    one = first == last
    label = f"Paragraph {first}" if one else f"Paragraphs {first}–{last}"
    held = _held(reading, [row for block in blocks for row in block.rows])
    return {
        "heading": None,
        "anchor": f"p{first}",
        "number": str(first) if one else f"{first}–{last}",
        "label": label,
        "paragraphs": [f"p{block.number}" for block in blocks[1:]],
        "parts": [held | {"held": f"{label}, {held['held']}"}],
    }


def _parts(reading: Reading, rows: Sequence[Span], used: Mapping[str, Sequence[Use]]) -> list[Data]:
    parts: list[Data] = []
    for shown, spans in groupby(rows, key=lambda span: span in reading.printed):
        if shown:
            parts += [_shown(reading, span, used) for span in spans]
        else:
            parts.append(_held(reading, list(spans)))
    return parts


def _shown(reading: Reading, span: Span, used: Mapping[str, Sequence[Use]]) -> Data:
    keys = reading.statements.get(span, ())
    view = reading.view
    briefing = view.addresses.briefing(view.event)
    places = {use.what: use for key in reversed(keys) for use in reversed(used[key])}
    links = [
        {"what": use.what, "href": relative(view.page, briefing, use.anchor)}
        for use in reversed(places.values())
    ]
    return {
        "id": keys[0] if keys else "",
        "anchors": keys[1:],
        "copied": copied(reading.article, span),
        "links": links,
        "held": "",
    }


def _held(reading: Reading, spans: Sequence[Span]) -> Data:
    body = reading.article.body
    words = count(sum(count_words(span.of(body)) for span in spans), "word")
    anchors = [key for span in spans for key in reading.statements.get(span, ())]
    return {
        "id": "",
        "anchors": anchors,
        "copied": None,
        "links": [],
        "held": f"{words}, not shown",
    }
