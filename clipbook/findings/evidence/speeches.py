"""Turns the quotations of an article into whose words a part of it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.findings.evidence.words import bare
from clipbook.model import Article, Event, Evidence, QuoteKind
from clipbook.notes import Span

# A part is somebody's words where this share of it stands in quotation marks.
_SHARE: Final = 0.8

Speech = tuple[Span, str]
"""A run of quoted words, and the last name of who said them."""


def find_speeches(event: Event, article: Article) -> Sequence[Speech]:
    """The quotations of an article whose speaker is named and not guessed."""
    return [
        (quote.span, name)
        for quote in event.annotations[article.id].quotes
        if quote.kind is not QuoteKind.INDIRECT
        and quote.evidence is not Evidence.GUESSED
        and quote.speaker
        and (name := _last_name(quote.speaker.of(article.body)))
    ]


def find_speaker(speeches: Sequence[Speech], part: Span) -> str:
    """The last name of whose words a part of the article is; '' where it is nobody's."""
    for span, name in speeches:
        if min(span.end, part.end) - max(span.start, part.start) >= _SHARE * len(part):
            return name
    return ""


def _last_name(words: str) -> str:
    """The stem of a speaker's last name: `lund` of "Mayor Ada Lund"; '' of "the mayor", "He"."""
    last = words.rsplit(maxsplit=1)[-1].strip(".,")
    return bare(last) if last[:1].isupper() else ""
