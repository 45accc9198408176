"""What `export` takes out of a site."""

import base64
import hashlib
import json
import re

import lxml.html
import pytest

from clipbook.cli import main
from clipbook.exports import embed
from tests.stories import BRIDGE, BRIDGE_AGAIN


@pytest.fixture
def event(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    for name, text in {"a.txt": BRIDGE, "b.txt": BRIDGE_AGAIN}.items():
        (tmp_path / "seeds" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--quiet", "--jobs", "1"]) == 0
    return next(path.parent.name for path in tmp_path.glob("site/*/briefing.json"))


def text_of(page):
    """What a reader reads of a page."""
    document = lxml.html.document_fromstring(page)
    for element in document.xpath("//script | //style"):
        element.drop_tree()
    return " ".join(document.text_content().split())


def test_one_file_says_what_the_page_says_and_asks_for_nothing(event, tmp_path):
    assert main(["export", event, "-o", "one.html"]) == 0
    page = (tmp_path / "site" / event / "index.html").read_text()
    single = (tmp_path / "one.html").read_text()
    assert text_of(single) == text_of(page)
    assert not re.search(r'(?:src|href)="(?!#|data:)', single)
    style = re.search(r"<style>(.*?)</style>", single, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in single


def test_its_links_lead_to_the_site_where_that_has_an_address(event, capsysbinary):
    assert main(["build", "--quiet", "--base-url", "https://example.org/news"]) == 0
    assert main(["export", f"content/{event}", "--single"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert 'href="https://example.org/news/index.html"' in out
    assert f'href="https://example.org/news/{event}/old-bridge' in out


def test_pictures_and_fonts_go_with_it():
    files = {
        "../s.css": b"@font-face{src:url('f/a.woff2')} p{background:url(none.png)}",
        "../f/a.woff2": b"font",
        "a.png": b"picture",
    }
    page = (
        b"<!doctype html><title>x</title><link rel=stylesheet href=../s.css>"
        b"<p><img src=a.png alt=x><script src=../x.js></script></p>"
    )
    made = embed(page, files.get, "").decode()
    assert "src:url(data:font/woff2;base64,Zm9udA==)" in made
    assert 'src="data:image/png;base64,cGljdHVyZQ=="' in made
    assert "<script" not in made
    assert "url(none.png)" in made


def test_the_sources_are_references(event, capsys):
    assert main(["export", event, "--csl"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert "Old bridge closes for repairs" in {each["title"] for each in records}
    assert main(["export", event, "--bibtex"]) == 0
    assert capsys.readouterr().out.count("@misc{") == 2


@pytest.mark.usefixtures("event")
@pytest.mark.parametrize(
    ("words", "said"),
    [(["nothing"], "no such event in site"), (["x", "--site", "seeds"], "expected a built site")],
)
def test_what_cannot_be_exported_is_told(words, said, capsys):
    assert main(["export", *words]) == 2
    assert said in capsys.readouterr().err


def test_at_home_all_excerpts_have_their_words(event, capsys):
    assert main(["export", event, "--full"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["event"]["id"] == event
    assert '"until"' not in json.dumps(whole)


@pytest.mark.parametrize("form", [(), ("--bibtex",), ("--full",)])
def test_an_event_is_found_in_the_site_of_its_year(event, tmp_path, form):
    (tmp_path / "site.yaml").write_text("sites: yearly\n")
    assert main(["build", "--quiet", "--jobs", "1"]) == 0
    assert [*tmp_path.glob("site/*/*/briefing.json")]
    assert main(["export", event, *form, "-o", "out"]) == 0
    assert (tmp_path / "out").read_bytes()


@pytest.mark.usefixtures("event")
def test_a_site_of_years_is_proved(tmp_path):
    (tmp_path / "site.yaml").write_text("sites: yearly\nbase_url: https://news.example/\n")
    assert main(["build", "--quiet", "--jobs", "1"]) == 0
    assert main(["check", "site"]) == 0
