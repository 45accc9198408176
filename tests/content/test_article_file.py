import unicodedata
from datetime import date
from functools import partial
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.content import read_article, write_article
from clipbook.model import Article, Copy, CopyState, Period, Published
from tests.stories import content_file

PATH = PurePosixPath("fair/cider.md")
ARTICLE = Article(
    id="cider",
    event="fair",
    title="No: 10 “ciders” tasted",
    outlet="The Pell Post",
    origin="Vale Wire",
    url="https://example.org/cider",
    authors=("Ida Vale", "Joe Hill"),
    published=Published(Period(date(2024, 9, 1), date(2024, 9, 3)), "its dateline"),
    dateline="PELL, Sept 1",
    language="en",
    copy=Copy(CopyState.WIRE_COPY, ("(Vale Wire) -",)),
    captions=("A glass of cider",),
    body="First paragraph.\n\n## Part two\n\nSecond paragraph.",
    clipping="cider.txt",
    clipping_sha256="0" * 64,
    pinned="the-fair",
    copy_of="apples",
    not_with=("apples",),
    solo=True,
)
LINE = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30).map(
    partial(unicodedata.normalize, "NFC")
)


def read(front_matter, body="Body."):
    return read_article(PATH, content_file(front_matter, body))


def test_what_is_written_reads_back():
    assert read_article(PATH, write_article(ARTICLE)).values == (ARTICLE,)


@given(LINE, st.lists(LINE, max_size=3), st.lists(LINE, min_size=1, max_size=3))
def test_any_text_survives_writing_and_reading(title, authors, paragraphs):
    article = replace(ARTICLE, title=title, authors=tuple(authors), body="\n\n".join(paragraphs))
    (back,) = read_article(PATH, write_article(article)).values
    assert (back.title, back.body) == (article.title, article.body)
    assert back.edited is False


def test_the_body_starts_behind_the_fence_and_one_line_end():
    assert read("title: T", "\nBody.").values[0].body == "\nBody."


def test_a_touched_file_is_known_as_edited():
    data = write_article(ARTICLE).replace(b"Second", b"Other")
    assert read_article(PATH, data).values[0].edited


@pytest.mark.parametrize(
    ("front_matter", "field", "expected"),
    [
        ("headline: T", "title", "T"),
        ("publisher: The Post", "outlet", "The Post"),
        ("source: The Post", "outlet", "The Post"),
        ("source: https://example.org/a", "url", "https://example.org/a"),
        ("source: https://example.org/a", "outlet", ""),
        ("link: https://example.org/a", "url", "https://example.org/a"),
        ("author: Ida Vale", "authors", ("Ida Vale",)),
        ('author: ["[[Ida Vale]]", "[[p/j|Joe Hill]]"]', "authors", ("Ida Vale", "Joe Hill")),
        ("lang: nb", "language", "nb"),
        ("title: NO", "title", "NO"),
        ("title: 0123", "title", "0123"),
        ("draft: true", "draft", True),
        ("copy: rewrite", "copy", Copy(CopyState.REWRITE)),
    ],
)
def test_keys_of_other_programs_read_as_ours(front_matter, field, expected):
    assert getattr(read(front_matter).values[0], field) == expected


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2023-09-23", date(2023, 9, 23), date(2023, 9, 23)),
        ("2023-09-23T10:00:00+09:00", date(2023, 9, 23), date(2023, 9, 23)),
        ("2023-09-23/2023-09-25", date(2023, 9, 23), date(2023, 9, 25)),
    ],
)
def test_a_day_or_a_range_is_read(written, earliest, latest):
    published = read(f"date: {written}").values[0].published
    assert published == Published(Period(earliest, latest), "stated")


@pytest.mark.parametrize(
    "written", ["2023-02-30", "soon", "2023-09-25/2023-09-23", "0001-01-01", "9999-12-31"]
)
def test_an_impossible_date_is_named_with_its_line(written):
    result = read(f"title: T\npublished: {written}")
    assert result.values[0].published is None
    assert [(note.code, note.place.line) for note in result.notes] == [("bad-date", 3)]


def test_an_unknown_key_is_named_with_its_line():
    notes = read("title: T\nmood: fine").notes
    assert [(note.code, note.place.line) for note in notes] == [("unknown-key", 3)]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"---\ntitle: T\n", 1),
        (b"---\ntitle: [T\n---\nBody.\n", 3),
        (b"---\n- T\n---\nBody.\n", 2),
        (b"---\ntitle: T\n---\nBody \xff.\n", 4),
        (b"---\na: &x 1\nb: *x\n---\nBody.\n", 3),
    ],
)
def test_broken_front_matter_is_an_error_with_its_line(data, line):
    result = read_article(PATH, data)
    assert result.values == ()
    assert [(note.code, note.place.line) for note in result.notes] == [("bad-front-matter", line)]


def test_a_file_without_front_matter_takes_its_title_from_its_heading():
    (article,) = read_article(PATH, b"# The *big* fair\n\nText.\n").values
    assert article.title == "The big fair"


def test_an_empty_file_takes_its_title_from_its_name():
    assert read_article(PATH, b"").values[0].title == "cider"


@pytest.mark.parametrize("line", ["copy: wire", "copy: {state: wire}", "language: german"])
def test_a_value_that_is_none_of_its_key_is_named_with_its_line(line):
    notes = read(f"title: T\n{line}").notes
    assert [(note.code, note.place.line) for note in notes] == [("bad-value", 3)]


@pytest.mark.parametrize("line", ["outlet: [a, b]", "draft: {a: b}", "published: [2024-03-04]"])
def test_a_list_in_the_place_of_a_text_is_named(line):
    notes = read(f"title: T\n{line}").notes
    assert [(note.code, note.place.line) for note in notes] == [("bad-value", 3)]


def test_a_mistyped_key_is_told_the_right_one():
    (note,) = read("title: T\ntilte: X").notes
    assert "did you mean `title`?" in note.message
