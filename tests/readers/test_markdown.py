from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.model import Clipping, Period
from clipbook.notes import Severity
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
def test_front_matter_that_cannot_be_read_is_said_with_its_line(head, line):
    result = read(Clipping("a.md", f"{head}\nText.".encode()))
    (note,) = result.notes
    assert (note.code, note.severity) == ("bad-front-matter", Severity.WARNING)
    assert note.place.line == line
    assert [article.body for article in result.values] == ["Text."]


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


@pytest.mark.slow
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


@pytest.mark.parametrize(
    "title",
    [
        "Ferry: the first boat",
        '"First" ferry starts',
        "'Ferry's first day'",
        "[Video] Ferry starts",
        "@ferry starts",
        "%ferry starts",
        "*Exclusive* Ferry starts",
        "`Ferry` starts",
    ],
)
def test_one_bad_line_of_front_matter_loses_no_other_key(title):
    head = f"---\ntags:\n- a\ntitle: {title}\nauthor:\n  - [[Ida Brook]]\ndate: 2024-03-05\n---\n"
    result = read_markdown(head + "Text of the note.")
    (article,) = result.values
    assert article.title == title.strip("'")
    assert article.authors == ("Ida Brook",)
    assert article.published.period.earliest == date(2024, 3, 5)
    assert [(note.code, note.place.line) for note in result.notes] == [("bad-front-matter", 4)]


@pytest.mark.parametrize(
    "bad", ["\tkey: Home", "title: a\ntitle: b", "x: &a [*a]", "x: !!python/a b"]
)
def test_a_line_that_is_no_yaml_is_warned_of(bad):
    result = read_markdown(f"---\ndate: 2024-03-05\n{bad}\n---\nText of the note.")
    assert result.values[0].published.period.earliest == date(2024, 3, 5)
    assert codes(result) == ["bad-front-matter"]


@pytest.mark.parametrize(
    "day",
    [
        "2024-03-05T23:30:00-07:00", "2024-03-05 22:44:26 -0700", "2024/03/05", "20240305",
        "Tue, 05 Mar 2024 10:00:00 GMT", "March 5, 2024", "5 March 2024", "05.03.2024",
        "Tuesday, March 5th 2024, 3:23:18 pm", '"[[2024-03-05]]"', "[[2024-03-05]]",
        "20240305T101500Z", "5. März 2024", "2024年3月5日", "le 5 mars 2024", "令和6年3月5日",
    ],
)  # fmt: skip
def test_a_day_is_read_in_whichever_form_a_person_writes_it(day):
    (article,) = read_markdown(f"---\ntitle: a\ndate: {day}\n---\nText.").values
    assert article.published.period == Period(date(2024, 3, 5), date(2024, 3, 5))


@pytest.mark.parametrize(
    ("language", "latest"), [("", date(2024, 5, 3)), ("en-US", date(2024, 3, 5))]
)
def test_a_day_in_numbers_is_both_days_where_nothing_tells(language, latest):
    head = f"---\ntitle: a\ndate: 03/05/2024\nlang: {language}\n---\n"
    published = read_markdown(head + "Text.").values[0].published
    assert published.period == Period(date(2024, 3, 5), latest)


@pytest.mark.parametrize("key", ["published_date", "publishDate", "date-published", "pubDate"])
def test_keys_of_other_programs_are_read(key):
    (article,) = read_markdown(f"---\ntitle: a\n{key}: 2024-03-05\n---\nText.").values
    assert article.published


@pytest.mark.parametrize("key", ["created", "updated", "clipped", "modified"])
def test_the_day_of_the_note_is_not_that_of_the_article(key):
    (article,) = read_markdown(f"---\ntitle: a\n{key}: 2024-03-05\n---\nText.").values
    assert article.published is None


@pytest.mark.parametrize(
    "text",
    [
        '---json\n{"title": "Ferry", "authors": ["Ida Brook"], "url": "https://a.example/f"}\n---\n',
        ';;;\n"title": "Ferry",\n"author": "Ida Brook",\n"url": "https://a.example/f"\n;;;\n',
        '{\n"title": "Ferry",\n"author": {"name": "Ida Brook"}, "url": "https://a.example/f"\n}\n\n',
        '+++\ntitle = "Ferry"\n[[authors]]\nname = "Ida Brook"\n[extra]\nurl="https://a.example/f"\n+++\n',
        "title:: Ferry\nauthor:: [[Ida Brook]]\nurl:: https://a.example/f\n\n",
        "# Ferry\n\nauthor:: Ida Brook\nsource:: [Post](https://a.example/f)\n\n",
        "# Ferry\n\nAuthor: Ida Brook\nTags: x\nURL: https://a.example/f\n\n",
        (
            "# Ferry\n\n![c](x)\n\n## Metadata\n- Author: [[Ida Brook]]\n- URL: https://a.example/f\n\n"
            "## Full Document\n"
        ),
        "Ferry\n#####\n\n:author: Ida Brook\n:url: https://a.example/f\n\n",
        "Title: Ferry\nAuthors: Brook, Ida;\nSummary: long\n   and longer\nUrl: https://a.example/f\n\n",
    ],
)
def test_properties_are_read_where_programs_put_them(text):
    result = read(Clipping("a.md", f"{text}{FIRST}\n\n{SECOND}\n".encode()))
    (article,) = result.values
    assert (article.title, article.authors) == ("Ferry", ("Ida Brook",))
    assert article.url == "https://a.example/f"
    assert article.body == f"{FIRST}\n\n{SECOND}"


FIRST = "The ferry over the Lenn starts on Friday and runs until ten at night, its owner said."
SECOND = "It costs one crown, and children go free on the first day."


@pytest.mark.parametrize(
    "comment",
    [
        "%%ask Tom%%",
        "<!-- ask Tom -->",
        "<!-- ask\nTom -->",
        "\n\n%%\nask\n\nTom\n%%\n\n",
        "{% comment %}ask Tom{% endcomment %}",
        "{{/* ask Tom */}}",
        "{/* ask Tom */}",
        "\n\n[//]: # (ask Tom)\n\n",
        "\n\n%% ask Tom",
        "<script>ask('Tom')</script>",
    ],
)
@pytest.mark.parametrize("before", ["", "- ", "> ", "## Costs "])
def test_comments_of_a_note_are_private(comment, before):
    text = f"---\ntitle: a\n---\n{FIRST}\n\n{before}One crown. {comment}\n"
    (article,) = read_markdown(text).values
    said = [
        article.title,
        article.body,
        *article.captions,
        *(gone.text for gone in article.removed),
    ]
    assert "ask" not in " ".join(said)
    assert article.body.startswith(FIRST)
    assert "not shown" in article.removed[0].why


def test_lines_behind_a_comment_keep_their_number():
    text = "---\ntitle: a\n---\n<!-- one\ntwo -->\nText.\n\n***\n"
    (article,) = read_markdown(text).values
    assert [gone.line for gone in article.removed if gone.text == "***"] == [8]


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("> [!note] What to know\n> It floats.", "What to know\n\nIt floats."),
        ("> [!warning]-\n> It floats.", "It floats."),
        ("It floats. ^abc123", "It floats."),
        ("![[boat.png|300]]\nIt floats.", "It floats."),
        ("![[Other note#Section]]\n\nIt floats.", "It floats."),
        ("#ferry #lenn\n\nIt floats.", "It floats."),
        ("It {{< sup 2 >}}floats{% raw %}.", "It floats."),
        (
            "Who | Pays\n--- | ---\nTown | half\n\nIt floats.",
            "Who | Pays\n\nTown | half\n\nIt floats.",
        ),
        ("[Share](https://x.example) [Print](/p)\n\nIt floats.", "It floats."),
    ],
)
def test_marks_of_note_programs_are_not_printed(marked, shown):
    assert read_markdown(f"---\ntitle: a\n---\n{marked}").values[0].body == shown


@pytest.mark.parametrize(("name", "title"), [("a.md", "Ferry starts"), ("a.txt", "Ferry starts")])
def test_a_note_without_properties_says_them_in_its_first_lines(name, title):
    text = f"# {title}\n\n*By [Ida Brook](https://a.example/i)* | **5 March 2024**\n\n{FIRST}\n"
    (article,) = read(Clipping(name, text.encode())).values
    assert (article.title, article.authors, article.body) == (title, ("Ida Brook",), FIRST)
    assert article.published.period.earliest == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("Ida Brook and Tom Reed", ("Ida Brook", "Tom Reed")),
        ("By Ida Brook, Senior Reporter", ("Ida Brook",)),
        ("[{name: Ida Brook}, {name: Tom Reed}]", ("Ida Brook", "Tom Reed")),
        ("Lenn Post staff", ("Lenn Post staff",)),
        ('"@idabrook"', ()),
    ],
)
def test_authors_are_read_as_they_are_written(said, authors):
    assert read_markdown(f"---\ntitle: a\nauthor: {said}\n---\nText.").values[0].authors == authors


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        ("> %%private%%\n\nOpen words.", "Open words."),
        ("Open words. {>>private<<}", "Open words."),
        ("~~Open~~ {==words==}.", "Open words."),
        ("```\n%% private\n```\nOpen words.", "Open words."),
        ("[[Ferries]] #pier\n\nOpen words.", "Open words."),
    ],
)
def test_the_marks_of_notes_hide_what_they_should_and_no_more(hidden, left):
    data = f"---\ntitle: Ferry\n---\n{hidden}\n\n{PLAIN}"
    paragraphs = read(Clipping("a.md", data.encode())).values[0].body.split("\n\n")
    assert paragraphs[0] == left


def test_json_with_a_last_comma_and_a_quote_without_end_are_read():
    text = '---json\n{"title": "Ferry", "date": "2024-03-05",}\n---\n' + PLAIN
    assert read(Clipping("a.md", text.encode())).values[0].title == "Ferry"
    text = '---\ntitle: [Ferry\nurl: "https://lennpost.example/f\n---\n' + PLAIN
    assert read(Clipping("a.md", text.encode())).values[0].url == "https://lennpost.example/f"


@pytest.mark.parametrize(
    ("author", "names"),
    [("Ida Brook <ida@lennpost.example>", ("Ida Brook",)), ("ida@lennpost.example", ())],
)
def test_an_address_of_mail_beside_an_author_is_not_shown(author, names):
    data = f"---\ntitle: Ferry\nauthor: {author}\n---\n{PLAIN}"
    assert read(Clipping("a.md", data.encode())).values[0].authors == names
