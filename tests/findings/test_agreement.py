from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings.agreement import find_agreement
from clipbook.model import SourcedSentence

_STORY = (
    SourcedSentence("herald", "The council closed the Mill Street bridge on Monday after a crack."),
    SourcedSentence("herald", "A ferry will carry pupils across the river for free."),
    SourcedSentence("times", "Mill Street bridge was closed Monday because a crack was found."),
    SourcedSentence("times", "Pupils can take a free ferry over the river."),
    SourcedSentence("post", "Bakers in the old town expect fewer customers."),
)


def test_wordings_of_one_fact_are_joined():
    assert find_agreement(_STORY).clusters == ((0, 2), (1, 3))


def test_only_sentences_of_different_documents_are_paired():
    pairs = find_agreement(_STORY).pairs
    assert all(_STORY[i].document != _STORY[j].document for i, j, _ in pairs)


def test_sentences_that_share_no_word_are_no_pair():
    lone = (SourcedSentence("a", "Snow fell."), SourcedSentence("b", "Prices rose."))
    assert find_agreement(lone) == find_agreement(())


@given(st.lists(st.builds(SourcedSentence, st.sampled_from("abc"), st.text(max_size=40))))
def test_any_text_gives_scores_between_nothing_and_certainty(sentences):
    found = find_agreement(sentences)
    assert all(0 <= score <= 1 for _, _, score in found.pairs)
    members = [index for cluster in found.clusters for index in cluster]
    assert len(members) == len(set(members))
