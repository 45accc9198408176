import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.text.sentences import find_sentences


def read(text):
    return [span.of(text) for span in find_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lund met Gen. Ada Brook.",
        "It fell on Sept. 9 at No. 5.",
        "He works for the U.S. Government.",
        "Delta Co. rose as much as 7.5%.",
        "Albert I. Jones left.",
        "“Why now?” Brook asked.",
        "“Why now?” the mayor of Lund asked.",
        "He paused ... and left.",
        "He paused . . . She left.",
        "The site is www.example.org today.",
        "The report (It was short.) is lost.",
        "The sellers are Delta Co. (“Delta”) and Lund Inc. (“Lund”).",
    ],
)
def test_a_mark_inside_a_sentence_does_not_end_it(text):
    assert read(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left.", "She stayed."],
        ["She lives in the U.S.", "He does not."],
        ["“We won.”", "He smiled."],
        ["“Why?”", "Nobody moved."],
        ["You and I.", "Did you see it?"],
        ["It rose.", "“Good,” he said."],
        ["It closed at 5 p.m.", "The rest waited."],
        ["He was gone....", "She left."],
        ["He was gone. . . .", "She left."],
        ["1. Eggs", "2. Milk"],
        ["(a) Eggs are out.", "(b) Milk is in."],
    ],
)
def test_a_new_sentence_begins_behind_its_end(sentences):
    assert read(" ".join(sentences)) == sentences


def test_a_blank_line_ends_a_sentence():
    assert read("A headline\n\nA sentence.") == ["A headline", "A sentence."]


def test_a_sentence_glued_to_the_one_before_is_taken_off():
    assert read("He left.She stayed.") == ["He left.", "She stayed."]


def test_short_lines_without_marks_are_a_list():
    assert read("eggs\nmilk\nbread") == ["eggs", "milk", "bread"]


@given(st.text(alphabet="aA. \n?!“”\"'(1)b:•…"))
def test_sentences_cover_all_but_white_space_in_order(text):
    spans = find_sentences(text)
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert sorted(spans) == list(spans)
