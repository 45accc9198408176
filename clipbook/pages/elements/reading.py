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
    shares,
    wish_of,
)
from clipbook.pages.elements.statements import Data, View, beginning, copied
from clipbook.pages.elements.visible import Used
from clipbook.pages.elements.wording import count_words
from clipbook.text.markup import plain
from clipbook.text.sentences import paragraphs


class PrintedArticle(Struct, frozen=True):
    """An article on its page: its sentences, and by their numbers from 0 what is at each.

    `statements` are those that a sentence holds, `used` where the briefing uses each, `briefing` is
    the link to it, `printed` are the sentences that are printed.
    """

    view: View
    article: Article
    rows: tuple[Sentence, ...]
    statements: Mapping[int, Sequence[str]]
    used: Used
    briefing: str
    printed: Collection[int]

    @property
    def is_whole(self) -> bool:
        """Whether all of the article is printed."""
        return len(self.printed) == len(self.rows)

    def text(self, row: int) -> str:
        """The sentence of that number as it stands in the body."""
        return self.rows[row].span.of(self.article.body)


class PrintedBlock(Struct, frozen=True):
    """A heading (number 0) or a paragraph with its sentences; a gap where none is printed."""

    span: Span
    number: int
    rows: Sequence[int]
    is_gap: bool = False


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


def choose(
    briefing: Briefing, layout: Layout, used_of: Mapping[str, Used], of: Limits
) -> Mapping[str, Choice]:
    """What the page of each article prints: of the statements used as many as may be.

    First those that the briefing prints, then those that state a fact. What all pages together
    print of a source is bound; a short article is printed whole but for what the editor hides, and
    of one that nothing is used of one sentence.
    """
    ledger = Allowance(of, shares(of, {}), _always(briefing, layout))
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


def read(view: View, article: Article, used: Used, choice: Choice) -> PrintedArticle:
    """An article on its page, given what is chosen of it."""
    return PrintedArticle(
        view,
        article,
        choice.rows,
        choice.statements,
        used,
        relative(view.page, view.addresses.briefing_path(view.event)),
        choice.printed,
    )


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
    body, printed_ = reading.article.body, reading.printed
    rows: dict[int, list[int]] = {}
    for n, row in enumerate(reading.rows):
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
    for shown, same in groupby(rows, key=lambda row: row in reading.printed):
        if shown:
            parts += [_shown(reading, row) for row in same]
        else:
            parts.append(_held(reading, list(same)))
    return parts


def _shown(reading: PrintedArticle, row: int) -> Data:
    keys = reading.statements.get(row, ())
    return {
        "id": keys[0] if keys else "",
        "anchors": keys[1:],
        "copied": copied(reading.article, reading.rows[row].span),
        "links": _links(reading, keys) if keys else (),
        "held": "",
    }


def _links(reading: PrintedArticle, keys: Iterable[str]) -> list[Data]:
    """The ways back to where the briefing prints the statements."""
    anchors = dict.fromkeys(filter(None, (reading.used[key] for key in keys)))
    return [{"href": f"{reading.briefing}#{anchor}"} for anchor in anchors]


def _held(reading: PrintedArticle, rows: Iterable[int]) -> Data:
    held = list(rows)
    words = sum(count_words(reading.text(row)) for row in held)
    say = reading.view.words
    return {
        "id": "",
        "anchors": [key for row in held for key in reading.statements.get(row, ())],
        "copied": None,
        "links": [],
        "held": say.count(words, "%(n)s word, not shown", "%(n)s words, not shown"),
    }
