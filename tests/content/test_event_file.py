from datetime import date
from pathlib import PurePosixPath

from clipbook.content import EventFile, read_event
from clipbook.model import Correction, Period
from tests.stories import content_file

PATH = PurePosixPath("fair/_event.md")


def test_everything_an_editor_can_set_is_read():
    data = content_file(
        "title: The fair\ndate: 2024-09-01/2024-09-03\nplace: Pell\nhide: [s1]\n"
        "corrections:\n  - {date: 2024-09-04, statement: s2, text: It was Sunday.}",
        "An *editor's* lead.",
    )
    assert read_event(PATH, data).values == (
        EventFile(
            event="fair",
            title="The fair",
            period=Period(date(2024, 9, 1), date(2024, 9, 3)),
            places=("Pell",),
            lead="An *editor's* lead.",
            corrections=(Correction("2024-09-04", "s2", "It was Sunday."),),
            hidden=("s1",),
            names={"s2": 7, "s1": 5},
            folder="fair",
        ),
    )


def test_odd_values_are_named_with_their_lines():
    notes = read_event(PATH, content_file("date: soon\nmood: fine")).notes
    assert sorted((note.code, note.place.line) for note in notes) == [
        ("bad-date", 2),
        ("unknown-key", 3),
    ]


def test_a_broken_file_is_an_error():
    result = read_event(PATH, b"---\ntitle: [\n---\n")
    assert result.values == ()
    assert [note.code for note in result.notes] == ["bad-front-matter"]


def test_a_mistyped_key_of_a_correction_is_named_with_its_line():
    data = content_file("corrections:\n- dat: 2024-09-04\n  statment: s2\n  text: It was Sunday.")
    notes = read_event(PATH, data).notes
    assert [(note.code, note.place.line) for note in notes] == [
        ("unknown-key", 3),
        ("unknown-key", 4),
    ]
