"""Turns a briefing into what its page says of itself to search engines and feeds."""

from __future__ import annotations

from clipbook.interface import Interface
from clipbook.model import Briefing, DifferenceKind
from clipbook.pages.elements.visible import event_period


def description(briefing: Briefing, words: Interface) -> str:
    """What the page holds, in one sentence of ours: counts, the day and the place."""
    event = briefing.event
    days = event_period(briefing)
    what = [event.title, words.days(days) if days else "", words.row(event.places)]
    kinds = [difference.kind for difference in briefing.differences]
    clashes = kinds.count(DifferenceKind.CONTRADICTION)
    parts = [words.count(event.clippings, "%(n)s clipping", "%(n)s clippings")]
    if clashes:
        parts.append(words.count(clashes, "%(n)s contradiction", "%(n)s contradictions"))
    return words.say(
        "%(event)s. Briefing from %(parts)s; "
        "every sentence is copied from a named source and leads to it.",
        event=", ".join(filter(None, what)),
        parts=words.row(parts),
    )
