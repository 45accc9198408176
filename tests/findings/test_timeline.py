from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.annotations import annotate
from clipbook.findings.timeline import find
from clipbook.model import Article, Briefing, Event, Period, Published

DAY = date(2023, 9, 28)


def published(first=DAY, last=DAY, basis="stated"):
    return Published(Period(first, last), basis)


def briefing(*articles):
    annotations = {article.id: annotate(article) for article in articles}
    event = Event(id="e", title="E", articles=articles, annotations=annotations)
    return find(Briefing(event=event))


def article(body, when=None, name="a"):
    return Article(id=name, body=body, published=when or published())


def entries(*articles):
    return [
        (str(entry.period.earliest), entry.as_written.text, entry.certainty.value, entry.ahead)
        for entry in briefing(*articles).timeline
    ]


def test_events_stand_in_the_order_of_their_days():
    found = entries(
        article("The bridge closed on Tuesday. The bridge was built in May 1931 by monks.")
    )
    assert found == [
        ("1931-05-01", "May 1931", "stated", False),
        ("2023-09-26", "Tuesday", "resolved", False),
    ]


def test_an_entry_names_the_sentence_that_says_so():
    body = "Rain fell. The old bridge closed on Tuesday."
    found = briefing(article(body))
    (entry,) = found.timeline
    assert found.statements[entry.statement].excerpt.text == "The old bridge closed on Tuesday."


@pytest.mark.parametrize(
    "body",
    [
        "The council will close the old bridge on Tuesday.",
        "The old bridge is set to close in the spring of 2025 for repairs.",
    ],
)
def test_plans_and_later_dates_are_ahead(body):
    assert [ahead for *_, ahead in entries(article(body))] == [True]


def test_one_event_in_several_articles_is_one_entry_and_the_stated_date_is_kept():
    found = entries(
        article("The old stone bridge at Mora closed on Tuesday.", name="a"),
        article("Mora closed its old stone bridge on September 26, 2023.", name="b"),
    )
    assert found == [("2023-09-26", "September 26, 2023", "stated", False)]


def test_two_events_of_one_day_are_two_entries():
    found = entries(
        article("The old stone bridge at Mora closed on Tuesday. Wheat prices fell on Tuesday.")
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("The old bridge broke, killing two people, police said Tuesday.", []),
        ("The old bridge broke on Monday, the police of Mora said late Tuesday.", ["Monday"]),
        ("The old bridge will close for repairs, police said Tuesday.", ["Tuesday"]),
    ],
)
def test_the_day_on_which_police_told_it_is_not_the_day_of_the_accident(body, days):
    assert [written for _, written, *_ in entries(article(body))] == days


@pytest.mark.parametrize(
    "body",
    [
        "Nobody had crossed the old bridge since 2014.",
        "The old bridge is crowded with walkers every Sunday in town.",
        "The old bridge at Mora, seen on Tuesday morning in the rain. [OFFICE OF THE MAYOR]",
        "## The old bridge closed on Tuesday",
        "Tuesday",
        "Sales of bread rose a tenth from a year ago in town.",
        "MORA, Sept 23 (Alba) - The old bridge is closed, a clerk said.",
        "The old ferry links Mora with the island between April and October.",
        "The old ferry carries visitors to the island from April to October.",
        "The ferry has carried a million visitors in the past year.",
        "Its visitors doubled between March 2015 and March 2016 at the old bridge.",
        "(Mora, October 4, 2010) Ada Brook 12/16 The old bridge is seen in the rain.",
        "“We crossed the old bridge and today we weep,” she wrote.",
        "Copyright 1995 by the owners of the old bridge.",
        "Details on the closing of the old bridge: https://t.example/s9 (@mora) May 28, 2016",
    ],
)
def test_measures_captions_headings_and_datelines_are_no_events(body):
    assert entries(article(body)) == []


def test_relative_words_of_an_article_of_inferred_date_are_inferred():
    when = published(basis="inferred from a dateline")
    assert entries(article("The old bridge closed on Tuesday.", when)) == [
        ("2023-09-26", "Tuesday", "inferred", False)
    ]


def test_a_range_of_days_resolves_what_all_of_them_agree_on():
    when = published(date(2023, 9, 27), DAY, "inferred")
    found = entries(
        article("The old bridge closed on Monday. The toll rose yesterday again.", when)
    )
    assert found == [("2023-09-25", "Monday", "inferred", False)]


def test_a_range_too_long_resolves_nothing():
    when = published(date(2023, 1, 1), DAY, "inferred")
    assert entries(article("The old bridge closed earlier this century, last year.", when)) == []


def test_an_undated_article_has_only_stated_dates():
    body = "The old bridge closed on Tuesday. The bridge will be rebuilt by monks in May 2031."
    found = entries(Article(id="a", body=body))
    assert found == [("2031-05-01", "May 2031", "stated", True)]


def test_a_relative_time_that_another_article_contradicts_is_left_out():
    found = briefing(
        article("The leaders held their first lakeside summit at Mora last month.", name="a"),
        article("The leaders held a first lakeside summit at Mora in July.", name="b"),
    )
    assert [entry.as_written.text for entry in found.timeline] == ["July"]


def test_words_that_do_not_fit_the_day_of_their_article_leave_out_its_others():
    when = published(date(2023, 10, 2), date(2023, 10, 2))
    body = "The leaders met in Mora earlier this month. They had opened the old bridge last month."
    assert not entries(article(body, when))


BODIES = (
    "The old stone bridge at Mora closed on Tuesday.",
    "Mora closed its old stone bridge on September 26.",
    "Wheat prices fell on Tuesday after rain. They will rise in May 2024.",
)


@given(st.permutations(range(3)))
def test_the_timeline_does_not_depend_on_the_order_of_the_articles(order):
    articles = [article(BODIES[n], name=f"a{n}") for n in range(3)]
    expected = briefing(*articles).timeline
    assert briefing(*(articles[n] for n in order)).timeline == expected


def test_an_event_without_annotations_has_no_timeline():
    event = Event(id="e", title="E", articles=(article("It closed on Tuesday."),))
    assert find(Briefing(event=event)).timeline == ()


def test_the_weekday_after_the_articles_own_is_left_out():
    assert not entries(article("Rescuers reached the old bridge early on Friday morning."))


def test_an_article_of_quite_another_day_than_the_others_tells_no_relative_day():
    late = published(date(2025, 3, 1), date(2025, 3, 1))
    found = entries(
        article("The old bridge closed on Tuesday.", name="a"),
        article("Wheat prices fell on Wednesday.", name="b"),
        article("The ferry sank on Monday near Mora.", late, name="c"),
    )
    assert [words for _, words, _, _ in found] == ["Tuesday", "Wednesday"]


def test_a_day_off_one_that_is_only_inferred_is_left_out():
    when = published(basis="inferred")
    body = "The old bridge closed yesterday. Wheat prices fell on Tuesday."
    assert [words for _, words, _, _ in entries(article(body, when))] == ["Tuesday"]


def test_what_an_article_plans_for_a_day_of_another_is_not_ahead():
    later = published(date(2023, 10, 9), date(2023, 10, 9))
    found = entries(
        article("The old bridge will close on Tuesday.", name="a"),
        article("Rain fell on the fields of Mora for a month.", later, name="b"),
    )
    assert found == [("2023-10-03", "Tuesday", "resolved", False)]


def test_a_day_has_three_entries_at_most_and_what_was_only_said_comes_last():
    body = (
        "The mayor said on Tuesday that bread is dear. The old bridge closed on Tuesday. "
        "Wheat prices fell on Tuesday. The ferry sank on Tuesday near Mora."
    )
    found = briefing(article(body))
    told = [found.statements[entry.statement].excerpt.text for entry in found.timeline]
    assert len(told) == 3
    assert not any("said" in sentence for sentence in told)


def test_an_entry_names_the_clause_that_the_date_belongs_to():
    body = "The old stone bridge closed on Tuesday, but the mayor had opened it in May 2019."
    clauses = [entry.clause and entry.clause.text for entry in briefing(article(body)).timeline]
    assert clauses == [
        "the mayor had opened it in May 2019.",
        "The old stone bridge closed on Tuesday",
    ]


def test_a_year_that_tells_which_is_no_event():
    assert entries(article("Monks praised the 2019 treaty at the old bridge.")) == []


def test_a_long_article_takes_time_in_proportion():
    body = "The old bridge closed on Tuesday. Wheat fell in May 2019 by a lot. " * 1500
    assert len(entries(article(body))) == 2


@pytest.mark.parametrize(
    "body",
    [
        "The ferry port is today the largest of the country.",
        "She also steered the old ferry Maud in 2004.",
        "... we saw on Tuesday was that the old ferry ran.",
    ],
)
def test_a_row_tells_what_was_when_without_another_sentence(body):
    assert entries(article(body)) == []
