import pytest

from clipbook.events import Story, comparison
from clipbook.events.comparison import compare
from clipbook.events.profile import look_at
from clipbook.events.scoring import UNLIKE
from tests.events.near_misses import MEETING, OTHERS


def compared(*stories, most=20):
    looked = look_at(stories)
    sketches, profiles = [own.sketch for own in looked], [own.profile for own in looked]
    return sorted(compare(sketches, profiles.__getitem__, most).pairs)


def test_stories_that_share_nothing_have_no_pair():
    assert compared(Story("a", "", None, ""), Story("b", "Wildfire", None, "")) == []


def test_a_pair_stands_once_the_lower_place_first():
    pairs = [(one, other) for one, other, _, _ in compared(*MEETING, *OTHERS)]
    assert len(pairs) == len(set(pairs))
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


@pytest.mark.parametrize("window", [1, 2, 5])
def test_windows_of_any_length_find_the_same_pairs(window, monkeypatch):
    at_once = compared(*MEETING, *OTHERS)
    monkeypatch.setattr(comparison, "WINDOW", window)
    assert compared(*MEETING, *OTHERS) == at_once
