"""Files of content/ that a disk damaged: what is built in their place, and what stays."""

from pathlib import PurePosixPath

import pytest

from clipbook.content import LEDGER, is_damaged, read_content
from clipbook.importer import import_seeds, restore
from clipbook.model import Settings
from clipbook.pipeline import Looks, build
from tests.pages.built import static, templates
from tests.stories import BRIDGE, BRIDGE_AGAIN, ORCHARD, clipping, content_file

LEDGER_PATH = PurePosixPath(LEDGER)
CLIPPINGS = (
    clipping("a.txt", BRIDGE),
    clipping("b.txt", BRIDGE_AGAIN),
    clipping("c.txt", ORCHARD),
)
GARBLED = b"\x9f\x01\xfe\x00" * 40
LOOKS = Looks(settings=Settings(), templates=templates(), static=static())


@pytest.fixture
def content():
    return dict(import_seeds(CLIPPINGS, {}).files)


def read(files):
    """Files with what they hold."""
    return files, read_content(files)[0]


def articles(files):
    return sorted(path for path in files if path.suffix == ".md")


def site_of(content):
    """What a build makes of `content`, and the notes of all its steps."""
    mended = restore(CLIPPINGS, read(content))
    whole = {**content, **mended.files}
    imported = import_seeds(CLIPPINGS, whole)
    made = build({**whole, **imported.files}, CLIPPINGS, LOOKS)
    return made.files, (*mended.notes, *imported.notes, *made.notes)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_clipping_is_read_in_the_place_of_a_damaged_file(content, number):
    path = articles(content)[number]
    files, notes = site_of(content | {path: GARBLED})
    assert files == site_of(content)[0]
    assert [(note.place.path, note.code) for note in notes] == [(f"content/{path}", "damaged-file")]


def test_a_content_folder_that_is_damaged_as_a_whole_is_read_anew(content):
    files, notes = site_of(dict.fromkeys(content, GARBLED))
    assert files == site_of(content)[0]
    assert sorted(note.code for note in notes) == ["bad-ledger", *["damaged-file"] * 3]
    assert {note.severity.value for note in notes} == {"warning"}


def test_a_damaged_file_is_not_among_those_to_be_written(content):
    damaged = dict.fromkeys(content, GARBLED)
    mended = restore(CLIPPINGS, read(damaged)).files
    assert articles(import_seeds(CLIPPINGS, {**damaged, **mended}).files) == []


def test_a_ledger_that_cannot_be_read_is_kept_aside_and_written_anew(content):
    broken = b"- [{\n" + content[LEDGER_PATH]
    made = import_seeds(CLIPPINGS, content | {LEDGER_PATH: broken})
    (copy,) = (path for path in made.files if path != LEDGER_PATH)
    assert made.files == {copy: broken, LEDGER_PATH: content[LEDGER_PATH]}
    assert [(note.code, note.severity.value) for note in made.notes] == [("bad-ledger", "error")]
    assert str(copy) in made.notes[0].message


def test_a_ledger_of_which_nothing_remains_is_kept_aside_without_clippings():
    made = import_seeds((), {LEDGER_PATH: GARBLED})
    assert len(made.files) == 2
    assert import_seeds((), made.files).files == {}


def test_a_damaged_file_without_its_clipping_is_an_error(content):
    path = articles(content)[0]
    held = read_content(content)[0].articles
    others = [each for each in CLIPPINGS if each.path != held[path].clipping]
    assert restore(others, read(content | {path: GARBLED})).files == {}
    assert [note.code for note in read_content({path: GARBLED})[1]] == ["bad-front-matter"]


def test_a_new_clipping_does_not_take_the_place_of_a_file_that_cannot_be_read(content):
    path = articles(content)[0]
    broken = {path: content_file("title: [")}
    made = import_seeds(CLIPPINGS, broken).files
    assert path not in made
    assert len(articles(made)) == 3


def test_a_new_clipping_does_not_take_the_address_of_a_file_of_another_case():
    held = {PurePosixPath("Fair", "Old Bridge closes for Repairs.md"): content_file("title: x")}
    pinned = clipping(
        "d.md", f"---\nevent: fair\ntitle: Old bridge closes for repairs\n---\n{BRIDGE}"
    )
    made = import_seeds((pinned,), held).files
    assert [path.name for path in articles(made)] == ["old-bridge-closes-for-repairs-2.md"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", False),
        ("caf\u00e9 \u4e60".encode(), False),
        ("caf\u00e9 \u201cx\u201d".encode("cp1252"), False),
        ("\u65e5\u672c\u8a9e".encode("shift_jis"), False),
        ("\u65e5\u672c\u8a9e".encode("iso-2022-jp"), False),
        ("title".encode("utf-16"), False),
        (b"one\x0btwo\x0cthree", False),
        (b"---\ntitle: x\n\0\0\0\0", True),
        (bytes(range(256)), True),
        (b"\xff\x01\x02", True),
    ],
)
def test_bytes_that_no_editor_writes_are_damage(data, expected):
    assert is_damaged(data) is expected
