import re

from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.events import Story, find_terms
from clipbook.events.profile import profile, weigh_words
from clipbook.events.terms import Vocabulary, tokens
from tests.events.near_misses import MEETING


def words(story):
    return [term.text for term in find_terms([story])[story.id]]


def test_names_tell_most():
    assert "Xi" in words(MEETING[0])[:4]


def test_a_word_with_a_hyphen_stands_once_and_whole():
    assert [word for word in words(MEETING[0]) if "soo" in word] == ["Duck-soo"]


def test_capitals_all_through_are_not_preferred():
    assert "Hangzhou" in words(Story("a", "", None, "HANGZHOU - The two met in Hangzhou."))


def test_common_words_tell_nothing():
    assert not {"the", "said", "of"} & set(words(MEETING[1]))
    asked = Story("a", "", None, "The court asked which law, and whether which judge ruled.")
    assert not {"which", "whether"} & set(words(asked))


@given(st.text(), st.text())
@settings(max_examples=50, deadline=None)
def test_weights_of_any_story_fall(title, text):
    weights = [term.weight for term in find_terms([Story("a", title, None, text)])["a"]]
    assert weights == sorted(weights, reverse=True)


def test_the_words_of_a_story_do_not_depend_on_the_others():
    together = find_terms(MEETING)
    assert {story.id: find_terms([story])[story.id] for story in MEETING} == together


def test_the_words_alone_weigh_what_they_weigh_in_the_whole_profile():
    story = Story("1", "Ferry sinks off Lark", None, "The ferry Aurora sank. Lark mourns. " * 3)
    whole = profile(story, Vocabulary())
    assert weigh_words(story, Vocabulary()) == dict(zip(whole.words, whole.weights, strict=True))


@given(st.text("aBé'-_. ,1²\u00a0“”\n|;", max_size=30))
def test_words_and_marks_are_found_wherever_they_stand(text):
    plain = text.replace("é", "e").replace("²", "2")
    assert tokens(text) == re.findall(r"""[^\W_]+|[.!?:\n"“”;,()\[\]|–—]""", plain)
