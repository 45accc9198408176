from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.dating import date_articles
from clipbook.model import Article, Period, Published

# 4 March 2024 is a Monday.
STATED = Article(
    id="stated",
    title="Bridge to reopen",
    body=(
        "The old bridge over the Lark closed on March 4 for repairs, the council said.\n\n"
        "Engineers will meet the council in Pell on March 7 to inspect the bridge."
    ),
    published=Published(Period(date(2024, 3, 20), date(2024, 3, 20)), "stated"),
)
CLOSED_MONDAY = "The council closed the old bridge over the Lark on Monday for repairs."
MEET_THURSDAY = "Engineers are set to meet the council in Pell on Thursday to inspect the bridge."


def infer(body, dateline="", others=(STATED,)):
    draft = Article(id="draft", title="Old bridge closed", body=body, dateline=dateline)
    return date_articles([draft], others)[0].published


def test_a_weekday_is_the_day_that_another_article_gives():
    published = infer(CLOSED_MONDAY)
    assert published.period == Period(date(2024, 3, 4), date(2024, 3, 8))


def test_what_lies_ahead_narrows_the_range():
    published = infer(f"{CLOSED_MONDAY}\n\n{MEET_THURSDAY}")
    assert published.period == Period(date(2024, 3, 4), date(2024, 3, 7))


def test_later_weekdays_called_past_narrow_the_range():
    published = infer(f"{CLOSED_MONDAY}\n\nDrivers complained about the detour on Wednesday.")
    assert published.period == Period(date(2024, 3, 6), date(2024, 3, 8))


def test_a_dateline_is_the_earliest_day():
    published = infer(CLOSED_MONDAY, dateline="PELL, March 5")
    assert published.period.earliest == date(2024, 3, 5)


def test_the_basis_says_what_was_written_and_who_dates_it():
    basis = infer(CLOSED_MONDAY).basis
    assert basis == "inferred from “Monday” for what “Bridge to reopen” dates 4 March 2024"


def test_an_article_dated_first_helps_to_date_the_next():
    first = Article(id="1", title="First", body=f"{CLOSED_MONDAY}\n\nA ferry ran aground Monday.")
    second = Article(id="2", title="Second", body="A small ferry ran aground at noon on Monday.")
    dated = date_articles([second, first], [STATED])
    assert dated[0].published.period.earliest == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("body", "others"),
    [
        (CLOSED_MONDAY, ()),
        ("Orchards bloomed on Monday in the warm south.", (STATED,)),
        ("No day is named here.", (STATED,)),
        ("", (STATED,)),
    ],
)
def test_without_a_proof_there_is_no_date(body, others):
    assert infer(body, others=others) is None


def test_a_year_comes_only_from_another_article_or_the_text():
    assert infer("The bridge closed.", dateline="PELL, March 5", others=()) is None


def test_a_stated_date_is_never_changed():
    assert date_articles([STATED], []) == (STATED,)


@given(st.permutations(range(3)))
def test_the_order_of_the_articles_does_not_matter(order):
    bodies = (CLOSED_MONDAY, MEET_THURSDAY, "A ferry ran aground on Monday.")
    drafts = [Article(id=str(n), title=f"T{n}", body=body) for n, body in enumerate(bodies)]
    expected = {a.id: a.published for a in date_articles(drafts, [STATED])}
    shuffled = date_articles([drafts[n] for n in order], [STATED])
    assert {a.id: a.published for a in shuffled} == expected


def either(earliest, latest):
    basis = "`02/10/2026` may be 10 February or 2 October 2026"
    return Article(id="e", title="E", published=Published(Period(earliest, latest), basis))


@pytest.mark.parametrize(
    ("other", "day"),
    [
        (date(2026, 10, 1), date(2026, 10, 2)),
        (date(2026, 2, 1), date(2026, 2, 10)),
        (date(2026, 6, 1), None),
    ],
)
def test_of_two_readings_the_one_near_the_others_is_taken(other, day):
    settled = Article(id="s", published=Published(Period(other, other), "stated"))
    found = date_articles([either(date(2026, 2, 10), date(2026, 10, 2))], [settled])[0].published
    assert found.day == day


def test_a_range_that_a_person_gave_is_not_narrowed():
    period = Period(date(2026, 2, 10), date(2026, 10, 2))
    given_by_hand = Article(id="p", published=Published(period, "stated"))
    assert date_articles([given_by_hand], [STATED]) == (given_by_hand,)


def test_a_row_of_days_that_is_no_sentence_dates_nothing():
    """Or every one of thousands would be held against every other."""
    told = f"{CLOSED_MONDAY} "
    assert infer(told)
    assert infer(told + "Monday Tuesday " * 400 + ".") == infer(told)
