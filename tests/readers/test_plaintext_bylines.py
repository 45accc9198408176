"""Who wrote it: bylines in the shapes that newspapers print them in, and lines that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.model import Clipping
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.letters import likeness
from clipbook.readers.plaintext.people import find_authors, signed_names
from clipbook.readers.plaintext.signatures import _stands

HEADLINE = "Old mill opens its doors again"
PARAGRAPHS = (
    "The mayor of Lindholm said on Monday that the old mill would be opened to visitors in May.",
    "It had stood empty for thirty years, since the last miller retired and nobody took it on.",
    "The town has spent two million crowns on its roof, its wheel and the small bridge beside it.",
    "Visitors will be able to see flour being ground, and to buy bread that is baked from it.",
)


def authors(*lines):
    return read(Clipping("a.txt", "\n\n".join(lines).encode())).values[0].authors


@pytest.mark.parametrize(
    "line",
    [
        "By JANE ROE, Associated Press",
        "By Jane Roe/AFP",
        "AFP / Jane Roe",
        "Reuters, Jane Roe",
        "Jane Roe, Lindholm Courier",
        "Jane Roe Political editor",
        "Jane Roe | 3 May 2026 | 4 min read",
        "Jane RoeMay 03, 2026",
        "May 3, 2026Jane Roe",
        "Jane Roe @janeroe",
        "Jane Roe in Seoul",
        "Words: Jane Roe",
        "Words by Jane Roe, photographs by John Doe",
        "Written by Jane Roe | Updated May 3, 2026 10:15 am",
        "Posted On : May 20, 2026 Published By : Jane Roe",
        "Staff Writer Jane Roe",
        "By Our Special Correspondent, Jane Roe",
        "By Jane Roe, Lindholm India Staff",
        "This post was written by Jane Roe, Head of Sales and Community Growth",
    ],
)
def test_a_byline_names_its_writer(line):
    assert authors(HEADLINE, line, *PARAGRAPHS) == ("Jane Roe",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Anna Schmidt und Karl Müller, Berlin", ("Anna Schmidt", "Karl Müller")),
        ("Por María López y Juan Pérez", ("María López", "Juan Pérez")),
        ("Par Jeanne Dupont et Luc Martin", ("Jeanne Dupont", "Luc Martin")),
        ("Di Maria Rossi e Luca Bianchi", ("Maria Rossi", "Luca Bianchi")),
        ("Tekst: Kari Nordmann", ("Kari Nordmann",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("By J.R. Roe", ("J.R. Roe",)),
        ("By Jane van der Berg", ("Jane van der Berg",)),
        ("By Jane Roe, John Doe and Mary Major", ("Jane Roe", "John Doe", "Mary Major")),
        ("By April Fulton", ("April Fulton",)),
    ],
)
def test_names_of_many_shapes_are_read(line, names):
    assert find_authors(line) == names


def test_names_on_lines_of_their_own_are_read_together():
    lines = (HEADLINE, "By", "Jane Roe", ",", "John Doe", *PARAGRAPHS)
    assert authors(*lines) == ("Jane Roe", "John Doe")


@pytest.mark.parametrize(
    "line",
    [
        "Find Care",
        "Recent Posts",
        "Getty Images",
        "Stay Compliant. Stay Ahead.",
        "Edited by Jane Roe",
        "Medically reviewed by Jane Roe",
        "Translated by Jane Roe",
        "Sponsored by Acme Tools",
        "By our special correspondent",
        "By Editorial Board",
        "By Staff Reporter",
        "2026 ranked by Total Revenue",
        "by the mill",
    ],
)
def test_a_line_that_names_no_writer_gives_none(line):
    assert authors(HEADLINE, line, *PARAGRAPHS) == ()


def test_the_bylines_of_teasers_behind_the_text_are_not_its_own():
    teasers = ("More stories", "A boat for the school", "Four winters", "By John Doe")
    assert authors(HEADLINE, "By Jane Roe", *PARAGRAPHS, *teasers) == ("Jane Roe",)


def test_a_word_of_the_text_is_no_name():
    text = "The mill tour begins at the gate, and a tour of the mill takes an hour."
    assert authors(HEADLINE, "Mill Tour", *PARAGRAPHS, text) == ()


@pytest.mark.parametrize(
    ("name", "word"), [("Annalisa", "summary"), ("Gruber", "reading"), ("Niko", "required")]
)
def test_letters_tell_names_from_words(name, word):
    assert likeness(name) > 0 > likeness(word)


@given(st.text(max_size=60))
def test_any_line_is_looked_at_without_complaint(line):
    assert all(signed_names(line))
    assert -3 <= likeness(line) <= 3


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("We care for birds.", True),
        ("care", True),
        ("A care-free day", True),
        ("careful, then a day of care", True),
        ("careful Care scare", False),
        ("day-care it’care care’s _care", False),
        ("", False),
    ],
)
def test_a_word_stands_in_small_letters_only_where_it_is_whole(text, stands):
    assert _stands("care", text) is stands


def test_a_word_is_looked_for_in_linear_time():
    assert not _stands("aaa", "a" * 1_000_000)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane RoeJane Roe", ("Jane Roe",)),
        ("Jane Roe Jane Roe", ("Jane Roe",)),
        ("Jane RoeSenior Editor", ("Jane Roe",)),
        ("jane@example.org Jane Roe1, John Doe2", ("Jane Roe", "John Doe")),
        ("Staff Writer Jane Roe", ("Jane Roe",)),
        ("News Desk", ("News Desk",)),
        ("May Flower", ("May Flower",)),
        ("Flower May", ()),
        ("Roe", ()),
    ],
)
def test_a_line_of_little_else_names_its_writers(line, names):
    assert signed_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ida Brook, LNNDec 22, 2023, 06:21 AM", ("Ida Brook",)),
        ("Ida Brook LENN TODAY", ("Ida Brook",)),
        ("Ida Brook, General Editor, F2Dec 19, 2023", ("Ida Brook",)),
        ("Ida Brook Ferries", ("Ida Brook Ferries",)),
    ],
)
def test_an_outlet_in_capitals_or_a_day_may_be_glued_behind_a_name(line, names):
    assert signed_names(line) == names


def test_a_name_of_one_word_may_stand_below_its_announcement():
    assert authors(HEADLINE, "By", "Sofia", *PARAGRAPHS) == ("Sofia",)


def test_a_byline_that_prints_its_name_twice_names_it_once():
    assert find_authors("By Ida Brook Ida Brook is a reporter") == ("Ida Brook",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Posted on May 3, 2026 by millwatcher", "millwatcher"),
        ("by millwatcher | May 3, 2026", "millwatcher"),
        ("Ida RoeMay 03, 20264 Shares812 Views", "Ida Roe"),
        ("Ida Roe Founder & Lead Reviewer", "Ida Roe"),
        ("Thread starter: Miller Ida", "Miller Ida"),
    ],
)
def test_a_line_below_the_title_names_one_writer(line, name):
    assert authors("Home", "News", HEADLINE, line, *PARAGRAPHS) == (name,)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Lindholm Team", "The Lindholm Team"),
        ("Social Links for Ida Roe", "Ida Roe"),
        ("Sara Stone", "Sara Stone"),  # though the text tells of a stone
    ],
)
def test_a_line_below_its_announcement_names_one_writer(line, name):
    assert authors(HEADLINE, "By", line, *PARAGRAPHS, "The wheel is of stone.") == (name,)


def test_whom_to_ask_wrote_nothing():
    assert authors(HEADLINE, *PARAGRAPHS, "###", "Media Contact:", "Kyle Brandt") == ()


def test_who_owns_the_site_may_have_written_it():
    page = read(
        Clipping(
            "a.txt",
            "\n".join(
                (HEADLINE, "Noor Castel", "May 3, 2026", *PARAGRAPHS, "© 2026 Noor Castel")
            ).encode(),
        )
    ).values[0]
    assert (page.authors, page.outlet) == (("Noor Castel",), "")


def test_a_caption_whose_photographer_has_an_initial_is_no_title():
    caption = "The damaged wheel of the mill on Wednesday. | Photo Credit: S. Berg"
    page = read(Clipping("a.txt", "\n".join((HEADLINE, caption, *PARAGRAPHS)).encode())).values[0]
    assert page.title == HEADLINE
