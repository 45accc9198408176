from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.events.comparison import Comparison
from clipbook.events.linkage import Components, _Linkage, link, link_components
from clipbook.events.scoring import SAME

COUNT = 14
PAIRS = [*combinations(range(COUNT), 2)]
ODDS = st.lists(st.integers(-12, 24), min_size=len(PAIRS), max_size=len(PAIRS))


def comparison(odds: list[int]) -> Comparison:
    rows = [(a, b, n / 3, n % 7 == 0) for (a, b), n in zip(PAIRS, odds, strict=True) if n > -12]
    columns = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Comparison(COUNT, *map(tuple, columns))


@given(ODDS, st.lists(st.sampled_from(PAIRS), max_size=3))
@settings(max_examples=100, deadline=None)
def test_joining_level_by_level_gives_what_joining_at_once_gives(odds, foes):
    level_by_level = link(comparison(odds), foes=foes)
    at_once = _Linkage(COUNT)
    for a, b in foes:
        at_once.keep_apart(a, b)
    for a, b, each, apart in comparison(odds).pairs:
        at_once.connect(a, b, each)
        if apart:
            at_once.tell_apart(a, b)
    at_once.join_above(SAME)
    assert sorted(at_once.groups()) == level_by_level


@given(ODDS)
@settings(max_examples=50, deadline=None)
def test_every_place_is_in_one_group(odds):
    groups = link(comparison(odds))
    assert sorted(place for group in groups for place in group) == [*range(COUNT)]


@given(ODDS, st.lists(st.sampled_from(PAIRS), max_size=3), st.sets(st.integers(0, COUNT - 1)))
@settings(max_examples=100, deadline=None)
def test_parts_give_what_all_gives_at_once(odds, foes, seed):
    given_odds, seeds = comparison(odds), [sorted(seed)] if seed else []
    in_parts = link(given_odds, seeds, foes)
    at_once = link_components(Components(range(COUNT), given_odds, seeds, foes))
    assert in_parts == sorted(at_once)
