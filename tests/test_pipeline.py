from pathlib import Path, PurePosixPath

import pytest

from clipbook.briefing_pages import EventSource
from clipbook.content import LEDGER, read_content
from clipbook.importer import import_seeds, regroup
from clipbook.model import Settings
from clipbook.notes import Severity
from clipbook.pipeline import Looks, build
from tests.events.near_misses import MEETING, OTHERS
from tests.stories import BRIDGE, BRIDGE_AGAIN, ORCHARD, clipping, content_file

LEDGER_PATH = PurePosixPath(LEDGER)
ROOT = Path(__file__).parent.parent
LOOKS = Looks(
    settings=Settings(),
    templates={path.name: path.read_text("utf-8") for path in (ROOT / "templates").iterdir()},
    static={PurePosixPath(path.name): path.read_bytes() for path in (ROOT / "static").iterdir()},
)


@pytest.fixture
def clippings():
    return (
        clipping("a.txt", BRIDGE),
        clipping("b.txt", BRIDGE_AGAIN),
        clipping("c.txt", ORCHARD),
    )


@pytest.fixture
def content(clippings):
    return dict(import_seeds(clippings, {}).files)


def articles(files):
    return sorted(path for path in files if path.suffix == ".md")


def codes(notes):
    return [note.code for note in notes]


def test_every_clipping_becomes_one_content_file(content):
    assert len(articles(content)) == 3


def test_clippings_of_one_event_share_a_folder(content):
    folders = {a.clipping: a.event for a in read_content(content)[0].articles.values()}
    assert folders["a.txt"] == folders["b.txt"] != folders["c.txt"]


def test_importing_again_writes_nothing(content, clippings):
    assert import_seeds(clippings, content).files == {}


def test_the_order_of_the_clippings_does_not_matter(content, clippings):
    assert dict(import_seeds(clippings[::-1], {}).files) == content


def test_an_edited_file_is_kept(content, clippings):
    path = articles(content)[0]
    content[path] = content[path].replace(b"Monday", b"Tuesday")
    assert import_seeds(clippings, content).files == {}


def test_a_moved_file_keeps_its_new_event(content, clippings):
    path = articles(content)[0]
    content[PurePosixPath("elsewhere", path.name)] = content.pop(path)
    again = import_seeds(clippings, content).files
    assert articles(again) == []
    assert b"elsewhere/" in again[LEDGER_PATH]


def test_a_deleted_file_stays_deleted(content, clippings):
    del content[articles(content)[0]]
    content |= import_seeds(clippings, content).files
    assert len(articles(content)) == 2
    assert import_seeds(clippings, content).files == {}


def test_a_deleted_file_comes_back_when_asked_for(content, clippings):
    held = read_content(content)[0].articles
    path = next(path for path, article in held.items() if article.clipping == "a.txt")
    del content[path]
    content |= import_seeds(clippings, content).files
    assert articles(import_seeds(clippings, content, frozenset({"a.txt"})).files) == [path]


def test_a_lost_ledger_is_made_again(content, clippings):
    ledger = content.pop(LEDGER_PATH)
    assert import_seeds(clippings, content).files == {LEDGER_PATH: ledger}


def test_a_changed_clipping_is_named_and_its_file_kept(content, clippings):
    changed = (clipping("a.txt", BRIDGE + "More came later.\n"), *clippings[1:])
    output = import_seeds(changed, content)
    assert output.files == {}
    assert codes(output.notes) == ["changed-clipping"]
    assert build(content, changed, LOOKS).notes == ()


def test_the_same_bytes_twice_are_read_once():
    output = import_seeds((clipping("a.txt", BRIDGE), clipping("b.txt", BRIDGE)), {})
    assert len(articles(output.files)) == 1
    assert codes(output.notes) == ["same-clipping"]


def test_a_new_clipping_joins_the_event_it_belongs_to(clippings):
    content = dict(import_seeds(clippings[:1], {}).files)
    folder = articles(content)[0].parent
    added = import_seeds(clippings[:2], content).files
    assert [path.parent for path in articles(added)] == [folder]


def test_a_clipping_that_cannot_be_read_is_named_every_time(clippings):
    bad = clipping("bad.txt", "")
    first = import_seeds((*clippings, bad), {})
    second = import_seeds((*clippings, bad), first.files)
    assert len(articles(first.files)) == 3
    assert [str(note.place) for note in (*first.notes, *second.notes)] == ["seeds/bad.txt"] * 2


def test_a_broken_content_file_is_left_out_and_named():
    files = {
        PurePosixPath("e/a.md"): content_file("title: One\ntitle: Two"),
        PurePosixPath("e/b.md"): content_file("title: Fine"),
    }
    content, notes = read_content(files)
    assert [article.title for article in content.articles.values()] == ["Fine"]
    assert [(str(note.place), note.code) for note in notes] == [
        ("content/e/a.md:3", "bad-front-matter"),
    ]


def test_two_files_with_one_address_are_an_error_that_names_both():
    files = {
        PurePosixPath("e/A b.md"): content_file("title: One"),
        PurePosixPath("e/a-b.md"): content_file("title: Two"),
    }
    content, notes = read_content(files)
    assert len(content.articles) == 1
    assert notes[0].severity is Severity.ERROR
    assert "content/e/A b.md" in str(notes[0])
    assert "content/e/a-b.md" in str(notes[0])


def test_a_file_directly_in_content_is_an_event_of_its_own():
    content, _ = read_content({PurePosixPath("alone.md"): content_file("title: Alone")})
    assert [(a.event, a.id) for a in content.articles.values()] == [("alone", "alone")]


def test_an_import_that_broke_off_is_completed_as_if_it_had_not(content, clippings):
    kept = articles(content)[1]
    completed = {kept: content[kept]}
    completed |= import_seeds(clippings, completed).files
    assert completed == content


def test_an_untouched_file_waits_for_its_clipping_to_return(content, clippings):
    built = build(content, clippings[1:], LOOKS)
    assert codes(built.notes) == ["clipping-gone"]
    assert build(content, clippings, LOOKS).notes == ()


def test_without_any_clipping_the_content_is_all_there_is(content):
    built = build(content, (), LOOKS)
    assert built.notes == ()
    assert sum(path.name == "index.html" for path in built.files) > 1


def test_an_edited_file_is_built_without_its_clipping(content):
    edited = {path: data.replace(b"\n---\n", b"\n---\nMine. ") for path, data in content.items()}
    assert build(edited, (clipping("other.txt", ""),), LOOKS).notes == ()


def test_front_matter_of_a_clipping_pins_it_to_its_event(content, clippings):
    pinned = clipping(
        "d.md", "---\ntitle: Cider\nevent: My Fair\n---\nThe cider was sour this year.\n"
    )
    added = import_seeds((*clippings, pinned), content).files
    assert [path.parent.name for path in articles(added)] == ["my-fair"]


@pytest.mark.parametrize("wish", ["solo: yes", "not_with: [a.txt]"])
def test_front_matter_of_a_clipping_keeps_it_apart(wish):
    text = BRIDGE_AGAIN.split("\n", 1)
    wishing = clipping("b.md", f"---\ntitle: {text[0]}\n{wish}\n---\n{text[1].strip()}\n")
    made = import_seeds((clipping("a.txt", BRIDGE), wishing), {}).files
    assert len({path.parent for path in articles(made)}) == 2


def test_regrouping_proposes_nothing_where_all_is_well(content):
    assert regroup(content) == ()


def test_regrouping_brings_a_moved_article_back(content):
    held = read_content(content)[0].articles
    (path,) = (path for path, article in held.items() if article.clipping == "c.txt")
    (stay, *_) = (path for path, article in held.items() if article.clipping == "a.txt")
    content[stay.parent / path.name] = content.pop(path)
    (move,) = regroup(content)
    assert move.source == stay.parent / path.name
    assert move.target.parent != stay.parent


def test_regrouping_leaves_a_pinned_article(content):
    held = read_content(content)[0].articles
    (path,) = (path for path, article in held.items() if article.clipping == "c.txt")
    (stay, *_) = (path for path, article in held.items() if article.clipping == "a.txt")
    assert stay.parent != path.parent
    pinned = content.pop(path).replace(b"---\n", f"---\nevent: {stay.parent}\n".encode(), 1)
    content[stay.parent / path.name] = pinned
    assert regroup(content) == ()


def test_articles_of_one_long_title_stay_two():
    title = "The town council of Pell has decided to close the old bridge over the Lark"
    texts = (f"{title}\n\n{text}" for text in (BRIDGE, BRIDGE_AGAIN))
    made = import_seeds([clipping(f"{n}.txt", text) for n, text in enumerate(texts)], {}).files
    held, notes = read_content(made)
    assert len({path.parent for path in held.articles}) == 1
    assert len(held.articles) == 2
    assert notes == ()


NEAR = {
    PurePosixPath(f"{story.id}/{story.id}.md"): content_file(f'title: "{story.title}"', story.text)
    for story in (MEETING[0], OTHERS[0])
}
STRANGER = {
    PurePosixPath("fruit/fruit.md"): content_file("title: Cider fair", "Apples were pressed.")
}


def given(content):
    """What the pages of each event of a build are made of."""
    found = {}

    def run(function, items):
        items = list(items)
        found.update((each.event, each) for each in items if isinstance(each, EventSource))
        return map(function, items)

    build(content, (), LOOKS, run)
    return found


def test_pages_of_near_events_link_to_each_other():
    site = build(NEAR, (), LOOKS).files
    page = site[PurePosixPath("meeting-1/index.html")].decode()
    assert '<a href="../other-meeting/index.html"' in page
    assert "both tell of" in page


def test_an_event_alone_has_no_related_ones(content):
    assert all(b"both tell of" not in data for data in build(content, (), LOOKS).files.values())


def test_a_new_event_changes_those_near_it_only():
    first = PurePosixPath("meeting-1/meeting-1.md")
    alone = given(STRANGER | {first: NEAR[first]})
    more = given(STRANGER | NEAR)
    assert alone["fruit"] == more["fruit"]
    assert alone["meeting-1"] != more["meeting-1"]


FOREIGN = {
    PurePosixPath("ferry/haenam.md"): (
        "---\ntitle: 해남 여객선 좌초\nlanguage: ko\n---\n\n"
        "14일 승객 41명을 태운 여객선이 해남 앞바다에서 좌초했다.\n"
    ).encode(),
    PurePosixPath("ferry/lautta.md"): (
        b"---\ntitle: Lautta ajoi karille\nlanguage: fi\n---\n\n"
        b"Lautta ajoi karille sunnuntaina, ja aluksella oli 41 matkustajaa.\n"
    ),
}


def test_a_language_that_is_not_compared_is_named_once():
    built = build(FOREIGN, (), LOOKS)
    assert [(note.severity, note.code, note.place.path) for note in built.notes] == [
        ("info", "unanalysed-language", "content/ferry/lautta.md"),
        ("info", "unanalysed-language", "content/ferry/haenam.md"),
    ]


def test_a_page_says_which_sources_it_does_not_compare():
    page = build(FOREIGN, (), LOOKS).files[PurePosixPath("ferry/index.html")].decode()
    assert "A and B are not in English, so not compared with the others; B is in a language" in page
    assert "앞바다에서 좌초했다." in page
