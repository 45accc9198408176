from __future__ import annotations

from datetime import date

import pytest

from clipbook.interface import find_interface
from clipbook.model import Period, Precision

ENGLISH = find_interface("")


@pytest.mark.parametrize(
    ("first", "last", "words", "short"),
    [
        (date(2024, 9, 22), date(2024, 9, 22), "22 September 2024", "22 Sept 2024"),
        (date(2024, 4, 22), date(2024, 4, 25), "22–25 April 2024", "22–25 April 2024"),
        (
            date(2024, 1, 30),
            date(2024, 2, 2),
            "30 January – 2 February 2024",
            "30 Jan – 2 Feb 2024",
        ),
        (
            date(2023, 12, 31),
            date(2024, 1, 2),
            "31 December 2023 – 2 January 2024",
            "31 Dec 2023 – 2 Jan 2024",
        ),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024", "Feb 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024", "2024"),
        (date(2024, 1, 1), date(2024, 1, 1), "1 January 2024", "1 Jan 2024"),
    ],
)
def test_a_period_reads_as_people_write_it(first, last, words, short):
    period = Period(first, last)
    assert (ENGLISH.days(period), ENGLISH.short_days(period)) == (words, short)


@pytest.mark.parametrize(
    ("precision", "words", "axis"),
    [
        (Precision.YEAR, "2024", "2024"),
        (Precision.MONTH, "April 2024", "April 2024"),
        (Precision.DAY, "Wed 3 April 2024", "3 April"),
        (Precision.RANGE, "3 April 2024", "3 April"),
    ],
)
def test_a_date_is_no_finer_than_it_was_written(precision, words, axis):
    day = Period(date(2024, 4, 3), date(2024, 4, 3))
    assert ENGLISH.short_date(day, precision) == words
    assert ENGLISH.axis_date(day, precision) == axis


def test_an_axis_names_the_first_day_of_a_range():
    days = Period(date(2024, 4, 3), date(2024, 4, 5))
    assert ENGLISH.axis_date(days, Precision.RANGE) == "3 April"


def test_a_range_of_publication_says_between():
    days = Period(date(2024, 4, 30), date(2024, 5, 2))
    assert ENGLISH.published(days) == "between 30 April 2024 and 2 May 2024"


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_in_a_row_end_with_and(parts, words):
    assert ENGLISH.row(parts) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines")])
def test_a_count_has_its_noun(number, words):
    assert ENGLISH.count(number, "%(n)s line", "%(n)s lines") == words


@pytest.mark.parametrize(("number", "words"), [(2, "two"), (12, "twelve"), (13, "13")])
def test_small_numbers_are_words(number, words):
    assert ENGLISH.number(number) == words


@pytest.mark.parametrize("tag", ["", "en", "en-GB", "gsw", "tlh", "x1"])
def test_without_a_translation_it_is_english(tag):
    own = find_interface(tag)
    assert own.language.startswith("en")
    assert own.say("Timeline") == "Timeline"
