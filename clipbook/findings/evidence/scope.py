"""Turns an event into the part of it that is analysed, a briefing into what its editor shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from clipbook.model import Annotations, Article, Briefing, Event, Excerpt
from clipbook.notes import Note, Severity, Span, note_on
from clipbook.text.english import content_words
from clipbook.text.sentences import LONGEST

WORK: Final = 2_000_000
"""So many times two sentences of an event may share a word: about 1,500 sentences of news, or
80 articles. Comparing takes time in proportion to it."""


def within(event: Event) -> Event:
    """`event` with only those annotations that are analysed; `unread` says what is left out.

    All articles are read side by side, sentence by sentence, until what they share is as much as
    can be compared: of news the openings tell most. No sentence longer than LONGEST is analysed.
    """
    kept = {a.id: _of_length(a, event.annotations.get(a.id, Annotations())) for a in event.articles}
    ends = _ends(event, kept)
    read = {name: _up_to(found, ends.get(name)) for name, found in kept.items()}
    if all(read[name] is event.annotations.get(name, read[name]) for name in read):
        return event
    unread = {
        a.id: spans
        for a in event.articles
        if (spans := tuple(_missing(event.annotations.get(a.id, Annotations()), read[a.id])))
    }
    return replace(event, annotations=read, unread=unread)


def note_unread(event: Event) -> Iterator[Note]:
    """A note `not-analysed` on each article of which a part is not compared with the others."""
    for article in event.articles:
        spans = event.unread.get(article.id, ())
        if spans:
            more = f" and {len(spans) - 1} more" if len(spans) > 1 else ""
            message = (
                f"the characters {spans[0].start} to {spans[0].end}{more} are printed, but not "
                f"analysed: expected sentences of {LONGEST:,} characters at most, and no more of "
                "them in an event than can be compared"
            )
            place = f"content/{event.id}/{article.id}.md"
            yield note_on(place, Severity.WARNING, "not-analysed", message)


def _of_length(article: Article, found: Annotations) -> Annotations:
    """The annotations without the sentences that are too long, and without what stands in them."""
    if len(article.body) <= LONGEST:
        return found
    long = [s.span for s in found.sentences if len(s.span) > LONGEST]
    return _without(found, long) if long else found


def _ends(event: Event, kept: Mapping[str, Annotations]) -> Mapping[str, int]:
    """Where reading ends in each article that is not read to its end."""
    bodies = {a.id: a.body for a in event.articles}
    held: Counter[str] = Counter()
    work, level = 0, 0
    open_ = [name for name, found in kept.items() if found.sentences]
    while open_ and work <= WORK:
        for name in open_:
            words = set(content_words(kept[name].sentences[level].span.of(bodies[name])))
            work += sum(held[word] for word in words)
            held.update(words)
        level += 1
        open_ = [name for name in open_ if len(kept[name].sentences) > level]
    return {name: kept[name].sentences[level].span.start for name in open_}


def _up_to(found: Annotations, end: int | None) -> Annotations:
    if end is None:
        return found
    rest = [s.span for s in found.sentences if s.span.start >= end]
    return _without(found, [Span(rest[0].start, rest[-1].end)])


def _without(found: Annotations, spans: Iterable[Span]) -> Annotations:
    """The annotations without those that stand in one of the spans."""
    gaps = sorted(spans)
    return Annotations(
        sentences=tuple(each for each in found.sentences if not _is_in(gaps, each.span)),
        quotes=tuple(each for each in found.quotes if not _is_in(gaps, each.span)),
        dates=tuple(each for each in found.dates if not _is_in(gaps, each.span)),
        names=tuple(each for each in found.names if not _is_in(gaps, each.span)),
    )


def _is_in(gaps: Iterable[Span], span: Span) -> bool:
    return any(map(span.overlaps, gaps))


def _missing(whole: Annotations, read: Annotations) -> Iterator[Span]:
    """The sentences that are not read, those in a row as one."""
    known = frozenset(each.span for each in read.sentences)
    row: Span | None = None
    for sentence in whole.sentences:
        if sentence.span in known:
            if row:
                yield row
            row = None
        else:
            row = Span(row.start if row else sentence.span.start, sentence.span.end)
    if row:
        yield row


def without_hidden(briefing: Briefing) -> Briefing:
    """The briefing without the statements that the editor hides, and what rests on one of them."""
    hidden = frozenset(briefing.event.hidden)
    if not hidden:
        return briefing
    gone = [briefing.statements[key].excerpt for key in hidden if key in briefing.statements]

    def is_gone(words: Excerpt) -> bool:
        return any(e.article == words.article and e.span.contains(words.span) for e in gone)

    return replace(
        briefing,
        statements={key: s for key, s in briefing.statements.items() if key not in hidden},
        key_points=tuple(p for p in briefing.key_points if p.statement not in hidden),
        timeline=tuple(entry for entry in briefing.timeline if entry.statement not in hidden),
        answers=tuple(each for each in briefing.answers if each.statement not in hidden),
        differences=tuple(
            difference
            for difference in briefing.differences
            if hidden.isdisjoint(key for side in difference.sides for key in side.statements)
        ),
        speakers=tuple(
            replace(speaker, utterances=kept)
            for speaker in briefing.speakers
            if (kept := tuple(u for u in speaker.utterances if u.statement not in hidden))
        ),
        facts=tuple(
            replace(fact, also=tuple(a for a in fact.also if not any(map(is_gone, a.excerpts))))
            for fact in briefing.facts
            if hidden.isdisjoint(fact.statements)
        ),
    )
