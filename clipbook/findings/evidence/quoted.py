"""Turns quotations of one utterance that differ into clashes of wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import stem
from clipbook.model import DifferenceKind, Event, QuoteKind, excerpt
from clipbook.notes import Span
from clipbook.text.english import STOPWORDS, WORD

# Where words of a quotation are left out: " … ".
_OMITTED: Final = re.compile(r"…|\.\.\.")
# The words on either side of those that differ.
_LEAST_AROUND: Final = 2
_STOPS: Final = frozenset(map(stem, STOPWORDS))
_LEAST_WORDS: Final = 5
_LEAST_ALIKE: Final = 0.7
_LEAST_SHARED: Final = 3
_LEAST_ALIGNED: Final = 8
_LONGEST_GAP: Final = 3
# Words that share more of their letters are spellings or forms of one: "traveling", "travelling".
_SPELLING: Final = 0.7


class _QuotedWords(Struct, frozen=True):
    """The words between quotation marks, and where they stand."""

    passage: Passage
    span: Span
    words: tuple[re.Match[str], ...]
    folded: tuple[str, ...]
    stems: frozenset[str]


def clashes(event: Event) -> Iterator[Clash]:
    """Where one utterance is quoted in notably different words, a side for each."""
    found: dict[tuple[str, ...], list[list[Claim]]] = defaultdict(lambda: [[], []])
    for left, right in _pairs(_runs(event)):
        gap = _gap(left, right)
        if gap:
            claims = map(_claim, (left, right), gap)
            pair = sorted(claims, key=lambda told: told.phrase.text.casefold())
            for side, told in zip(found[_words(pair)], pair, strict=True):
                side.append(told)
    for sides in found.values():
        yield Clash(DifferenceKind.WORDING, sides)


def _pairs(runs: Sequence[_QuotedWords]) -> Iterator[tuple[_QuotedWords, _QuotedWords]]:
    """The pairs of quotations of different articles that share a word, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for k, run in enumerate(runs):
        for word in run.stems:
            holders[word].append(k)
    for k, run in enumerate(runs):
        for other in sorted({other for word in run.stems for other in holders[word] if other > k}):
            if runs[other].passage.clause.article != run.passage.clause.article:
                yield run, runs[other]


def _words(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(told.phrase.text.casefold() for told in claims)


def _claim(run: _QuotedWords, part: range) -> Claim:
    span = Span(run.words[part[0]].start(), run.words[part[-1]].end())
    return Claim(run.passage, excerpt(run.passage.article, span))


def _runs(event: Event) -> list[_QuotedWords]:
    """What articles quote, a sentence each; where words are left out, a part of one."""
    return [
        _QuotedWords(passage, part, words, folded, _stems(folded))
        for passage in passages(event)
        for body in (passage.article.body,)
        for quote in event.annotations[passage.clause.article].quotes
        if passage.opens and quote.kind is not QuoteKind.INDIRECT
        if quote.span.overlaps(passage.clause.sentence)
        for part in _parts(body, quote.span, passage.clause.sentence)
        for words in (tuple(WORD.finditer(body, part.start, part.end)),)
        if len(words) >= _LEAST_WORDS
        for folded in (tuple(m.group().casefold().replace("’", "'") for m in words),)
    ]


def _parts(body: str, quote: Span, sentence: Span) -> Iterator[Span]:
    """The words of a sentence that are quoted, parted where some are left out."""
    start, end = max(quote.start, sentence.start), min(quote.end, sentence.end)
    for m in _OMITTED.finditer(body, start, end):
        yield Span(start, m.start())
        start = m.end()
    yield Span(start, end)


def _gap(left: _QuotedWords, right: _QuotedWords) -> tuple[range, range] | None:
    """The words of two quotations that stand in each other's place; None where none do.

    The quotations must be one: most of the shorter one stands in the other.
    """
    texts = left.folded, right.folded
    shared = len(left.stems & right.stems)
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    aligned = sum(block.size for block in blocks)
    if aligned < _LEAST_ALIKE * min(map(len, texts)):
        return None
    if shared < _LEAST_SHARED and aligned < _LEAST_ALIGNED:
        return None
    for first, second in pairwise(blocks):
        gap = range(first.a + first.size, second.a), range(first.b + first.size, second.b)
        words = [[text[k] for k in part] for text, part in zip(texts, gap, strict=True)]
        is_held = min(first.size, second.size) >= _LEAST_AROUND
        if is_held and all(0 < len(part) <= _LONGEST_GAP for part in words) and _differ(*words):
            return gap
    return None


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(part) for word in words for part in word.split("-") if part) - _STOPS


def _differ(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether words are others, not the same in another spelling or form."""
    stems = _stems(left), _stems(right)
    if not all(stems) or not stems[0].isdisjoint(stems[1]):
        return False
    texts = "".join(left), "".join(right)
    is_form = texts[0].startswith(texts[1]) or texts[1].startswith(texts[0])
    return not is_form and SequenceMatcher(None, *texts).ratio() < _SPELLING
