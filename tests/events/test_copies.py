from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.events import CopyPair, Story, find_copies
from tests.events.near_misses import MEETING, OTHERS

WIRE = replace(MEETING[0], id="wire", outlet="Yonhap")
LATER = replace(WIRE, id="later", day=date(2023, 9, 26), outlet="Daily", title="Another headline")


def test_the_same_text_is_a_copy_of_the_earlier_one():
    assert find_copies((LATER, WIRE)) == (CopyPair("wire", "later", 1.0),)


def test_a_shortened_text_with_page_junk_is_a_copy():
    first = WIRE.text.split("\n\n")[0]
    short = replace(LATER, text=f"Home > World\n\n{first}\n\nSubscribe now to our newsletter.")
    assert [pair.copied for pair in find_copies((WIRE, short))] == ["later"]


def test_a_text_of_which_half_is_rewritten_is_a_copy():
    kept = "\n\n".join(WIRE.text.split("\n\n")[1:])
    rewritten = replace(LATER, text="A trip may come soon, the leader hinted.\n\n" + kept)
    assert len(find_copies((WIRE, rewritten))) == 1


def test_other_reports_of_the_event_are_no_copies():
    assert find_copies(MEETING + OTHERS) == ()


def test_on_one_day_the_one_that_credits_the_other_is_the_copy():
    credited = replace(WIRE, id="a", outlet="Daily", text=WIRE.text + "\n\nSource: Yonhap")
    own = replace(WIRE, text=WIRE.text.replace("Yonhap", "the agency"))
    assert find_copies((credited, own))[0].original == "wire"


def test_every_one_of_many_copies_is_found():
    many = [replace(LATER, id=f"{number:02}") for number in range(60)]
    found = find_copies((WIRE, *many))
    assert {pair.copied for pair in found} >= {story.id for story in many[1:]}


@given(st.lists(st.builds(Story, st.text(), st.text(), st.none() | st.dates(), st.text())))
@settings(max_examples=50, deadline=None)
def test_any_stories_are_compared(stories):
    assert all(0 < pair.score <= 1 for pair in find_copies(stories))


@given(st.permutations((WIRE, LATER, *MEETING)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_stories_has_no_influence(stories):
    assert find_copies(stories) == find_copies(sorted(stories, key=lambda s: s.id))


def test_of_copies_of_one_day_the_shorter_is_the_copy():
    longer = replace(WIRE, id="z", text=WIRE.text + "\n\nThe two last met in spring.")
    shorter = replace(WIRE, id="a", outlet="Daily")
    assert [pair.copied for pair in find_copies((shorter, longer))] == ["a"]


def test_a_shared_phrase_makes_no_copy():
    phrase = "the minister said on the steps of the town hall in Pell"
    one = Story("a", "", None, f"{phrase}.")
    other = Story("b", "", None, f"Nobody knew it when {phrase}, and nobody asked.")
    assert find_copies((one, other)) == ()
