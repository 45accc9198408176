"""What the briefing page prints first when it may not print everything."""

from __future__ import annotations

from datetime import date

from clipbook.model import (
    Article,
    Briefing,
    Certainty,
    Difference,
    DifferenceKind,
    Event,
    KeyPoint,
    Period,
    Precision,
    Published,
    Side,
    TimelineEntry,
    state,
)
from clipbook.notes import Span
from clipbook.pages.elements.visible import uses

SATURDAY = Period(date(2026, 6, 13), date(2026, 6, 13))
BODY = "They ran aground. They ran aground on Saturday. Sole said so, Orrin not. It sank in 1990."


def statement(text):
    start = BODY.index(text)
    return state(ARTICLE, Span(start, start + len(text)))


ARTICLE = Article(id="a", body=BODY, published=Published(SATURDAY, "stated"))
LONG, SHORT, DISPUTED, OLD = map(
    statement,
    (
        "They ran aground on Saturday.",
        "They ran aground.",
        "Sole said so, Orrin not.",
        "It sank in 1990.",
    ),
)


def entry(period, told):
    return TimelineEntry(
        period=period,
        precision=Precision.DAY,
        as_written=told.excerpt,
        certainty=Certainty.STATED,
        statement=told.id,
    )


def order(kind=DifferenceKind.WORDING, **fields):
    briefing = Briefing(
        event=Event(id="e", title="The ferry", articles=(ARTICLE,)),
        statements={s.id: s for s in (LONG, SHORT, DISPUTED, OLD)},
        differences=(Difference(kind, (Side((), (DISPUTED.id,)),)),),
        timeline=(
            entry(Period(date(1990, 1, 1), date(1990, 12, 31)), OLD),
            entry(SATURDAY, LONG),
            entry(SATURDAY, SHORT),
        ),
        **fields,
    )
    return list(dict.fromkeys(use.statement for use in uses(briefing)))


def test_each_day_of_the_event_has_words_before_wordings_and_background_have():
    assert order() == [SHORT.id, DISPUTED.id, LONG.id, OLD.id]


def test_a_day_that_a_key_point_tells_of_needs_no_other_words_first():
    assert order(key_points=(KeyPoint(LONG.id),)) == [LONG.id, DISPUTED.id, SHORT.id, OLD.id]


def test_a_contradiction_has_words_before_the_days_have():
    assert order(DifferenceKind.CONTRADICTION) == [DISPUTED.id, SHORT.id, LONG.id, OLD.id]
