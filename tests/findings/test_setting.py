import re
from datetime import date

import pytest
from msgspec.structs import replace

from clipbook.annotations import annotate
from clipbook.findings import people
from clipbook.findings.setting import find
from clipbook.model import (
    Article,
    Briefing,
    Event,
    NameKind,
    NameMention,
    Period,
    Published,
)
from clipbook.notes import Span

MONDAY = date(2024, 3, 4)
CLOSED = "The old bridge in the small town of Pell closed on Monday."


def with_places(article):
    """The article's annotations, Paris and Rome its only names."""
    places = re.finditer("Paris|Rome", article.body)
    names = tuple(NameMention(Span(*m.span()), NameKind.PLACE) for m in places)
    return replace(annotate(article), names=names)


def event(*bodies, **fields):
    published = Published(Period(date(2024, 3, 6), date(2024, 3, 6)), "stated")
    articles = tuple(
        Article(id=f"a{n}", body=body, published=published) for n, body in enumerate(bodies)
    )
    annotations = {article.id: with_places(article) for article in articles}
    return Event(id="e", title="E", articles=articles, annotations=annotations, **fields)


def period(*bodies, **fields):
    return find(Briefing(event=event(*bodies, **fields))).event.period


def test_the_day_is_the_one_most_articles_name():
    assert period(CLOSED, f"Rain fell on Tuesday. {CLOSED}") == Period(MONDAY, MONDAY)


def test_of_two_days_the_one_named_earlier_is_the_events():
    other = "Rain fell on Tuesday."
    assert period(f"{CLOSED} {other}", f"{CLOSED} {other}") == Period(MONDAY, MONDAY)


@pytest.mark.parametrize(
    "bodies",
    [(), ("No day here.",), (CLOSED, "Rain fell on Tuesday."), ("It opens on Friday.",)],
)
def test_without_agreement_there_is_no_day(bodies):
    assert period(*bodies) is None


def test_an_editors_day_and_place_stand():
    day = Period(date(2020, 1, 1), date(2020, 1, 2))
    found = find(Briefing(event=event(CLOSED, CLOSED, period=day, places=("Lark",)))).event
    assert (found.period, found.places) == (day, ("Lark",))


def test_the_place_is_the_one_most_articles_put_it_in():
    bodies = (
        "The leaders met in Paris on Monday. They meet in Rome next month.",
        "They spoke in Paris. A summit was held in Rome in May 2019.",
    )
    day = Period(MONDAY, MONDAY)
    assert find(Briefing(event=event(*bodies, period=day))).event.places == ("Paris",)


def test_an_article_that_puts_it_in_two_places_leaves_open_in_which():
    bodies = ("They met in Paris and in Rome.", "They met in Paris.")
    assert find(Briefing(event=event(*bodies))).event.places == ()


def test_of_two_places_alike_there_is_none():
    bodies = ("They met in Paris, and others in Rome.", "They met in Rome.")
    assert find(Briefing(event=event(*bodies))).event.places == ()


def test_a_day_long_before_the_articles_is_none_of_the_events():
    old = "The bridge of Pell was opened on 12 May 2019."
    assert period(old, old) is None


def inferred(*bodies):
    """The day of articles that are dated by guess."""
    held = event(*bodies)
    guess = Published(Period(date(2024, 3, 6), date(2024, 3, 6)), "inferred from “Monday”")
    articles = tuple(replace(article, published=guess) for article in held.articles)
    return find(Briefing(event=replace(held, articles=articles))).event.period


def test_where_articles_are_dated_by_guess_one_must_name_the_day_in_full():
    assert inferred(CLOSED, CLOSED) is None
    full = "The old bridge in the small town of Pell closed on Monday, 4 March 2024."
    assert inferred(CLOSED, full) == Period(MONDAY, MONDAY)


def test_a_place_far_down_that_no_day_joins_to_the_event_is_not_its_place():
    filler = "The town was quiet. Nobody spoke. All shops were shut. "
    bodies = (f"{filler}A summit was held in Rome.",) * 2
    assert find(Briefing(event=event(*bodies))).event.places == ()


def test_a_place_of_few_of_the_articles_that_give_any_is_not_its_place():
    bodies = ("They met in Paris.", "They met in Paris.", "They met in Rome.", "Rain in Rome.")
    assert find(Briefing(event=event(*bodies))).event.places == ()


def dated(body, day, basis="stated"):
    return Article(id=f"d{day}", body=body, published=Published(Period(day, day), basis))


def of_articles(*articles):
    annotations = {article.id: annotate(article) for article in articles}
    return Event(id="e", title="E", articles=articles, annotations=annotations)


def test_a_later_analysis_may_name_the_day_of_reports_that_are_dated_by_guess():
    guessed = "inferred from what others say"
    report = "The mayor met the minister on Saturday to talk about the bridge."
    found = of_articles(
        dated(report, date(2024, 3, 3), guessed),
        dated(report, date(2024, 3, 4), guessed),
        dated("The mayor met the minister on March 2. Much is open.", date(2024, 3, 12)),
    )
    saturday = date(2024, 3, 2)
    assert find(Briefing(event=found)).event.period == Period(saturday, saturday)


def test_the_place_is_where_two_of_the_people_of_the_event_met():
    opening = (
        "President John Miller told Prime Minister Peter Brown that the bridge would close. "
        "Much else was said. Rain fell. "
    )
    found = of_articles(
        dated(
            opening + "President John Miller and Prime Minister Peter Brown talked in Paris.",
            MONDAY,
        ),
        dated(
            opening + "President John Miller met Prime Minister Peter Brown in Paris.",
            date(2024, 3, 5),
        ),
    )
    assert find(people.find(Briefing(event=found))).event.places == ("Paris",)
