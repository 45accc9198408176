import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.model import Evidence, QuoteKind
from clipbook.text.quotes import find_quotes


def reported(text):
    return [
        (quote.span.of(text), quote.speaker.of(text) if quote.speaker else None)
        for quote in find_quotes(text)
        if quote.kind is QuoteKind.INDIRECT
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 26% say they are worried.", ("they are worried", "Some 26%")),
        ("Lund and Brook say they are worried.", ("they are worried", "Lund and Brook")),
        ("While Brook said it was safe, Lund left.", ("it was safe", "Brook")),
        (
            "It was safe, Brook said, for all of us.",
            ("It was safe, Brook said, for all of us", "Brook"),
        ),
        ("It was safe, Brook said, adding salt to it.", ("It was safe", "Brook")),
        ("Brook said it was safe, while Lund left.", ("it was safe", "Brook")),
        (
            "As a guest, Lund crossed the bridge, Brook said.",
            ("As a guest, Lund crossed the bridge", "Brook"),
        ),
    ],
)
def test_a_report_has_its_speaker_and_its_end(text, expected):
    assert expected in reported(text)


def test_a_report_holds_what_is_said_in_it():
    assert reported("Brook said Lund opposed the bridge.") == [("Lund opposed the bridge", "Brook")]


def test_what_a_verb_of_saying_has_for_its_object_is_guessed():
    (quote,) = find_quotes("Brook described the new bridge.")
    assert quote.evidence is Evidence.GUESSED


@given(st.text(alphabet="AskedreportlyBSwhn,: .?“”\n"))
def test_reports_lie_inside_the_text(text):
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in find_quotes(text))


@pytest.mark.parametrize("text", ["asked if " * 3000, "A: " * 5000, "While " * 5000])
def test_hostile_reports_are_read(text):
    assert isinstance(find_quotes(text), tuple)
