from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.markup import render_block

SAFE_TAGS = set("p a em strong code pre ul ol li blockquote hr br h3 h4 h5 h6".split())


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(text):
    reader = Tags()
    reader.feed(render_block(text))
    return reader.found


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=x>b</b>",
        "<div>\n\n<script>\n\nx</script></div>",
        "![x](javascript:alert(1))",
        "<!-- -->",
        "&lt;script&gt;",
    ],
)
def test_html_is_printed_as_text(text):
    assert {tag for tag, _ in tags(text)} <= {"p", "a"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/x",
        "\\x01javascript:alert(1)",
    ],
)
def test_a_strange_address_is_no_link(address):
    hrefs = [attrs.get("href", "") for _, attrs in tags(f"[x]({address})\n\n<{address}>")]
    assert [h for h in hrefs if h.lower().lstrip().startswith(("java", "data", "vb", "//"))] == []


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "http://example.org", "mailto:a@example.org", "a/b.html", "#p7"],
)
def test_a_plain_address_is_a_link(address):
    assert ("a", {"href": address}) in tags(f"[x]({address})")


def test_headings_stand_below_those_of_the_page():
    assert [tag for tag, _ in tags("# One\n\n## Two")] == ["h3", "h3"]


@given(st.text(alphabet="<>[]()!&\\`*_#:/ \n\tabjscript\"'="))
def test_no_text_brings_in_another_element(text):
    assert {tag for tag, _ in tags(text)} <= SAFE_TAGS


@given(st.text(alphabet="<>[]()!&\\`*_#:/ \nabonclick\"'="))
def test_no_text_brings_in_another_attribute(text):
    assert {name for _, attrs in tags(text) for name in attrs} <= {"href", "title", "start"}


@pytest.mark.parametrize("piece", ["[", "![", "<", "*a ", "`", "> ", "[a](", "&"])
def test_a_hostile_lead_is_done_in_reasonable_time(piece):
    start = time.process_time()
    render_block(piece * 2000)
    assert time.process_time() - start < 5
