"""Turns the pages of an event into the words of its sources that they print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from clipbook.model import Event, Excerpt, Page, Settings
from clipbook.notes import Span
from clipbook.pages.elements.limits import prints_all
from clipbook.pages.elements.wording import has_words, word_ends

_FEW: Final = 8
"""Fewer words in a row are no copy, as `check` has it: a name, a day, a phrase."""


class Printed(Struct, frozen=True):
    """The characters of each article, by its id, that pages print; apart from one another.

    `evidence` tells whether the words by which sources agree or differ are given away besides.
    """

    spans: Mapping[str, tuple[Span, ...]]
    evidence: bool

    def has(self, excerpt: Excerpt) -> bool:
        """Whether the words stand on a page, or are too few to be a copy."""
        return not has_words(excerpt.text, _FEW) or any(
            span.contains(excerpt.span) for span in self.spans.get(excerpt.article, ())
        )

    def part(self, excerpt: Excerpt) -> Excerpt:
        """What may be given away of an excerpt: all where a page prints it, else its first words.

        They are enough to find it by, as in the text fragments of web addresses.
        """
        if self.has(excerpt):
            return excerpt
        text = excerpt.text[: word_ends(excerpt.text)[_FEW - 2]]
        start = excerpt.span.start
        return Excerpt(excerpt.article, Span(start, start + len(text)), text)

    def proof(self, excerpt: Excerpt) -> Excerpt:
        """What may be given away of words by which a source agrees or differs."""
        return excerpt if self.evidence else self.part(excerpt)


def find_printed(event: Event, settings: Settings, pages: Iterable[Page]) -> Printed:
    """What `pages` print of the articles of an event; all of those that may be printed whole."""
    ids = {f"{article.event}/{article.id}": article.id for article in event.articles}
    found: dict[str, list[Span]] = {
        article.id: [Span(0, len(article.body))] if prints_all(article, settings) else []
        for article in event.articles
    }
    for page in pages:
        for address in _addresses(page.data):
            rest, start, end = address.rsplit(" ", 2)
            found[ids[rest]].append(Span(int(start), int(end)))
    spans = {key: tuple(_joined(each)) for key, each in found.items()}
    return Printed(spans, settings.evidence)


def _addresses(value: object) -> Iterator[str]:
    """The addresses of all copied words in the data of a page."""
    if isinstance(value, Mapping):
        if "pieces" in value:
            yield str(value["address"])
        else:
            for each in value.values():
                yield from _addresses(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _addresses(each)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap, or with nothing but a blank between, as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
