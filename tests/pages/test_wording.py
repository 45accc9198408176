from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.pages.elements import wording


@pytest.mark.parametrize(
    ("tag", "kept"), [("zh-Hant", "zh-Hant"), ("en", "en"), ('"x', ""), ("", "")]
)
def test_only_a_language_tag_is_one(tag, kept):
    assert wording.language(tag) == kept


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("市长黄志远表示", 4),
        ("通勤に1時間余計にかかる", 7),
        ("สะพาน", 3),
        ("다리를 다시 열려면", 3),
        ("The bridge 青河大桥 is shut", 6),
    ],
)
def test_two_letters_without_blanks_between_words_are_one(text, number):
    assert wording.count_words(text) == number


@given(st.text())
def test_counting_words_takes_any_text(text):
    assert wording.count_words(text) == len(wording.word_ends(text))


@given(st.text("aé’'-_ .,\n²½\u00a0中のก한", max_size=60), st.integers(1, 9))
def test_a_text_has_as_many_words_as_are_counted(text, number):
    assert wording.has_words(text, number) == (wording.count_words(text) >= number)
