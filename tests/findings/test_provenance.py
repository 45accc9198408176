import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings import agreement, people, utterances
from clipbook.findings.provenance import find
from clipbook.model import Article, Briefing, Copy, CopyState, Removed
from tests.findings.events import event_of, told


def origins(**bodies):
    briefing = find(agreement.find(utterances.find(people.find(told(**bodies)))))
    return {origin.name: origin.articles for origin in briefing.origins}


def test_one_voice_told_by_two_outlets_is_one_origin():
    found = origins(
        courier="Lifeboats took all passengers ashore, coastguard officer Idris Vane said.",
        gazette="Vane said lifeboats took the passengers ashore.",
    )
    assert found == {"Idris Vane": ("courier", "gazette")}


def test_an_unnamed_official_passed_on_by_one_agency_is_one_origin():
    found = origins(
        courier="Yonhap said the two did not talk about fish, citing a senior government official.",
        gazette="Yonhap, quoting a high-ranking official, reported that they did not talk of fish.",
    )
    assert list(found.values()) == [("courier", "gazette")]


def test_voices_that_are_described_differently_are_two_origins():
    found = origins(
        courier="The ferry ran aground on Gannet Bank, a Transport Board official said.",
        gazette="The ferry ran aground on Gannet Bank, a harbour official said.",
    )
    assert len(found) == 2


def test_somebody_whose_words_others_pass_on_is_no_origin():
    found = origins(
        courier="Amsel told Sole that the ferry ran aground on a bank, the Courier reported.",
        gazette="Amsel said the ferry ran aground on a bank.",
    )
    assert list(found.values()) == [("courier",)]


def test_a_fact_without_a_named_voice_rests_on_none_we_know():
    briefing = told(courier="The ferry ran aground on a bank.", gazette="The ferry ran aground.")
    (fact,) = find(agreement.find(briefing)).facts
    assert fact.origins == ()


def trace(lines=(), **parts):
    removed = tuple(Removed(n, text, "furniture") for n, text in enumerate(lines, 1))
    article = Article(id="a", removed=removed, **parts)
    (provenance,) = find(Briefing(event=event_of(article))).provenance
    return provenance


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Source : Bloomberg", CopyState.WIRE_COPY),
        ("Reporting by Alma Reyes; Editing by Piet Lund", CopyState.WIRE_COPY),
        ("[ad_1]", CopyState.SCRAPE),
        ("Source link", CopyState.SCRAPE),
        ("Translated by Kim Hye-jin", CopyState.TRANSLATION),
        ("Tiếng còi tàu vang lên trên bến cảng cũ", CopyState.TRANSLATION),
        ("BY NORA TINDLE [e-mail address]", CopyState.ORIGINAL),
        ("Share this page", CopyState.UNKNOWN),
    ],
)
def test_a_line_of_the_clipping_shows_what_copy_it_is(line, state):
    found = trace((line,), body="The ferry ran aground.")
    assert found.state is state
    assert [e.text for e in found.evidence] == [line] * (state is not CopyState.UNKNOWN)


def test_an_agency_in_the_dateline_proves_a_wire_copy():
    found = trace(body="PELLMOUTH, June 15 (Reuters) - A ferry ran aground.", outlet="Mirror")
    assert found.state is CopyState.WIRE_COPY
    assert found.evidence[0].text == "PELLMOUTH, June 15 (Reuters) -"


def test_the_agency_itself_makes_no_copy():
    body = "PELLMOUTH, June 15 (Reuters) - A ferry ran aground."
    assert trace(body=body, outlet="Reuters").state is CopyState.UNKNOWN


def test_a_desk_byline_over_an_agencys_sign_off_is_a_rewrite():
    lines = ("by Harbour Daily News", "Reporting by Alma Reyes; Editing by Piet Lund")
    copy = Copy(CopyState.WIRE_COPY, ("Reuters",))
    found = trace(lines, body="A ferry ran aground.", origin="Reuters", copy=copy)
    assert found.state is CopyState.REWRITE


def test_what_the_person_said_of_the_copy_is_kept():
    found = trace(("[ad_1]",), body="A ferry ran aground.", copy=Copy(CopyState.ORIGINAL))
    assert found.state is CopyState.ORIGINAL


def test_defects_name_their_line():
    found = trace(("[ad_1]", "Source link"), outlet="Mirror")
    assert [(d.what, d.line) for d in found.defects] == [
        ("a scraper's marker was left in the text", 1),
        ("a link to the source was left without its address", 2),
        ("it does not say when it was published", 0),
    ]


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_traced(body, lines):
    assert trace(lines, body=body).article == "a"


_LONG = (
    "The ferry ran aground on Gannet Bank on Saturday evening. "
    "Lifeboats took all of the passengers ashore within two hours. "
    "The company will run buses until the ferry is afloat. "
)


def test_a_text_that_stands_in_another_article_is_a_defect():
    briefing = find(told(courier=_LONG, gazette=_LONG + "Bread is dear on the island since then."))
    (defect,) = briefing.provenance[0].defects[-1:]
    assert defect.what == "3 of its 3 longer sentences stand word for word in “gazette”"
    assert defect.excerpt.text.startswith("Lifeboats")
