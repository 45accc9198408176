import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings.evidence.trimming import trim

STORY = "The ferry Lady Maud ran aground on a sandbank off Aldport on Saturday."


@pytest.mark.parametrize(
    "before",
    [
        "ALDPORT — ",
        "Photo ALDPORT, Orsa — ",
        "ALDPORT >> ",
        "By Nora Tindle ALDPORT, Orsa, Jan 1 (Wire News) - ",
        "Aldport (WN) – ",
        "(Photo: Nora Tindle) ",
        "(N. Tindle/Wire News) ALDPORT — ",
        "Rescuers close to the bank where a ferry had run aground ",
        "Image caption Rescuers at the bank ",
    ],
)
def test_what_stands_before_the_storys_own_words_is_cut(before):
    assert trim(before + STORY).of(before + STORY) == STORY


def test_the_title_before_the_first_sentence_is_cut():
    text = f"Ferry aground off Aldport {STORY}"
    assert trim(text, "Ferry Aground Off Aldport").of(text) == STORY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "A lack of vitamin A was found in most of the children of the old town.",
        "The crew of Ferry The Maud said nothing to the people on the quay.",
        "He said that “people saw The end of it” in the hall of the old town.",
        "The company, AQX - which owns the ferry - was silent on Saturday.",
        "Image caption The ferry was pulled off the bank by two tugs.",
    ],
)
def test_a_sentence_of_one_piece_stays_whole(text):
    assert trim(text).of(text) == text


@given(st.text(max_size=80), st.text(max_size=20))
def test_what_is_left_is_the_end_of_the_text(text, title):
    assert text.endswith(trim(text, title).of(text))
