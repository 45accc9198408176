from __future__ import annotations

import json

import pytest
from lxml import html

from clipbook.model import Clipping
from clipbook.readers import read
from clipbook.readers.decode import MAX_TEXT_LINES
from clipbook.readers.feed import MAX_ENTRIES
from clipbook.readers.web import page as reading
from clipbook.readers.web.blocks import parse
from clipbook.readers.web.choice import Effort, measure
from tests.readers.test_html import PARAGRAPHS, body_of, page

pytestmark = pytest.mark.slow

TEXT = "The council heard a report on the bridge."
COSTLY = {
    "links around blocks": f"<a>{TEXT}<pre>" * 190,
    "closed links around blocks": f"<a><ul>{TEXT}" * 90 + "</ul></a>" * 90,
    "paragraphs": f"<p>{TEXT}</p>" * 6000,
    "cells of a row": f"<table><tr>{f'<td>{TEXT}' * 9000}</table>",
    "lists, each a table": "<ul>x<table>x<b>x</b></table></ul>" * 2500,
    "lists in lists": ("<ul><li>" * 95 + "x" + "</li></ul>" * 95) * 30,
    "text deep inside": "<div>" * 190 + f"<p>{TEXT}</p>" * 2000 + "</div>" * 190,
    "tables in tables": f"<table><tr><td>{TEXT}" * 66 + f"<td>{TEXT}" * 3000,
}


@pytest.mark.parametrize("inside", COSTLY.values(), ids=COSTLY)
def test_on_costly_markup_one_library_alone_is_asked(inside, monkeypatch):
    monkeypatch.delattr(reading, "two_opinions")
    result = read(Clipping("a.html", page(body_of(*PARAGRAPHS) + inside).encode()))
    assert "much-markup" in [note.code for note in result.notes]
    assert all(text in result.values[0].body for text in PARAGRAPHS)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        f"<p>{TEXT} <a href=/x>More</a></p>" * 700,
        f"<ul>{f'<li><a href=/x>{TEXT}</a></li>' * 700}</ul>",
        "<div>" * 40 + f"<p>{TEXT}</p>" * 300 + "</div>" * 40,
        f"<table>{f'<tr><td>{TEXT}</td><td>7</td></tr>' * 300}</table>",
    ],
)
def test_on_markup_as_news_have_it_both_are_asked(inside):
    assert not reading.read_page(page(body_of(*PARAGRAPHS) + inside)).heavy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div>ab</div>", Effort(elements=1, depths=1, reach=2)),
        ("<div><p>ab</p>c</div>", Effort(elements=2, depths=3, reach=5)),
        ("<div><a>ab</a></div>", Effort(elements=2, depths=3, reach=8)),
        ("<div><a></a>ab</div>", Effort(elements=2, depths=3, reach=2)),
    ],
)
def test_effort_is_elements_depths_and_how_far_text_reaches(text, expected):
    assert measure(html.fragment_fromstring(text)) == expected


@pytest.mark.parametrize(
    "cell", ["<td colspan=1000>", "<TD ROWSPAN='999'>", f"<td colspan{' ' * 200}= 50>"]
)
def test_no_library_is_told_how_wide_a_cell_is(cell):
    document = parse(f"<table><tr>{cell}x</table>")
    source = html.tostring(document.root, encoding="unicode")
    assert "rowspan" not in source
    assert "colspan" not in source


LINE = "The council heard a report on the bridge, and a vote on it will be held in spring. "
FIRST = "---\ntitle: A bridge\nurl: https://e.example/\n---\n"
HEADERS = "From: Ida <i@e.example>\nSubject: A bridge\nDate: Mon, 04 Mar 2024 10:00:00 +0000\n\n"


def json_feed(*contents):
    items = [{"id": str(n), "title": "T", "content_html": each} for n, each in enumerate(contents)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})


def codes(text):
    return [note.code for note in read(Clipping("a", text.encode())).notes]


def test_a_line_of_three_megabytes_is_read():
    varied = " ".join(f"The council heard report {n} on the bridge." for n in range(65_000))
    (note,) = read(Clipping("a.txt", varied.encode())).notes
    assert "an article of more than" in note.message


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0c", "\u2028"])
@pytest.mark.parametrize("first", ["", FIRST, HEADERS], ids=["pasted", "markdown", "mail"])
def test_a_text_of_too_many_lines_is_refused_by_name(first, end):
    assert codes(first + f"x{end}" * (MAX_TEXT_LINES + 1)) == ["too-large"]


@pytest.mark.parametrize(
    "text",
    [
        FIRST + LINE * 30_000,
        HEADERS + LINE * 30_000,
        f"<html><p>{LINE * 30_000}</p></html>",
        HEADERS.strip() + f"\nContent-Type: text/html\n\n<p>{LINE * 30_000}</p>",
        HEADERS + "x\n" * 700_000,
        json_feed(LINE * 30_000, LINE),
    ],
    ids=["markdown", "mail", "page", "mail with a page", "lines", "feed"],
)
def test_more_text_than_is_looked_at_is_refused_by_name(text):
    assert "too-large" in codes(text)


@pytest.mark.parametrize("entry", [LINE, f"<p>{LINE * 60}</p>"])
def test_of_a_long_feed_the_first_entries_are_read_and_the_rest_is_named(entry):
    result = read(Clipping("a.json", json_feed(*[entry] * 1500).encode()))
    assert 0 < len(result.values) <= MAX_ENTRIES
    (note,) = [note for note in result.notes if note.code == "too-large"]
    assert note.message.startswith(
        f"1500 entries, of which the first {len(result.values)} are read"
    )


def test_a_feed_is_digested_once(monkeypatch):
    asked = []
    monkeypatch.setattr(Clipping, "sha256", property(lambda _: asked.append(1) or "x"))
    assert len(read(Clipping("a.json", json_feed(*[LINE] * 9).encode())).values) == 9
    assert len(asked) == 1
