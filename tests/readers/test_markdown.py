from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.model import Clipping
from clipbook.readers import markdown, read

BODY = """
# Ferry starts

The [ferry](https://lennpost.example/f) over the **Lenn** starts on
Friday, its _owner_ said.[^1]

![The ferry at its first mooring](ferry.jpg)

## What it [[costs|will cost]]

- One crown
- Nothing for children

> Half of what was planned.

Prices
------

| From | To |
|------|----|

{{< figure src="x" >}}

Write to ida@lennpost.example. The sign read \\*closed\\*.

---

[^1]: He did.
"""
PLAIN = """The ferry over the Lenn starts on Friday, its owner said.

## What it will cost

One crown

Nothing for children

Half of what was planned.

## Prices

From | To

Write to [e-mail address]. The sign read \\*closed\\*."""
OBSIDIAN = """---
title: "Ferry starts"
source: "https://lennpost.example/ferry"
author:
  - "[[Ida Brook]]"
published: 2024-03-05
created: 2024-04-01
description: "A ferry"
tags:
  - "clippings"
---
"""
HUGO = """+++
title = "Ferry starts"
date = 2024-03-05T10:00:00-05:00
author = "Ida Brook"
link = "https://lennpost.example/ferry"
+++
"""
JEKYLL = """---
layout: post
title: Ferry starts
date: 2024-03-05 23:10:00 -0500
byline: Ida Brook
link: https://lennpost.example/ferry
...
"""
PELICAN = """Title: Ferry starts
Date: 2024-03-05 10:20
Author: Ida Brook
Link: https://lennpost.example/ferry

"""


def read_markdown(text):
    return markdown.read(Clipping("a.md", text.encode()))


def codes(result):
    return [note.code for note in result.notes]


@pytest.mark.parametrize("head", [OBSIDIAN, HUGO, JEKYLL, PELICAN])
def test_clippings_of_other_programs_read_as_they_are(head):
    result = read(Clipping("a.txt", (head + BODY).encode()))
    (article,) = result.values
    assert article.body == PLAIN
    assert article.title == "Ferry starts"
    assert article.authors == ("Ida Brook",)
    assert article.url == "https://lennpost.example/ferry"
    assert article.outlet == ""
    assert article.published.period.earliest == date(2024, 3, 5)
    assert article.published.basis == "stated"
    assert article.captions == ("The ferry at its first mooring",)
    assert codes(result) == []


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_marks_of_order_do_not_matter(ends):
    text = "\ufeff" + (OBSIDIAN + BODY).replace("\n", ends)
    assert markdown.recognises(Clipping("a", text.encode()))
    assert read_markdown(text).values[0].body == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\n\nA paragraph.\n\n---\nmore",
        "A title\n---\ntitle: x\n---",
        "Title: a book\n\nIts text.",
        "--- a dash",
        "+++",
    ],
)
def test_text_with_dashes_is_no_front_matter(text):
    assert not markdown.recognises(Clipping("a.md", text.encode()))


def test_keys_are_read_as_text():
    head = "---\ntitle: 12:30:45\nsource: NO\nlanguage: en-GB\ndate: 2024-03-05/2024-03-07\n---\n"
    (article,) = read_markdown(head + "Text.").values
    assert article.title == "12:30:45"
    assert article.outlet == "NO"
    assert article.language == "en"
    assert article.published.period.latest == date(2024, 3, 7)


def test_dropped_lines_have_their_number_in_the_file():
    text = OBSIDIAN + BODY
    (article,) = read_markdown(text).values
    gone = next(gone for gone in article.removed if gone.why == "markup of another program")
    assert text.split("\n")[gone.line - 1] == gone.text


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("---\ntitle: a\nTitle: b", 1),
        ("---\ntitle: a\ntitle: b\n---\n", 3),
        ("---\ntitle: a\nx: !!python/name:os.system\n---\n", 3),
        ("---\na: &a [x]\ntitle: *a\n---\n", 3),
        ("---\njust words\n---\n", 2),
        ("---\ntitle: a\n\tdate: b\n---\n", 3),
        ("+++\ntitle = \n+++\n", 2),
        ("+++\ntitle = 'a'\n", 1),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused_with_its_line(head, line):
    clipping = Clipping("a.md", f"{head}\nText.".encode())
    (note,) = read(clipping).notes
    assert note.code == "bad-front-matter"
    assert note.place.line == line


@pytest.mark.parametrize(
    "day", ["2023-02-30", "soon", "2024-03-07/2024-03-05", "0000-01-01", "9999-12-31"]
)
def test_a_day_that_is_none_is_said(day):
    result = read_markdown(f"---\ntitle: a\ndate: {day}\n---\nText.")
    assert result.values[0].published is None
    assert [(note.code, note.place.line) for note in result.notes] == [("bad-date", 3)]


@pytest.mark.parametrize(
    "url", ["https://a.example@b.example/x", "javascript:alert(1)", '"https://a.example/\\n x"']
)
def test_an_address_that_is_none_is_left_out(url):
    assert read_markdown(f"---\ntitle: a\nurl: {url}\n---\nText.").values[0].url == ""


def test_a_file_without_text_holds_no_article():
    assert codes(read_markdown("---\ntitle: a\n---\n\n![a](b)\n")) == ["no-article"]


@pytest.mark.parametrize("worst", ["[[", "![", "|", "> ", "<a ", "{{", "[^", "`"])
def test_the_worst_text_is_read_in_time(worst):
    read_markdown("---\ntitle: a\n---\n" + worst * 50_000)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="-+:=#ab[]!(){}%|>\n\t '\"", max_size=200))
def test_no_text_raises(text):
    read_markdown(text)
    read_markdown(f"---\n{text}\n---\n{text}")


def test_the_authors_of_pelican_are_a_list():
    head = "Title: Ferry\nDate: 2024-03-05\nAuthors: Ida Brook, Jan Fell\n\n"
    assert read_markdown(head + PLAIN).values[0].authors == ("Ida Brook", "Jan Fell")


def test_what_is_highlighted_is_printed_without_the_marks():
    text = "---\ntitle: Ferry\n---\nIt is a ==whole== ferry, and 1 == 1 there.\n"
    assert read_markdown(text).values[0].body == "It is a whole ferry, and 1 == 1 there."
