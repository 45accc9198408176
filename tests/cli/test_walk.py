"""A press officer's week with thirty clippings: every step is seen on pages and in the data."""

import json
import re

import pytest

from clipbook.cli import main

TOWNS = "Arden Brill Corby Dunmore Elstow Fenwick Garth Hexby Ilford Jarrow".split()
THINGS = "bridge harbour library tunnel market stadium theatre reservoir railway museum".split()
HEAD = "---\ntitle: {title}\nevent: {town}\n---\n"
WRITTEN = {
    "{thing} of {town} closes for repairs": (
        "The {thing} of {town} closed on Monday, the town council said.\n\n"
        "Mayor Ida {town}son said the repairs of the {thing} would take six weeks.\n"
    ),
    "Council shuts {thing} in {town}": (
        "The town council of {town} closed the {thing} on Monday for repairs.\n\n"
        "The repairs of the {thing} would take six weeks, Mayor Ida {town}son said.\n"
    ),
    "{town} visitors find the {thing} locked": (
        "Visitors of {town} found the {thing} locked on Monday, when it was closed for repairs.\n\n"
        "A watchman named Otto said that nobody had told him of the repairs of the {thing} in "
        "{town}.\n"
    ),
}
SLANDER = (
    "A watchman named Otto said that nobody had told him of the repairs of the bridge in Arden."
)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--yes"]) == 0
    for town, thing in zip(TOWNS, THINGS, strict=True):
        for number, (title, text) in enumerate(WRITTEN.items()):
            note = (HEAD.replace("{title}", title) + text).format(town=town, thing=thing)
            (tmp_path / "seeds" / f"{town} {number}.md".lower()).write_text(note)
    assert main(["build", "--strict", "--quiet"]) == 0
    return Desk(tmp_path)


class Desk:
    """The folder of the project, and what is read from it."""

    def __init__(self, root):
        self.root = root

    def file(self, words):
        return next(p for p in sorted(self.root.glob("content/*/*.md")) if words in p.name)

    def edit(self, path, old, new):
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def build(self):
        assert main(["build", "--quiet"]) == 0

    def site(self):
        """All that is published, as one text."""
        files = sorted(p for p in (self.root / "site").rglob("*") if p.is_file())
        text = "\n".join(p.read_text("utf-8", "replace") for p in files)
        return re.sub(r"<[^>]+>", "", text)

    def record(self, event):
        return json.loads((self.root / "site" / event / "briefing.json").read_text())

    def events(self):
        return {p.parent.name for p in self.root.glob("site/*/briefing.json")}


def test_thirty_clippings_are_ten_events(desk):
    assert [len(desk.record(event)["articles"]) for event in sorted(desk.events())] == [3] * 10


def test_a_hidden_sentence_is_never_seen_again_whatever_happens_to_its_file(desk):
    assert "named Otto" in desk.site()
    file = desk.file("arden-visitors")
    (file.parent / "_event.md").write_text(f"---\nhide: [{SLANDER}]\n---\n")
    desk.build()
    assert "nobody had told him of the repairs of the bridge" not in desk.site()
    desk.edit(file, "said that nobody", "said, that nobody")
    desk.build()
    desk.edit(file, "nobody had told him", "no one had told him")
    desk.build()
    assert "had told him of the repairs of the bridge" not in desk.site()
    file = file.rename(file.with_name("renamed.md"))
    desk.build()
    assert "had told him of the repairs of the bridge" not in desk.site()
    other = desk.file("council-shuts-harbour").parent
    file = file.rename(other / "moved.md")
    desk.build()
    assert "had told him of the repairs of the bridge" not in desk.site()
    file.unlink()
    main(["build", "--quiet", "--again", "arden 2.md"])
    assert "had told him of the repairs of the bridge" not in desk.site()
    assert "told him of the repairs of the harbour" in desk.site()


def test_what_an_editor_writes_and_corrects_is_on_the_page(desk):
    folder = desk.file("council-shuts-library").parent
    (folder / "_event.md").write_text(
        "---\ntitle: The library of Corby\naliases: [old-library]\ncorrections:\n"
        "- date: 2031-05-06\n  statement: The repairs of the library would take six weeks\n"
        "  text: It is seven weeks.\n---\nWe were there.\n"
    )
    desk.build()
    page = (desk.root / "site" / folder.name / "index.html").read_text()
    assert "The library of Corby" in page
    assert "It is seven weeks." in page
    assert "We were there." in page
    assert (desk.root / "site" / "old-library" / "index.html").is_file()


def test_events_are_merged_and_split_by_moving_files(desk):
    target = desk.file("council-shuts-tunnel").parent
    for path in sorted(desk.file("council-shuts-market").parent.glob("*.md")):
        path.rename(target / path.name)
    desk.build()
    assert len(desk.record(target.name)["articles"]) == 6
    (desk.root / "content" / "split").mkdir()
    file = desk.file("council-shuts-market")
    file.rename(desk.root / "content" / "split" / file.name)
    desk.build()
    assert len(desk.record("split")["articles"]) == 1
    assert main(["check"]) == 0


def test_the_week_is_told_as_what_changed_since_monday(desk):
    assert main(["mark", "Monday", "--quiet"]) == 0
    file = desk.file("council-shuts-stadium")
    desk.edit(file, "six weeks", "eight weeks")
    desk.build()
    changes = desk.record(file.parent.name)["changes"]
    assert {change["kind"] for change in changes} >= {"new", "gone"}
    assert "Since Monday" in (desk.root / "site" / file.parent.name / "index.html").read_text()
    others = desk.events() - {file.parent.name}
    assert [desk.record(event)["changes"] for event in sorted(others)] == [[]] * 9


def test_a_deleted_article_stays_away(desk):
    file = desk.file("council-shuts-theatre")
    file.unlink()
    desk.build()
    assert len(desk.record(file.parent.name)["articles"]) == 2
    assert main(["build", "--quiet", "--again", "garth 1.md"]) == 0
    assert len(desk.record(file.parent.name)["articles"]) == 3
