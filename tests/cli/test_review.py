"""The pages on which an editor sees how a clipping was read."""

import re

import pytest

from clipbook.cli import main
from clipbook.cli.arguments import parse
from clipbook.cli.review import review
from tests.stories import BRIDGE, BRIDGE_AGAIN

JUNK = "Home > News\n\n"
FEED = (
    '<rss version="2.0"><channel><title>Pell Gazette</title>'
    + "".join(
        f"<item><title>Report {n}</title><description>{'The town spoke again. ' * 9}</description>"
        "</item>"
        for n in (1, 2)
    )
    + "</channel></rss>"
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a b.txt").write_text(JUNK + BRIDGE)
    (tmp_path / "seeds" / "feed.xml").write_text(FEED)
    monkeypatch.chdir(tmp_path)
    main(["build", "--quiet", "--jobs", "1"])
    return tmp_path


def shown(name):
    page = review(parse(["serve"]), name)
    return page and page.decode()


def rows(page):
    """The text of each line or paragraph of the clipping, with what became of it."""
    items = re.findall(r"<li>(.*?)</li>", page.partition("<h2>The clipping")[2])
    texts = [re.fullmatch(r"<span[^>]*>(.*?)</span> <\w+[^>]*>(.*)</\w+>", item) for item in items]
    return [(m[2], m[1].rpartition("line ")[2].partition(", ")[2] or m[1]) for m in texts]


@pytest.mark.usefixtures("project")
def test_the_list_leads_to_each_clipping_and_says_what_became_of_it():
    page = shown("")
    assert 'href="seeds/a%20b.txt"' in page
    assert re.search(r"a b\.txt</a> <span[^>]*>content/[\w-]+/old-bridge", page)


@pytest.mark.usefixtures("project")
def test_every_line_of_a_pasted_text_says_what_became_of_it():
    found = dict(rows(shown("seeds/a b.txt")))
    assert found["Home &gt; News"] == "removed: breadcrumb"
    assert found["Old bridge closes for repairs"] == "title"
    assert "kept" in found.values()


@pytest.mark.usefixtures("project")
def test_the_paragraphs_of_what_is_read_by_its_markup_stand_there():
    page = shown("seeds/feed.xml")
    assert [what for _, what in rows(page)].count("kept") == 2
    assert page.count("<h2><code>content/") == 2


def test_a_field_that_a_person_changed_stands_beside_what_was_read(project):
    file = next(project.glob("content/*/old-bridge*.md"))
    file.write_text(file.read_text().replace("title: Old bridge", "title: Ancient bridge"))
    page = shown("seeds/a b.txt")
    assert re.search(
        "<span[^>]*>Old bridge closes[^<]*</span>.*<b[^>]*>Ancient bridge closes", page
    )


def test_the_line_of_a_statement_can_be_pasted(project):
    page = shown("seeds/a b.txt")
    line = re.findall(r"<pre>(hide: \[s[0-9a-f]{10}\])</pre>", page)[1]
    event = next(project.glob("content/*/old-bridge*.md")).parent
    sentence = re.search(line[7:18] + r"</code> ([^<]+)<", page)[1]
    assert sentence in (project / "site" / event.name / "briefing.json").read_text()
    (event / "_event.md").write_text(f"---\n{line}\n---\n")
    assert main(["build", "--strict", "--quiet"]) == 0
    told = "".join(path.read_text() for path in project.glob("site/*/briefing.json"))
    assert sentence not in told


def test_the_line_of_a_correction_can_be_pasted(project):
    line = re.search("<pre>(corrections: .*)</pre>", shown("seeds/a b.txt"))[1]
    event = next(project.glob("content/*/old-bridge*.md")).parent
    filled = line.replace("&#39;&#39;", "It opened again.")
    (event / "_event.md").write_text(f"---\n{filled}\n---\n")
    assert main(["build", "--strict", "--quiet"]) == 0
    assert "It opened again." in (project / "site" / event.name / "index.html").read_text()


def test_a_file_that_came_from_no_clipping_has_its_page(project):
    (project / "content" / "mine.md").write_text("---\ntitle: Mine\n---\nA sentence stands here.\n")
    assert "A sentence stands here." in shown("content/mine.md")


def test_a_dismissed_clipping_and_a_new_one_are_told_apart(project):
    next(project.glob("content/*/old-bridge*.md")).unlink()
    (project / "seeds" / "new.txt").write_text(BRIDGE_AGAIN)
    page = shown("")
    assert re.search(r"a b\.txt</a> <span[^>]*>dismissed", page)
    assert re.search(r"new\.txt</a> <span[^>]*>not read", page)


def test_what_a_clipping_holds_does_not_run(project):
    (project / "seeds" / "c.txt").write_text("<script>alert(1)</script>\n" + BRIDGE)
    assert "<script>alert" not in shown("seeds/c.txt")


@pytest.mark.parametrize("name", ["seeds/none.txt", "seeds/../site.yaml", "content/none.md", "/"])
@pytest.mark.usefixtures("project")
def test_of_what_is_no_clipping_there_is_no_page(name):
    assert shown(name) is None


def test_no_such_page_is_published(project):
    assert not [path for path in project.glob("site/**/*") if "review" in path.name]
