"""Turns a briefing into what of it may be printed, and where each statement stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.model import (
    Briefing,
    Difference,
    DifferenceKind,
    Excerpt,
    Fact,
    Period,
    Side,
    Speaker,
)

# A period of more days, a month say, is not a day of the event.
_LONG: Final = 10
# Differences that come after the days of the event: what all agree on, told in other words.
_LIGHT: Final = frozenset((DifferenceKind.WORDING,))
# So many facts are given words before anything else that is not a key point or a difference.
_ROWS: Final = 8
# What a page has room for.
_MOST_FACTS: Final = 24
_MOST_CELLS: Final = 160
_MOST_DIFFERENCES: Final = 15
_MOST_SPEAKERS: Final = 16
_MOST_WORDS: Final = 10
_MOST_BACKGROUND: Final = 15
_MOST_DATES: Final = 40


class Use(Struct, frozen=True):
    """A place on the briefing page where a statement stands: what it is there, and its anchor."""

    statement: str
    what: str
    anchor: str


def visible(briefing: Briefing) -> Briefing:
    """`briefing` without the statements that the editor hides, its differences gravest first."""
    hidden = frozenset(briefing.event.hidden)
    gone = tuple(briefing.statements[key].excerpt for key in hidden if key in briefing.statements)
    differences = (_difference(each, hidden, gone) for each in briefing.differences)
    facts = (_fact(each, hidden, gone) for each in briefing.facts)
    speakers = (_speaker(each, hidden) for each in briefing.speakers)
    grades = list(DifferenceKind)
    return replace(
        briefing,
        statements={k: v for k, v in briefing.statements.items() if k not in hidden},
        key_points=tuple(p for p in briefing.key_points if p.statement not in hidden),
        differences=tuple(
            sorted((d for d in differences if d.sides), key=lambda d: grades.index(d.kind))
        ),
        facts=tuple(fact for fact in facts if fact.statements),
        speakers=tuple(speaker for speaker in speakers if speaker.utterances),
        timeline=tuple(entry for entry in briefing.timeline if entry.statement not in hidden),
    )


def event_period(briefing: Briefing) -> Period | None:
    """The days of the event: as the editor gives them, else as its articles are dated."""
    if briefing.event.period:
        return briefing.event.period
    periods = [a.published.period for a in briefing.event.articles if a.published]
    if not periods:
        return None
    return Period(min(p.earliest for p in periods), max(p.latest for p in periods))


def uses(briefing: Briefing) -> tuple[Use, ...]:
    """Every place where the briefing page prints a statement, the most important first."""
    layers = (
        _key_points(briefing),
        _differences(briefing, without=_LIGHT),
        _days_in_short(briefing),
        _differences(briefing),
        _facts_in_short(briefing),
        _speakers(briefing),
        _timeline(briefing),
        _facts(briefing),
    )
    return tuple(dict.fromkeys(use for layer in layers for use in layer))


Used = Mapping[str, Sequence[Use]]
"""The uses of each statement, in the order of both."""


def by_article(briefing: Briefing, used: Iterable[Use]) -> Mapping[str, Used]:
    """The uses of the statements of each article."""
    found: dict[str, dict[str, list[Use]]] = {a.id: {} for a in briefing.event.articles}
    for use in used:
        article = briefing.statements[use.statement].excerpt.article
        found[article].setdefault(use.statement, []).append(use)
    return found


def shortened(kept: Briefing) -> Briefing:
    """What of a briefing's visible part its page has room for."""
    rows = max(_ROWS, min(_MOST_FACTS, _MOST_CELLS // max(1, len(kept.event.articles))))
    days = event_period(kept)
    background = [
        entry for entry in kept.timeline if is_background(entry.period, days) and not entry.ahead
    ]
    dropped = {id(entry) for entry in background[:-_MOST_BACKGROUND]}
    return replace(
        kept,
        differences=kept.differences[:_MOST_DIFFERENCES],
        facts=kept.facts[:rows],
        speakers=tuple(
            replace(speaker, utterances=speaker.utterances[:_MOST_WORDS])
            for speaker in kept.speakers[:_MOST_SPEAKERS]
        ),
        timeline=tuple(entry for entry in kept.timeline if id(entry) not in dropped)[:_MOST_DATES],
    )


def _key_points(briefing: Briefing) -> Iterator[Use]:
    for number, point in enumerate(briefing.key_points, 1):
        yield Use(point.statement, "key point", f"point-{number}")


def _days_in_short(briefing: Briefing) -> Iterator[Use]:
    """The shortest statement of each day of the event, so that none is without words."""
    days = event_period(briefing)
    printed = {use.statement for use in _key_points(briefing)}
    found: dict[Period, list[tuple[int, str, int]]] = {}
    for number, entry in enumerate(briefing.timeline, 1):
        if not entry.ahead and not is_background(entry.period, days):
            length = len(briefing.statements[entry.statement].excerpt.text)
            found.setdefault(entry.period, []).append((length, entry.statement, number))
    for told in found.values():
        if printed.isdisjoint(key for _, key, _ in told):
            _, key, number = min(told)
            yield Use(key, "timeline", f"date-{number}")


def _differences(
    briefing: Briefing, without: frozenset[DifferenceKind] = frozenset()
) -> Iterator[Use]:
    for number, difference in enumerate(briefing.differences, 1):
        for side in () if difference.kind in without else difference.sides:
            yield from (Use(key, "difference", f"difference-{number}") for key in side.statements)


def _facts_in_short(briefing: Briefing) -> Iterator[Use]:
    """One statement for each of the first facts, so that their rows have words."""
    printed = {use.statement for use in (*_key_points(briefing), *_differences(briefing))}
    for number, fact in enumerate(briefing.facts[:_ROWS], 1):
        if printed.isdisjoint(fact.statements):
            lengths = {key: len(briefing.statements[key].excerpt.text) for key in fact.statements}
            key = min(fact.statements, key=lambda key: (lengths[key], key))
            yield Use(key, "who reports what", f"fact-{number}")


def _speakers(briefing: Briefing) -> Iterator[Use]:
    for number, speaker in enumerate(briefing.speakers, 1):
        for said in speaker.utterances:
            yield Use(said.statement, "who said what", f"voice-{number}")


def _timeline(briefing: Briefing) -> Iterator[Use]:
    """The days of the event and those ahead, then the background, which is folded."""
    days = event_period(briefing)
    dated = list(enumerate(briefing.timeline, 1))
    for number, entry in sorted(dated, key=lambda pair: is_background(pair[1].period, days)):
        yield Use(entry.statement, "timeline", f"date-{number}")


def _facts(briefing: Briefing) -> Iterator[Use]:
    for number, fact in enumerate(briefing.facts, 1):
        yield from (Use(key, "who reports what", f"fact-{number}") for key in fact.statements)


def is_background(period: Period, days: Period | None) -> bool:
    """Whether a period lies before the days of the event, or is too long to be one of them."""
    if days is None or period.earliest >= days.earliest:
        return False
    return period.latest < days.earliest or (period.latest - period.earliest).days > _LONG


def _within(excerpt: Excerpt, others: Iterable[Excerpt]) -> bool:
    return any(
        excerpt.article == other.article and other.span.contains(excerpt.span) for other in others
    )


def _difference(
    difference: Difference, hidden: frozenset[str], gone: tuple[Excerpt, ...]
) -> Difference:
    sides = tuple(
        Side(
            tuple(excerpt for excerpt in side.excerpts if not _within(excerpt, gone)),
            tuple(key for key in side.statements if key not in hidden),
        )
        for side in difference.sides
    )
    kept = tuple(side for side in sides if side.statements)
    return replace(difference, sides=kept if len(kept) == len(sides) else ())


def _fact(fact: Fact, hidden: frozenset[str], gone: tuple[Excerpt, ...]) -> Fact:
    return replace(
        fact,
        excerpts=tuple(excerpt for excerpt in fact.excerpts if not _within(excerpt, gone)),
        statements=tuple(key for key in fact.statements if key not in hidden),
    )


def _speaker(speaker: Speaker, hidden: frozenset[str]) -> Speaker:
    kept = tuple(said for said in speaker.utterances if said.statement not in hidden)
    return replace(speaker, utterances=kept)
