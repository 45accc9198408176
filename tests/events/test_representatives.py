"""The stories that stand for all of a large event."""

import pytest

from clipbook.events import Story, represent

WORDS = [f"word{n}" for n in range(5000)]


def text(start, number=200):
    return " ".join(WORDS[start : start + number])


def story(name, words):
    return Story(id=name, title="", day=None, text=words)


def test_all_stories_of_a_small_event_stand_for_themselves():
    assert represent([story("a", text(0)), story("b", text(0))], 2) == {"a", "b"}


def test_a_copy_is_left_out_before_a_story_of_its_own():
    stories = [story("a", text(0)), story("copy", text(0)), story("own", text(1000))]
    assert "own" in represent(stories, 2)


def test_what_many_print_is_chosen_first():
    many = [story(f"copy{n}", f"{text(0)} {text(1000 + 40 * n, 40)}") for n in range(5)]
    (chosen,) = represent([story("alone", text(4000)), *many], 1)
    assert chosen.startswith("copy")


@pytest.mark.parametrize("most", [1, 3, 7])
def test_the_order_of_the_stories_has_no_say(most):
    stories = [story(str(n), text(n % 5 * 300, 150 + n)) for n in range(12)]
    assert represent(stories, most) == represent(stories[::-1], most)
    assert len(represent(stories, most)) == most


def test_texts_without_a_shingle_are_chosen_by_name():
    assert represent([story(name, "short") for name in "cab"], 2) == {"a", "b"}
