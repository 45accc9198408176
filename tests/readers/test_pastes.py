"""Pages as they are pasted in fourteen languages, with their menus, buttons and comments."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read

CASES = Path(__file__).parent.parent / "cases" / "pastes"
EXPECTED = tomllib.loads((CASES / "expected.toml").read_text("utf-8"))
# Nothing on the page says that these four letters are a name.
NAMELESS = {"ja1"}
# Thai has no full stops, and short paragraphs of it are taken for links.
UNSTOPPED = {"th1"}


def article(name):
    path = CASES / f"{name}.txt"
    return read(Clipping(path.name, path.read_bytes())).values[0]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_title_day_and_language_are_read_as_in_english(name):
    found, expected = article(name), EXPECTED[name]
    assert (found.title, found.language) == (expected["title"], expected["language"])
    assert found.published.is_stated
    assert found.published.day == date(2023, 9, 23)


@pytest.mark.parametrize("name", sorted(EXPECTED.keys() - NAMELESS))
def test_the_writer_is_read_as_in_english(name):
    assert list(article(name).authors) == EXPECTED[name]["authors"]


@pytest.mark.parametrize("name", sorted(EXPECTED.keys() - UNSTOPPED))
def test_only_the_report_is_kept(name):
    paragraphs = article(name).body.split("\n\n")
    assert 2 <= len(paragraphs) <= 5
    assert min(map(len, paragraphs)) > 40
