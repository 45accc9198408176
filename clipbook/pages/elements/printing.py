"""Turns the pages of an event into the words of its sources that its data may give, too.

What pages print stands in the data as well. Of other words by which sources agree or differ a few
of each excerpt are given, then whole excerpts, the most important first, as long as they fit into
the share of a source that all files print together. All else the data give by its address: who has
the content has the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log
from operator import attrgetter
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.words import stem
from clipbook.model import Article, Briefing, Excerpt, Page, Settings
from clipbook.notes import Span
from clipbook.pages.elements.limits import is_short, prints_all
from clipbook.pages.elements.wording import count_words, word_spans
from clipbook.text.english import content_words
from clipbook.text.normalise import fold

SHARE: Final = 0.49
"""All files of an event give about so much of the words of a source, and never more than half."""
# So many words of a longer excerpt are given first: too few for a copy, as `check` has it, and
# enough to tell what it says of the matter.
_FEW: Final = 2
# What a word in capitals weighs of what another one does: names tell who, and not what of them.
_NAME_SHARE: Final = 0.25


Telling = Mapping[tuple[str, Excerpt], Span]


class Printed(Struct, frozen=True):
    """The characters of each article, by its id, that data may give; apart from one another.

    `telling` are those of an excerpt that tell most of a fact, by the fact's id.
    """

    spans: Mapping[str, tuple[Span, ...]]
    telling: Telling = {}

    def has(self, excerpt: Excerpt) -> bool:
        """Whether all the words may be given."""
        return self.part(excerpt) == excerpt

    def part(self, excerpt: Excerpt, fact: str = "") -> Excerpt:
        """The longest part of an excerpt that may be given; empty, at its start, where none may.

        For a fact, by its id, the part that tells of it: a clause mostly states several facts.
        """
        spans = self.spans.get(excerpt.article, ())
        return _part(spans, excerpt, self.telling.get((fact, excerpt)))


def _part(spans: Sequence[Span], excerpt: Excerpt, telling: Span | None = None) -> Excerpt:
    start, end = excerpt.span.start, excerpt.span.end
    near = spans[slice(*_near(spans, excerpt.span))]
    inside = [Span(max(start, span.start), min(end, span.end)) for span in near]
    told = [span for span in inside if telling and span.contains(telling)] or inside
    best = max((s for s in told if s.start < s.end), key=len, default=Span(start, start))
    return Excerpt(excerpt.article, best, excerpt.text[best.start - start : best.end - start])


def _near(spans: Sequence[Span], span: Span) -> tuple[int, int]:
    """Where in `spans`, in order and apart, those begin and end that `span` meets."""
    first = bisect_left(spans, span.start, key=attrgetter("end"))
    return first, bisect_right(spans, span.end, lo=first, key=attrgetter("start"))


def find_printed(briefing: Briefing, settings: Settings, pages: Iterable[Page]) -> Printed:
    """What data may give of the articles of an event: all of those that may be printed whole."""
    articles = {article.id: article for article in briefing.event.articles}
    ids = {f"{article.event}/{key}": key for key, article in articles.items()}
    found: dict[str, list[Span]] = {key: [] for key in articles}
    for page in pages:
        for address in _addresses(page.data):
            rest, start, end = address.rsplit(" ", 2)
            found[ids[rest]].append(Span(int(start), int(end)))
    spans = {key: _joined(each) for key, each in found.items()}
    for key, article in articles.items():
        if settings.whole_data or prints_all(article, settings) or is_short(article.body):
            spans[key] = [Span(0, len(article.body))]
    occurrences = Counter(
        stem(word) for article in articles.values() for word in content_words(article.body)
    )
    telling = _telling_facts(briefing, occurrences)
    _add_evidence(articles, _wanted(briefing, telling, occurrences, spans), spans)
    return Printed({key: tuple(each) for key, each in spans.items()}, telling)


def _add_evidence(
    articles: Mapping[str, Article],
    wanted_in_order: Iterable[tuple[str, Span]],
    spans: dict[str, list[Span]],
) -> None:
    """Adds to `spans` the words of agreement and difference for which there is room."""
    room = {
        key: int(SHARE * count_words(article.body)) - _count(article, spans[key])
        for key, article in articles.items()
    }
    for key, wanted in wanted_in_order:
        if key not in spans:
            continue
        held = spans[key]
        first, last = _near(held, wanted)
        near = [wanted, *held[first:last]]
        joined = Span(min(span.start for span in near), max(span.end for span in near))
        if near[1:] == [joined]:
            continue  # given already, so the counting of words is spared
        cost = _count(articles[key], [joined]) - _count(articles[key], near[1:])
        if cost <= room[key]:
            held[first:last] = [joined]
            room[key] -= cost


def _wanted(
    briefing: Briefing,
    telling: Telling,
    occurrences: Counter[str],
    spans: Mapping[str, Sequence[Span]],
) -> Iterator[tuple[str, Span]]:
    """The characters of articles to give, by their ids, the most important first.

    A few words of each excerpt come first, of one by which sources differ or that somebody is
    quoted with unless `spans` have as many of it, then the whole excerpts of facts.
    """

    def few(excerpt: Excerpt, others: Iterable[Excerpt]) -> Iterator[tuple[str, Span]]:
        given = _part(spans.get(excerpt.article, ()), excerpt)
        if len(given.text.split()) < min(_FEW, len(excerpt.text.split())):
            yield excerpt.article, _telling(excerpt, others, occurrences)

    for difference in briefing.differences:
        phrases = [side.phrase for side in difference.sides if side.phrase]
        for excerpt in (excerpt for side in difference.sides for excerpt in side.excerpts):
            yield from few(excerpt, phrases)
    yield from ((excerpt.article, span) for (_, excerpt), span in telling.items())
    for speaker in briefing.speakers:
        for said in speaker.utterances:
            yield from few(said.quote, ())
    yield from ((excerpt.article, excerpt.span) for _, excerpt in telling)


def _telling_facts(briefing: Briefing, occurrences: Counter[str]) -> Telling:
    """The words of each excerpt of a fact that tell most of it, what most articles state first."""
    facts = sorted(briefing.facts, key=lambda fact: -len(fact.articles))
    return {
        (fact.id, excerpt): _telling(excerpt, fact.excerpts, occurrences)
        for fact in facts
        for excerpt in fact.excerpts
    }


def _telling(excerpt: Excerpt, others: Iterable[Excerpt], occurrences: Counter[str]) -> Span:
    """Those _FEW words in a row of an excerpt that tell most of what others say, the first such.

    A word weighs as the square of how many other articles have it in `others`, so that what all
    say outweighs what some do, and the more the fewer `occurrences` the event has of it: inverse
    frequency, as in Sparck Jones (1972).
    """
    told = {word for each in others if each.article != excerpt.article for word in _told(each)}
    sources = Counter(word for _, word in told)
    total = 1 + occurrences.total()
    words = word_spans(excerpt.text)
    stems = [stem(fold(span.of(excerpt.text))) for span in words]
    weights = [
        sources[word] ** 2 * log(total / (1 + occurrences[word])) * _share(span.of(excerpt.text))
        for word, span in zip(stems, words, strict=True)
    ]
    last = max(0, len(words) - _FEW)
    first = max(range(last + 1), key=lambda at: (sum(weights[at : at + _FEW]), -at))
    row = words[first : first + _FEW]
    return Span(row[0].start, row[-1].end).shifted(excerpt.span.start) if row else excerpt.span


@lru_cache(maxsize=2**12)
def _told(excerpt: Excerpt) -> frozenset[tuple[str, str]]:
    """The stems of an excerpt, each with its article."""
    return frozenset((excerpt.article, stem(word)) for word in content_words(excerpt.text))


def _share(word: str) -> float:
    return _NAME_SHARE if word[:1].isupper() else 1.0


def _count(article: Article, spans: Iterable[Span]) -> int:
    return sum(count_words(span.of(article.body)) for span in spans)


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
