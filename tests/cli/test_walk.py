"""A press officer's week with thirty clippings: every step is seen on pages and in the data."""

import json
import re
import shutil

import pytest

from clipbook.cli import main
from clipbook.cli.arguments import parse
from clipbook.cli.review import review

pytestmark = pytest.mark.slow

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


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder of the project as its first build leaves it, with all that is kept between two."""
    root = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["init", "--yes"]) == 0
        for town, thing in zip(TOWNS, THINGS, strict=True):
            for number, (title, text) in enumerate(WRITTEN.items()):
                note = (HEAD.replace("{title}", title) + text).format(town=town, thing=thing)
                (root / "seeds" / f"{town} {number}.md".lower()).write_text(note)
        assert main(["build", "--strict", "--quiet"]) == 0
    return root


@pytest.fixture
def desk(built, tmp_path, monkeypatch):
    root = tmp_path / "desk"
    shutil.copytree(built, root, symlinks=True)
    monkeypatch.chdir(root)
    return Desk(root)


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


def test_a_corrected_title_and_day_are_on_every_page_and_in_the_data(desk):
    file = desk.file("arden-visitors")
    desk.edit(file, "title: Arden visitors find the bridge locked", "title: The bridge is locked")
    desk.edit(file, "published: ''", "published: 2031-05-06")
    desk.build()
    record = next(a for a in desk.record(file.parent.name)["articles"] if a["id"] == file.stem)
    assert record["title"] == "The bridge is locked"
    assert record["published"] == {
        "earliest": "2031-05-06",
        "latest": "2031-05-06",
        "basis": "stated",
    }
    page = (desk.root / "site" / file.parent.name / f"{file.stem}.html").read_text()
    assert "The bridge is locked" in page
    assert "6 May 2031" in page


def test_a_copy_confirms_nothing_and_a_draft_is_nowhere(desk):
    copy, draft = desk.file("council-shuts-bridge"), desk.file("council-shuts-library")
    event = copy.parent.name
    before = max(len(fact["articles"]) for fact in desk.record(event)["facts"])
    desk.edit(copy, "title:", f"copy_of: {desk.file('bridge-of-arden').name}\ntitle:")
    desk.edit(draft, "title:", "draft: true\ntitle:")
    hidden = desk.file("council-shuts-tunnel").parent
    (hidden / "_event.md").write_text("---\ndraft: true\n---\n")
    desk.build()
    assert max((len(fact["articles"]) for fact in desk.record(event)["facts"]), default=0) < before
    assert len(desk.record(draft.parent.name)["articles"]) == 2
    assert hidden.name not in desk.events()
    assert main(["check"]) == 0


def test_a_page_of_ones_own_stands_below_every_other(desk):
    (desk.root / "pages").mkdir()
    (desk.root / "pages" / "imprint.md").write_text("# Imprint\n\n| who |\n|---|\n| Ida |\n")
    desk.build()
    pages = sorted(desk.root.glob("site/**/*.html"))
    own = [path for path in pages if "pages/imprint.html" in str(path)]
    without = [path.name for path in pages if "imprint.html" not in path.read_text()]
    assert len(own) == 1
    assert without == ["404.html"]  # it stands at any depth, and links to nothing


def test_every_clipping_can_be_reviewed_and_none_of_that_is_published(desk):
    options = parse(["serve"])
    names = sorted(f"seeds/{path.name}" for path in desk.root.glob("seeds/*.md"))
    pages = [review(options, name).decode() for name in names]
    assert [page.count("hide: [s") >= 2 for page in pages] == [True] * 30
    assert not [path for path in desk.root.glob("site/**/*") if "review" in path.name]


def test_new_clippings_of_two_people_are_both_there_after_a_merge(desk):
    ledger = desk.root / "content" / "_clippings.yaml"
    lines = ledger.read_text().splitlines(keepends=True)
    marked = ["<<<<<<< ours\n", *lines, "=======\n", *lines, ">>>>>>> theirs\n"]
    ledger.write_text("".join(marked))
    (desk.root / "seeds" / "new.md").write_text("---\ntitle: Kelp\n---\nA storm took the pier.\n")
    desk.build()
    assert len(desk.events()) == 11
    assert "<<<<" not in ledger.read_text()
    assert [len(desk.record(event)["articles"]) for event in sorted(desk.events())].count(3) == 10


def test_a_briefing_is_sent_as_one_file(desk):
    event = desk.file("arden-visitors").parent.name
    assert main(["export", event, "-o", "one.html"]) == 0
    one = (desk.root / "one.html").read_text()
    page = (desk.root / "site" / event / "index.html").read_text()
    spans = re.findall(r'data-span="[^"]+"', page)
    assert spans
    assert re.findall(r'data-span="[^"]+"', one) == spans
    assert main(["export", event, "--csl", "-o", "one.json"]) == 0
    assert len(json.loads((desk.root / "one.json").read_text())) == 3
