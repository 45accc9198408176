import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.events import Story, group
from clipbook.events.closer import FEW
from clipbook.events.comparison import MOST, Comparison, compare
from clipbook.events.crowd import compare_many
from clipbook.events.profile import profile
from clipbook.events.terms import Vocabulary
from clipbook.events.when import when
from tests.events.near_misses import MEETING, OTHERS

ALL = MEETING + OTHERS
WORDS = "Xi Han Seoul Hangzhou visit trip Games officials vote Sept. 23 Saturday of the .".split()
STORIES = st.builds(
    Story,
    st.text(max_size=2),
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.none() | st.dates(date(2023, 9, 1), date(2024, 2, 1)),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
)


def both(stories: tuple[Story, ...], most: int = MOST) -> tuple[list, list]:
    vocabulary = Vocabulary()
    profiles = [profile(story, vocabulary) for story in stories]
    told = [when(story) for story in stories]
    return pairs(compare(profiles, told, most)), pairs(compare_many(profiles, told, most))


def pairs(comparison: Comparison) -> list:
    return [*comparison.pairs]


@given(st.lists(STORIES, min_size=2, max_size=40), st.sampled_from([3, MOST, 50]))
@settings(max_examples=60, deadline=None)
def test_many_at_once_are_compared_as_one_by_one(stories, most):
    one_by_one, at_once = both(tuple(stories), most)
    assert at_once == one_by_one


@pytest.mark.parametrize("count", [1, 40])
def test_near_misses_are_compared_alike(count):
    copies = tuple(
        replace(story, id=f"{story.id}{n}", day=story.day and story.day + timedelta(days=9 * n))
        for story in ALL
        for n in range(count)
    )
    one_by_one, at_once = both(copies)
    assert one_by_one
    assert at_once == one_by_one


def test_stories_that_share_nothing_have_no_pair():
    assert both((Story("a", "", None, ""), Story("b", "Wildfire", None, ""))) == ([], [])


def test_more_stories_than_few_are_grouped():
    headlines = [Story(f"{n:04}", f"Ferry {n} runs aground", None, "") for n in range(FEW // MOST)]
    placements = group([*headlines, *MEETING])
    assert {placement.event for placement in placements[-5:]} == {"meeting-1"}


def test_few_stories_load_no_numpy():
    code = (
        "import sys\n"
        "from clipbook.events import Story, group\n"
        "group([Story('a', 'Xi meets Han', None, ''), Story('b', 'Han meets Xi', None, '')])\n"
        "sys.exit('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 # our own code
    assert done.returncode == 0
