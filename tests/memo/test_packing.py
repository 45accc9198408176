from clipbook.memo.packing import pack, unpack
from clipbook.source import Span
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
