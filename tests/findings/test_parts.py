from datetime import date

import pytest
from msgspec.structs import replace

from clipbook.findings import timeline
from clipbook.findings.key_points import label
from clipbook.model import Fact, Part, Period, excerpt, state
from clipbook.notes import Span
from tests.findings.events import told

OPENED = "The mayor opened the new harbour bridge on Saturday."
SATURDAY = date(2026, 6, 13)


def parts(*sentences):
    """The parts of the sentences of one article of Sunday, about an event of Saturday."""
    briefing = timeline.find(told(courier=" ".join(sentences)))
    (article,) = briefing.event.articles
    found = [state(article, s.span) for s in briefing.event.annotations[article.id].sentences]
    briefing = replace(
        briefing,
        event=replace(briefing.event, period=Period(SATURDAY, SATURDAY)),
        statements={**briefing.statements, **{each.id: each for each in found}},
    )
    return [point.part for point in label(briefing, [each.id for each in found])]


def test_what_is_dated_on_the_day_of_the_event_is_the_event():
    assert parts(OPENED, "Four guests fell ill on Saturday.") == [Part.EVENT, Part.EVENT]


def test_what_all_its_dates_put_before_the_event_is_how_it_came_to_this():
    assert parts(OPENED, "Work on it began in May 2023.")[1] is Part.BEFORE


def test_what_its_dates_put_after_the_articles_comes_next():
    assert parts(OPENED, "The old bridge will be closed on Tuesday.")[1] is Part.AHEAD


def test_an_undated_plan_comes_next():
    assert parts(OPENED, "The town plans to close the old bridge.")[1] is Part.AHEAD


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was due to speak, but did not do so.",
        "A task force was set up in the town hall.",
        "The baker said, “We will never forget it.”",
        "The baker fears that the bridge will fall.",
        "The mayor gave her thoughts on the upcoming fair.",
    ],
)
def test_what_was_planned_or_is_only_thought_does_not_come_next(text):
    assert parts(OPENED, text)[1] is Part.EVENT


def test_the_first_is_always_the_event():
    assert parts("Work on the bridge began in May 2023.") == [Part.EVENT]


def test_a_key_point_names_the_fact_it_states():
    briefing = told(courier=OPENED, gazette=OPENED)
    courier, gazette = briefing.event.articles
    said = state(courier, briefing.event.annotations[courier.id].sentences[0].span)
    stated = (said.excerpt, excerpt(gazette, said.excerpt.span))
    fact = Fact("f1", stated, (said.id,), ("courier", "gazette"), ())
    held = replace(briefing, statements={said.id: said}, facts=(fact,))
    assert label(held, [said.id])[0].fact == "f1"


def test_a_fact_is_counted_for_the_first_point_that_states_it():
    again = "A band played when the new harbour bridge was opened."
    briefing = told(courier=f"{OPENED} {again}", gazette=OPENED)
    courier, gazette = briefing.event.articles
    found = [state(courier, s.span) for s in briefing.event.annotations[courier.id].sentences]
    stated = (*(each.excerpt for each in found), excerpt(gazette, Span(0, len(OPENED))))
    fact = Fact("f", stated, tuple(each.id for each in found), ("courier", "gazette"), ())
    briefing = replace(briefing, facts=(fact,), statements={each.id: each for each in found})
    points = label(briefing, [each.id for each in found])
    assert [point.fact for point in points] == ["f", ""]
