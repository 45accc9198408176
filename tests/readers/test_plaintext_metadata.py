"""What pasted text says of itself: headline and outlet, writers, and the header of one line."""

from datetime import date

import pytest

from clipbook.model import Clipping, Period
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.outlets import find_owner, find_signed, parted
from clipbook.readers.plaintext.people import find_short_names

HEADLINE = "Old mill opens its doors again"
PARAGRAPHS = (
    "The mayor of Lindholm said on Monday that the old mill would be opened to visitors in May.",
    "It had stood empty for thirty years, since the last miller retired and nobody took it on.",
    "The town has spent two million crowns on its roof, its wheel and the small bridge beside it.",
    "Visitors will be able to see flour being ground, and to buy bread that is baked from it.",
)


def article(*lines):
    return read(Clipping("a.txt", "\n\n".join(lines).encode())).values[0]


@pytest.mark.parametrize("site", ["Lindholm Gazette", "The Lindholm Reader", "Lenn Notes"])
@pytest.mark.parametrize("mark", ["|", "-", "–"])
def test_a_site_behind_a_repeated_headline_is_the_outlet(site, mark):
    found = article(f"{HEADLINE} {mark} {site}", HEADLINE, f"{site}, 17 June 2026", *PARAGRAPHS)
    assert (found.title, found.outlet, found.authors) == (HEADLINE, site, ())


def test_a_headline_with_a_dash_of_its_own_is_kept():
    title = "Old mill opens - Visitors from May"
    assert article(title, *PARAGRAPHS).title == title


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Old mill opens its doors | Lenn Post", ("Old mill opens its doors", "Lenn Post")),
        ("Old mill opens its doors - again", ("Old mill opens its doors - again", "")),
        ("Old mill", ("Old mill", "")),
    ],
)
def test_a_page_title_is_parted(title, parts):
    assert parted(title) == parts


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2026 Lindholm Courier", "Lindholm Courier"),
        ("© Lindholm Courier 2026", "Lindholm Courier"),
        ("Copyright © 2019-2026 Lenn Post. All rights reserved.", "Lenn Post"),
        ("© 2026 The Associated Press", ""),
        ("© 2026 Jane Roe", ""),
        ("All rights reserved", ""),
    ],
)
def test_a_copyright_line_names_the_outlet(line, outlet):
    assert find_owner(line) == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [("by Harbour Daily News", "Harbour Daily News"), ("By Jane Roe", ""), ("by Reuters News", "")],
)
def test_a_byline_may_name_the_outlet(line, outlet):
    assert find_signed([line]) == outlet


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Sarah July 30, 2019", ("Sarah",)),
        ("by Amanda · Dec 20, 2025 at 3:00 am", ("Amanda",)),
        ("By Example Reader Team • 4 mins read", ("Example Reader Team",)),
        ("by lenndesk | Jul 30, 2019", ("lenndesk",)),
        ("Posted by Lenn Desk on Monday, July 30, 2019", ("Lenn Desk",)),
        ("Written By Anna and Piet", ("Anna and Piet",)),
        ("Reviewed by Anna", ()),
        ("By Admin", ()),
        ("By Jane and others who were there", ()),
        ("by the mill", ()),
    ],
)
def test_a_byline_of_one_word_or_of_a_team(line, names):
    assert find_short_names(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe, Staff Writer",
        "12 Comments | Jane Roe | Last updated: March 11, 2026",
        "Written by Jane Roe",
        "JANE ROE • May 3, 2026",
    ],
)
def test_a_writer_is_read_from_the_lines_above_the_text(line):
    assert article(HEADLINE, line, *PARAGRAPHS).authors == ("Jane Roe",)


@pytest.mark.parametrize("line", ["Jane Roe is a staff writer at the Courier.", "Jane Roe"])
def test_a_writer_is_read_from_behind_the_text(line):
    assert article(HEADLINE, *PARAGRAPHS, line).authors == ("Jane Roe",)


@pytest.mark.parametrize("line", ["Photo by Jane Roe", "Photograph: Jane Roe/Example Agency"])
def test_who_took_a_picture_wrote_nothing(line):
    assert article(HEADLINE, line, *PARAGRAPHS).authors == ()


def test_the_header_of_a_text_in_one_line_is_read():
    text = " ".join((HEADLINE, "By Jane Roe May 3, 2026", *PARAGRAPHS * 4))
    found = article(text)
    assert found.authors == ("Jane Roe",)
    assert found.published.period.earliest.isoformat() == "2026-05-03"


def test_a_date_that_can_be_read_in_two_ways_is_a_range_that_says_so():
    found = article(HEADLINE, "02/10/2026", *PARAGRAPHS[1:]).published
    assert (found.period, found.day) == (Period(date(2026, 2, 10), date(2026, 10, 2)), None)
    assert found.basis == "`02/10/2026` may be 10 February or 2 October 2026"


@pytest.mark.parametrize(
    "line",
    [
        "Updated 25/10/2026 10:15",
        "The mill was first shown to reporters from Lenn and Orsa on September 30.",
    ],
)
def test_what_else_the_page_says_decides_between_the_readings(line):
    found = article(HEADLINE, "02/10/2026", PARAGRAPHS[1], line, *PARAGRAPHS[2:]).published
    assert found.day == date(2026, 10, 2)


@pytest.mark.parametrize("place", [2, 4])
def test_a_date_on_a_line_of_its_own_just_inside_or_behind_the_text_is_read(place):
    lines = (*PARAGRAPHS[:place], "Saturday 3 May 2026", *PARAGRAPHS[place:])
    assert article(HEADLINE, *lines).published.day == date(2026, 5, 3)


@pytest.mark.parametrize(
    "line", ["Sunday, Dec 24th 2023 11PM 9°C", "2023-12-24 Added notes", "Posted on 24 May 2023"]
)
def test_a_line_that_begins_with_a_day_is_no_title(line):
    assert article(line, HEADLINE, *PARAGRAPHS).title == HEADLINE


def test_a_title_may_end_with_a_day():
    assert article("What the mill did on 24 May 2023", *PARAGRAPHS).title.endswith("24 May 2023")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published March 12, 20249:53 AM ETIda Brook", date(2024, 3, 12)),
        ("Ida Brook 2024. 3. 12.", date(2024, 3, 12)),
    ],
)
def test_a_day_may_stand_glued_to_a_time(line, day):
    assert article(HEADLINE, line, *PARAGRAPHS).published.day == day


def test_the_day_of_a_comment_is_not_the_day_of_the_article():
    found = article(HEADLINE, *PARAGRAPHS, "2 Comments", "15 March 2024", "What a shame.")
    assert found.published is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Ida Brook is a reporter at the Lenn Post and lives in Lindholm.", "about the author"),
        (
            "Support the Lenn Post: your contribution keeps our journalism free for everyone.",
            "appeal of the publisher",
        ),
    ],
)
def test_what_ends_a_text_for_its_writer_or_publisher_is_no_text(line, why):
    found = article(HEADLINE, "By Ida Brook", *PARAGRAPHS, line)
    assert found.body == "\n\n".join(PARAGRAPHS)
    assert why in {gone.why for gone in found.removed if gone.text == line}


def test_as_told_to_names_the_writer():
    assert article(HEADLINE, "As told to Ida Brook", *PARAGRAPHS).authors == ("Ida Brook",)


@pytest.mark.parametrize("name", ["Lenn Dental Care", "Lenndesk", "Anna"])
def test_a_name_of_any_form_stands_beside_the_day(name):
    assert article("Topics", HEADLINE, name, "May 3, 2026", *PARAGRAPHS).authors == (name,)


@pytest.mark.parametrize(
    "owner", ["Karen Boll", "Karen Boll's blog", "Karen Boll – Mills and more"]
)
def test_the_owner_of_a_site_of_ones_own_is_the_writer(owner):
    found = article(owner, "Posts", HEADLINE, *PARAGRAPHS)
    assert (found.title, found.authors) == (HEADLINE, ("Karen Boll",))


def test_a_person_may_claim_the_copyright_of_a_site():
    found = article(HEADLINE, *PARAGRAPHS, "About", "© 2026 Karen Boll. All rights reserved.")
    assert found.authors == ("Karen Boll",)


def test_a_name_above_the_text_is_no_title():
    found = article(HEADLINE, "Karen Boll", *PARAGRAPHS)
    assert (found.title, found.authors) == (HEADLINE, ("Karen Boll",))


def test_a_title_of_two_sentences_is_a_title():
    title = "The old mill opens its doors. Who would have thought it?"
    found = article(title, *PARAGRAPHS)
    assert (found.title, found.body.split("\n\n")) == (title, list(PARAGRAPHS))


@pytest.mark.parametrize(
    "sentence",
    [
        "The inspectors of the canton issued their final report on the March 4, 2025, collapse.",
        "Published in the printed edition of the March 9, 2026, issue, as “Wheels within wheels.”",
    ],
)
def test_a_sentence_that_tells_of_a_day_is_no_date_line(sentence):
    found = article(HEADLINE, "By Ida Roe", "March 2, 2026", *PARAGRAPHS, sentence)
    assert found.published.period == Period(date(2026, 3, 2), date(2026, 3, 2))
    found = article(HEADLINE, "By Ida Roe", sentence, *PARAGRAPHS)
    assert found.published is None


def test_a_sentence_that_is_there_for_its_day_is_a_date_line():
    found = article(HEADLINE, *PARAGRAPHS, "This story was first published on March 2, 2026.")
    assert found.published.period == Period(date(2026, 3, 2), date(2026, 3, 2))
