"""Pasted text in, article out: whole cases, odd bytes, and what must hold for any text."""

import unicodedata
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.model import Clipping, CopyState
from clipbook.notes import Severity
from clipbook.readers.plaintext import read

CASES = sorted((Path(__file__).parent.parent / "cases" / "plaintext").glob("*.txt"))
PARAGRAPHS = (
    "The mayor of Lindholm said on Monday that the old mill would be opened to visitors in May.",
    "It had stood empty for thirty years, since the last miller retired and nobody took it on.",
    "The town has spent two million crowns on its roof, its wheel and the small bridge beside it.",
    "Visitors will be able to see flour being ground, and to buy bread that is baked from it.",
)
TEXT = "\n\n".join(("Old mill opens its doors again", *PARAGRAPHS))


def article(text):
    return read(Clipping("a.txt", text.encode())).values[0]


def sections(path):
    clipping, *rest = path.read_text("utf-8").split("\n=== ")
    named = (part.partition("\n") for part in rest)
    return clipping, {name: value.strip("\n") for name, _, value in named}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("field", ["title", "outlet", "origin", "dateline", "body"])
def test_a_case_gives_its_text(path, field):
    clipping, expected = sections(path)
    assert getattr(article(clipping), field) == expected.get(field, "")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("field", ["authors", "captions"])
def test_a_case_gives_its_lists(path, field):
    clipping, expected = sections(path)
    assert getattr(article(clipping), field) == tuple(expected[field].splitlines())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_dropped_line_has_its_number_and_reason(path):
    clipping, expected = sections(path)
    removed = [f"{gone.line} {gone.why}" for gone in article(clipping).removed]
    assert removed == expected["removed"].splitlines()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_address_of_mail_is_shown(path):
    clipping, _ = sections(path)
    assert "example.org" not in str(article(clipping))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_any_line_end_gives_the_same_body(end):
    assert article(TEXT.replace("\n", end)).body == article(TEXT).body


def test_text_wrapped_at_a_column_is_unwrapped():
    wrapped = TEXT.replace(" said on Monday that ", " said on Monday\nthat ").replace(
        " since the last miller", "\nsince the last miller"
    )
    long = "\n".join((wrapped, wrapped.replace("Old mill", "New mill")))
    assert "Monday that the" in article(long).body.replace("\n\n", " ")


def test_lines_joined_by_tabs_are_parted():
    assert article(TEXT.replace("\n\n", "\t")).body.split("\n\n")[-1] == PARAGRAPHS[-1]


def test_a_text_in_one_line_keeps_its_sentences():
    body = article(" ".join(PARAGRAPHS * 5)).body
    assert PARAGRAPHS[1] in body


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-clipping"),
        (b" \n\t\n", "empty-clipping"),
        ("\ufeff\u200b\n".encode(), "empty-clipping"),
        (b"\x1b \x1b", "empty-clipping"),
        (b"%PDF-1.7\n1 0 obj", "not-text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not-text"),
        (b"\x1f\x8b\x08\0\0\0", "not-text"),
        (b"text\0with\0holes" * 9, "not-text"),
        (b"\x01\x02\x03\x04\x05" * 90, "not-text"),
    ],
)
def test_what_is_no_text_is_named_and_left_out(data, code):
    result = read(Clipping("a.txt", data))
    assert result.values == ()
    assert [(note.severity, note.code) for note in result.notes] == [(Severity.ERROR, code)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_read(encoding):
    text = TEXT.replace("Monday", "Mŏnday")
    assert "Mŏnday" in read(Clipping("a.txt", text.encode(encoding))).values[0].body


def test_a_legacy_encoding_is_guessed_and_named():
    text = TEXT.replace("mayor", "“Bürgermeister” für Öffentliches, größer als früher,")
    result = read(Clipping("a.txt", text.encode("cp1252")))
    assert "Bürgermeister" in result.values[0].body
    assert [note.code for note in result.notes] == ["guessed-encoding"]


def test_mojibake_is_mended_and_named():
    text = TEXT.replace("mayor", "mayor’s “deputy”").encode().decode("cp1252", "ignore")
    result = read(Clipping("a.txt", text.encode()))
    assert "mayor’s" in result.values[0].body
    assert [note.code for note in result.notes] == ["mended-encoding"]


def test_markup_in_a_text_stays_text():
    body = article(TEXT.replace("the old mill", "*the* `old` mill [1](x)")).body
    assert r"\*the\* \`old\`" in body


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The ExampleThe Example02/10/2023", date(2023, 10, 2)),
        ("Published December 22, 2023", date(2023, 12, 22)),
        ("22. Dezember 2023", date(2023, 12, 22)),
        ("2023-12-22 10:05", date(2023, 12, 22)),
    ],
)
def test_a_stated_day_is_read(line, day):
    text = TEXT.replace("\n\n", f"\n\n{line}\n\n", 1).replace("on Monday", "on September 26")
    published = article(text).published
    assert (published.period.earliest, published.basis) == (day, "stated")


def test_a_day_whose_order_nothing_decides_is_not_guessed():
    assert article(TEXT.replace("\n\n", "\n\n02/10/2023\n\n", 1)).published.day is None


def test_a_line_in_another_language_is_no_text():
    found = article(TEXT.replace("\n\n", "\n\nCối xay gió cũ mở cửa trở lại đón khách\n\n", 2))
    assert "Cối" not in found.body
    assert found.copy.state is CopyState.TRANSLATION


@given(st.text())
def test_any_text_is_read_without_a_stack_trace(text):
    result = read(Clipping("a.txt", text.encode("utf-8", "replace")))
    assert all(unicodedata.is_normalized("NFC", a.body) for a in result.values)


@given(st.binary())
def test_any_bytes_are_read_without_a_stack_trace(data):
    result = read(Clipping("a.txt", data))
    assert result.values or result.notes


@pytest.mark.slow
@given(st.lists(st.sampled_from([*PARAGRAPHS, "Share", "Read more", "Jane Roe", "", "1 of 3"])))
def test_every_line_is_kept_or_named(lines):
    result = read(Clipping("a.txt", "\n".join(lines).encode()))
    kept = sum(len(a.removed) + a.body.count("\n\n") + bool(a.body) for a in result.values)
    titles = sum(bool(a.title) for a in result.values)
    assert kept + titles == sum(map(bool, lines)) * len(result.values)


@pytest.mark.parametrize(
    "text",
    ["word " * 600_000, "A" * 3_000_000, "(" * 100_000, "By " * 40_000,
     "a@" * 60_000, "1/" * 60_000],
)  # fmt: skip
def test_hostile_lines_take_little_time(text):
    start = process_time()
    read(Clipping("a.txt", text.encode()))
    assert process_time() - start < 8


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("Ferry times: first boat 7.10, last boat 19.40", False),
        ("The first boat leaves at 7.10 and the last one at 19.40.", True),
    ],
)
def test_a_note_between_the_text_and_junk_is_no_text(last, kept):
    text = "\n\n".join(("An old mill opens again", *PARAGRAPHS, last, "Print this page"))
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert (last in article.body) == kept


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("“It was never closed for good.”", False),
        ("She asked: “Who would not want to see it?”", False),
        ("(The mill is on the left bank.)", False),
        ("What comes next?", True),
        ("A wheel of oak", True),
    ],
)
def test_a_short_line_is_a_heading_unless_it_ends_as_a_sentence(line, heading):
    text = "\n\n".join(("Old mill opens its doors again", *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))
    assert (f"## {line}" in article(text).body) == heading
    assert line in article(text).body


SAMPLE = (
    "Old mill opens its doors again",
    "The mayor of Lindholm said on Monday that the old mill would be opened to visitors in May.",
    "It had stood empty for thirty years, since the last miller retired and nobody took it on.",
    "The town has spent two million crowns on its roof, its wheel and the small bridge beside it.",
    "Visitors will be able to see flour being ground, and to buy bread that is baked from it.",
)
