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


@given(st.text())
def test_counting_words_takes_any_text(text):
    assert wording.count_words(text) == len(wording.word_ends(text))


@given(st.text("aé’'-_ .,\n²½\u00a0", max_size=60), st.integers(1, 9))
def test_a_text_has_as_many_words_as_are_counted(text, number):
    assert wording.has_words(text, number) == (wording.count_words(text) >= number)
