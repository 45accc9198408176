"""The address that pasted text prints as its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.model import Clipping
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.features import Zone
from clipbook.readers.plaintext.publication import find_address

HEADLINE = "Old mill of Lindholm opens its doors again"
PARAGRAPHS = (
    "The mayor of Lindholm said on Monday that the old mill would be opened to visitors in May.",
    "It had stood empty for thirty years, since the last miller retired and nobody took it on.",
    "The town has spent two million crowns on its roof, its wheel and the small bridge beside it.",
    "Visitors will be able to see flour being ground, and to buy bread that is baked from it.",
)
URL = "https://lennpost.example/2026/05/old-mill-lindholm-opens-doors"


def read_lines(*lines):
    return read(Clipping("a.txt", "\n\n".join(lines).encode())).values[0]


@pytest.mark.parametrize(
    "line",
    [URL, f"Source: {URL}", f"Original article: {URL}.", f"<{URL}>", f"Read more at: {URL}"],
)
@pytest.mark.parametrize("place", [0, 1, 5])
def test_an_address_of_the_words_of_the_title_is_the_articles(line, place):
    lines = [HEADLINE, *PARAGRAPHS]
    lines.insert(place, line)
    found = read_lines(*lines)
    assert found.url == URL
    assert line not in found.body


@pytest.mark.parametrize("label", ["URL: ", "Permalink: ", "Article link: ", "Copy this link\n\n"])
def test_an_address_that_is_called_the_pages_own_needs_no_words(label):
    line = f"{label}https://lennpost.example/news-50473792"
    assert read_lines(HEADLINE, *PARAGRAPHS, line).url == "https://lennpost.example/news-50473792"


@pytest.mark.parametrize(
    "line",
    [
        "https://lennpost.example/",
        "Source: https://other.example/2026/05/bridge-closes-for-two-years",
        "https://lennpost.example/2026/05/new-mill-of-orsa-burns-down",
        "Website: https://lennpost.example/old-mill-lindholm-opens-doors",
        f"More on this at {URL} and elsewhere, the mayor said on Monday.",
        "URL: javascript://lennpost.example/%0aalert(1)",
        "URL: https://mayor@lennpost.example/mill-opens",
    ],
)
def test_another_address_is_not(line):
    assert read_lines(HEADLINE, *PARAGRAPHS, line).url == ""


def test_two_addresses_are_none():
    other = URL.replace("lennpost", "orsapost")
    assert read_lines(HEADLINE, URL, *PARAGRAPHS, other).url == ""


@given(st.lists(st.text(max_size=80), min_size=1, max_size=6))
def test_any_lines_are_looked_at_without_complaint(lines):
    url, found = find_address(lines, lines[0], Zone(0, 0, 0))
    assert not url or found
