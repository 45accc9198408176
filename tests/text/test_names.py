import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.model import NameKind
from clipbook.text.names import _common, find_names

P, O, L = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE  # noqa: E741 - kinds in a table


def names(text):
    return [(mention.span.of(text), mention.kind) for mention in find_names(text)]


def people(text):
    return [name for name, kind in names(text) if kind is P]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met President Ada Okoye in town.", ["Ada Okoye"]),
        ("They met the Norwegian Prime Minister Kari Berg Lund.", ["Kari Berg Lund"]),
        ("They met First Vice Foreign Minister Seo Ha-jin.", ["Seo Ha-jin"]),
        ("They met Norway’s Foreign Minister Nils Berg.", ["Nils Berg"]),
        ("They met Secretary of State Ada Okoye.", ["Ada Okoye"]),
        ("They met the Norwegian Ambassador to South Korea Nils Berg.", ["Nils Berg"]),
        ("They met Mr. Berg at noon.", ["Berg"]),
        ("Shopkeeper Tilda Berg said so.", ["Tilda Berg"]),
        ("It was party leader Nils Berg.", ["Nils Berg"]),
        ("Nils Berg, a researcher at the school, agreed.", ["Nils Berg"]),
        ("Nils Berg, 44, was held.", ["Nils Berg"]),
        ("They met President Ursula von der Alm.", ["Ursula von der Alm"]),
        ("They met Sen. Sean O’Dell.", ["Sean O’Dell"]),
        ("They met Foreign Minister Park Ji-ho.", ["Park Ji-ho"]),
        ("They saw Seo Ha-jin there.", ["Seo Ha-jin"]),
    ],
)
def test_a_title_a_role_or_the_shape_proves_a_person(text, expected):
    assert people(text) == expected


def test_what_proves_one_mention_holds_for_all():
    text = "President Ada Okoye spoke. Ada Okoye left. Okoye’s aides stayed, and Okoye called."
    assert people(text) == ["Ada Okoye", "Ada Okoye", "Okoye", "Okoye"]


def test_a_family_name_that_comes_first_is_known_again():
    assert people("Premier Bai Lo met them. Later Bai left.") == ["Bai Lo", "Bai"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Several Norwegian officials said so. South Korean stocks rose.",
        "The Asian Games opened. The Cold War ended.",
        "Meanwhile Critics said so on Monday in March.",
        "Reporting by Nils Berg and Ada Okoye; Editing by Kari Lund",
        "## President Nils Berg Calls Vote",
        "President Nils Berg Calls Early Vote Over Budget",
        "PRESIDENT NILS BERG CALLS EARLY VOTE TODAY.",
        "The US-Japan-South Korea talks went on.",
        "They loved the Berg Effect.",
        "The ferry Lady Maud sank. The Lady Maud was old. Divers saw the Lady Maud.",
        "Le ministre a dit que Oui.",
    ],
)
def test_headlines_credits_and_common_capitals_name_no_person(text):
    assert people(text) == []


def test_a_verb_or_role_with_a_capital_is_no_part_of_a_name():
    text = "President Nils Berg spoke. Billionaire Nils Berg left. Nils Berg Says spring is near."
    assert set(people(text)) == {"Nils Berg"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Defence said so.", "Ministry of Defence"),
        ("The Foreign Ministry said so.", "Foreign Ministry"),
        ("Shares of Alm Berg Holdings Inc. fell.", "Alm Berg Holdings Inc."),
        ("The Nordic Institute for Policy Studies said so.", "Nordic Institute for Policy Studies"),
        ("NATO said so.", "NATO"),
    ],
)
def test_a_head_word_proves_an_organisation(text, expected):
    assert names(text) == [(expected, O)]


def test_one_word_stands_for_a_body_named_in_full():
    text = "Alba News Agency said so. Later Alba reported more."
    assert names(text) == [("Alba News Agency", O), ("Alba", O)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They flew to South Korea.", ["South Korea"]),
        ("They live in the city of Ulverby.", ["Ulverby"]),
        ("They live in Ulverby, Norway.", ["Ulverby", "Norway"]),
        ("They crossed Mora County.", ["Mora County"]),
        ("It rained in Ulverby. It snowed in Ulverby, too.", ["Ulverby", "Ulverby"]),
    ],
)
def test_a_list_a_kind_or_a_country_proves_a_place(text, expected):
    assert names(text) == [(place, L) for place in expected]


WORDS = st.sampled_from(
    "President Kim Jong-un O’Dell von der of the Ministry Inc. U.S. . Mr. İ É - 's # Lee".split()
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
def test_spans_lie_in_the_text_and_start_with_a_letter(text):
    spans = [mention.span for mention in find_names(text)]
    assert all(span.of(text)[:1].isalpha() for span in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "piece", ["Ada ", "Ada, ", "President ", "A-", "A.", "Ministry of ", "a\n"]
)
def test_a_long_paragraph_takes_time_in_proportion(piece):
    text = piece * (100_000 // len(piece))
    assert len(find_names(text)) <= len(text)


@given(st.text("aBxé’'-_. ,1²\u00a0\u2028“”\n", max_size=30))
def test_the_words_in_lower_case_are_found_wherever_they_stand(text):
    assert _common(text) == frozenset(re.findall(r"\b[a-z]{2,}\b", text))
