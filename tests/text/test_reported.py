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
        ("She refused to close the bridge.", ("to close the bridge", "She")),
        ("Brook opposed the new bridge, a costly one.", ("the new bridge", "Brook")),
        ("After criticizing the bridge, Brook left.", ("the bridge", "Brook")),
        ("Some residents opposing the bridge, left.", ("the bridge", "Some residents")),
        ("The polls show Brook ahead of Lund.", ("Brook ahead of Lund", "The polls")),
        ("Some 26% say they are worried.", ("they are worried", "Some 26%")),
        ("Lund and Brook say they are worried.", ("they are worried", "Lund and Brook")),
        ("While Brook said it was safe, Lund left.", ("it was safe", "Brook")),
        ("Aides to Lund say they are worried.", ("they are worried", "Aides")),
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


@pytest.mark.parametrize(
    "text",
    [
        "This is what Brook wants today.",
        "If Brook refuses the offer there is no bridge.",
        "Brook would oppose the bridge.",
    ],
)
def test_what_is_not_so_is_no_attitude(text):
    assert reported(text) == []


def test_an_attitude_inside_a_report_is_part_of_it():
    assert reported("Brook said Lund opposed the bridge.") == [("Lund opposed the bridge", "Brook")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asked on Monday whether it was safe, she left.", "whether it was safe"),
        ("She smiled when asked about the old bridge.", "about the old bridge"),
        ("The bridge is reportedly unsafe, and old.", "The bridge is reportedly unsafe"),
    ],
)
def test_what_nobody_named_asks_or_reports_has_no_speaker(text, expected):
    assert (expected, None) in reported(text)


def test_a_question_begins_near_where_it_is_asked():
    text = "Asked on the morning of the first day of the {}year whether it was safe, she left."
    assert reported(text.format("")) == [("whether it was safe", None)]
    assert reported(text.format("new ")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brook: Bridge is safe", ("Bridge is safe", "Brook")),
        ("Mayor Brook Says Bridge Will Open Soon", ("Bridge Will Open Soon", "Mayor Brook")),
    ],
)
def test_a_headline_names_its_speaker(text, expected):
    assert reported(text + "\n\nIt rained.") == [expected]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It shook, and divers who saw it in February reported that it was safe.", "divers"),
        ("A man who lives in Cass said that the bridge was safe.", "A man"),
    ],
)
def test_a_clause_on_the_speaker_does_not_move_the_verb(text, speaker):
    assert speaker in [who for _, who in reported(text)]


def test_what_is_only_guessed_says_so():
    (quote,) = find_quotes("Brook opposed the new bridge.")
    assert quote.evidence is Evidence.GUESSED


@given(st.text(alphabet="AskedreportlyBSwhn,: .?“”\n"))
def test_reports_lie_inside_the_text(text):
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in find_quotes(text))


@pytest.mark.parametrize(
    "text", ["asked if " * 3000, "reportedly " * 3000, "A: " * 5000, "While " * 5000]
)
def test_hostile_reports_are_read(text):
    assert isinstance(find_quotes(text), tuple)
