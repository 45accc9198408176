"""An event of more articles than are analysed: some stand for all, the others are listed."""

import json
import re
from functools import cache
from html import unescape
from pathlib import PurePosixPath

import pytest

from clipbook import event_sources
from clipbook.model import Settings
from clipbook.pipeline import Looks, build
from tests.bench.corpus import article
from tests.pages.built import static, templates

pytestmark = pytest.mark.slow

LARGEST = 6
ARTICLES = 9


@cache
def built():
    """The site of an event of more articles than are analysed, and its notes."""
    looks = Looks(settings=Settings(), templates=templates(), static=static())
    content = {}
    for number in range(ARTICLES):
        _, text = article(number)
        body = text.replace("\n---\n", f"\nurl: https://example.org/{number}\n---\n", 1)
        content[PurePosixPath(f"e/further-{number}.md")] = body.encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_sources, "LARGEST", LARGEST)
        return build(content, [], looks)


def page(name):
    return built().files[PurePosixPath(name)].decode()


def test_those_that_stand_for_all_have_pages():
    pages = [path for path in built().files if path.match("e/further-*-*.html")]
    assert len(pages) == LARGEST
    assert len(json.loads(page("e/briefing.json"))["articles"]) == LARGEST


def test_the_others_are_listed_with_their_titles_and_addresses():
    listed = re.findall(r'data-field="e/(further-\d) title">([^<]+)', page("e/further.html"))
    assert len(listed) == ARTICLES - LARGEST
    assert all(unescape(title).startswith(f"Report {name[-1]} ") for name, title in listed)
    assert page("e/further.html").count('href="https://example.org/') == ARTICLES - LARGEST


def test_the_briefing_leads_to_them_and_counts_all():
    briefing = page("e/index.html")
    assert '<a href="further.html">3 further clippings, listed but not compared</a>' in briefing
    assert ">9 clippings<" in briefing


def test_a_note_says_so_and_nothing_is_wrong():
    assert [note.code for note in built().notes if note.severity.value != "info"] == ["large-event"]
