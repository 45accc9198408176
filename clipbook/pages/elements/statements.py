"""Turns a statement into what a template prints: words, marks, the way to its source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from clipbook.model import Article, Briefing, Event, Excerpt, Settings
from clipbook.notes import Span
from clipbook.pages.elements.addresses import Addresses, relative
from clipbook.pages.elements.limits import printed
from clipbook.pages.elements.wording import count, count_words, language, word_ends
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

Data = dict[str, object]
# So many words of a removed line are printed.
_FIRST_WORDS: Final = 12


class View(Struct, frozen=True):
    """A briefing as one page sees it: where its articles stand, and the statements it may print."""

    briefing: Briefing
    settings: Settings
    addresses: Addresses
    page: PurePosixPath
    shown: frozenset[str] = frozenset()

    @property
    def event(self) -> Event:
        """The event of the briefing."""
        return self.briefing.event


def statement(
    view: View, key: str, marks: Iterable[Excerpt] = (), also: Collection[str] = ()
) -> Data:
    """A statement for `statement.html`: the sentence with `marks` lit up, and its chips.

    `also` are statements in the same words, or not printed either: their chips stand beside it.
    """
    words = view.briefing.statements[key].excerpt
    article = view.event.article(words.article)
    sources = {view.briefing.statements[each].excerpt.article: each for each in (*also, key)}
    first = chip(view, article, sources.pop(article.id))
    others = [chip(view, view.event.article(name), each) for name, each in sources.items()]
    found: Data = {"id": key, "chips": [first, *others], "copied": None, "held": ""}
    if key in view.shown:
        spans = [mark.span for mark in marks if mark.article == article.id]
        return found | {"copied": copied(article, words.span, spans)}
    length = count(count_words(words.text), "word")
    held = f"{len(also) + 1} sentences" if also else f"A sentence of {length}"
    return found | {"held": f"{held}, not printed here"}


def statements(view: View, keys: Iterable[str], marks: Iterable[Excerpt] = ()) -> list[Data]:
    """Statements in the order of `keys`, those in the same words as one, as are those unprinted."""
    lit = tuple(marks)
    return [statement(view, key, lit, also) for key, *also in alike(view, keys)]


def alike(view: View, keys: Iterable[str]) -> list[list[str]]:
    """The keys, each once, those in the same words together, and those that are not printed."""
    groups: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        text = view.briefing.statements[key].excerpt.text if key in view.shown else ""
        groups.setdefault(fold(text), []).append(key)
    return list(groups.values())


def leads(view: View, keys: Iterable[str]) -> list[Data]:
    """Chips that lead to statements the page may not print, one for each source."""
    found: dict[str, str] = {}
    for key in keys:
        if key not in view.shown:
            found.setdefault(view.briefing.statements[key].excerpt.article, key)
    return [chip(view, view.event.article(article), key) for article, key in found.items()]


def chip(view: View, article: Article, anchor: str = "") -> Data:
    """The label that names a source and leads to it, or to the sentence of it at `anchor`."""
    target = view.addresses.article_path(view.event, article)
    return {
        "label": view.addresses.label(view.event, article),
        "href": relative(view.page, target, anchor),
    }


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


def copied_title(event: Event) -> Data | None:
    """The title of the event as a copied field, where it is the title of one of its articles."""
    for article in event.articles:
        if article.title == event.title:
            return field(article, "title", article.title)
    return None


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
