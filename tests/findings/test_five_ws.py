"""When, where, who, how many and what next, in copied words."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from clipbook.findings.five_ws import find
from clipbook.model import (
    Article,
    Briefing,
    Certainty,
    Entity,
    Fact,
    Form,
    KeyPoint,
    NameKind,
    Period,
    Precision,
    Question,
    TimelineEntry,
    state,
)
from clipbook.notes import Span
from tests.findings.events import event_of

LEAD = "Harbour master Ada Lund closed the bridge in the northern port of Pell on Monday."
COUNT = "The bridge has carried 40 trains a day, Ada Lund told reporters."
AHEAD = "The northern bridge was closed at noon, and a public hearing will be held on 3 May."
OTHER = "It carries 40 trains a day."
DAY = Period(date(2026, 4, 20), date(2026, 4, 20))
LATER = Period(date(2026, 5, 3), date(2026, 5, 3))
A = Article(id="a", language="en", body=f"{LEAD} {COUNT} {AHEAD}")
B = Article(id="b", language="en", body=f"{OTHER} Ada Lund spoke in Pell.")


def said(article, words):
    start = article.body.index(words)
    return state(article, Span(start, start + len(words)))


def entry(words, period, told, *, ahead=False):
    article = A if words in A.body else B
    return TimelineEntry(
        period=period,
        precision=Precision.DAY,
        as_written=said(article, words).excerpt,
        certainty=Certainty.STATED,
        statement=told.id,
        ahead=ahead,
    )


def briefing():
    lead, count, ahead, other = said(A, LEAD), said(A, COUNT), said(A, AHEAD), said(B, OTHER)
    return Briefing(
        event=replace(event_of(A, B), title="The bridge", period=DAY, places=("Pell",)),
        statements={each.id: each for each in (lead, count, ahead, other)},
        entities=(
            Entity(
                "ada-lund",
                "Ada Lund",
                NameKind.PERSON,
                (Form("Ada Lund", "a", 2), Form("Ada Lund", "b", 1)),
                role=said(A, "Harbour master").excerpt,
            ),
        ),
        facts=(Fact("f", (), (count.id, other.id), ("a", "b"), ()),),
        timeline=(entry("Monday", DAY, lead), entry("3 May", LATER, ahead, ahead=True)),
        key_points=(KeyPoint(lead.id), KeyPoint(count.id, fact="f"), KeyPoint(ahead.id)),
    )


def answers(found):
    return [(each.question.value, each.excerpt.text) for each in find(found).answers]


def test_the_answers_are_phrases_of_the_points():
    assert answers(briefing()) == [
        ("when", "Monday"),
        ("where", "in the northern port of Pell"),
        ("who", "Harbour master Ada Lund"),
        ("number", "40 trains"),
        ("next", "a public hearing will be held on 3 May."),
    ]


def test_an_answer_knows_the_days_it_means():
    periods = {each.question: each.period for each in find(briefing()).answers}
    assert periods[Question.WHEN] == DAY
    assert periods[Question.NEXT] == LATER


@pytest.mark.parametrize("question", ["where"])
def test_a_place_that_nobody_agrees_on_is_no_answer(question):
    event = replace(briefing().event, places=())
    assert question not in dict(answers(replace(briefing(), event=event)))


def test_who_is_named_by_one_article_alone_is_left_out():
    (ada,) = briefing().entities
    alone = replace(ada, forms=ada.forms[:1])
    assert "who" not in dict(answers(replace(briefing(), entities=(alone,))))


def test_a_number_that_one_article_gives_is_left_out():
    facts = (Fact("f", (), (said(A, COUNT).id,), ("a",), ()),)
    assert "number" not in dict(answers(replace(briefing(), facts=facts)))


def test_a_plan_that_no_point_tells_and_nobody_shares_is_of_another_matter():
    points = briefing().key_points[:2]
    assert "next" not in dict(answers(replace(briefing(), key_points=points)))


def test_without_points_there_are_no_answers_but_the_day():
    assert answers(replace(briefing(), key_points=())) == [
        ("when", "Monday"),
        ("number", "40 trains"),
    ]
