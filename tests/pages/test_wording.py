from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.model import Period, Precision, Published
from clipbook.pages.elements import wording
from tests.pages.factory import articles


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 4, 22), date(2024, 4, 22), "22 April 2024"),
        (date(2024, 4, 22), date(2024, 4, 25), "22–25 April 2024"),
        (date(2024, 4, 30), date(2024, 5, 2), "30 April – 2 May 2024"),
        (date(2023, 12, 31), date(2024, 1, 2), "31 December 2023 – 2 January 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 1, 1), date(2024, 1, 1), "1 January 2024"),
    ],
)
def test_a_period_reads_as_people_write_it(first, last, words):
    assert wording.day_words(Period(first, last)) == words


@pytest.mark.parametrize(
    ("precision", "words"),
    [(Precision.YEAR, "2024"), (Precision.MONTH, "April 2024"), (Precision.DAY, "3 April 2024")],
)
def test_a_date_is_no_finer_than_it_was_written(precision, words):
    day = Period(date(2024, 4, 3), date(2024, 4, 3))
    assert wording.dated_words(day, precision) == words


def test_a_range_of_publication_says_between():
    article = replace(
        articles()[0], published=Published(Period(date(2024, 4, 30), date(2024, 5, 2)), "x")
    )
    assert wording.published_words(article) == "between 30 April and 2 May 2024"


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_in_a_row_end_with_and(parts, words):
    assert wording.sentence(parts) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines")])
def test_a_count_has_its_noun(number, words):
    assert wording.count(number, "line") == words


@pytest.mark.parametrize(
    ("tag", "kept"), [("zh-Hant", "zh-Hant"), ("en", "en"), ('"x', ""), ("", "")]
)
def test_only_a_language_tag_is_one(tag, kept):
    assert wording.language(tag) == kept


@given(st.text())
def test_counting_words_takes_any_text(text):
    assert wording.count_words(text) == len(wording.word_ends(text))


@given(st.text("aé’'-_ .,\n²½\u00a0", max_size=60), st.integers(1, 9))
def test_a_text_has_as_many_words_as_are_counted(text, number):
    assert wording.has_words(text, number) == (wording.count_words(text) >= number)
