from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.events import Story
from clipbook.events.when import When, agreement, when

SATURDAY = date(2023, 9, 23)
# The places of 21 and 23 September, counted from 0, in a leap year.
SEPTEMBER_21, SEPTEMBER_23 = 264, 266


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        ("The two met on Saturday.", None, When(weekday=5)),
        ("The two met on September 23.", None, When(day=SEPTEMBER_23)),
        ("The two met on Sept. 23, a Saturday.", None, When(5, SEPTEMBER_23)),
        ("The two met on Saturday.", date(2023, 9, 25), When(5, SEPTEMBER_23)),
        ("The two met yesterday.", date(2023, 9, 24), When(5, SEPTEMBER_23)),
        ("The two met on February 31.", None, When()),
        ("Nobody says when the two met.", SATURDAY, When()),
        ("The two met on September 23, 1961.", SATURDAY, When(day=SEPTEMBER_23)),
        ("The two met on September 23, 2021.", SATURDAY, When(day=SEPTEMBER_23)),
    ],
)
def test_the_first_day_that_a_story_names(text, day, told):
    assert when(Story("a", "", day, text)) == told


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (When(), When(5, SEPTEMBER_23), [0, 0]),
        (When(5), When(day=SEPTEMBER_23), [0, 0]),
        (When(day=SEPTEMBER_23), When(5, SEPTEMBER_23), [1, 0]),
        (When(5), When(3), [0, 1]),
        (When(day=SEPTEMBER_21), When(day=SEPTEMBER_23), [0, 1]),
        (When(6), When(0), [0, 0]),
        (When(day=0), When(day=365), [0, 0]),
    ],
)
def test_days_agree_or_lie_apart(one, other, found):
    assert agreement(one, other) == agreement(other, one) == found


@given(st.text(), st.text(), st.none() | st.dates())
def test_any_story_has_a_day_or_none(title, text, day):
    told = when(Story("a", title, day, text))
    assert -1 <= told.weekday < 7
    assert -1 <= told.day < 366
