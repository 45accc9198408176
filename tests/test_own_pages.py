"""Pages of the person's own, from their file to the site."""

import time
from pathlib import PurePosixPath

import pytest

from clipbook.cli import main
from clipbook.content import read_pages
from clipbook.lead_html import render_page
from tests.stories import BRIDGE

IMPRINT = """\
# Imprint

Kept by the harbour desk.[^1]

| who | where |
|---|---|
| Ida | Pell |

![The desk](../static/desk.svg)

[^1]: Since 2024.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'


@pytest.fixture
def project(tmp_path, monkeypatch):
    for folder, name, text in (
        ("seeds", "a.txt", BRIDGE),
        ("pages", "imprint.md", IMPRINT),
        ("static", "desk.svg", SVG),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*options):
    return main(["build", "--quiet", "--jobs", "1", *options])


def codes(text, name="imprint.md"):
    return [note.code for note in read_pages({PurePosixPath(name): text.encode()}).notes]


def test_a_page_of_ones_own_is_built_and_linked_below_every_page(project):
    assert build("--strict", "--base-url", "https://example.org/") == 0
    page = (project / "site/pages/imprint.html").read_text()
    assert "<title>Imprint · " in page
    assert page.count(">Imprint<") == 2  # the heading, and the link below
    assert all(part in page for part in ("<td>Ida</td>", 'href="#fn:1"', 'id="fn:1"'))
    assert 'src="../assets/desk.' in page
    assert 'href="pages/imprint.html"' in (project / "site/index.html").read_text()
    assert "pages/imprint.html" in (project / "site/sitemap.xml").read_text()
    assert main(["check"]) == 0


def test_a_page_may_quote_what_it_likes(project):
    quoted = BRIDGE.split("\n\n")[1]
    (project / "pages" / "imprint.md").write_text(f"# Imprint\n\n{quoted}\n")
    assert build() == 0
    assert main(["check"]) == 0


def test_a_draft_is_not_built(project):
    (project / "pages" / "imprint.md").write_text("---\ndraft: true\n---\nLater.\n")
    assert build("--strict") == 0
    assert not (project / "site/pages").exists()
    assert "Imprint" not in (project / "site/index.html").read_text()


def test_an_event_called_pages_leaves_the_folder_to_the_pages(project):
    (project / "content" / "pages").mkdir(parents=True)
    (project / "content" / "pages" / "a.md").write_text("---\ntitle: A\n---\nA sentence stands.\n")
    assert build() == 0
    assert [path.name for path in (project / "site/pages").iterdir()] == ["imprint.html"]


def test_a_picture_that_is_not_there_is_an_error(project, capsys):
    (project / "static" / "desk.svg").unlink()
    assert build() == 1
    assert "pages/imprint.html" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A line.", []),
        ("---\ntilte: x\n---\n", ["unknown-key"]),
        ("---\ndraft: perhaps\n---\n", ["bad-value"]),
        ("---\ntitle: [\n---\n", ["bad-front-matter"]),
        ("x" * 100_001, ["too-large"]),
        ("[" * 301, ["too-large"]),
        ("<script>x</script>", ["unsafe-markup"]),
        ("![x](https://example.org/a.png)", ["unsafe-markup"]),
        ("[x](javascript:x)", ["unsafe-markup"]),
        ("a\x07b", ["bad-character"]),
    ],
)
def test_what_is_wrong_with_a_page_is_told(text, expected):
    assert codes(text) == expected


def test_of_two_pages_with_one_address_the_second_is_named():
    files = {PurePosixPath(name): name.encode() for name in ("Imprint.md", "imprint.md")}
    result = read_pages(files)
    assert [page.text for page in result.values] == ["Imprint.md"]
    assert [str(note.place) for note in result.notes] == ["pages/imprint.md"]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# Contact\n\nWrite.", "Contact", "Write."),
        ("---\ntitle: Us\n---\n# Contact\n\nWrite.", "Us", "# Contact\n\nWrite."),
        ("Write.", "imprint", "Write."),
    ],
)
def test_the_title_is_what_the_person_wrote(text, title, body):
    (page,) = read_pages({PurePosixPath("imprint.md"): text.encode()}).values
    assert (page.title, page.text) == (title, body)


def test_html_of_a_person_keeps_footnotes_and_pictures():
    text = "A<br>b[^1] <img src='static/a.jpg' alt='x'>\n\n[^1]: c"
    found = render_page(text, {"a.jpg": "../assets/a.1.jpg"})
    assert found.refused == ()
    assert all(part in found.html for part in ('id="fn:1"', 'src="../assets/a.1.jpg"', "A<br>b"))


@pytest.mark.parametrize("piece", ["|-", "[^1]", "| a |\n|---|\n", "[^1]: x\n\n", "<b>", "![a](b)"])
def test_a_hostile_page_is_done_in_reasonable_time(piece):
    most = {"<": 2000, "[": 300}.get(next(iter(set(piece) & {"<", "["}), ""), 100_000)
    text = piece * min(100_000 // len(piece), most)
    started = time.process_time()
    render_page(text, {})
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "source", ["//evil.example/a.png", "/etc/a.png", "data:image/png,x", "\\\\e"]
)
def test_a_picture_from_elsewhere_is_left_out(source):
    found = render_page(f"![x]({source}) <img src='{source}'>", {})
    assert "src=" not in found.html
