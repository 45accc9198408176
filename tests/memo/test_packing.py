from clipbook.chapters import Chapter
from clipbook.memo.packing import pack, parts_in, unpack
from clipbook.notes import Note, Place, Severity, Span
from clipbook.workers import Part, part_of


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


def test_a_chapter_is_unpacked_as_it_was():
    note = Note(severity=Severity.INFO, code="a", message="b", place=Place("c"))
    chapter = Chapter(
        files={},
        kept={"a.html": "d1"},
        given=(note,),
        notes=(),
        targets=(("b.html", "top"),),
        links=part_of(()),
        anchors=part_of({}),
        listed={"home": part_of("entry")},
    )
    row, parts = pack(chapter)
    unpacked = unpack(row, lambda digest: Part(digest, parts.__getitem__))
    assert parts_in(row) == parts.keys()
    assert (unpacked.files, unpacked.kept, unpacked.given) == ({}, {"a.html": "d1"}, (note,))
    assert (unpacked.targets, unpacked.listed["home"].get()) == (chapter.targets, "entry")
    assert (unpacked.links.get(), unpacked.anchors.get()) == ((), {})
