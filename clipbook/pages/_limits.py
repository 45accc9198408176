"""Turns the sentences that a page wants to print into those that it may print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from clipbook.annotations import is_heading, paragraphs
from clipbook.model import Annotations, Article, Briefing, Sentence, Settings
from clipbook.pages._wording import count_words, word_ends
from clipbook.source import Span
from clipbook.text.sentences import find_sentences

WORDS_IN_A_ROW: Final = 60
ARTICLE_SHARE: Final = 0.3
BRIEFING_SHARE: Final = 0.5


def prints_all(article: Article, settings: Settings) -> bool:
    """Whether the whole text of `article` may be printed."""
    return settings.full_text or article.rights == "full"


def sentences(article: Article, annotations: Annotations | None) -> tuple[Sentence, ...]:
    """The sentences of an article; every paragraph has at least one."""
    if annotations and annotations.sentences:
        return annotations.sentences
    blocks = [span for span in paragraphs(article.body) if not is_heading(span.of(article.body))]
    return tuple(
        Sentence(span.shifted(block.start), number)
        for number, block in enumerate(blocks, 1)
        for span in find_sentences(block.of(article.body)) or (Span(0, len(block)),)
    )


def printed(body: str, span: Span) -> Span:
    """`span`, cut after the last word that fits into a row; whole for all but endless sentences."""
    ends = word_ends(span.of(body))
    if len(ends) <= WORDS_IN_A_ROW:
        return span
    return Span(span.start, span.start + ends[WORDS_IN_A_ROW - 2])


def allowed(
    article: Article, wanted: Iterable[Span], rows: Sequence[Span], share: float
) -> frozenset[Span]:
    """Those of `wanted`, taken in their order, that fit within the limits.

    `rows` are all sentences in the order of the body: neighbours on the page make one row. A source
    may always be quoted with one sentence, however short it is.
    """
    weights = {span: count_words(printed(article.body, span).of(article.body)) for span in rows}
    budget = _budget(article, share)
    places = {span: index for index, span in enumerate(rows)}
    chosen: set[Span] = set()
    spent = 0
    for span in dict.fromkeys(wanted):
        if span not in places or (chosen and spent + weights[span] > budget):
            continue
        if _row(places[span], rows, chosen, weights) <= WORDS_IN_A_ROW:
            chosen.add(span)
            spent += weights[span]
    return frozenset(chosen)


def printable(briefing: Briefing, wanted: Sequence[str], settings: Settings) -> frozenset[str]:
    """The statements among `wanted` that the briefing page prints in full."""
    kept: set[str] = set()
    for article in briefing.event.articles:
        mine = {
            key: briefing.statements[key].excerpt.span
            for key in wanted
            if briefing.statements[key].excerpt.article == article.id
        }
        if prints_all(article, settings):
            kept |= set(mine)
            continue
        rows = tuple(sorted(set(mine.values())))
        fits = _apart(article, mine, rows)
        kept |= {key for key, span in mine.items() if span in fits}
    return frozenset(kept)


def _budget(article: Article, share: float) -> float:
    # The title is printed on every page that prints sentences.
    return share * count_words(article.body) - count_words(article.title)


def _apart(article: Article, mine: Mapping[str, Span], rows: Sequence[Span]) -> frozenset[Span]:
    # Statements of a briefing stand apart, each with its own label: only the share is limited.
    budget = _budget(article, BRIEFING_SHARE)
    chosen: set[Span] = set()
    spent = 0
    for span in dict.fromkeys(mine.values()):
        weight = count_words(printed(article.body, span).of(article.body))
        if span in rows and (not chosen or spent + weight <= budget):
            chosen.add(span)
            spent += weight
    return frozenset(chosen)


def _row(place: int, rows: Sequence[Span], chosen: set[Span], weights: Mapping[Span, int]) -> int:
    first = place
    while first and rows[first - 1] in chosen:
        first -= 1
    last = place
    while last + 1 < len(rows) and rows[last + 1] in chosen:
        last += 1
    return sum(weights[span] for span in rows[first : last + 1])
