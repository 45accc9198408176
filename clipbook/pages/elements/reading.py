"""Turns an article into what its page prints of it, and the place of what it does not print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from msgspec import Struct

from clipbook.annotations import is_heading
from clipbook.model import Article, Briefing, Sentence, Settings, state
from clipbook.notes import Span
from clipbook.pages.elements.addresses import in_order, relative
from clipbook.pages.elements.layout import Layout
from clipbook.pages.elements.limits import (
    Allowance,
    Limits,
    Wish,
    apart,
    captions,
    printed,
    proofs,
    sentences,
    wish_of,
)
from clipbook.pages.elements.statements import Data, View, beginning, copied
from clipbook.pages.elements.visible import Used
from clipbook.pages.elements.wording import count_words
from clipbook.text.markup import plain
from clipbook.text.sentences import paragraphs


class Choice(Struct, frozen=True):
    """The sentences of an article, by their numbers from 0: what each states, and which to print.

    `statements` are those that a sentence holds.
    """

    rows: tuple[Sentence, ...]
    statements: Mapping[int, Sequence[str]]
    printed: Collection[int]

    @property
    def keys(self) -> Iterator[str]:
        """The statements whose sentences are printed."""
        return (key for row in self.printed for key in self.statements.get(row, ()))


class PrintedArticle(Struct, frozen=True):
    """An article as its page sees it: what is printed of it, and where the briefing uses that."""

    view: View
    article: Article
    used: Used
    choice: Choice

    @property
    def is_whole(self) -> bool:
        """Whether all of the article is printed."""
        return len(self.choice.printed) == len(self.choice.rows)


class PrintedBlock(Struct, frozen=True):
    """A heading (number 0) or a paragraph with its sentences; a gap where none is printed."""

    span: Span
    number: int
    rows: Sequence[int]
    is_gap: bool = False


def choose(
    briefing: Briefing, layout: Layout, used_of: Mapping[str, Used], of: Limits
) -> Mapping[str, Choice]:
    """What the page of each article prints: of the statements used as many as may be.

    First those that the briefing prints, then those that state a fact. What all pages together
    print of a source is bound; a short article is printed whole but for what the editor hides, and
    of one that nothing is used of one sentence.
    """
    ledger = Allowance(of, _always(briefing, layout))
    facts = frozenset(key for fact in briefing.facts for key in fact.statements)
    choices = {}
    for article in in_order(briefing.event.articles):
        used = used_of[article.id]
        ordered = sorted(used, key=lambda key: (key not in layout, key not in facts))
        choices[article.id] = _choice(briefing, article, ordered, (of, ledger))
    return choices


def _choice(
    briefing: Briefing, article: Article, used: Sequence[str], told: tuple[Limits, Allowance]
) -> Choice:
    of, ledger = told
    rows = sentences(article, briefing.event.annotations.get(article.id))
    starts = [row.span.start for row in rows]
    statements: dict[int, list[str]] = {}
    for key in used if rows else ():
        row = _holding(rows, starts, briefing.statements[key].excerpt.span)
        statements.setdefault(row, []).append(key)
    hidden = frozenset(briefing.event.hidden)
    every = [n for n, row in enumerate(rows) if state(article, row.span).id not in hidden]
    if article.id not in of.sources.lengths:
        return Choice(rows, statements, printed=every)
    wanted = tuple(statements) if article.id in of.limited else (*statements, *every)
    fits = tuple(_fitting(article, rows, wanted, ledger))
    fits = fits or tuple(islice(_fitting(article, rows, every, ledger), 1))
    return Choice(rows, statements, apart(fits, [row.span for row in rows], article.body))


def _fitting(
    article: Article, rows: Sequence[Sentence], wanted: Sequence[int], ledger: Allowance
) -> Iterator[int]:
    """Those of the sentences, in their order, that the shares of all sources leave room for."""
    body = article.body
    for number in dict.fromkeys(wanted):
        text = plain(printed(body, rows[number].span).of(body))
        if ledger.take(Wish(str(number), article.id, text)):
            yield number


def _always(briefing: Briefing, layout: Layout) -> Iterator[str]:
    """What stands on the pages of an event besides the sentences that are chosen for its articles.

    Statements that the briefing prints are no news on the page of their article.
    """
    for key in layout:
        yield wish_of(briefing, key, {}).text
    for article in briefing.event.articles:
        body = article.body
        headings = [span.of(body) for span in paragraphs(body) if is_heading(span.of(body))]
        yield from (article.title, *captions(article, Settings()), *map(plain, headings))
        yield from map(beginning, proofs(briefing, article))
        yield from (beginning(gone.text) for gone in article.removed)


def _holding(rows: Sequence[Sentence], starts: Sequence[int], span: Span) -> int:
    """The number of the first sentence that overlaps `span`; 0 where none does."""
    at = max(0, bisect_right(starts, span.start) - 1)
    return next((n for n in range(at, min(at + 2, len(rows))) if rows[n].span.overlaps(span)), 0)


def blocks(reading: PrintedArticle) -> Iterator[Data]:
    """The headings and paragraphs of the body, gaps between what is printed in one line each."""
    for is_gap, same in groupby(_numbered(reading), key=lambda block: block.is_gap):
        if is_gap:
            yield _gap(reading, list(same))
        else:
            yield from (_block(reading, block) for block in same)


def _numbered(reading: PrintedArticle) -> Iterator[PrintedBlock]:
    body, printed_ = reading.article.body, reading.choice.printed
    rows: dict[int, list[int]] = {}
    for n, row in enumerate(reading.choice.rows):
        rows.setdefault(row.paragraph, []).append(n)
    number = 0
    for span in paragraphs(body):
        if is_heading(span.of(body)):
            yield PrintedBlock(span, 0, ())
        else:
            number += 1
            own = rows.get(number, [])
            yield PrintedBlock(span, number, own, is_gap=not any(n in printed_ for n in own))


def _block(reading: PrintedArticle, block: PrintedBlock) -> Data:
    heading = None if block.number else copied(reading.article, block.span)
    return {
        "heading": heading,
        "anchor": f"p{block.number}",
        "number": str(block.number),
        "label": reading.view.words.say("Paragraph %(n)s", n=block.number),
        "paragraphs": [],
        "parts": _parts(reading, block.rows),
    }


def _gap(reading: PrintedArticle, blocks: Sequence[PrintedBlock]) -> Data:
    """The place of neighbouring paragraphs of which nothing is printed, held in one line."""
    first, last = blocks[0].number, blocks[-1].number
    one = first == last
    words = reading.view.words
    label = (
        words.say("Paragraph %(n)s", n=first)
        if one
        else words.say("Paragraphs %(first)s–%(last)s", first=first, last=last)
    )
    held = _held(reading, [row for block in blocks for row in block.rows])
    return {
        "heading": None,
        "anchor": f"p{first}",
        "number": str(first) if one else f"{first}–{last}",
        "label": label,
        "paragraphs": [f"p{block.number}" for block in blocks[1:]],
        "parts": [held | {"held": f"{label}, {held['held']}"}],
    }


def _parts(reading: PrintedArticle, rows: Sequence[int]) -> list[Data]:
    parts: list[Data] = []
    for shown, same in groupby(rows, key=lambda row: row in reading.choice.printed):
        if shown:
            parts += [_shown(reading, row) for row in same]
        else:
            parts.append(_held(reading, list(same)))
    return parts


def _shown(reading: PrintedArticle, row: int) -> Data:
    keys = reading.choice.statements.get(row, ())
    return {
        "id": keys[0] if keys else "",
        "anchors": keys[1:],
        "copied": copied(reading.article, reading.choice.rows[row].span),
        "links": _links(reading, keys) if keys else (),
        "held": "",
    }


def _links(reading: PrintedArticle, keys: Iterable[str]) -> list[Data]:
    """The ways back to where the briefing prints the statements."""
    anchors = dict.fromkeys(filter(None, (reading.used[key] for key in keys)))
    page, briefing = reading.view.page, reading.view.addresses.briefing_path(reading.view.event)
    return [{"href": relative(page, briefing, anchor)} for anchor in anchors]


def _held(reading: PrintedArticle, rows: Iterable[int]) -> Data:
    held, of = list(rows), reading.choice
    words = sum(count_words(of.rows[row].span.of(reading.article.body)) for row in held)
    return {
        "id": "",
        "anchors": [key for row in held for key in of.statements.get(row, ())],
        "copied": None,
        "links": [],
        "held": reading.view.words.count(words, "%(n)s word, not shown", "%(n)s words, not shown"),
    }
