from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.events import Story, name_event
from tests.events.near_misses import MEETING, OTHERS


def test_the_folder_names_who_and_where():
    assert {"xi", "korea"} <= set(name_event(MEETING).slug.split("-"))


def test_one_word_stands_for_a_name():
    assert "jinping" not in name_event(MEETING).slug


def test_the_title_is_a_headline_of_the_event():
    assert name_event(MEETING).title in {story.title for story in MEETING}


def test_the_title_leaves_out_the_outlet():
    story = replace(OTHERS[2], title=OTHERS[2].title + " - Channel 7 News")
    assert name_event((story,)).title == OTHERS[2].title


def test_without_headlines_the_title_is_a_first_sentence():
    story = replace(OTHERS[3], title="")
    assert name_event((story,)).title.startswith("The Asian Games opened in Hangzhou")


@pytest.mark.parametrize("added", range(1, 5))
def test_the_folder_keeps_most_of_its_name_when_a_story_is_added(added):
    before, after = (set(name_event(MEETING[:n]).slug.split("-")) for n in (added, added + 1))
    assert len(before & after) >= 2


@given(st.permutations(MEETING))
@settings(max_examples=20, deadline=None)
def test_the_order_of_stories_has_no_influence(stories):
    assert name_event(stories) == name_event(MEETING)


def test_stories_of_nothing_have_a_name():
    assert name_event((Story("a", "", None, ""),)).slug == "event"


@given(st.builds(Story, st.text(), st.text(), st.none() | st.dates(), st.text()))
@settings(max_examples=60, deadline=None)
def test_any_story_has_a_name_of_a_folder(story):
    assert set(name_event((story,)).slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_name_whose_words_never_part_is_given_in_full():
    stories = (
        Story("a", "12 killed in Costa Rica plane crash", None, "A plane crashed in Costa Rica."),
        Story("b", "Plane crash kills 12 in Costa Rica", None, "Twelve died, Costa Rica said."),
    )
    assert "costa-rica" in name_event(stories).slug


_SNOW = "Ada Tindle of the county office in Pell signed an order. A blizzard had come to Pell."


def test_words_of_headlines_come_before_names_that_no_headline_has():
    stories = (
        Story("a", "Blizzard closes harbour of Pell", None, _SNOW),
        Story("b", "Pell shut by blizzard", None, _SNOW),
    )
    assert {"pell", "blizzard"} <= set(name_event(stories).slug.split("-"))
    assert "tindle" not in name_event(stories).slug


def test_a_headline_of_one_telling_word_leaves_the_folder_to_the_text():
    stories = (Story("a", "In Pell", None, _SNOW), Story("b", "Pell", None, _SNOW))
    assert len(name_event(stories).slug.split("-")) > 1


_TOLD = "The old mill of Pell burned in the night and a boy was charged with arson in Pell."


def test_of_a_few_days_the_headline_that_most_bear_out_is_the_title_weeks_later_the_newest():
    def title(day):
        burned = Story("a", "Old mill burned in Pell", date(2026, 6, 1), _TOLD)
        charged = Story("b", "Old mill burned: unnamed Orsa boy charged", day, _TOLD)
        return name_event((burned, charged)).title

    assert title(date(2026, 6, 3)) == "Old mill burned in Pell"
    assert title(date(2026, 8, 1)) == "Old mill burned: unnamed Orsa boy charged"


def test_the_rest_of_a_name_with_a_hyphen_stands_for_nobody():
    assert "soo" not in name_event(MEETING).slug.split("-")


def test_a_day_is_no_part_of_a_folder():
    assert "friday" not in name_event((OTHERS[0],)).slug
