from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings.evidence.clauses import cut


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The ferry ran aground, a port official said.", ["The ferry ran aground"]),
        ("A port official said the ferry ran aground.", ["the ferry ran aground."]),
        ("It ran aground off Pell, said Vice Minister Ada Okoye.", ["It ran aground off Pell"]),
        ("According to the coastguard, it ran aground.", ["it ran aground."]),
        ("It ran aground off Pell, chief fire officer Jo Lund said.", ["It ran aground off Pell"]),
        ("Jo Lund told Amsel that it ran aground.", ["Jo Lund told Amsel that it ran aground."]),
        (
            "The ferry ran aground, but the crew brought everybody ashore.",
            ["The ferry ran aground", "the crew brought everybody ashore."],
        ),
        (
            "Lind, who has led the line since 2014, bought the ferry in May.",
            ["Lind, who has led the line since 2014", "bought the ferry in May."],
        ),
        (
            "The ferry was refloated a day after islanders met in the hall.",
            ["The ferry was refloated a day after islanders met in the hall."],
        ),
        (
            "Orsa Ferries said Monday that the ferry ran aground.",
            ["the ferry ran aground."],
        ),
        (
            "The mayor once said he and pilot Jonas Brandel would sail home together.",
            ["he and pilot Jonas Brandel would sail home together."],
        ),
        (
            "The nets and the pots of the island were lost.",
            ["The nets and the pots of the island were lost."],
        ),
    ],
)
def test_a_sentence_is_cut_into_clauses_without_attribution(text, clauses):
    assert [span.of(text) for span in cut(text)] == clauses


@given(st.text(alphabet="Aa ,.;–“”said and but who was the", max_size=120))
def test_clauses_lie_in_order_inside_their_sentence(text):
    spans = cut(text)
    assert spans
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert spans[-1].end <= len(text)
