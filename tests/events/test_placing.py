import pickle
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.events import Placement, Story, Wishes, comparison, group, linkage, placing
from clipbook.filesystem import Spool
from clipbook.shelf import Means
from tests.events.crowds import reports
from tests.events.near_misses import MEETING, OTHERS

SEEDS = Path(__file__).parents[2] / "seeds"
ALL = MEETING + OTHERS
HEADLINES = tuple(replace(story, text="") for story in MEETING[:2] + OTHERS)


def events(placements: tuple[Placement, ...]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for placement in placements:
        found.setdefault(placement.event, set()).add(placement.id)
    return {frozenset(ids) for ids in found.values()}


def seed(path: Path) -> Story:
    title, _, text = path.read_text("utf-8").strip().partition("\n")
    return Story(path.name, title, None, text)


def test_reports_of_one_event_share_an_event():
    assert len(events(group(MEETING))) == 1


@pytest.mark.parametrize("other", OTHERS, ids=lambda story: story.id)
def test_a_near_miss_stays_out(other):
    assert len(events(group((*MEETING, other)))) == 2


def test_the_five_given_clippings_are_one_event():
    assert len(events(group([seed(path) for path in sorted(SEEDS.glob("*.txt"))]))) == 1


@pytest.mark.parametrize("other", OTHERS, ids=lambda story: story.id)
def test_a_near_miss_stays_out_of_the_given_clippings(other):
    given_ones = [seed(path) for path in sorted(SEEDS.glob("*.txt"))]
    assert len(events(group([*given_ones, other]))) == 2


@pytest.mark.parametrize("other", OTHERS, ids=lambda story: story.id)
def test_a_near_miss_stays_out_where_one_clipping_has_its_day(other):
    first, second, *rest = [seed(path) for path in sorted(SEEDS.glob("*.txt"))]
    given_ones = [first, replace(second, day=date(2023, 10, 2)), *rest]
    assert len(events(group([*given_ones, other]))) == 2


@given(st.permutations(ALL), st.integers(1, len(ALL)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_stories_has_no_influence(stories, count):
    some = stories[:count]
    ordered = sorted(some, key=lambda story: story.id)
    assert sorted(group(some), key=lambda p: p.id) == list(group(ordered))


def test_placements_come_in_the_order_of_the_stories():
    assert [p.id for p in group(ALL[::-1])] == [story.id for story in ALL[::-1]]


def test_an_event_goes_by_its_earliest_story():
    assert {p.event for p in group(MEETING[::-1])} == {"meeting-1"}


def test_what_is_placed_never_moves():
    placed = {"meeting-1": "talks", "meeting-2": "halfway", "vote": "talks"}
    found = {p.id: p.event for p in group(ALL, placed)}
    assert {name: found[name] for name in placed} == placed


def test_a_new_story_joins_a_placed_event():
    found = group(MEETING, {story.id: "xi-and-han" for story in MEETING[:4]})
    assert found[4].event == "xi-and-han"


def test_a_new_event_does_not_take_the_name_of_a_placed_one():
    found = group((MEETING[0], OTHERS[3]), {"meeting-1": "games"})
    assert found[0].event != found[1].event


def test_stories_held_apart_share_no_event():
    wishes = Wishes(apart=frozenset({("meeting-1", "meeting-2")}))
    found = {p.id: p.event for p in group(MEETING, wishes=wishes)}
    assert found["meeting-1"] != found["meeting-2"]


def test_a_story_that_is_to_be_alone_is_alone():
    found = group(MEETING, wishes=Wishes(solo=frozenset({"meeting-3"})))
    assert events(found) == {
        frozenset({"meeting-3"}),
        frozenset(s.id for s in MEETING if s.id != "meeting-3"),
    }


def test_headlines_alone_are_grouped():
    pair = (
        Story("a", "Wildfire near Elkton forces hundreds from their homes", date(2024, 7, 2), ""),
        Story("b", "Hundreds flee homes as wildfire nears Elkton", date(2024, 7, 2), ""),
        Story("c", "Central bank holds interest rates", date(2024, 7, 2), ""),
    )
    assert events(group(pair)) == {frozenset("ab"), frozenset("c")}


def test_the_reasons_name_shared_words_and_days():
    first = group(MEETING)[0]
    assert "jinping" in first.why[0]
    assert first.why[0].startswith("like meeting-")


def test_the_reasons_say_what_the_nearest_other_event_lacks():
    assert any("lacks" in line for line in group(ALL)[0].why)


def test_a_near_miss_says_that_it_tells_of_another_day():
    given_ones = [seed(path) for path in sorted(SEEDS.glob("*.txt"))]
    vote = next(story for story in OTHERS if story.id == "vote")
    found = next(p for p in group([*given_ones, vote]) if p.id == "vote")
    assert found.related == (given_ones[0].id,)
    assert found.why[-1].endswith("they tell of days apart")


def test_an_event_that_comes_close_is_related():
    found = {p.id: p for p in group(ALL)}
    assert "other-meeting" in found["meeting-4"].related
    assert found["games"].event not in found["games"].related


def test_the_same_story_years_later_is_another_event():
    later = replace(MEETING[2], id="later", day=date(2023, 9, 25) + timedelta(days=3000))
    assert len(events(group((*MEETING[:3], later)))) == 2


def test_signs_that_stand_for_many_words_are_read():
    praise = "\ufdfa " * 5000
    assert len(events(group((Story("a", praise, None, praise), Story("b", praise, None, ""))))) > 0


def test_nothing_gives_nothing():
    assert tuple(group(())) == ()


@given(st.lists(st.builds(Story, st.text(), st.text(), st.none() | st.dates(), st.text())))
@settings(max_examples=60, deadline=None)
def test_any_stories_are_placed(stories):
    assert [p.id for p in group(stories)] == [story.id for story in stories]


def test_parts_done_elsewhere_in_any_order_give_the_same(monkeypatch):
    def backwards(function, items):
        given_ones = [pickle.dumps(item) for item in items]
        return [function(pickle.loads(each)) for each in reversed(given_ones)][::-1]  # noqa: S301 # our own

    stories = (*reports(30), *reports(20, event=1), *ALL)
    at_once = tuple(group(stories))
    monkeypatch.setattr(placing, "_BATCH", 7)
    monkeypatch.setattr(comparison, "WINDOW", 5)
    monkeypatch.setattr(linkage, "TOGETHER", 2)
    assert tuple(group(stories, means=Means(backwards, keep=Spool))) == at_once
