"""A text that came as one line: where it is parted, and where it is not."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.model import Clipping
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.blocks import pieces_of

MENU = "Home | News | Sport * Weather * + More Menu"


def test_items_of_a_menu_are_parted():
    assert pieces_of(MENU) == ["Home", "News", "Sport", "Weather", "More Menu"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Senate voted on Oct. 7 for the No. 1 proposal.",
        "The rules became effective May 23, 2018 in all towns of the county.",
        "The shop By Nature homepage sells seeds and bulbs.",
        "He paid 2 * 3 crowns for it.",
    ],
)
def test_a_sentence_stays_whole(sentence):
    assert pieces_of(sentence) == [sentence]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (
            "Old mill opens again By Jane Roe The mayor said so.",
            ["Old mill opens again", "By Jane Roe", "The mayor said so."],
        ),
        (
            "Old Mill Opens Again May 3, 2021 The mayor said so.",
            ["Old Mill Opens Again", "May 3, 2021", "The mayor said so."],
        ),
        (
            "Mill opens again LINDHOLM (AP) — The mayor said so.",
            ["Mill opens again", "LINDHOLM (AP) — The mayor said so."],
        ),
        ("It opened. It is old.", ["It opened.", "It is old."]),
    ],
)
def test_what_begins_something_new_is_parted(line, pieces):
    assert pieces_of(line) == pieces


@given(st.text(alphabet="aB .,|*+By9\u3002“”–(", max_size=200))
def test_no_piece_is_blank_and_no_letter_is_lost(line):
    pieces = pieces_of(line)
    assert all(map(str.strip, pieces))
    assert [c for c in "".join(pieces) if c.isalnum()] == [c for c in line if c.isalnum()]


@pytest.mark.parametrize(
    "unit", [" |", "By Jane Roe ", "May 3, 2021 ", "ABCDEF ", "A. ", "Ab “", "a"]
)
def test_a_long_line_is_parted_in_linear_time(unit):
    start = process_time()
    pieces_of(unit * (100_000 // len(unit)))
    assert process_time() - start < 5


@pytest.mark.parametrize("text", [" | " * 900, "By A B " * 300, ". " * 900 + "word"])
def test_a_line_of_next_to_nothing_is_read(text):
    read(Clipping("a.txt", text.encode()))
