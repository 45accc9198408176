from pathlib import PurePosixPath

from clipbook.chapters import Chapter
from clipbook.memo.packing import pack, pack_chapter, unpack, unpack_chapter
from clipbook.source import Note, Place, Severity, Span
from clipbook.steps import Part, part_of


def never(digest):
    raise AssertionError(digest)


def test_what_was_packed_is_unpacked():
    value = {"a": (Span(1, 2), ["x", None])}
    row, parts = pack(value)
    assert (unpack(row, never), parts) == (value, {})


def test_parts_stay_apart():
    part = part_of("word " * 1000)
    row, parts = pack((part, 1, part))
    assert len(row) < 200
    assert parts == {part.digest: part.packed()}


def test_a_part_is_read_where_it_is_asked_for():
    part = part_of(["a", "b"])
    row, parts = pack({"here": part})
    asked = []

    def found(digest):
        return Part(digest, lambda named: asked.append(named) or parts[named])

    unpacked = unpack(row, found)
    assert asked == []
    assert unpacked["here"].get() == ["a", "b"]
    assert asked == [part.digest]


def test_a_chapter_is_unpacked_with_the_digests_of_its_files():
    note = Note(severity=Severity.INFO, code="a", message="b", place=Place("c"))
    chapter = Chapter(
        files={PurePosixPath("a.html"): b"<p>"},
        given=(note,),
        notes=(),
        targets=(("b.html", "top"),),
        links=part_of(()),
        anchors=part_of({}),
        listed={"home": part_of("entry")},
    )
    row, parts = pack_chapter(chapter, {"a.html": "d1"})
    unpacked = unpack_chapter(row, lambda digest: Part(digest, parts.__getitem__))
    assert (unpacked.files, unpacked.kept, unpacked.given) == ({}, {"a.html": "d1"}, (note,))
    assert (unpacked.targets, unpacked.listed["home"].get()) == (chapter.targets, "entry")
    assert (unpacked.links.get(), unpacked.anchors.get()) == ((), {})
