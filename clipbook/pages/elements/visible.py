"""Turns a briefing into what of it may be seen, its days, and which statements it uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.findings import without_hidden
from clipbook.model import (
    Article,
    Briefing,
    Certainty,
    DifferenceKind,
    Fact,
    KeyPoint,
    NameKind,
    Period,
    Precision,
    Provenance,
    Speaker,
    TimelineEntry,
)

# A period of more days, a month say, is not a day of the event.
_LONG: Final = 10


def visible(briefing: Briefing) -> Briefing:
    """`briefing` without the statements that the editor hides, what weighs most first.

    That is the gravest difference, and of the speakers who took part in the event, then who speaks
    of those.
    """
    shown = without_hidden(briefing)
    grades = list(DifferenceKind)
    differences = sorted(shown.differences, key=lambda each: grades.index(each.kind))
    return replace(shown, differences=tuple(differences), speakers=_by_part(shown))


def event_period(briefing: Briefing) -> Period | None:
    """The days of the event as the editor gives them or articles agree, else as these are dated."""
    if briefing.event.period:
        return briefing.event.period
    published = [a.published for a in briefing.event.articles if a.published]
    periods = [each.period for each in published if each.is_stated]
    if not periods:
        return None
    return Period(min(p.earliest for p in periods), max(p.latest for p in periods))


Used = Mapping[str, str]
"""The statements of an article that the briefing uses, each with its anchor on that page, or ''."""


def find_used(briefing: Briefing, anchors: Mapping[str, str]) -> Mapping[str, Used]:
    """The statements of each article that a briefing rests on, with their `anchors`.

    Those that the page prints come first, the others by their weight.
    """
    layers = (
        (point.statement for point in briefing.key_points),
        (key for each in briefing.differences for side in each.sides for key in side.statements),
        (said.statement for speaker in briefing.speakers for said in speaker.utterances),
        (entry.statement for entry in briefing.timeline),
        (key for fact in briefing.facts for key in fact.statements),
    )
    found: dict[str, dict[str, str]] = {a.id: {} for a in briefing.event.articles}
    for key in dict.fromkeys(chain(anchors, *layers)):
        found[briefing.statements[key].excerpt.article][key] = anchors.get(key, "")
    return found


def fact_of(briefing: Briefing, point: KeyPoint) -> Fact | None:
    """The fact that a key point states; None where no other source is known to state it."""
    return next((fact for fact in briefing.facts if fact.id == point.fact), None)


def provenance_of(briefing: Briefing, article: Article) -> Provenance:
    """What is known of the copy that an article is; no more than its state where nobody looked."""
    found = (each for each in briefing.provenance if each.article == article.id)
    return next(found, Provenance(article=article.id, state=article.copy.state))


def is_background(period: Period, days: Period | None) -> bool:
    """Whether a period lies before the days of the event, or is too long to be one of them."""
    if days is None or period.earliest >= days.earliest:
        return False
    return period.latest < days.earliest or (period.latest - period.earliest).days > _LONG


def _by_part(briefing: Briefing) -> tuple[Speaker, ...]:
    """The speakers: whom the lead names, who names one of those, the rest; unnamed ones last."""
    lead = [briefing.statements[point.statement].excerpt.text for point in briefing.key_points[:1]]
    people = [entity for entity in briefing.entities if entity.kind is NameKind.PERSON]
    present = [e for e in people if any(form.text in text for form in e.forms for text in lead)]
    names = {form.text for entity in present for form in entity.forms}
    ids = {entity.id for entity in present}

    def rank(speaker: Speaker) -> int:
        texts = [briefing.statements[said.statement].excerpt.text for said in speaker.utterances]
        speaks_of = any(name in text for name in names for text in texts)
        return 3 if not speaker.name else 0 if speaker.person in ids else 1 if speaks_of else 2

    return tuple(sorted(briefing.speakers, key=rank))


class DayPlace(StrEnum):
    """Where a day lies."""

    PAST = "past"
    DAYS = "days"
    AHEAD = "ahead"


class Day(Struct, frozen=True):
    """What the clippings say of one day, month or year; `anchor` is its row of the timeline."""

    anchor: str
    when: DayPlace
    period: Period
    precision: Precision
    entries: Sequence[TimelineEntry]

    @property
    def keys(self) -> tuple[str, ...]:
        """The statements that name it, each once."""
        return tuple(dict.fromkeys(entry.statement for entry in self.entries))

    @property
    def is_doubtful(self) -> bool:
        """Whether other sources speak against every date that comes to it."""
        return all(entry.certainty is Certainty.DOUBTFUL for entry in self.entries)


def days_of(briefing: Briefing) -> tuple[Day, ...]:
    """The days that the timeline names, in the order of time."""
    event = event_period(briefing)
    held: dict[tuple[DayPlace, Period, Precision], list[TimelineEntry]] = {}
    for entry in sorted(briefing.timeline, key=lambda e: (e.period.earliest, e.period.latest)):
        held.setdefault((_when(entry, event), entry.period, entry.precision), []).append(entry)
    return tuple(
        Day(f"date-{number}", when, period, precision, entries)
        for number, ((when, period, precision), entries) in enumerate(held.items(), 1)
    )


def _when(entry: TimelineEntry, event: Period | None) -> DayPlace:
    if entry.ahead:
        return DayPlace.AHEAD
    return DayPlace.PAST if is_background(entry.period, event) else DayPlace.DAYS
