from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.source import Span
from clipbook.text.clauses import find_clauses


def read(text):
    return [
        (
            clause.span.of(text),
            clause.speaker.of(text) if clause.speaker else None,
            [via.of(text) for via in clause.via],
        )
        for clause in find_clauses(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is closed.", [("The bridge is closed", None, [])]),
        (
            "The bridge is closed, a senior official said on Sunday.",
            [("The bridge is closed", "a senior official", [])],
        ),
        (
            "The mayor told reporters that the bridge is closed.",
            [("the bridge is closed", "The mayor", [])],
        ),
        (
            "In a statement on Monday, Ada Brook said the bridge would open.",
            [("the bridge would open", "Ada Brook", [])],
        ),
        (
            "According to the River Agency, the bridge will open.",
            [("the bridge will open", "the River Agency", [])],
        ),
        (
            "The bridge is closed, according to Delta news agency.",
            [("The bridge is closed", "Delta news agency", [])],
        ),
        (
            "The bridge is closed, the mayor said.",
            [("The bridge is closed", "the mayor", [])],
        ),
        (
            "The river rose, but the bridge has not moved.",
            [("The river rose", None, []), ("the bridge has not moved", None, [])],
        ),
    ],
)
def test_the_attribution_is_cut_off_and_kept(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Ada Brook told Max Lund that he may go, an aide said.", "Ada Brook", ["an aide"]),
        ("According to Delta, Brook said the bridge is closed.", "Brook", ["Delta"]),
        (
            "Delta, quoting a senior official, reported that Brook fell.",
            "a senior official",
            ["Delta"],
        ),
        ("The bridge is closed, according to Delta, citing an aide.", "an aide", ["Delta"]),
        (
            "Delta said the bridge is closed, citing a senior official.",
            "a senior official",
            ["Delta"],
        ),
        ("The bridge is closed, stated Brook, according to Delta.", "Brook", ["Delta"]),
        ("Brook said the bridge is closed, Delta News reported.", "Brook", ["Delta News"]),
    ],
)
def test_those_who_pass_it_on_are_kept_from_the_speaker_outwards(text, speaker, via):
    ((_, found, passed),) = read(text)
    assert (found, passed) == (speaker, via)


def test_words_that_lean_on_the_speaker_before_have_that_speaker():
    text = "An aide said the bridge is closed, adding that the road is open."
    assert read(text) == [
        ("the bridge is closed", "An aide", []),
        ("the road is open", "An aide", []),
    ]


@given(st.text(alphabet="Lee said that he, a “\"'.:; told’citing to"))
def test_clauses_lie_in_order_inside_the_sentence(text):
    spans = [clause.span for clause in find_clauses(text, Span(0, len(text)))]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
