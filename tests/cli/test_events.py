"""What an editor does with events: hides them, renames them, moves articles, names copies."""

import json

import pytest

from clipbook.cli import main
from clipbook.filesystem import read_folder
from clipbook.importer import regroup
from tests.stories import BRIDGE, BRIDGE_AGAIN, ORCHARD


@pytest.fixture
def project(tmp_path, monkeypatch):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(BRIDGE)
    (seeds / "b.txt").write_text(BRIDGE_AGAIN)
    (seeds / "c.txt").write_text(ORCHARD)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--quiet"]) == 0
    return tmp_path


def folder(project):
    return next(project.glob("content/*/old-bridge*.md")).parent


def orchard(project):
    return next(project.glob("content/*/orchard*.md"))


def event_file(project, *lines):
    (folder(project) / "_event.md").write_text("\n".join(["---", *lines, "---", ""]))


def build(capsys):
    capsys.readouterr()
    status = main(["build"])
    return status, capsys.readouterr().err


def test_a_draft_event_is_not_built(project, capsys):
    event_file(project, "draft: true")
    assert build(capsys)[0] == 0
    assert [p.parent.name for p in project.glob("site/*/briefing.json")] == [
        orchard(project).parent.name
    ]


def test_a_former_name_leads_on_to_the_event(project, capsys):
    event_file(project, "aliases: [Old name]")
    assert build(capsys)[0] == 0
    page = (project / "site" / "old-name" / "index.html").read_text()
    assert f'content="0; url=../{folder(project).name}/index.html"' in page
    assert main(["check"]) == 0


def test_a_former_name_is_in_no_sitemap(project):
    event_file(project, "aliases: [Old name]")
    main(["build", "--quiet", "--base-url", "https://example.org/"])
    assert "old-name" not in (project / "site" / "sitemap.xml").read_text()


def test_an_alias_never_stands_in_the_place_of_an_event(project, capsys):
    event_file(project, f"aliases: [{orchard(project).parent.name}]")
    status, err = build(capsys)
    assert status == 1
    assert "[same-address]" in err
    assert (
        "Orchard fair"
        in (project / "site" / orchard(project).parent.name / "index.html").read_text()
    )


@pytest.mark.parametrize("name", ["old-bridge-closes-for-repairs", "a.txt"])
def test_a_copy_confirms_nothing(project, name):
    copy = next(project.glob("content/*/town-shuts*.md"))
    copy.write_text(copy.read_text().replace("title:", f"copy_of: {name}\ntitle:", 1))
    main(["build", "--quiet"])
    record = json.loads((project / "site" / copy.parent.name / "briefing.json").read_text())
    assert len(record["articles"]) == 2
    assert record["facts"] == []


def test_two_copies_of_each_other_are_not_both_left_out(project):
    for path, other in (("old-bridge", "town-shuts-old-bridge-over-the-lark"), ("town", "a.txt")):
        file = next(project.glob(f"content/*/{path}*.md"))
        file.write_text(file.read_text().replace("title:", f"copy_of: {other}\ntitle:", 1))
    main(["build", "--quiet"])
    record = json.loads((project / "site" / folder(project).name / "briefing.json").read_text())
    assert record["statements"]


def test_a_moved_file_stays_where_a_person_put_it(project):
    target = folder(project) / orchard(project).name
    orchard(project).rename(target)
    main(["build", "--quiet"])
    main(["build", "--quiet"])
    assert regroup(read_folder(project / "content", "content").files) == ()


def test_a_file_that_grouping_moved_is_moved_again(project):
    target = folder(project) / orchard(project).name
    orchard(project).rename(target)
    main(["build", "--regroup", "--yes", "--quiet"])  # before any build saw the move
    assert not target.exists()
    main(["build", "--quiet"])
    assert "moved" not in (project / "content" / "_clippings.yaml").read_text()
