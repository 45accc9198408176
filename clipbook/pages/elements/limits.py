"""Turns the sentences that a page wants to print into those that it may print.

Copies of one report share their sentences: a sentence counts for every source that has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import count, repeat
from typing import Final

from msgspec import Struct

from clipbook.annotations import is_heading
from clipbook.model import Annotations, Article, Briefing, Event, Excerpt, Sentence, Settings
from clipbook.notes import Span
from clipbook.pages.elements.wording import count_words, has_words, word_ends, words_of
from clipbook.text.markup import plain
from clipbook.text.sentences import find_sentences, paragraphs

WORDS_IN_A_ROW: Final = 60
SHARE: Final = 0.45
"""What all files of an event print of a source, below half: words of two sources count for both."""
# A text of fewer characters cannot hold more words than fit into a row, each with what parts it.
_SURELY_FITS: Final = 2 * WORDS_IN_A_ROW
# What is left to the proofs of a copy's state and its defects, which quote too.
_MARGIN: Final = 0.96
# Captions stand in a row; together they take so much of their article at most.
_CAPTION_SHARE: Final = 0.15
# So many words in a row are taken for copied, as `check` takes them.
_RUN: Final = 8

Gram = tuple[str, ...]
Copied = Mapping[str, int]
"""The runs of words that a text copies, as a number for each article: bit n is that of word n."""


class Wish(Struct, frozen=True):
    """Words that a page wants to print: a name for them, the article they are from, the text.

    `behind` is the label that a page prints behind them: the last words and its first ones may make
    a run that another article has, too.
    """

    key: str
    article: str
    text: str
    behind: str = ""


class Limits(Struct, frozen=True):
    """What the pages of an event may copy of its sources.

    `limited` are the articles of which a share may be printed; a short one may be printed whole, as
    far as what it shares with others leaves room. `labels` are what the articles are called.
    """

    sources: Sources
    limited: tuple[str, ...]
    labels: Mapping[str, str] = {}


def limits(event: Event, settings: Settings, labels: Mapping[str, str]) -> Limits:
    """What the words of the articles that may not be printed in full leave to their pages."""
    texts = {a.id: (a.title, plain(a.body)) for a in event.articles if not prints_all(a, settings)}
    return Limits(
        index((key, f"{title} {text}") for key, (title, text) in texts.items()),
        tuple(key for key, (_, text) in texts.items() if not is_short(text)),
        labels,
    )


class Allowance:
    """Counts what a page prints of its sources, and says of words whether they still fit.

    `printed` stands on the page whatever comes; an article that is not limited may be printed in
    full.
    """

    def __init__(self, of: Limits, printed: Iterable[str], share: float = SHARE) -> None:
        self._copied_by = of.sources.copied
        self._room = {key: _MARGIN * share * of.sources.lengths[key] for key in of.limited}
        self._runs: dict[str, int] = dict.fromkeys(self._room, 0)
        self._spent: Counter[str] = Counter()
        for text in printed if self._room else ():
            self._add(self._copied_by(text))

    def take(self, wish: Wish) -> bool:
        """Whether the words may be printed; they are counted where they may."""
        if not self._room:
            return True
        new = self._copied_by(f"{wish.text} {wish.behind}")
        own = self._spent[wish.article] + count_words(wish.text)
        fits = own <= self._room.get(wish.article, own) and all(
            _fits(self._runs[key] | copied, self._room[key])
            for key, copied in new.items()
            if key in self._room
        )
        if fits:
            self._add(new)
            self._spent[wish.article] = own
        return fits

    def _add(self, copied: Copied) -> None:
        for article, new in copied.items():
            self._runs[article] = self._runs.get(article, 0) | new


def prints_all(article: Article, settings: Settings) -> bool:
    """Whether the whole text of `article` may be printed."""
    return settings.full_text or article.rights == "full"


def is_short(text: str) -> bool:
    """Whether a whole text is no longer than what may be printed in a row."""
    return not has_words(text, WORDS_IN_A_ROW + 1)


def captions(article: Article, settings: Settings) -> tuple[str, ...]:
    """The captions that a page may print, in their order."""
    if prints_all(article, settings):
        return article.captions
    if not article.captions:
        return ()
    room = min(WORDS_IN_A_ROW, _CAPTION_SHARE * count_words(article.body))
    kept: list[str] = []
    for caption in article.captions:
        room -= count_words(caption)
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
    if len(span) < _SURELY_FITS or not has_words(span.of(body), WORDS_IN_A_ROW + 1):
        return span
    return Span(span.start, span.start + word_ends(span.of(body))[WORDS_IN_A_ROW - 2])


def proofs(briefing: Briefing, article: Article) -> list[str]:
    """The words of an article that show the state of its copy and its defects."""
    found = [found for found in briefing.provenance if found.article == article.id]
    shown = [proof for each in found for proof in each.evidence if isinstance(proof, Excerpt)]
    shown += [defect.excerpt for each in found for defect in each.defects if defect.excerpt]
    return [plain(excerpt.text) for excerpt in shown]


def apart(places: Iterable[int], rows: Sequence[Span], body: str) -> frozenset[int]:
    """Those of the places in `rows`, in their order, that make no row of words too long."""
    weights: dict[int, int] = {}
    chosen: set[int] = set()
    for place in places:
        weights[place] = count_words(printed(body, rows[place]).of(body))
        first, last = place, place
        while first - 1 in chosen:
            first -= 1
        while last + 1 in chosen:
            last += 1
        if sum(weights[n] for n in range(first, last + 1)) <= WORDS_IN_A_ROW:
            chosen.add(place)
    return frozenset(chosen)


def wish_of(briefing: Briefing, key: str, labels: Mapping[str, str]) -> Wish:
    """The wish to print a statement of `briefing`."""
    words = briefing.statements[key].excerpt
    body = briefing.event.article(words.article).body
    text = plain(printed(body, words.span).of(body))
    return Wish(key, words.article, text, labels.get(words.article, ""))


def _fits(runs: int, room: float) -> bool:
    return words_copied(runs) <= room and not has_row(runs, WORDS_IN_A_ROW + 1)


class Sources(Struct, frozen=True):
    """How many words each source has, and what a text copies of them; that is found out once."""

    lengths: Mapping[str, int]
    copied: Callable[[str], Copied]


class _Places(Struct, frozen=True):
    """Where a run of words stands first, as article and number of its first word, and where else.

    Few runs stand at more than one place, so that most of them need no list.
    """

    first: dict[Gram, tuple[str, int]]
    others: dict[Gram, list[tuple[str, int]]]


def index(texts: Iterable[tuple[str, str]]) -> Sources:
    """The sources by name, given the text of each."""
    lengths: dict[str, int] = {}
    places = _Places({}, {})
    for name, text in texts:
        words = words_of(text)
        lengths[name] = len(words)
        for gram, place in zip(_grams(words), zip(repeat(name), count()), strict=False):
            if places.first.setdefault(gram, place) is not place:
                places.others.setdefault(gram, []).append(place)
    return Sources(lengths, cache(partial(_copied, places)))


def words_copied(runs: int) -> int:
    """How many words the copied runs of one article cover."""
    covered, width = runs, 1
    while width < _RUN:  # each round doubles the width of what a bit stands for
        step = min(width, _RUN - width)
        covered |= covered << step
        width += step
    return covered.bit_count()


def has_row(runs: int, words: int) -> bool:
    """Whether the copied runs of one article cover so many words, at least eight, in a row."""
    left, width = runs, _RUN
    while width < words:
        step = min(width - _RUN + 1, words - width)
        left &= left >> step
        width += step
    return bool(left)


def _grams(words: Sequence[str]) -> Iterator[Gram]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)


def _copied(places: _Places, text: str) -> Copied:
    found: dict[str, int] = {}
    for gram in dict.fromkeys(_grams(words_of(text))):  # one word a thousand times is one run
        if gram in places.first:
            for article, at in (places.first[gram], *places.others.get(gram, ())):
                found[article] = found.get(article, 0) | 1 << at
    return found
