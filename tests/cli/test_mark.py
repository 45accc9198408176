"""What is new since a mark, on pages, in feeds and in the data."""

import json

import pytest

from clipbook.cli import main
from tests.stories import BRIDGE, BRIDGE_AGAIN

THIRD = (
    "Divers find cracks under the old bridge over the Lark\n\n"
    "Divers found cracks in two pillars of the old bridge over the Lark on Monday.\n\n"
    "Mayor Ada Brook said the repairs would take six weeks and cost 2 million crowns.\n"
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(BRIDGE)
    (seeds / "b.txt").write_text(BRIDGE_AGAIN)
    monkeypatch.chdir(tmp_path)
    assert main(["mark", "Monday", "--quiet"]) == 0
    main(["build", "--quiet"])
    return tmp_path


def folder(project):
    return next(project.glob("content/*/_history.yaml")).parent


def add(project, text):
    (folder(project) / "third.md").write_text(
        f"---\ntitle: Divers\n---\n{text.partition(chr(10))[2]}"
    )
    main(["build", "--quiet"])


def changes(project):
    return json.loads(next(project.glob("site/*/briefing.json")).read_text())["changes"]


def page(project):
    return next(project.glob("site/*/briefing.json")).with_name("index.html").read_text()


def test_nothing_is_new_right_after_a_mark(project):
    assert changes(project) == []
    assert "Since" not in page(project)


def test_a_new_clipping_is_told_on_page_home_feed_and_data(project):
    add(project, THIRD)
    kinds = [change["kind"] for change in changes(project)]
    assert {"new", "support"} >= set(kinds)
    assert "new" in kinds
    assert "Since Monday (" in page(project)
    assert "1 new clipping" in page(project)
    assert "1 new clipping" in (project / "site" / "index.html").read_text()
    assert "1 new clipping" in (project / "site" / "feed.xml").read_text()


def test_the_next_mark_starts_anew_and_keeps_the_first(project):
    add(project, THIRD)
    main(["build", "--mark", "--quiet"])
    main(["build", "--quiet"])
    assert changes(project) == []
    assert (folder(project) / "_history.yaml").read_text().count("\n- ") == 2


def test_what_is_gone_is_counted_and_never_printed(project):
    path = folder(project) / "old-bridge-closes-for-repairs.md"
    path.write_text(path.read_text().replace("Mayor Ada Brook said the repairs", "The work"))
    main(["build", "--quiet"])
    gone = [change for change in changes(project) if change["kind"] == "gone"]
    assert [change["text"] for change in gone] == [""]
    assert "Mayor" not in (folder(project) / "_history.yaml").read_text()


def test_a_comma_is_no_news(project):
    path = folder(project) / "old-bridge-closes-for-repairs.md"
    path.write_text(path.read_text().replace("closed on Monday, the", "closed, on Monday, the"))
    main(["build", "--quiet"])
    assert changes(project) == []


def test_a_correction_is_news_and_an_entry_of_the_feed(project):
    (folder(project) / "_event.md").write_text(
        "---\ncorrections:\n- date: 2031-01-02\n  statement: six weeks and cost 2 million\n"
        "  text: Not so.\n---\n"
    )
    main(["build", "--quiet"])
    (change,) = [each for each in changes(project) if each["kind"] == "correction"]
    assert change["date"] == "2031-01-02"
    assert change["statement"].startswith("s")
    feed = next(project.glob("site/*/feed.xml")).read_text()
    assert "<updated>2031-01-02T00:00:00Z</updated>" in feed
    assert "<summary>Not so.</summary>" in feed


def test_a_feed_announces_every_article(project):
    feed = next(project.glob("site/*/feed.xml")).read_text()
    assert "<title>Old bridge closes for repairs</title>" in feed
    assert "<title>Town shuts old bridge over the Lark</title>" in feed


def test_a_mark_gives_the_same_bytes_again(project):
    before = {p: p.read_bytes() for p in project.glob("site/**/*") if p.is_file()}
    main(["build", "--quiet"])
    assert {p: p.read_bytes() for p in project.glob("site/**/*") if p.is_file()} == before
