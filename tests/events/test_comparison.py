from clipbook.events import Story
from clipbook.events.comparison import compare
from clipbook.events.profile import profile
from clipbook.events.scoring import UNLIKE
from clipbook.events.terms import Vocabulary
from clipbook.events.when import when
from tests.events.near_misses import MEETING, OTHERS


def compared(*stories, most=20):
    vocabulary = Vocabulary()
    profiles = [profile(story, vocabulary) for story in stories]
    return [*compare(profiles, [when(story) for story in stories], most).pairs]


def test_stories_that_share_nothing_have_no_pair():
    assert compared(Story("a", "", None, ""), Story("b", "Wildfire", None, "")) == []


def test_a_pair_stands_once_the_lower_place_first():
    pairs = [(one, other) for one, other, _, _ in compared(*MEETING, *OTHERS)]
    assert pairs == sorted(set(pairs))
    assert all(one < other for one, other in pairs)


def test_the_odds_do_not_depend_on_the_order():
    there = {frozenset((a, b)): odds for a, b, odds, _ in compared(*MEETING)}
    last = len(MEETING) - 1
    back = {frozenset((last - a, last - b)): odds for a, b, odds, _ in compared(*reversed(MEETING))}
    assert back == there


def test_every_pair_of_one_event_is_more_alike_than_unlike():
    assert min(odds for _, _, odds, _ in compared(*MEETING)) > UNLIKE


def test_only_the_nearest_are_compared():
    assert len(compared(*MEETING, most=1)) < len(compared(*MEETING))
