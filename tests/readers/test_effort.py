from __future__ import annotations

import pytest
from lxml import html

from clipbook.model import Clipping
from clipbook.readers import read
from clipbook.readers._web import page as reading
from clipbook.readers._web.blocks import parse
from clipbook.readers._web.effort import Effort, measure
from tests.readers.test_html import PARAGRAPHS, body_of, page

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
    monkeypatch.delattr(reading, "first_opinion")
    monkeypatch.delattr(reading, "second_opinion")
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
    assert "rowspan" not in document.source.lower()
    assert "colspan" not in document.source.lower()
