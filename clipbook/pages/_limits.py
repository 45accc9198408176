"""Turns the sentences that a page wants to print into those that it may print.

Copies of one report share their sentences: a sentence counts for every source that has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from clipbook.annotations import is_heading, paragraphs
from clipbook.model import Annotations, Article, Briefing, Event, Excerpt, Sentence, Settings
from clipbook.pages._wording import word_ends, words_of
from clipbook.source import Span
from clipbook.text.markup import plain
from clipbook.text.sentences import find_sentences

WORDS_IN_A_ROW: Final = 60
ARTICLE_SHARE: Final = 0.3
BRIEFING_SHARE: Final = 0.45
"""Below the half that is asked for: words that two sources share count for both."""
# So many words in a row are taken for copied, as `check` takes them.
_RUN: Final = 8
# What is left to the proofs of a copy's state and its defects, which quote too.
_MARGIN: Final = 0.96
# Captions stand in a row; together they take so much of their article at most.
_CAPTION_SHARE: Final = 0.15

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The words of each article of an event, and where each run of eight of them stands."""

    lengths: Mapping[str, int]
    places: Mapping[Gram, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Wish:
    """Words that a page wants to print: a name for them, the article they are from, the text."""

    key: str
    article: str
    text: str


def sources(event: Event) -> Sources:
    """The words of the titles and bodies of the articles of `event`."""
    return _sources(tuple((article.id, article.title, article.body) for article in event.articles))


@lru_cache(maxsize=1)  # for an event's own pages, which all ask for the same
def _sources(texts: tuple[tuple[str, str, str], ...]) -> Sources:
    lengths: dict[str, int] = {}
    places: dict[Gram, list[tuple[str, int]]] = defaultdict(list)
    for article, title, body in texts:
        words = words_of(f"{title} {plain(body)}")
        lengths[article] = len(words)
        for at, gram in enumerate(_grams(words)):
            places[gram].append((article, at))
    return Sources(lengths, {gram: tuple(where) for gram, where in places.items()})


def fitting(
    held: Sources, shares: Mapping[str, float], printed: Iterable[str], wishes: Iterable[Wish]
) -> frozenset[str]:
    """The keys of those wishes, taken in their order, that fit within the shares and the row.

    `printed` stands on the page whatever comes; an article without a share may be printed in full.
    """
    hits: dict[str, set[int]] = defaultdict(set)
    for text in printed:
        _add(hits, _hits(held, text))
    kept: set[str] = set()
    spent: Counter[str] = Counter()
    room = {key: _MARGIN * share * held.lengths[key] for key, share in shares.items()}
    for wish in wishes:
        new = _hits(held, wish.text)
        own = spent[wish.article] + len(words_of(wish.text))
        limited = [key for key in new if key in room]
        if own <= room.get(wish.article, own) and all(
            _fits(hits[key] | new[key], room[key]) for key in limited
        ):
            _add(hits, new)
            spent[wish.article] = own
            kept.add(wish.key)
    return frozenset(kept)


def prints_all(article: Article, settings: Settings) -> bool:
    """Whether the whole text of `article` may be printed."""
    return settings.full_text or article.rights == "full"


def is_short(article: Article) -> bool:
    """Whether the whole text of `article` is no longer than what may be printed in a row."""
    return _length(article.body) <= WORDS_IN_A_ROW


@lru_cache(maxsize=2**9)
def _length(body: str) -> int:
    return len(words_of(plain(body)))


def captions(article: Article, settings: Settings) -> tuple[str, ...]:
    """The captions that a page may print, in their order."""
    if prints_all(article, settings):
        return article.captions
    room = min(WORDS_IN_A_ROW, _CAPTION_SHARE * len(words_of(article.body)))
    kept: list[str] = []
    for caption in article.captions:
        room -= len(words_of(caption))
        if room >= 0:
            kept.append(caption)
    return tuple(kept)


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


def shares(event: Event, settings: Settings, own: Mapping[str, float]) -> Mapping[str, float]:
    """How much of each article a page may print: half of it, or as `own` says of some.

    A short one may be printed whole, as far as what it shares with others leaves room.
    """
    limited = [a for a in event.articles if not prints_all(a, settings) and not is_short(a)]
    return {article.id: own.get(article.id, BRIEFING_SHARE) for article in limited}


def printable(briefing: Briefing, wanted: Sequence[str], settings: Settings) -> frozenset[str]:
    """The statements among `wanted` that the briefing page prints."""
    event = briefing.event
    of = briefing.statements
    wishes = [Wish(key, of[key].excerpt.article, _text(briefing, key)) for key in wanted]
    always = [article.title for article in event.articles]
    always += [text for article in event.articles for text in proofs(briefing, article)]
    return fitting(sources(event), shares(event, settings, {}), always, wishes)


def proofs(briefing: Briefing, article: Article) -> list[str]:
    """The words of an article that show the state of its copy and its defects."""
    found = [found for found in briefing.provenance if found.article == article.id]
    shown = [proof for each in found for proof in each.evidence if isinstance(proof, Excerpt)]
    shown += [defect.excerpt for each in found for defect in each.defects if defect.excerpt]
    return [plain(excerpt.text) for excerpt in shown]


def apart(spans: Iterable[Span], rows: Sequence[Span], body: str) -> frozenset[Span]:
    """Those of `spans`, taken in their order, that make no row too long with their neighbours."""
    places = {span: index for index, span in enumerate(rows)}
    weights = [len(words_of(printed(body, span).of(body))) for span in rows]
    chosen: set[int] = set()
    for span in spans:
        place = places[span]
        first, last = place, place
        while first - 1 in chosen:
            first -= 1
        while last + 1 in chosen:
            last += 1
        if sum(weights[first : last + 1]) <= WORDS_IN_A_ROW:
            chosen.add(place)
    return frozenset(rows[place] for place in chosen)


def _text(briefing: Briefing, key: str) -> str:
    words = briefing.statements[key].excerpt
    body = briefing.event.article(words.article).body
    return plain(printed(body, words.span).of(body))


def _grams(words: Sequence[str]) -> Iterator[Gram]:
    return (tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def _hits(held: Sources, text: str) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for gram in _grams(words_of(text)):
        for article, at in held.places.get(gram, ()):
            found[article].add(at)
    return found


def _add(hits: dict[str, set[int]], new: Mapping[str, set[int]]) -> None:
    for article, at in new.items():
        hits[article] |= at


def _fits(hits: set[int], room: float) -> bool:
    covered, run, last = 0, 0, -_RUN - 1
    for at in sorted(hits):
        covered += min(_RUN, at - last)
        run = run + 1 if at == last + 1 else 1
        if run + _RUN - 1 > WORDS_IN_A_ROW:
            return False
        last = at
    return covered <= room
