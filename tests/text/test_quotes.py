import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.model import Evidence, QuoteKind
from clipbook.text.quotes import find_quotes


def read(text):
    return [
        (quote.span.of(text), quote.speaker and quote.speaker.of(text))
        for quote in find_quotes(text)
        if quote.kind is not QuoteKind.INDIRECT
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The bridge is safe,” Ada Brook said.", "Ada Brook"),
        ("“The bridge is safe,” said Ada Brook, the mayor.", "Ada Brook"),
        ("Ada Brook said, “The bridge is safe.”", "Ada Brook"),
        ("Ada Brook told Delta News: “The bridge is safe.”", "Ada Brook"),
        ("“The bridge is safe,” according to Ada Brook.", "Ada Brook"),
        ("“The bridge is safe,” she said.", "she"),
        ("“Is it safe?” Ada Brook asked.", "Ada Brook"),
        ("Max Lund, an engineer, said “the bridge is safe.”", "Max Lund"),
        ("Ada Brook called the bridge “a disgrace.”", "Ada Brook"),
        ("In Lund on Monday, the mayor said the bridge is “safe for all.”", "the mayor"),
    ],
)
def test_the_speaker_is_named_by_the_words_around(text, speaker):
    ((_, found),) = read(text)
    assert found == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is safe,” Brook said.",
        '"The bridge is safe," Brook said.',
        "''The bridge is safe,'' Brook said.",
        "``The bridge is safe,'' Brook said.",
        "«The bridge is safe,» Brook said.",
        "„The bridge is safe,“ Brook said.",
    ],
)
def test_marks_of_many_kinds_are_left_out(text):
    assert read(text) == [("The bridge is safe,", "Brook")]


def test_single_marks_count_where_no_double_ones_are():
    text = "‘The boys’ bridge isn’t safe,’ said Ada Brook."
    assert read(text) == [("The boys’ bridge isn’t safe,", "Ada Brook")]


def test_single_marks_inside_double_ones_are_part_of_the_run():
    assert read("“Max said ‘no’ twice,” Brook said.") == [("Max said ‘no’ twice,", "Brook")]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("“I am here,” Brook said, according to Delta.", "Brook", ["Delta"]),
        ("According to Delta, Brook said he is “very sorry.”", "Brook", ["Delta"]),
    ],
)
def test_an_agency_passes_on_and_does_not_speak(text, speaker, via):
    quote = find_quotes(text)[0]
    assert quote.speaker.of(text) == speaker
    assert [one.of(text) for one in quote.via] == via


@pytest.mark.parametrize(
    "text",
    [
        "THE MAYOR SAID “NO MORE” TODAY.",
        "« Nous sommes prêts », a déclaré Ada Brook.",
        "他说“我们准备好了 现在就走。”",
    ],
)
def test_text_that_is_not_understood_names_no_wrong_speaker(text):
    assert [quote.speaker for quote in find_quotes(text) if quote.speaker] == []


def test_a_run_behind_one_with_a_speaker_goes_on():
    text = "“It is safe,” Brook said. “We checked it twice.”"
    assert read(text) == [("It is safe,", "Brook"), ("We checked it twice.", "Brook")]


def test_a_speech_over_paragraphs_has_one_speaker():
    text = "Brook said: “We checked it for a long time.\n\n“It is safe now.”"
    assert read(text) == [
        ("We checked it for a long time.", "Brook"),
        ("It is safe now.", "Brook"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He appeared on “The Night Watch” in May.",
        "The so-called “rush hour” is over.",
        'An unbalanced " mark stands here.',
        "It’s the boys’ bridge, isn’t it?",
    ],
)
def test_titles_terms_and_stray_marks_quote_nobody(text):
    assert read(text) == []


def test_those_who_pass_a_quote_on_are_kept():
    text = "Lund told Brook that he is “very sorry,” a senior official said."
    (quote,) = find_quotes(text)[:1]
    assert quote.speaker.of(text) == "Lund"
    assert [via.of(text) for via in quote.via] == ["a senior official"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We won,” he said.", QuoteKind.DIRECT),
        ("He said they are “winning it.”", QuoteKind.MIXED),
    ],
)
def test_a_run_is_direct_or_part_of_a_sentence(text, kind):
    assert find_quotes(text)[0].kind is kind


def test_a_frame_beside_the_run_is_certain_and_a_far_one_is_not():
    near = find_quotes("“The bridge is safe,” Ada Brook said.")
    far = find_quotes("Brook said the bridge over the river is “not a disgrace.”")
    assert near[0].evidence is Evidence.CERTAIN
    assert far[0].evidence is Evidence.LIKELY


def test_reported_speech_is_the_clause_with_its_speaker():
    text = "Ada Brook said that the bridge is safe."
    (quote,) = find_quotes(text)
    assert quote.kind is QuoteKind.INDIRECT
    assert (quote.span.of(text), quote.speaker.of(text)) == ("the bridge is safe", "Ada Brook")


@given(st.text(alphabet="Lee said, “”\"'‘’.:\n he«»„`a"))
def test_quotes_lie_inside_the_text_and_nothing_raises(text):
    quotes = find_quotes(text)
    assert all(0 <= quote.span.start < quote.span.end <= len(text) for quote in quotes)
    assert sorted(quotes, key=lambda quote: quote.span) == list(quotes)


@pytest.mark.parametrize("text", ["“" * 5000, '"a' * 5000, "he said " * 5000, "a, " * 5000])
def test_hostile_text_is_read(text):
    assert isinstance(find_quotes(text), tuple)
