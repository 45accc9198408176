"""Turns a briefing into what the editor shows of it."""

from __future__ import annotations

from msgspec.structs import replace

from clipbook.model import Briefing


def without_hidden(briefing: Briefing) -> Briefing:
    """The briefing without the statements that the editor hides."""
    hidden = set(briefing.event.hidden)
    if not hidden:
        return briefing
    return replace(
        briefing,
        key_points=tuple(p for p in briefing.key_points if p.statement not in hidden),
        timeline=tuple(entry for entry in briefing.timeline if entry.statement not in hidden),
        answers=tuple(each for each in briefing.answers if each.statement not in hidden),
        differences=tuple(
            difference
            for difference in briefing.differences
            if not any(hidden & set(side.statements) for side in difference.sides)
        ),
        speakers=tuple(
            replace(speaker, utterances=kept)
            for speaker in briefing.speakers
            if (kept := tuple(u for u in speaker.utterances if u.statement not in hidden))
        ),
        facts=tuple(fact for fact in briefing.facts if not hidden & set(fact.statements)),
    )
