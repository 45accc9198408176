"""Hostile clippings from one end to the other: what comes out is text, and the rest is built."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.check import RUN_WORDS
from clipbook.content import read_article, write_article
from clipbook.html_audit import audit
from clipbook.importer import import_seeds
from clipbook.model import Article, Clipping, Settings
from clipbook.pipeline import Looks, build
from clipbook.readers import MAX_BODY, MAX_BYTES, read
from clipbook.strict_yaml import Value, dump, load
from clipbook.text.english import find_words
from clipbook.text.markup import escape, plain
from clipbook.text.normalise import name_of, normalise, slug
from tests.pages.built import static, templates

GOOD = b"The bridge opens\n\nPELL, March 4 (Wire) - The minister opened a bridge on Monday. GOOD\n"
PAGE = PurePosixPath("event/a.md")
PAYLOADS = [
    "<script>window.x=1</script>",
    "<img src=x onerror=window.x=1>",
    "</script><script>window.x=1</script>",
    "</title></head><body onload=x>",
    "{{ 7777*7777 }} {% include 'base.html' %}",
    "]]><script>x</script>",
    "[x](javascript:x) <javascript:x>",
    "<!-- <![CDATA[ <?php",
    '" onclick="x" \'',
    "&lt;script&gt;x&#60;script>",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


class Active(HTMLParser):
    """Collects what a browser would run, or fetch from elsewhere."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.found += [tag] * (tag in {"iframe", "object", "embed", "base", "form", "img"})
        self.found += [tag] * (tag == "script" and not {"src", "type"} & given.keys())
        self.found += [name for name in given if name.startswith("on")]
        links = [given.get(name) or "" for name in ("href", "src")]
        self.found += [link for link in links if re.match(r"(?!data:(?:,$|image))\w+:(?!//)", link)]


def active(text):
    parser = Active()
    parser.feed(text)
    parser.close()
    return parser.found


def site_of(content):
    looks = Looks(settings=Settings(), templates=templates(), static=static())
    return build(content, (), looks)


def pages(files):
    return {str(path): data.decode() for path, data in files.items() if path.suffix == ".html"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_stays_text_wherever_it_stands(payload):
    article = Article(
        id="a",
        title=f"Title {payload}",
        outlet=f"Outlet {payload}",
        origin=f"Origin {payload}",
        authors=(f"Ida {payload}",),
        dateline=payload,
        captions=(f"A picture {payload}",),
        body=f"The minister said {escape(payload)} on Monday.",
    )
    made = site_of({PAGE: write_article(article)})
    found = {name: active(text) for name, text in pages(made.files).items()}
    assert {name: what for name, what in found.items() if what} == {}
    assert not any("60481729" in text.split("<main")[1] for text in pages(made.files).values())


def test_no_article_takes_its_event_off_the_site_by_words_of_ours():
    """Every text of ours of eight words or more is told from a copy of an article."""
    article = Article(id="a", title="The bridge opens", body="It opened on Monday. " * 30)
    whole = Article(id="b", title="A bridge", body="It opened.", captions=("A bridge",))
    content = {PAGE.with_name(f"{a.id}.md"): write_article(a) for a in (article, whole)}
    loose = [
        text.strip()
        for data in pages(site_of(content).files).values()
        for text, _ in audit(data.encode(), 15).loose
    ]
    assert [text for text in loose if len(find_words(text)) >= RUN_WORDS] == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_data_for_machines_can_be_read(payload):
    article = Article(id="a", title=payload, body=f"He said {escape(payload)} on Monday.")
    files = site_of({PAGE: write_article(article)}).files
    assert json.loads(files[PurePosixPath("feed.json")])["items"]
    data = json.loads(files[PurePosixPath("event/briefing.json")])
    assert data["articles"][0]["title"] == " ".join(payload.split())
    assert "</script" not in files[PurePosixPath("search.js")].decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("zip.txt", b"PK\x03\x04" + bytes(range(256))),
        ("cut.xml", b"<?xml version='1.0'?><rss version='2.0'><channel><item><title>x"),
        ("laughs.xml", b"<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><rss>&b;</rss>"),
        ("tag.md", b"---\ntitle: x\na: !!python/object:os.system x\n---\nText.\n"),
        ("open.md", b"---\ntitle: x\n"),
        ("big.txt", b"word " * (MAX_BYTES // 5 + 1)),
    ],
)
def test_a_clipping_that_cannot_be_read_is_named_and_the_others_are_built(name, data):
    made = import_seeds([Clipping("good.txt", GOOD), Clipping(name, data)], {})
    assert any(note.place.path == f"seeds/{name}" for note in made.notes)
    assert any(b"GOOD" in text for text in made.files.values())


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x]\nb: *a",
        "a: &a [*a]",
        "title: x\ntitle: y",
        "title: x\n\tdate: y",
        "just text",
        "a: " + "[" * 500 + "]" * 500,
        "base: &b {title: x}\n<<: *b",
        "? [a]\n: b",
    ],
)
def test_front_matter_that_surprises_is_refused_with_its_line(front):
    result = read_article(PAGE, f"---\n{front}\n---\nText.\n".encode())
    assert result.values == ()
    assert [(note.code, note.place.line > 0) for note in result.notes] == [
        ("bad-front-matter", True)
    ]


def test_an_article_that_is_a_library_is_refused():
    result = read_article(PAGE, b"word " * (MAX_BODY // 5 + 1))
    assert [note.code for note in result.notes] == ["too-large"]


def test_two_files_of_one_address_are_an_error_naming_both():
    text = b"---\ntitle: x\n---\nText.\n"
    paths = [PurePosixPath("event", name) for name in ("a.md", "A.md", "\u00e1.md", "a\u0301.md")]
    notes = [n for n in site_of(dict.fromkeys(paths, text)).notes if n.code == "same-address"]
    assert [note.severity.value for note in notes] == ["error"] * 3
    assert all("`content/event/A.md`" in note.message for note in notes)


def test_names_in_other_scripts_are_told_apart():
    text = b"---\ntitle: x\n---\nText.\n"
    paths = [PurePosixPath(name, "\u6587.md") for name in ("\u4e60\u8fd1\u5e73", "\u4f1a\u89c1")]
    made = site_of(dict.fromkeys(paths, text))
    assert len({path.parent for path in made.files if path.name == "briefing.json"}) == 2


@pytest.mark.parametrize(
    "name", ["con", "NUL", "com1", "Aux", "../../etc/passwd", "%2e%2e/x", "-rf"]
)
def test_a_slug_is_a_name_that_every_system_takes(name):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", slug(name))


@given(st.text())
def test_a_name_is_never_empty_and_stays_itself(text):
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,120}", name_of(text))
    assert name_of(name_of(text)) == name_of(text)


def test_a_flood_of_marks_is_bound_and_accents_stay():
    assert normalise("Z" + "\u0311" * 500 + " end") == "Z" + "\u0311" * 8 + " end"
    assert normalise("Nguye\u0302\u0303n") == "Nguy\u1ec5n"


@given(TEXTS)
def test_escaped_text_prints_as_it_was(text):
    assert plain(escape(text)) == text


@given(st.dictionaries(st.text("abcdef_", min_size=1), TEXTS | st.lists(TEXTS, max_size=3)))
def test_front_matter_comes_back_as_it_was(fields):
    entries = load(dump(fields)).entries
    kept = {key: value.text if value.items is None else value for key, value in entries.items()}
    kept = {key: list(v.texts()) if isinstance(v, Value) else v for key, v in kept.items()}
    assert kept == {
        key: value if isinstance(value, str) else [text for text in value if text]
        for key, value in fields.items()
    }


@settings(max_examples=30)
@given(st.lists(st.binary(max_size=300) | TEXTS.map(str.encode), max_size=4))
def test_importing_twice_is_importing_once(texts):
    clippings = [Clipping("good.txt", GOOD)]
    clippings += [Clipping(f"{n}.txt", data) for n, data in enumerate(texts)]
    once = import_seeds(clippings, {}).files
    assert import_seeds(clippings, once).files == {}


@pytest.mark.slow
@settings(max_examples=200)
@given(st.binary(max_size=2000) | st.text(max_size=500).map(lambda t: t.encode("utf-8", "replace")))
def test_reading_never_fails(data):
    result = read(Clipping("a.txt", data))
    assert result.values or result.notes


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 17 + " million" * 60, "1." * 40])
def test_a_number_of_any_length_is_text(number):
    told = f"The ferry carried {number} people and cost ${number}, the captain said on Monday."
    bodies = (told, told.replace("Monday", "Tuesday"))
    content = {
        PAGE.with_name(f"{n}.md"): write_article(Article(id=str(n), title="Ferry", body=body))
        for n, body in enumerate(bodies)
    }
    assert PurePosixPath("event/index.html") in site_of(content).files


@pytest.mark.parametrize(
    "odd", ["&#x1b;", "&#27;", "&#X00b", "\x0b", "&#65535;", "\ufffe", "&#xFFFF;"]
)
def test_characters_that_no_tree_takes_are_no_part_of_a_page(odd):
    byline = f"<p>By <span>Ida{odd}</span> <a href='/x'>Rowe{odd}</a></p>"
    text = f"{byline}<p>The minister opened a{odd} bridge in Pell on Monday, and it rained.</p>" * 3
    result = read(Clipping("a.html", f"<article><h1>Bridge{odd}</h1>{text}</article>".encode()))
    assert "opened a bridge" in result.values[0].body


def test_a_sentence_that_an_article_says_twice_is_one_statement():
    told = "The school of Holm will be opened on 4 May 2024 for the first time."
    body = f"{told} It rained in Pell.\n\nThe town was glad. {told}"
    content = {
        PAGE.with_name(f"{n}.md"): write_article(
            Article(id=str(n), title=f"Holm opens school {n}", body=f"{body} {n} came.")
        )
        for n in range(2)
    }
    assert PurePosixPath("event/index.html") in site_of(content).files
