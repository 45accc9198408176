"""Fills `Briefing.origins`, the origins of `Briefing.facts`, and `Briefing.provenance`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from clipbook.findings.evidence.copies import trace
from clipbook.findings.evidence.saved_twice import Twin, find_twins
from clipbook.findings.evidence.testimony import Testimony, lines, testify
from clipbook.model import Briefing, Defect, Event, Fact, Origin, Provenance, excerpt
from clipbook.notes import Span

_SEVERAL: Final = 2

_Line = tuple[Testimony, ...]


def find(briefing: Briefing) -> Briefing:
    """`briefing` with the voices that its facts rest on, and what is known of each copy.

    An origin of the event is a voice that a fact rests on, or that at least two articles pass on:
    those that most articles pass on first. A sentence that names no voice rests on none we know.
    """
    event = briefing.event
    twins = find_twins(event)
    found = lines(testify(event))
    home = {(t.article, t.sentence): number for number, line in enumerate(found) for t in line}
    sentences = {
        statement.id: (statement.excerpt.article, statement.excerpt.span)
        for statement in briefing.statements.values()
    }
    facts = tuple(
        replace(fact, origins=_origins(event, fact, found, home, sentences))
        for fact in briefing.facts
    )
    used = {home[at] for fact in facts for s in fact.statements if (at := sentences[s]) in home}
    kept = [
        _origin(event, line)
        for number, line in enumerate(found)
        if number in used or len({t.article for t in line}) >= _SEVERAL
    ]
    return replace(
        briefing,
        facts=facts,
        origins=tuple(sorted(kept, key=lambda origin: -len(origin.articles))),
        provenance=tuple(_with_twin(event, trace(article), twins) for article in event.articles),
    )


def _with_twin(event: Event, provenance: Provenance, twins: Mapping[str, Twin]) -> Provenance:
    """`provenance` with the defect that most of the text is another article's, where it is."""
    twin = twins.get(provenance.article)
    if twin is None:
        return provenance
    article, other = event.article(provenance.article), event.article(twin.other)
    what = (
        f"{twin.shared} of its {twin.sentences} longer sentences stand word for word in "
        f"“{other.title or other.id}”"
    )
    defect = Defect(what=what, excerpt=excerpt(article, twin.longest))
    return replace(provenance, defects=(*provenance.defects, defect))


def _origins(
    event: Event,
    fact: Fact,
    found: Sequence[_Line],
    home: Mapping[tuple[str, Span], int],
    sentences: Mapping[str, tuple[str, Span]],
) -> tuple[Origin, ...]:
    """The voices that the sentences of a fact name, each with the words of these sentences only."""
    places = {sentences[statement] for statement in fact.statements}
    numbers = dict.fromkeys(home[place] for place in sorted(places) if place in home)
    return tuple(
        _origin(event, tuple(t for t in found[n] if (t.article, t.sentence) in places))
        for n in numbers
    )


def _origin(event: Event, line: _Line) -> Origin:
    """A line of evidence under its fullest name, with all places where it is named."""
    named = max(line, key=lambda t: (len(t.words), len(t.text)))
    spans = [(t.article, span) for t in line for span in (t.name, t.through) if span is not None]
    order = {article.id: number for number, article in enumerate(event.articles)}
    return Origin(
        name=named.text,
        articles=tuple(sorted({t.article for t in line}, key=order.__getitem__)),
        excerpts=tuple(excerpt(event.article(a), span) for a, span in dict.fromkeys(spans)),
    )
