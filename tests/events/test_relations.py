from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.events import Story, find_terms, outline, relate
from tests.events.near_misses import MEETING, OTHERS


def in_short(event, title, stories):
    return outline(event, title, stories, find_terms(stories))


OUTLINES = (
    in_short("meeting", "The meeting", MEETING),
    *(in_short(story.id, story.title, (story,)) for story in OTHERS),
)
STRANGER = replace(
    MEETING[0], id="fruit", title="Cider fair", text="Apples were pressed at an orchard in Pell."
)


def near(event):
    return {relation.event: relation for relation in relate(OUTLINES).get(event, ())}


def test_another_meeting_of_one_of_the_two_is_related():
    assert "Assad" in near("other-meeting")["meeting"].lacking
    assert {"Xi", "Hangzhou"} <= {*near("meeting")["other-meeting"].shared}


def test_what_two_events_share_neither_lacks():
    found = [each for relations in relate(OUTLINES).values() for each in relations]
    assert found
    assert not [each for each in found if {*each.shared} & {*each.lacking}]


def test_a_relation_is_told_from_both_sides():
    one, other = near("meeting")["other-meeting"], near("other-meeting")["meeting"]
    assert one.days == -other.days == -2


def test_events_with_nothing_in_common_are_not_related():
    assert relate((OUTLINES[0], in_short("fruit", "", (STRANGER,)))) == {}


def test_days_that_differ_are_told():
    assert near("vote")["meeting"].apart


def test_what_very_many_tell_of_relates_nothing():
    copies = [replace(OUTLINES[0], event=str(n)) for n in range(100)]
    assert relate(copies) == {}


@given(st.permutations(OUTLINES))
def test_the_order_of_events_has_no_influence(outlines):
    assert relate(outlines) == relate(OUTLINES)


@pytest.mark.slow
@given(st.permutations(MEETING))
def test_the_order_of_stories_has_no_influence(stories):
    assert in_short("meeting", "The meeting", stories) == OUTLINES[0]


def test_a_story_more_after_what_is_read_changes_no_in_short():
    longer = replace(MEETING[0], text=MEETING[0].text + "\n\nMore." * 500)
    longest = replace(longer, text=longer.text + "\n\nZanzibar.")
    assert in_short("a", "", (longer,)) == in_short("a", "", (longest,))


def test_two_shared_words_make_no_relation():
    one = Story("a", "Ferry Marlow", None, "Ferry Marlow")
    other = Story("b", "Ferry Marlow", None, "Ferry Marlow")
    events = [in_short(story.id, "", (story,)) for story in (one, other)]
    assert relate(events) == {}


def test_the_day_of_an_event_is_the_middle_one():
    days = [date(2024, 3, 9), date(2024, 3, 1), date(2024, 3, 2)]
    stories = [Story(f"s{n}", "Ferry aground", day, "") for n, day in enumerate(days)]
    assert in_short("e", "", stories).day == date(2024, 3, 2)
