import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.text.english import WORD, content_words, find_words, words


@given(
    st.text(st.sampled_from("aBé’'-. ,1\u00bd²_\u00a0\u2028\u1680“”\n\x1c\u0301"), max_size=40)
    | st.text()
)
def test_the_words_are_those_of_the_pattern(text):
    assert find_words(text) == WORD.findall(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Han Duck-soo’s 1,200 visits.", ["Han", "Duck-soo’s", "1,200", "visits"]),
        ("the end,then more", ["the", "end", "then", "more"]),
        ("a_b 34th", ["a", "b", "34", "th"]),
    ],
)
def test_a_word_holds_hyphens_and_apostrophes_and_a_number_its_marks(text, expected):
    assert find_words(text) == expected


def test_words_are_compared_in_lower_case():
    assert words("The Ferry") == ["the", "ferry"]


def test_words_that_say_nothing_are_no_content():
    assert content_words("The ferry and the bridge") == ["ferry", "bridge"]
