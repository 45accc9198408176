"""Turns a briefing into its evidence in a few words."""

from __future__ import annotations

from clipbook.model import Briefing, CopyState, DifferenceKind
from clipbook.pages.elements.visible import event_period
from clipbook.pages.elements.wording import count, day_words, sentence

_GRAVE = {
    DifferenceKind.CONTRADICTION: ("contradiction", "contradictions"),
    DifferenceKind.TENSION: ("tension", "tensions"),
}


def strip(briefing: Briefing) -> list[str]:
    """The evidence strip: `5 clippings`, `1 original`, `3 lines of evidence`, `1 contradiction`."""
    states = [found.state for found in briefing.provenance]
    originals = states.count(CopyState.ORIGINAL)
    kinds = [difference.kind for difference in briefing.differences]
    parts = [
        count(len(briefing.event.articles), "clipping"),
        count(originals, "original") if originals else "",
        count(len(briefing.origins), "line") + " of evidence" if briefing.origins else "",
        *(count(kinds.count(kind), *words) for kind, words in _GRAVE.items() if kind in kinds),
    ]
    return [part for part in parts if part]


def description(briefing: Briefing) -> str:
    """What the page holds, in one sentence of ours: counts, the day and the place."""
    event = briefing.event
    days = event_period(briefing)
    when = f", {day_words(days)}" if days else ""
    where = f", {sentence(event.places)}" if event.places else ""
    return (
        f"{event.title}{when}{where}. Briefing from {sentence(strip(briefing))}; "
        "every sentence is copied from a named source and leads to it."
    )
