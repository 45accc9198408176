from collections.abc import Iterable
from datetime import date

import pytest
from msgspec.structs import replace

from clipbook.events import Placement, Story, group
from clipbook.events.comparison import MOST, compare_closely
from clipbook.events.profile import look_at
from tests.events.crowds import reports
from tests.events.near_misses import MEETING, OTHERS

pytestmark = pytest.mark.slow

BESIDE = MEETING + OTHERS


def together(placements: Iterable[Placement]) -> set[str]:
    return {placement.event for placement in placements}


def known(stories: tuple[Story, ...]) -> int:
    looked = look_at(stories)
    sketches, profiles = [own.sketch for own in looked], [own.profile for own in looked]
    return len(compare_closely(sketches, profiles.__getitem__).ones)


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("count", [20, 90])
def test_an_event_of_many_reports_is_one(count, dated):
    crowd = reports(count, dated=dated)
    assert len(together(group((*crowd, *BESIDE))[:count])) == 1


@pytest.mark.parametrize("count", [20, 60])
def test_two_events_of_many_reports_stay_two(count):
    placements = group(reports(count) + reports(count, event=1))
    fire, grounding = together(placements[:count]), together(placements[count:])
    assert (len(fire), len(grounding)) == (1, 1)
    assert fire != grounding


@pytest.mark.parametrize("day", [date(2024, 3, 3), date(2024, 3, 5), None], ids=str)
def test_a_newcomer_joins_an_event_of_many_reports(day):
    *crowd, last = reports(90)
    placed = {placement.id: placement.event for placement in group(crowd)}
    newcomer = replace(last, day=day)
    assert together(group((*crowd, newcomer), placed)) == set(placed.values())


def test_the_order_of_many_reports_has_no_influence():
    crowd = reports(40) + reports(30, event=1)
    shuffled = crowd[1::2] + crowd[::2][::-1]
    assert sorted(group(shuffled), key=lambda placement: placement.id) == [*group(crowd)]


def test_all_pairs_of_a_crowd_are_known():
    assert known(reports(60)) == 60 * 59 / 2


def test_a_crowd_takes_no_pairs_of_others_away():
    alone = known(BESIDE)
    assert known(reports(3 * MOST) + BESIDE) == 3 * MOST * (3 * MOST - 1) / 2 + alone
