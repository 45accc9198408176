"""Whoever changes a published site is found out, whatever was changed and however well hidden."""

import hashlib
import re
import shutil
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from clipbook.cli import main
from clipbook.filesystem import MANIFEST, manifest
from clipbook.importer import import_seeds
from clipbook.model import Clipping, Settings
from clipbook.pipeline import Looks, build
from clipbook.proof import base_url_of, compare, is_private, verify_account
from tests.pages.built import static, templates

EXAMPLES = Path(__file__).parent / "examples"
BASE = "https://example.org/"
SEEDS = ("court", "match")


def clippings():
    paths = [path for name in SEEDS for path in sorted((EXAMPLES / name / "seeds").iterdir())]
    return [Clipping(path.name, path.read_bytes()) for path in paths]


@cache
def given():
    """The files of a site of two events with an address, as its content gives them."""
    seeds = clippings()
    content = import_seeds(seeds, {}).files
    looks = Looks(settings=Settings(base_url=BASE), templates=templates(), static=static())
    return build(content, seeds, looks).files


def accounted(files):
    digests = {str(path): hashlib.sha256(data).hexdigest() for path, data in files.items()}
    return {**files, MANIFEST: manifest(digests)}


def first(pattern):
    return min(path for path in given() if path.match(pattern))


def changed(pattern, old, new):
    """The first file of a pattern, and what is there once a hand has changed it."""
    path = first(pattern)
    text, times = re.subn(old.encode(), new.encode(), given()[path], count=1, flags=re.DOTALL)
    assert times == 1
    assert text != given()[path]
    return path, text


BRIEFING, ARTICLE = "*drewby*/index.html", "*drewby*/[a-eg-hj-z]*.html"
HIDDEN = '<span style="display:none">nothing of it is true</span>'
TAMPERED = {
    "an invented sentence": (BRIEFING, "</main>", "<p>Nobody was ever told of it.</p></main>"),
    "an invented sentence with an address": (
        BRIEFING,
        "</main>",
        '<p data-span="x/y 0 9">Nobody was told.</p></main>',
    ),
    "an invented sentence as our own": (
        BRIEFING,
        "</main>",
        '<p data-own="">Nobody was ever told.</p></main>',
    ),
    "an invented sentence of the editor": (
        BRIEFING,
        "</main>",
        '<p data-editor="">Nobody was ever told.</p></main>',
    ),
    "an invented title": (BRIEFING, '(<h1.*?data-\\w+="[^"]*">)[^<]+', "\\1Nothing happened"),
    "an invented headline of a source": (
        ARTICLE,
        '(<h1.*?data-field="[^"]*">)[^<]+',
        "\\1Nothing happened",
    ),
    "a word of a sentence": (BRIEFING, '(data-span="[^"]*">)\\w+', "\\1Nobody"),
    "a sentence cut short": (BRIEFING, '(data-span="[^"]*">[^<]{9})[^<]+', "\\1"),
    "the address of a sentence": (BRIEFING, '(data-span="[^"]* )\\d+( \\d+")', "\\g<1>1\\2"),
    "the article of an address": (BRIEFING, 'data-span="[^" ]*', 'data-span="a/b'),
    "a sentence taken away": (BRIEFING, '<p class="statement".*?</p>', ""),
    "a sentence twice": (BRIEFING, '(<p class="statement".*?</p>)', "\\1\\1"),
    "a count of those who say so": (
        BRIEFING,
        'class="say" data-own="">[^<]+',
        'class="say" data-own="">9 of 9 say so',
    ),
    "a cell of who says so": (BRIEFING, 'class="k (says|silent|unknown|own)"', 'class="k all"'),
    "the label of the cells": (
        BRIEFING,
        'aria-label="[^"]*say (?:so|what is marked)',
        'aria-label="nobody says so',
    ),
    "a letter of a source": (BRIEFING, '(<a class="k[^>]*>)[A-Z]<', "\\1Z<"),
    "the name of a source": (BRIEFING, 'data-own="">[^<]+</b>', 'data-own="">Nobody’s News</b>'),
    "the state of a copy": (
        BRIEFING,
        '(id="source-.*?</b>)',
        '\\1 <span class="state">a hoax</span>',
    ),
    "the day of a source": (BRIEFING, "(<small data-field=[^>]*>)[^<]+", "\\g<1>1 May 1901"),
    "the day of the event": (BRIEFING, '(class="when" data-own="">)[^<]+', "\\g<1>1 May 1901"),
    "a heading": (BRIEFING, "(<h2[^>]*>)[^<]+", "\\1What is false"),
    "where a letter leads": (BRIEFING, '(<a class="k[^>]*href=")[^"]*', "\\1index.html"),
    "a link to elsewhere": (BRIEFING, '(<a [^>]*href=")[^"]*', "\\1https://example.net/"),
    "a link put in": (BRIEFING, "</main>", '<a href="https://example.net/">x</a></main>'),
    "a script": (BRIEFING, "</head>", "<script>alert(1)</script></head>"),
    "a script of elsewhere": (
        BRIEFING,
        "</head>",
        '<script src="//example.net/x"></script></head>',
    ),
    "an event handler": (BRIEFING, "<body", '<body onload="alert(1)"'),
    "a frame": (BRIEFING, "</main>", '<iframe src="https://example.net/"></iframe></main>'),
    "a form": (BRIEFING, "</main>", '<form action="https://example.net/"></form></main>'),
    "a picture": (BRIEFING, "</main>", '<img src="https://example.net/x.png" alt=""></main>'),
    "a base address": (BRIEFING, "<head>", '<head><base href="https://example.net/">'),
    "another page at once": (BRIEFING, "<head>", '<head><meta http-equiv="refresh" content="0">'),
    "the policy taken away": (BRIEFING, "<meta http-equiv[^>]*>\n", ""),
    "the policy widened": (BRIEFING, "script-src 'self'", "script-src *"),
    "a style": (BRIEFING, "</head>", "<style>.silent{display:none}</style></head>"),
    "words that nobody sees": (BRIEFING, "</main>", f"{HIDDEN}</main>"),
    "a comment": (BRIEFING, "</main>", "<!-- not by us --></main>"),
    "the data for search engines": (BRIEFING, '"headline": "[^"]*"', '"headline": "Nothing"'),
    "the description": (BRIEFING, '(name="description" content=")[^"]*', "\\1Nothing happened"),
    "the canonical address": (
        BRIEFING,
        'rel="canonical" href="[^"]*"',
        'rel="canonical" href="/x"',
    ),
    "who is said to speak": (ARTICLE, "(<dd[^>]*>)[^<]+", "\\1Nobody"),
    "why a line was removed": (ARTICLE, "(line \\d+: )[^<]+", "\\1it was true"),
    "the list of events": ("index.html", "</main>", "<p>Nothing happened.</p></main>"),
    "the method": ("about.html", "</main>", "<p>Some of it is invented.</p></main>"),
    "the page for what is not there": ("404.html", "</main>", "<p>Call us.</p></main>"),
    "a title in briefing.json": ("*drewby*/briefing.json", '"title":"[^"]*"', '"title":"No"'),
    "a place in briefing.json": ("*drewby*/briefing.json", '"start":\\d+', '"start":7'),
    "who states a fact in briefing.json": (
        "*drewby*/briefing.json",
        '("facts":\\[.*?"articles":\\[)"',
        '\\1"x","',
    ),
    "a cell of the table": ("*drewby*/facts.csv", "\n(f\\w+),\\d+", "\n\\1,99"),
    "an entry of the feed": ("feed.xml", "(<entry>.*?<title>)[^<]+", "\\1Nothing"),
    "a link of the feed": ("feed.xml", '(<entry>.*?href=")[^"]+', "\\1https://example.net/"),
    "an entry of the JSON feed": ("feed.json", '"content_text": "[^"]*', '"content_text": "No'),
    "a row of the search": ("search.js", '\\["[^"]*"', '["Nothing"'),
    "the code of the search": ("assets/search.*.js", "$", "\nalert(1);"),
    "the style": ("assets/style.*.css", "$", "\nq{display:none}"),
    "the picture": ("assets/icon.*.svg", "</svg>", "<script>alert(1)</script></svg>"),
    "the headers": ("_headers", "nosniff", "sniff"),
    "what robots may read": ("robots.txt", "Disallow:", "Disallow: /"),
    "the map of the site": ("sitemap.xml", "<loc>[^<]+", "<loc>https://example.net/"),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_a_changed_file_is_found_with_its_place(kind):
    path, data = changed(*TAMPERED[kind])
    left_as_it_was = accounted(given()) | {path: data}
    (found,) = verify_account(left_as_it_was)
    assert (found.code, found.place.path) == ("changed-file", f"site/{path}")


@pytest.mark.parametrize("kind", TAMPERED)
def test_a_changed_file_is_found_when_the_account_was_changed_with_it(kind):
    path, data = changed(*TAMPERED[kind])
    site = accounted({**given(), path: data})
    assert verify_account(site) == ()
    notes = compare(site, given())
    assert {(note.code, note.place.path) for note in notes} == {("wrong-bytes", f"site/{path}")}
    assert all(note.place.line for note in notes)


def test_speakers_who_change_places_are_found():
    path = first(BRIEFING)
    page = given()[path]
    names = re.findall(rb'<b data-own="">([^<]+)</b>', page)[:2]
    swapped = page.replace(names[0], b"\0").replace(names[1], names[0]).replace(b"\0", names[1])
    assert {note.code for note in compare({**given(), path: swapped}, given())} == {"wrong-bytes"}


@pytest.mark.parametrize("name", ["more.html", "drewby/more.html", ".x/a.html", "a.js", "b.SVG"])
def test_a_file_that_was_put_in_is_found(name):
    path = PurePosixPath(name)
    put_in = {**accounted(given()), path: b"x"}
    assert [note.code for note in verify_account(put_in)] == ["unlisted-file"]
    site = accounted({**given(), path: b"x"})
    assert [note.code for note in compare(site, given())] == ["not-given"]


@pytest.mark.parametrize("name", ["about.html", "feed.xml", "*drewby*/briefing.json", "_headers"])
def test_a_file_that_was_taken_away_is_found(name):
    path = first(name)
    rest = {each: data for each, data in given().items() if each != path}
    left = {**rest, MANIFEST: accounted(given())[MANIFEST]}
    assert [note.code for note in verify_account(left)] == ["missing-file"]
    assert [note.code for note in compare(accounted(rest), given())] == ["not-given"]


def test_an_untouched_site_has_nothing_wrong():
    assert verify_account(accounted(given())) == ()
    assert compare(accounted(given()), given()) == ()


def test_what_a_host_wants_to_find_is_told_and_no_error():
    site = {**accounted(given()), PurePosixPath("CNAME"): b"example.org\n"}
    assert [note.severity.value for note in verify_account(site)] == ["info"]
    assert compare(site, given()) == ()


@pytest.mark.parametrize(
    "line",
    ["x", "0" * 64, f"{'0' * 64}  ../a", f"{'0' * 64}  /a", f"{'0' * 64} *a", "\0", "\udcff"],
)
def test_a_line_of_the_account_that_is_none_is_named(line):
    data = line.encode("utf-8", "surrogateescape")
    site = {**accounted(given()), MANIFEST: data + b"\n" + accounted(given())[MANIFEST]}
    (note,) = verify_account(site)
    assert (note.code, note.place.line) == ("bad-manifest", 1)


def test_every_line_that_differs_is_named():
    path = PurePosixPath("a.html")
    found = compare({path: b"1\n2\n3\n4 x\n5"}, {path: b"1\nb\n3\n4 y\n5"})
    assert [note.place.line for note in found] == [2, 4]
    assert found[1].message == "`x` from byte 2 of the line, the content gives `y`"


def test_many_lines_that_differ_are_counted_and_not_all_shown():
    path = PurePosixPath("a.html")
    found = compare({path: b"x\n" * 30}, {path: b"y\n" * 30})
    assert len(found) == 21
    assert found[-1].message == "and in the lines 21, 22, 23, 24, 25, 26, 27, 28, 29, 30"


def test_a_site_says_for_which_address_it_was_built():
    assert base_url_of(given()) == BASE
    assert is_private(given()) is False


@pytest.mark.parametrize("feed", [b"", b"[", b"[]", b'{"home_page_url": 3}', b"[" * 100_000])
def test_a_feed_that_says_nothing_names_no_address(feed):
    assert base_url_of({PurePosixPath("feed.json"): feed}) == ""


ODD = [
    b"",
    b"\0",
    b"\xff\xfe",
    b"<p data-span='a 1 " + b"9" * 5000 + b"'>x</p>",
    b"<p data-span='a \xc2\xb2 3'>x</p>",
    b"<a href='http://['>x</a>",
    b"<a href='//[::1'>x</a><a href='#%ff'>y</a><a href='\0'>z</a>",
    b"<div>" * 5000,
    b"<!-- " * 100,
    b"<p id='" + b"x" * 100_000 + b"'",
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(EXAMPLES / "court" / "seeds", folder / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", "--quiet", "--base-url", BASE]) == 0
    return folder


@pytest.fixture
def site(project, tmp_path, monkeypatch):
    shutil.copytree(project / "site", tmp_path / "site")
    monkeypatch.chdir(project)
    return tmp_path / "site"


@pytest.mark.slow
def test_check_takes_the_address_from_the_site(site, capsys):
    assert main(["check", str(site)]) == 0
    assert "nothing wrong, as its content gives it" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("data", ODD)
def test_check_never_ends_in_a_traceback(site, data):
    (site / "about.html").write_bytes(data)
    assert main(["check", str(site)]) == 1


@pytest.mark.slow
def test_a_site_without_its_content_is_held_against_its_account(
    site, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert main(["check", str(site)]) == 0
    assert "nothing wrong, as it was published" in capsys.readouterr().err
    (site / "about.html").write_bytes(b"x")
    assert main(["check", str(site)]) == 1


@pytest.mark.slow
def test_a_content_folder_that_is_not_there_is_told(site):
    assert main(["check", str(site), "--content", "nowhere"]) == 2
