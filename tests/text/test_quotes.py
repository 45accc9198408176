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
        ("The board less than two weeks ago said that it is “safe for all.”", "The board"),
        ("Last week, the board waited and said it is “safe for all.”", "the board"),
        ("At a rally in Lund, Scania, on Sunday, Ada Brook met us, saying: “It is.”", "Ada Brook"),
        ("The board, which met on Monday: “The bridge is safe.”", "The board"),
        ("Ada Brook, 54, of Lund: “The bridge is safe.”", "Ada Brook"),
        ("Board chair Ada Brook (Greens): “The bridge is safe.”", "Board chair Ada Brook"),
        ("The town released a statement Friday saying it is “safe for all.”", "The town"),
        ("In the clip Ada Brook can be heard saying: “It is safe.”", "Ada Brook"),
        ("In his farewell speech, Max Lund spoke of “a safe bridge for all.”", "Max Lund"),
        ("Ada Brook gave a blunt message to Lund: “The bridge is safe.”", "Ada Brook"),
        ("Max Lund, who has in the past called it “safe for all”", "who"),
        ("“The bridge is safe,” said Will Sole, a baker.", "Will Sole"),
        ("Ada Brook called the use of orders “quite unsafe for all.”", "Ada Brook"),
        ("They marched, with Ada Brook reportedly yelling: “The bridge is safe!”", "Ada Brook"),
        ("The line issued a short statement, offering its “full support for all”.", "The line"),
        ("Brook said that a tape by Carl Lind naming a man there “made it safe.”", "Brook"),
        ("The bridge, as Ada Brook puts it, is “safe for all of us.”", "Ada Brook"),
        ("In the words of Ada Brook, the bridge was “safe for all.”", "Ada Brook"),
        ("Max Lund left, his lawyer insisting that it was “safe for all.”", "his lawyer"),
        ("“The bridge is safe for all.” — Mayor Ada Brook, at noon", "Mayor Ada Brook"),
        ("When asked about it, Ada Brook smiled and said, “It is safe.”", "Ada Brook"),
        ("“It is safe,” read a message on the bridge.", "a message"),
        ("According to the Daily Delta, “it is safe for all.”", "the Daily Delta"),
        ("“It was safe,” sobbed Ada Brook.", "Ada Brook"),
        ("They expect the toll to increase Ada Brook, a baker, said, “It is safe.”", "Ada Brook"),
        ("SEN. ADA BROOK: “It is safe.”", "SEN. ADA BROOK"),
        ("A boat for those who were in the tram Mayor Ada Brook said: “It is.”", "Mayor Ada Brook"),
    ],
)
def test_the_speaker_is_named_by_the_words_around(text, speaker):
    ((_, found),) = read(text)
    assert found == speaker


def test_who_passes_on_what_a_speaker_said_is_not_the_speaker():
    text = "The report stated that the bridge was “safe for all,” according to Delta News."
    (quote,) = (each for each in find_quotes(text) if each.kind is not QuoteKind.INDIRECT)
    assert quote.speaker.of(text) == "The report"
    assert [via.of(text) for via in quote.via] == ["Delta News"]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is safe,” Brook said.",
        '"The bridge is safe," Brook said.',
        "''The bridge is safe,'' Brook said.",
        "``The bridge is safe,'' Brook said.",
        "«The bridge is safe,» Brook said.",
        "„The bridge is safe,“ Brook said.",
        "″The bridge is safe,″ Brook said.",
        '" The bridge is safe, " Brook said.',
    ],
)
def test_marks_of_many_kinds_are_left_out(text):
    assert read(text) == [("The bridge is safe,", "Brook")]


def test_paragraphs_of_a_speech_pasted_into_one_line_have_its_speaker():
    text = (
        'Ada Brook said: "We saw the bridge shake all night. "Then it stood still again. '
        '"Nobody slept." It rained.'
    )
    assert [speaker for _, speaker in read(text)] == ["Ada Brook"] * 3


def test_of_announced_words_that_never_close_the_first_sentence_is_known():
    text = 'Ada Brook said: "We saw the bridge shake all night. A sign of Lund "Keep off" fell.'
    assert read(text)[0] == ("We saw the bridge shake all night.", "Ada Brook")


def test_an_outlet_that_reports_what_somebody_said_passes_it_on():
    text = "The Lund Courier reports that Ada Brook said the bridge is “safe for all.”"
    (quote,) = find_quotes(text)
    assert quote.speaker
    assert quote.speaker.of(text) == "Ada Brook"
    assert [via.of(text) for via in quote.via] == ["The Lund Courier"]


def test_who_spoke_in_the_sentence_before_goes_on():
    text = "“It is safe,” Ada Brook said. Max Lund disagreed, Lund said. “It will fall some day.”"
    assert [speaker for _, speaker in read(text)] == ["Ada Brook", "Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "A book titled “The Bridge is Safe” came out.",
        "He goes by the name “Shorty the Second.”",
        "They met at a café called “The safe bridge.”",
    ],
)
def test_names_of_things_are_no_speech(text):
    assert not read(text)


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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A man who lives in Lenn said that the mill was open.", "A man"),
        ("Builders who worked on it in May reported that two beams were rotten.", "Builders"),
        ("She met a man who police said had fled the mill.", "police"),
    ],
)
def test_a_clause_without_commas_behind_a_speaker_is_none(text, speaker):
    (quote,) = find_quotes(text)
    assert quote.speaker.of(text) == speaker
