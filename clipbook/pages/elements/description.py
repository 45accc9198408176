"""Turns a briefing into what its page says of itself to search engines and feeds."""

from __future__ import annotations

from clipbook.model import Briefing, DifferenceKind
from clipbook.pages.elements.visible import event_period
from clipbook.pages.elements.wording import count, day_words, sentence


def description(briefing: Briefing) -> str:
    """What the page holds, in one sentence of ours: counts, the day and the place."""
    event = briefing.event
    days = event_period(briefing)
    when = f", {day_words(days)}" if days else ""
    where = f", {sentence(event.places)}" if event.places else ""
    kinds = [difference.kind for difference in briefing.differences]
    clashes = kinds.count(DifferenceKind.CONTRADICTION)
    parts = [count(len(event.articles), "clipping")]
    parts += [count(clashes, "contradiction")] if clashes else []
    return (
        f"{event.title}{when}{where}. Briefing from {sentence(parts)}; "
        "every sentence is copied from a named source and leads to it."
    )
