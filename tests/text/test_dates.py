import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.model import YEARS, Certainty, Precision
from clipbook.notes import Span
from clipbook.text.dates import find_dates, iso, resolve_date
from clipbook.text.dates.rules import RULES

THURSDAY = date(2023, 9, 28)


def values(text, published=THURSDAY):
    return [iso(mention) for mention in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened on September 13, 2019.", "2019-09-13"),
        ("The bridge opened on 13 September 2019.", "2019-09-13"),
        ("The bridge opened on the 13th of September, 2019.", "2019-09-13"),
        ("The bridge opened on 2019-09-13.", "2019-09-13"),
        ("The bridge opened on 23/10/2019.", "2019-10-23"),
        ("The bridge opened in July 2014.", "2014-07"),
        ("The bridge opened in nineteen ninety-six.", "1996"),
        ("The bridge opened in 1996.", "1996"),
    ],
)
def test_a_date_in_full_needs_no_day_of_publication(text, expected):
    (mention,) = find_dates(text, None)
    assert (iso(mention), mention.certainty) == (expected, Certainty.STATED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor spoke on Tuesday.", "2023-09-26"),
        ("The mayor will speak on Tuesday.", "2023-10-03"),
        ("On Tuesday, the mayor will speak.", "2023-10-03"),
        ("The mayor is set to speak on Tuesday.", "2023-10-03"),
        ("Talks are scheduled for Tuesday.", "2023-10-03"),
        ("The vote was postponed until Tuesday.", "2023-10-03"),
        ("The council opens its new hall Tuesday.", "2023-10-03"),
        ("Buses run until the ferry is refloated on Tuesday.", "2023-10-03"),
        ("Tuesday's ruling surprised them.", "2023-09-26"),
        ("Tuesday's vote will decide it.", "2023-10-03"),
        ("He confessed to hitting her in the face on Tuesday.", "2023-09-26"),
        ("Nine fell ill at an open-air party on Tuesday.", "2023-09-26"),
        ("It follows a note on Tuesday saying that the pier would close.", "2023-09-26"),
        ("A day before Tuesday's talks it rained.", "2023-09-25"),
        ("This Sept. 12, 2021 photo shows the pier.", "2021-09-12"),
        ("The mayor spoke on Thursday.", "2023-09-28"),
        ("The mayor spoke last Thursday.", "2023-09-21"),
        ("The mayor returned from the United States Tuesday.", "2023-09-26"),
        ("The mayor resigned Tuesday of last week.", "2023-09-19"),
        ("The shop closed on Sept. 13.", "2023-09-13"),
        ("The shop closed on Dec. 24.", "2022-12-24"),
        ("The shop will close on Dec. 24.", "2023-12-24"),
        ("The shop will close on Jan. 3.", "2024-01-03"),
        ("The shop closed on Saturday, April 9.", "2022-04-09"),
        ("The shop closed in November last year.", "2022-11"),
        ("The shop closed last April.", "2023-04"),
        ("The shop closed in December.", "2022-12"),
        ("The shop closes its doors in early December.", "2023-12"),
        ("The December ruling didn’t hold.", "2022-12"),
        ("They agreed to meet in March.", "2024-03"),
        ("The shop closed last month.", "2023-08"),
        ("The shop closed earlier this month.", "2023-09"),
        ("It was last month's only storm.", "2023-08"),
        ("The shop closed two years ago.", "2021"),
        ("The shop closed twenty-five years ago.", "1998"),
        ("The shop closed six months ago.", "2023-03"),
        ("The shop closed yesterday.", "2023-09-27"),
        ("The shop closed last night.", "2023-09-27"),
        ("He left the day after last Christmas.", "2022-12-26"),
        ("The shop reopens the day after tomorrow.", "2023-09-30"),
        ("The shop closed on Christmas Eve.", "2022-12-24"),
        ("The shop will reopen by the end of the year.", "2023"),
        ("The owner could not be reached on Saturday.", "2023-09-23"),
        ("The shop was open on Saturday, although it is to be sold.", "2023-09-23"),
    ],
)
def test_a_relative_time_is_counted_from_the_day_of_publication(text, expected):
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He fell on May 3, 2001. The same day, he rose.", ["2001-05-03", "2001-05-03"]),
        ("He fell on May 3, 2001, and rose a day later.", ["2001-05-03", "2001-05-04"]),
        ("He left on May 3, 2001. Until then he sang.", ["2001-05-03", "2001-05-03"]),
        ("He fell in 2001. The following year he rose.", ["2001", "2002"]),
        ("He met her on Monday after the May 3 vote. The same day, he left.", None),
    ],
)
def test_a_time_after_another_is_counted_from_it(text, expected):
    days = values(text)
    assert days == (expected or ["2023-09-25", "2023-05-03", "2023-09-25"])


def test_the_same_day_that_a_clause_describes_stays_open():
    *_, mention = find_dates("He fell on May 3, 2001. On the same day Ann rose.", THURSDAY)
    assert mention.period is None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Police look for thieves of New Year's Eve.", date(2023, 1, 6), "2022-12-31"),
        ("New Year's Eve can be noisy.", date(2023, 1, 6), "2022-12-31"),
        ("The pier will open for Christmas.", date(2023, 12, 7), "2023-12-25"),
        ("The pier closed on Halloween.", date(2023, 9, 1), "2022-10-31"),
        ("The pier will close on Halloween.", date(2023, 9, 1), "2023-10-31"),
    ],
)
def test_a_feast_close_by_is_meant_whatever_the_tense(text, published, expected):
    (mention,) = find_dates(text, published)
    assert iso(mention) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It rained last week.", "2023-09-18", "2023-09-24"),
        ("It rained over the weekend.", "2023-09-23", "2023-09-24"),
        ("The fair runs September 23-25.", "2023-09-23", "2023-09-25"),
        ("It rained in the third quarter of 2021.", "2021-07-01", "2021-09-30"),
        ("It rained last summer.", "2022-06-01", "2022-08-31"),
        ("He ruled 2017-2022.", "2017-01-01", "2022-12-31"),
    ],
)
def test_weeks_seasons_and_ranges_have_two_ends(text, first, last):
    (mention,) = find_dates(text, date(2023, 9, 28) if "summer" not in text else date(2023, 7, 1))
    assert mention.period
    assert mention.precision is Precision.RANGE
    assert (str(mention.period.earliest), str(mention.period.latest)) == (first, last)


def test_two_days_of_one_month_are_two_times():
    assert values("The talks on April 24 and 25, 2019") != []
    assert values("The talks were held on April 24 and 25.") == ["2023-04-24", "2023-04-25"]


def test_a_word_like_a_short_weekday_is_none():
    assert values("It is done thus. May 5, 2019, was cold. Thus. And so.") == ["2019-05-05"]


@pytest.mark.parametrize(
    "text",
    [
        "The shop closed on 31 June 2020.",
        "The shop closed on February 30.",
        "It sold 1990 shares for $2005.",
        "He may march on.",
        "March on, he said.",
        "Jan Novak and April Young sat down.",
        "It is Flight 1999.",
        "They marched for 1,995 metres.",
        "We read it in USA Today.",
        "A page of the 1990s.",
        "Es regnete am dritten Tag.",
    ],
)
def test_what_is_no_date_gives_none(text):
    assert values(text) == []


def test_without_a_day_of_publication_a_relative_time_is_found_and_stays_open():
    mentions = find_dates("He spoke on Saturday and left last month.", None)
    assert [mention.period for mention in mentions] == [None, None]


def test_a_day_and_month_in_unknown_order_stay_open():
    assert [m.period for m in find_dates("Posted 02/10/2023.", THURSDAY)] == [None]


def test_a_last_day_of_a_month_is_the_one_before_the_article():
    (mention,) = find_dates("The fair opened last Oct. 23 in Lund.", THURSDAY)
    assert str(mention.period.earliest) == "2022-10-23"


def test_since_year_end_is_the_year_before():
    (mention,) = find_dates("Shares rose a tenth since year-end.", THURSDAY)
    assert str(mention.period.latest) == "2022-12-31"


def test_with_full_stops_the_day_stands_first():
    (mention,) = find_dates("The hearing of 10.11.2020 was the first.", THURSDAY)
    assert str(mention.period.earliest) == "2020-11-10"


@pytest.mark.parametrize(
    ("words", "expected"), [("the year", "2023"), ("five years", "2028"), ("1998", "1998")]
)
def test_words_known_to_be_a_time_are_read_more_freely(words, expected):
    text = f"It cost the town {words} of pain."
    start = text.index(words)
    mention = resolve_date(text, Span(start, start + len(words)), THURSDAY)
    assert mention
    assert iso(mention) == expected


def test_words_that_are_no_time_resolve_to_nothing():
    assert resolve_date("No time here.", Span(0, 2), THURSDAY) is None


WORDS = st.sampled_from(
    "Friday Sept. 13 , 2020 the same day last month on 31 June İ ’s two years ago 99 0000".split(
        " "
    )
)


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
@given(data=st.data())
def test_a_wording_starts_with_a_letter_that_its_rule_names(rule, data):
    text = data.draw(st.from_regex(rule.pattern))
    first = text[re.search(rule.pattern, text).start()]
    assert ("0" if first.isdecimal() else first) in rule.starts


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
def test_spans_lie_in_the_text_in_order_and_apart(text):
    spans = [mention.span for mention in find_dates(text, THURSDAY)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "Friday ",
        "Sept. 1 ",
        "the ",
        "two years ",
        "early late ",
        "1999-",
        "May 1-",
        "on Monday he ",
    ],
)
def test_a_long_paragraph_takes_time_in_proportion(piece):
    text = piece * (100_000 // len(piece))
    assert len(find_dates(text, THURSDAY)) <= len(text)


def test_a_feast_that_only_says_of_what_kind_a_thing_is_is_no_day():
    assert values("Two men stormed a Christmas party and the annual Halloween market.") == []


@pytest.mark.parametrize(
    "day", [date(1000, 1, 1), date(1000, 1, 6), date(2999, 12, 1), date(2999, 12, 31)]
)
def test_the_first_and_last_days_of_the_news_have_neighbours(day):
    text = (
        "It closed on Saturday, last week, two days before Monday and ten years ago. It opens "
        "tomorrow, next month, on January 1, next year, or the day after Sunday, December 31."
    )
    years = {m.period.latest.year for m in find_dates(text, day) if m.period}
    assert years <= {*YEARS}
