from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings.key_points import choose_lead
from clipbook.model import SourcedSentence

_STORY = (
    SourcedSentence("herald", "The council closed the Mill Street bridge on Monday.", 0),
    SourcedSentence("herald", "Bakers in the old town expect fewer customers.", 1),
    SourcedSentence("times", "Mill Street bridge was closed on Monday by the council.", 0),
    SourcedSentence("post", "The council has closed the bridge in Mill Street.", 0),
)


def test_what_most_documents_state_leads():
    assert choose_lead(_STORY, 1, 50)[0] in (0, 2, 3)


def test_no_more_words_are_chosen_than_asked():
    assert choose_lead(_STORY, 4, 5) == ()


@given(
    st.lists(st.builds(SourcedSentence, st.sampled_from("abc"), st.text(max_size=30))),
    st.integers(0, 5),
)
def test_no_sentence_is_chosen_twice_and_no_more_than_asked(sentences, k):
    chosen = choose_lead(sentences, k, 40)
    assert len(chosen) == len(set(chosen)) <= k
