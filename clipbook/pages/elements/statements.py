"""Turns a statement into what a template prints: words, marks, the letter of its source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from clipbook.interface import Interface
from clipbook.model import Article, Briefing, Event, Excerpt, Settings
from clipbook.notes import Span
from clipbook.pages.elements.addresses import Addresses, in_order, relative
from clipbook.pages.elements.layout import Layout, is_at
from clipbook.pages.elements.limits import printed
from clipbook.pages.elements.wording import has_words, interface, language, word_ends
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

Data = dict[str, object]
# So many words of a removed line are printed.
_FIRST_WORDS: Final = 12
# So many words of a headline are its own.
_MANY: Final = 4
_NOWHERE: Final[Layout] = {}


class View(Struct, frozen=True):
    """A briefing as one page sees it: where its articles stand, and what the page prints where."""

    briefing: Briefing
    settings: Settings
    addresses: Addresses
    page: PurePosixPath
    layout: Layout = _NOWHERE

    @property
    def event(self) -> Event:
        """The event of the briefing."""
        return self.briefing.event

    @property
    def words(self) -> Interface:
        """The words in which the page speaks itself."""
        return interface(self.settings)

    @property
    def sources(self) -> tuple[Article, ...]:
        """The articles in the order of their letters."""
        return in_order(self.event.articles)

    def is_at(self, key: str, anchor: str) -> bool:
        """Whether a statement is printed in the item of that anchor."""
        return is_at(self.layout, key, anchor)

    def is_open(self, keys: Iterable[str], anchor: str) -> bool:
        """Whether one of the statements stands open in the item of that anchor."""
        return any(self.is_at(key, anchor) and self.layout[key].is_open for key in keys)

    def article_of(self, key: str) -> Article:
        """The article that a statement is from."""
        return self.event.article(self.briefing.statements[key].excerpt.article)


def statement(
    view: View, key: str, marks: Iterable[Excerpt] = (), also: Iterable[str] = ()
) -> Data:
    """A statement for `statement.html`: the sentence with `marks` lit up, and its letters.

    `also` are statements in the same words, whose letters stand beside it.
    """
    article = view.article_of(key)
    spans = [mark.span for mark in marks if mark.article == article.id]
    words = view.briefing.statements[key].excerpt
    return {
        "copied": copied(article, words.span, spans),
        "cites": [cite(view, each) for each in dict.fromkeys((key, *also))],
    }


def same_words(view: View, key: str, keys: Iterable[str]) -> list[str]:
    """Those of the statements `keys` that say in the same words what `key` does."""
    told = view.briefing.statements
    own = fold(told[key].excerpt.text)
    return [each for each in keys if each != key and fold(told[each].excerpt.text) == own]


def cite(view: View, key: str) -> Data:
    """The letter of the source of a statement, which leads to the very sentence."""
    return letter(view, view.article_of(key), key)


def letter(view: View, article: Article, anchor: str = "") -> Data:
    """The letter that stands for a source and leads to it, or to the sentence of it at `anchor`."""
    link = view.addresses.article_link(view.event, article, anchor)
    target, _, anchor = link.partition("#")
    return {
        "letter": view.addresses.letter(view.event, article),
        "name": view.addresses.name(view.event, article),
        "href": relative(view.page, target, anchor),
    }


def phrase(view: View, words: Excerpt, key: str) -> Data:
    """A copied phrase for `phrase.html`, with the letter that leads to its statement `key`."""
    article = view.event.article(words.article)
    return {"copied": copied(article, words.span), "cites": [letter(view, article, key)]}


def copied(article: Article, span: Span, marks: Collection[Span] = ()) -> Data:
    """Words of a body for `copied.html`, with their address; endless sentences are cut."""
    kept = printed(article.body, span)
    return {
        "address": address(article, kept.start, kept.end),
        "language": language(article.language),
        "pieces": _pieces(article, kept, marks),
        "cut": kept != span,
    }


def address(article: Article, start: int, end: int) -> str:
    """Where copied words come from: `event/article start end`."""
    return f"{article.event}/{article.id} {start} {end}"


def field(article: Article, name: str, value: str) -> Data:
    """A copied field of an article for `field.html`, with its address."""
    return {
        "address": f"{article.event}/{article.id} {name}",
        "text": value,
        "language": language(article.language),
    }


def titling(event: Event) -> Article | None:
    """The article that the title of an event is from: a headline, a part of one, or how one opens.

    None where the title is the editor's, or ours.
    """
    articles = in_order(event.articles)
    if any(article.title for article in articles):
        return next((a for a in articles if _is_of_headline(event.title, a)), None)
    return next((a for a in articles if event.title.removesuffix("…") in a.body), None)


def _is_of_headline(title: str, article: Article) -> bool:
    """Whether a title is a headline, or so much of one that nobody else would have put it so."""
    whole = " ".join(article.title.split())
    return title == whole or (has_words(title, _MANY) and title in whole)


def heading(event: Event) -> Data:
    """The title of an event for `title.html`, with its address where it is from an article."""
    title, article = event.title, titling(event)
    if article is None or not title:
        return {"title": title, "field": None, "copied": None}
    if article.title:
        return {"title": title, "field": field(article, "title", title), "copied": None}
    words = title.removesuffix("…")
    at = article.body.index(words)
    shown = copied(article, Span(at, at + len(words))) | {"cut": words != title}
    return {"title": title, "field": None, "copied": shown}


def title_language(event: Event, words: Interface) -> str:
    """The language of an event's title, where it is an article's and not that of the page."""
    article = titling(event)
    tag = language(article.language) if article else ""
    is_own = tag.partition("-")[0].lower() == words.language.partition("-")[0].lower()
    return "" if is_own else tag


def line(article: Article, number: int, value: str) -> Data:
    """The beginning of a removed line of a clipping, with its address."""
    start = beginning(value)
    return {
        "address": f"{article.event}/{article.id} {number}",
        "text": start,
        "cut": len(start) < len(value),
        "number": number,
    }


def beginning(text: str) -> str:
    """The first words of a removed line, which may be a whole page in one."""
    ends = word_ends(text)
    return text if len(ends) <= _FIRST_WORDS else text[: ends[_FIRST_WORDS - 1]]


def _pieces(article: Article, span: Span, marks: Collection[Span]) -> Sequence[Data]:
    whole = plain(span.of(article.body))
    lit = _merged(span, marks) if marks else []
    if lit:
        pieces = [_piece(article, start, end, is_lit) for start, end, is_lit in _parts(span, lit)]
        if "".join([str(piece["text"]) for piece in pieces]) == whole:
            return pieces
    # A mark that starts or ends within Markdown's own signs would change the words: it is left out.
    return [{"text": whole, "mark": ""}]


def _piece(article: Article, start: int, end: int, is_lit: bool) -> Data:  # noqa: FBT001
    text = plain(article.body[start:end])
    return {"text": text, "mark": address(article, start, end) if is_lit else ""}


def _parts(span: Span, lit: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Where the pieces of `span` start and end, and whether each is lit."""
    at = span.start
    for start, end in lit:
        if at < start:
            yield at, start, False
        yield start, end, True
        at = end
    if at < span.end:
        yield at, span.end, False


def _merged(span: Span, marks: Iterable[Span]) -> list[tuple[int, int]]:
    """Where in `span` what is marked starts and ends."""
    first, last = span.start, span.end
    merged: list[tuple[int, int]] = []
    inside = [
        (max(first, mark.start), min(last, mark.end))
        for mark in marks
        if mark.start < last and first < mark.end
    ]
    for start, end in sorted(inside):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    # Lighting up the whole sentence says nothing.
    return [pair for pair in merged if pair != (first, last)]
