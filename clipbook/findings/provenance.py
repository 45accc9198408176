"""Fills `Briefing.origins`, the origins of `Briefing.facts`, and `Briefing.provenance`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from clipbook.findings.evidence.copies import trace
from clipbook.findings.evidence.saved_twice import Twin, find_twins
from clipbook.model import Briefing, Defect, Event, Excerpt, Origin, Provenance, excerpt
from clipbook.text.normalise import fold

_SEVERAL: Final = 2


class _Testimony(NamedTuple):
    """Who stands outside the words of a statement, under a folded name, and where that is named."""

    voice: str
    name: str
    article: str
    statement: str
    named: Excerpt


def find(briefing: Briefing) -> Briefing:
    """`briefing` with the voices that its facts rest on, and what is known of each copy.

    An origin of the event is a voice that a fact rests on, or that at least two articles pass on:
    those that most articles pass on first. A sentence that names no voice rests on none we know.
    """
    event = briefing.event
    twins = find_twins(event)
    order = {article.id: number for number, article in enumerate(event.articles)}
    told = sorted(_testimonies(briefing), key=lambda each: order[each.article])
    facts = tuple(
        replace(fact, origins=_origins([t for t in told if t.statement in fact.statements]))
        for fact in briefing.facts
    )
    used = {key for fact in briefing.facts for key in fact.statements}
    known = {each.voice for each in told if each.statement in used}
    kept = [
        origin
        for voice, origin in zip(dict.fromkeys(t.voice for t in told), _origins(told), strict=True)
        if voice in known or len(origin.articles) >= _SEVERAL
    ]
    return replace(
        briefing,
        facts=facts,
        origins=tuple(sorted(kept, key=lambda origin: -len(origin.articles))),
        provenance=tuple(_with_twin(event, trace(article), twins) for article in event.articles),
    )


def _testimonies(briefing: Briefing) -> Iterator[_Testimony]:
    """Who stands outside the words of each utterance: whoever passes them on, else the speaker.

    A person whose words others pass on is part of the story, and no voice outside it.
    """
    for speaker in briefing.speakers:
        is_party = any(said.via for said in speaker.utterances) and not speaker.name.islower()
        for said in speaker.utterances:
            outer = said.via[-1] if said.via else said.speaker
            name = " ".join(said.via[-1].text.split()) if said.via else speaker.name
            if name and outer and (said.via or not is_party):
                voice = fold(name).removeprefix("the ")
                yield _Testimony(voice, name, said.quote.article, said.statement, outer)


def _origins(told: Sequence[_Testimony]) -> tuple[Origin, ...]:
    """The voices of testimonies in order, each under its longest name, with where it is named."""
    lines: dict[str, list[_Testimony]] = defaultdict(list)
    for each in told:
        lines[each.voice].append(each)
    return tuple(
        Origin(
            name=max((t.name for t in line), key=len),
            articles=tuple(dict.fromkeys(t.article for t in line)),
            excerpts=tuple(dict.fromkeys(t.named for t in line)),
        )
        for line in lines.values()
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
