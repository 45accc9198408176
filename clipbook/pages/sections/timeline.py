"""Turns the dated statements into three blocks: before, the days of the event, ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from clipbook.model import Excerpt, TimelineEntry
from clipbook.pages.elements.statements import Data, View, alike, leads, statement
from clipbook.pages.elements.visible import event_period, is_background
from clipbook.pages.elements.wording import CERTAINTIES, count, dated_words, sentence

_OPEN_BACKGROUND: Final = 3
# The drawing: its width and edges in units, and the fewest dates worth drawing.
_AXIS: Final = 600
_EDGE: Final = 12
_DRAWN: Final = 4


def timeline(view: View) -> list[Data]:
    """The blocks that hold something, in the order of time; a long background is folded."""
    days = event_period(view.briefing)
    entries = list(enumerate(view.briefing.timeline, 1))
    ahead = [pair for pair in entries if pair[1].ahead]
    past = [pair for pair in entries if not pair[1].ahead]
    before = [pair for pair in past if is_background(pair[1].period, days)]
    during = [pair for pair in past if pair not in before]
    middle = "The days of the event" if before or ahead else "Dated"
    blocks = (
        ("before", "Before", before),
        ("during", middle, during),
        ("ahead", "Ahead, as planned or expected when it was written", ahead),
    )
    return [
        {
            "kind": kind,
            "title": title,
            "folded": kind == "before" and len(pairs) > _OPEN_BACKGROUND,
            "more": count(len(pairs), "date") + " before the event",
            "days": _days(view, pairs),
        }
        for kind, title, pairs in blocks
        if pairs
    ]


def axis(blocks: Sequence[Data]) -> Data | None:
    """A drawing of the blocks: one dot a date, in order, larger where more is said of it.

    Dates stand at equal distances: years ago and days ahead would not fit one scale. None for a
    timeline too short to be worth it.
    """
    days = [(block["kind"], day) for block in blocks for day in _held(block)]
    if len(days) < _DRAWN:
        return None
    step = (_AXIS - 2 * _EDGE) / (len(days) - 1)
    return {
        "width": _AXIS,
        "dots": [
            {"x": round(_EDGE + n * step), "r": _radius(day), "kind": kind}
            for n, (kind, day) in enumerate(days)
        ],
        "first": days[0][1]["words"],
        "last": days[-1][1]["words"],
        "words": "; ".join(
            f"{block['title']}: {sentence([str(day['words']) for day in _held(block)])}"
            for block in blocks
        ),
    }


def _held(block: Data) -> list[Data]:
    days = block["days"]
    return days if isinstance(days, list) else []


def _radius(day: Data) -> int:
    entries = day["entries"]
    return min(9, 4 + len(entries)) if isinstance(entries, list) else 4


def _days(view: View, pairs: Sequence[tuple[int, TimelineEntry]]) -> list[Data]:
    ordered = sorted(pairs, key=lambda p: (p[1].period.earliest, p[1].period.latest, p[0]))
    by_day: dict[str, list[tuple[int, TimelineEntry]]] = {}
    for number, entry in ordered:
        by_day.setdefault(dated_words(entry.period, entry.precision), []).append((number, entry))
    return [_day(view, words, same) for words, same in by_day.items()]


def _day(view: View, words: str, same: Sequence[tuple[int, TimelineEntry]]) -> Data:
    printed = [(number, entry) for number, entry in same if entry.statement in view.shown]
    rest = [(number, entry) for number, entry in same if entry.statement not in view.shown]
    return {
        "words": words,
        "iso": _iso(same[0][1]),
        "ahead": same[0][1].ahead,
        "entries": _entries(view, printed),
        "anchors": [f"date-{number}" for number, _ in rest],
        "leads": leads(view, [entry.statement for _, entry in rest]),
    }


def _entries(view: View, same: Iterable[tuple[int, TimelineEntry]]) -> list[Data]:
    by_statement: dict[str, list[tuple[int, TimelineEntry]]] = {}
    for number, entry in same:
        by_statement.setdefault(entry.statement, []).append((number, entry))
    return [
        {
            "anchors": [f"date-{n}" for each in (key, *same) for n, _ in by_statement[each]],
            "statement": statement(view, key, _dates(by_statement[key]), same),
            "certainty": CERTAINTIES[by_statement[key][0][1].certainty],
        }
        for key, *same in alike(view, by_statement)
    ]


def _dates(pairs: Iterable[tuple[int, TimelineEntry]]) -> list[Excerpt]:
    return [entry.as_written for _, entry in pairs]


def _iso(entry: TimelineEntry) -> str:
    length = {"year": 4, "month": 7}.get(entry.precision.value, 10)
    return entry.period.earliest.isoformat()[:length]
