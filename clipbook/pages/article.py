"""Turns each article into its page: the sentences used, with their neighbours' place held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from clipbook.annotations import is_heading, paragraphs
from clipbook.model import Article, Briefing, Page, Sentence, Site
from clipbook.pages._addresses import Addresses, addresses, relative, shorten
from clipbook.pages._frame import Head, page
from clipbook.pages._limits import ARTICLE_SHARE, allowed, prints_all, sentences
from clipbook.pages._sections.sources import source
from clipbook.pages._statements import Data, View, copied, field, line
from clipbook.pages._visible import Use, uses, visible
from clipbook.pages._wording import count, count_words
from clipbook.source import Span

_TITLE_PART = 60


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article on its page: its sentences, the statements at each, the spans printed."""

    view: View
    article: Article
    rows: tuple[Sentence, ...]
    statements: Mapping[Span, tuple[str, ...]]
    printed: frozenset[Span]


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading (number 0) or a paragraph with its sentences; a gap where none is printed."""

    span: Span
    number: int
    rows: tuple[Span, ...]
    is_gap: bool = False


def plan(site: Site) -> tuple[Page, ...]:
    """One page for each article."""
    where = addresses(site)
    pages: list[Page] = []
    for briefing in map(visible, site.briefings):
        used = uses(briefing)
        pages += [_page(site, briefing, where, (a, used)) for a in briefing.event.articles]
    return tuple(pages)


def _page(
    site: Site, briefing: Briefing, where: Addresses, subject: tuple[Article, Sequence[Use]]
) -> Page:
    article, used = subject
    event = briefing.event
    view = View(
        briefing=briefing,
        settings=site.settings,
        addresses=where,
        page=where.article(event, article),
    )
    reading = _read(view, article, used)
    label = where.label(event, article)
    whole = prints_all(article, site.settings)
    head = Head(
        path=view.page,
        title=_title(site, article, label),
        description=f"{label}: the sentences of this article that the briefing “{event.title}” "
        "uses, where its text came from and what was removed from it.",
        kind="article",
        noindex=site.settings.full_text,
        feed=str(view.page.parent / "feed.xml"),
    )
    data = {
        "briefing": {
            "title": event.title,
            "href": relative(view.page, where.briefing(event)),
        },
        "label": label,
        "title": field(article, "title", article.title) if article.title else None,
        "source": source(view, article),
        "captions": [field(article, "caption", each) for each in article.captions],
        "whole": whole,
        "blocks": list(_blocks(reading, used)),
        "used": _used(reading),
        "removed": [
            line(article, gone.line, gone.text) | {"why": gone.why} for gone in article.removed
        ],
    }
    return page(site, head, "article.html", data)


def _title(site: Site, article: Article, label: str) -> str:
    own = shorten(article.title, _TITLE_PART)
    by = label if article.outlet or not own else article.id
    return " · ".join(filter(None, (own, shorten(by, 30), shorten(site.settings.title, 20))))


def _read(view: View, article: Article, used: Sequence[Use]) -> _Reading:
    rows = sentences(article, view.event.annotations.get(article.id))
    statements: dict[Span, tuple[str, ...]] = {}
    for key in dict.fromkeys(use.statement for use in used):
        words = view.briefing.statements[key].excerpt
        if words.article == article.id:
            row = _holding(rows, words.span)
            statements[row] = (*statements.get(row, ()), key)
    spans = tuple(row.span for row in rows)
    if prints_all(article, view.settings):
        printed = frozenset(spans)
    else:
        printed = allowed(article, statements, spans, ARTICLE_SHARE)
    return _Reading(view, article, rows, statements, printed)


def _holding(rows: Sequence[Sentence], span: Span) -> Span:
    return next(
        (row.span for row in rows if row.span.overlaps(span)), rows[0].span if rows else span
    )


def _blocks(reading: _Reading, used: Sequence[Use]) -> Iterator[Data]:
    by_statement: dict[str, list[Use]] = {}
    for use in used:
        by_statement.setdefault(use.statement, []).append(use)
    for is_gap, blocks in groupby(_numbered(reading), key=lambda block: block.is_gap):
        if is_gap:
            yield _gap(reading, list(blocks))
        else:
            yield from (_block(reading, block, by_statement) for block in blocks)


def _numbered(reading: _Reading) -> Iterator[_Block]:
    body = reading.article.body
    number = 0
    for span in paragraphs(body):
        if is_heading(span.of(body)):
            yield _Block(span, 0, ())
        else:
            number += 1
            rows = tuple(row.span for row in reading.rows if row.paragraph == number)
            yield _Block(span, number, rows, is_gap=reading.printed.isdisjoint(rows))


def _block(reading: _Reading, block: _Block, used: Mapping[str, Sequence[Use]]) -> Data:
    heading = None if block.number else copied(reading.article, block.span)
    return {
        "heading": heading,
        "anchor": f"p{block.number}",
        "number": str(block.number),
        "label": f"Paragraph {block.number}",
        "paragraphs": [],
        "parts": _parts(reading, block.rows, used),
    }


def _gap(reading: _Reading, blocks: Sequence[_Block]) -> Data:
    """The place of neighbouring paragraphs of which nothing is printed, held in one line."""
    first, last = blocks[0].number, blocks[-1].number
    one = first == last
    label = f"Paragraph {first}" if one else f"Paragraphs {first} to {last}"
    held = _held(reading, [row for block in blocks for row in block.rows])
    return {
        "heading": None,
        "anchor": f"p{first}",
        "number": str(first) if one else f"{first}–{last}",
        "label": label,
        "paragraphs": [f"p{block.number}" for block in blocks[1:]],
        "parts": [held | {"held": f"{label}, {held['held']}"}],
    }


def _parts(
    reading: _Reading, rows: Sequence[Span], used: Mapping[str, Sequence[Use]]
) -> list[Data]:
    parts: list[Data] = []
    for shown, spans in groupby(rows, key=lambda span: span in reading.printed):
        if shown:
            parts += [_shown(reading, span, used) for span in spans]
        else:
            parts.append(_held(reading, list(spans)))
    return parts


def _shown(reading: _Reading, span: Span, used: Mapping[str, Sequence[Use]]) -> Data:
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


def _held(reading: _Reading, spans: Sequence[Span]) -> Data:
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


def _used(reading: _Reading) -> str:
    used = len(reading.statements)
    return f"{used} of {count(len(reading.rows), 'sentence')} used in the briefing"
