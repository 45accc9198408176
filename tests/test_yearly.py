"""A site for each year: in folders of their own, with an index above them."""

import re
from pathlib import PurePosixPath

import pytest
from msgspec.structs import replace

from clipbook.build import Project, rebuild
from clipbook.build import build as build_project
from clipbook.check import check
from clipbook.content import read_content
from clipbook.model import OwnPage, Settings
from clipbook.pipeline import Looks, build
from clipbook.proof import base_url_of
from tests.pages.built import static, templates
from tests.stories import BRIDGE, BRIDGE_AGAIN, ORCHARD, content_file

YEARLY = Looks(
    settings=Settings(sites="yearly", base_url="https://news.example/"),
    templates=templates(),
    static=static(),
    own=(OwnPage("imprint", "Imprint", "Ida Reed, Holm."),),
)


def told(text, day):
    title, _, body = text.strip().partition("\n")
    published = f"published: {day}\n" if day else ""
    return content_file(f"title: {title}\n{published}", body)


CONTENT = {
    PurePosixPath("bridge/one.md"): told(BRIDGE, "2023-12-30"),
    PurePosixPath("bridge/two.md"): told(BRIDGE_AGAIN, "2023-12-31"),
    PurePosixPath("again/three.md"): told(BRIDGE_AGAIN, "2024-01-02"),
    PurePosixPath("orchard/four.md"): told(ORCHARD, ""),
}


@pytest.fixture(scope="module")
def site():
    return build(CONTENT, (), YEARLY)


def links(data):
    return re.findall(r'<a [^>]*href="([^"#]+)', data.decode())


def test_each_event_stands_in_the_year_of_its_articles(site):
    pages = {str(path) for path in site.files}
    assert {"2023/bridge/index.html", "2024/again/index.html"} <= pages
    assert "undated/orchard/index.html" in pages


def test_the_index_leads_to_each_year_the_newest_first(site):
    index = site.files[PurePosixPath("index.html")]
    assert links(index)[1:4] == ["2024/index.html", "2023/index.html", "undated/index.html"]
    assert b"1 event from 2 clippings" in index


def test_what_the_editor_wrote_is_linked_above_the_years(site):
    assert "2024/pages/imprint.html" in links(site.files[PurePosixPath("index.html")])


def test_no_page_of_a_year_leads_outside_it(site):
    outside = [
        (str(path), link)
        for path, data in site.files.items()
        if path.suffix == ".html" and len(path.parts) > 1
        for link in links(data)
        if ".." in link and link.count("../") >= len(path.parts) - 1
    ]
    assert outside == []


def test_a_folder_of_a_year_is_a_whole_site(site):
    held = {path: CONTENT[path] for path in CONTENT if path.parent.name == "bridge"}
    settings = replace(
        YEARLY.settings,
        sites="one",
        title="Briefings · 2023",
        base_url="https://news.example/2023/",
    )
    alone = build(held, (), replace(YEARLY, settings=settings)).files
    year = {
        path.relative_to("2023"): data
        for path, data in site.files.items()
        if path.parts[0] == "2023"
    }
    assert year == dict(alone)


def test_nothing_is_wrong_with_it(site):
    articles = tuple(read_content(CONTENT)[0].articles.values())
    assert [note.code for note in site.notes if note.code != "saved-twice"] == []
    assert check(site.files, articles) == ()


def test_search_engines_are_led_to_the_pages_of_each_year(site):
    index = site.files[PurePosixPath("sitemap.xml")].decode()
    assert "<loc>https://news.example/2023/sitemap.xml</loc>" in index
    assert (
        b"https://news.example/2023/bridge/index.html"
        in site.files[PurePosixPath("2023/sitemap.xml")]
    )


def test_the_address_it_was_built_for_is_found_in_the_site_of_a_year(site):
    assert base_url_of(site.files) == "https://news.example/"


def test_notes_on_pages_name_the_year():
    broken = replace(
        YEARLY, templates={**YEARLY.templates, "home.html": '<a href="gone.html">x</a>'}
    )
    places = {n.place.path for n in build(CONTENT, (), broken).notes if n.code == "dead-link"}
    assert places == {f"site/{year}/index.html" for year in ("2023", "2024", "undated")}


def test_a_site_of_years_is_replaced_by_the_next_and_built_again_the_same(tmp_path):
    for path, data in CONTENT.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_bytes(data)
    (tmp_path / "site.yaml").write_text("sites: yearly\n")
    project = Project(
        seeds=tmp_path / "seeds",
        content=tmp_path / "content",
        out=tmp_path / "site",
        config=tmp_path / "site.yaml",
    )
    (tmp_path / "seeds").mkdir()
    build_project(project)
    (tmp_path / "content" / "orchard" / "four.md").unlink()
    build_project(project)
    given = rebuild(project).files
    found = {
        PurePosixPath(path.relative_to(tmp_path / "site").as_posix()): path.read_bytes()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file() and path.name != "manifest-sha256.txt"
    }
    assert found == dict(given)
    assert not (tmp_path / "site" / "undated").exists()
