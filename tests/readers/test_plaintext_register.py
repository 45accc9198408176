"""What goes on with a pasted text at its end, and what its publisher says there."""

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.register import tells

PAGE = (
    "Skip to content",
    "Lenn Post",
    "News",
    "Sport",
    "Old mill opens its doors again",
    "By Ida Roe",
    "March 2, 2026",
    "The mayor of Lindholm said on Monday that the old mill would be opened to visitors in May.",
    "It had stood empty for thirty years, since the last miller retired and nobody took it on.",
    "“We have waited for this since I was a girl,” said Berta Lund, who lives beside the stream.",
    "The town has spent two million crowns on its roof, its wheel and the small bridge beside it.",
)
FOOT = ("Share", "More from Lindholm", "Ferry fares to rise", "© 2026 Lenn Post")


def body(*lines):
    return read(Clipping("a.txt", "\n".join(lines).encode())).values[0].body


@pytest.mark.parametrize(
    "last",
    [
        "The bridge stays closed until June.",
        "Bread will be sold from the first day.",
        "“The wheel turns,” Lund said.",
        "It is her third mill.",
    ],
)
def test_a_short_last_sentence_is_of_the_text(last):
    assert body(*PAGE, last, *FOOT).endswith(last)


@pytest.mark.parametrize(
    "last",
    [
        "Follow the Lenn Post on every network.",
        "Anna Berg contributed to this report.",
        "Ida Roe is a reporter at the Lenn Post.",
        "Send us your pictures of the mill.",
        "Our reporters write about mills every day.",
        "All about mills in a weekly newsletter.",
        "Miller wins the lottery twice in one week, and his neighbours cannot believe...",
    ],
)
def test_what_a_publisher_says_is_not(last):
    assert not tells(last)


def test_a_dialog_of_consent_is_not_the_text():
    asked = (
        "We value your privacy",
        (
            "We and our 214 partners keep information on a device, such as cookies, and "
            "process personal data, such as unique identifiers, for advertising."
        ),
        (
            "With your consent we and our partners use geolocation data. You may withdraw "
            "consent or object to a legitimate interest in our privacy policy."
        ),
    )
    found = read(Clipping("a.txt", "\n".join((*asked, *PAGE, *FOOT)).encode())).values[0]
    assert found.title == "Old mill opens its doors again"
    assert found.body.startswith("The mayor of Lindholm")
    assert {gone.why for gone in found.removed if gone.line in {2, 3}} == {"cookie notice"}


def test_the_banner_of_a_government_is_not_the_text():
    banner = (
        "An official website of the United States government",
        "Here’s how you know",
        "A .gov website belongs to an official government organization in the United States.",
        (
            "A lock ( ) or https:// means you’ve safely connected to the .gov website. Share "
            "sensitive information only on official, secure websites."
        ),
    )
    found = read(Clipping("a.txt", "\n".join((*banner, *PAGE)).encode())).values[0]
    assert {gone.why for gone in found.removed if gone.line <= 4} == {"government banner"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Also Read | Ferry fares to rise in June", "other story"),
        ("READ MORE: Miller wins the lottery", "other story"),
        (
            "Thanks for reading The Mill Report! Subscribe to get the next one.",
            "newsletter sign-up",
        ),
        ("Do you have a story? Write to desk@example.org", "house rules"),
        ("Top stories from Lindholm", "related link"),
    ],
)
def test_what_stands_between_the_paragraphs_is_named(line, why):
    text = "\n".join((*PAGE[:-1], line, PAGE[-1]))
    found = read(Clipping("a.txt", text.encode())).values[0]
    assert [gone.why for gone in found.removed if gone.line == len(PAGE)] == [why]
    assert found.body.endswith(PAGE[-1])


@pytest.mark.parametrize("before", ["4. ", "Home ▸ News ▸ ", "Lenn Post News "])
def test_the_title_is_taken_from_the_line_it_has_alone(before):
    title = "Old mill opens its doors again"
    text = "\n".join((*PAGE[:4], before + title, *PAGE[4:]))
    assert read(Clipping("a.txt", text.encode())).values[0].title == title
