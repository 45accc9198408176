from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest

from clipbook.clippings import read_clippings, write_fetched
from clipbook.fetch import Fetched
from clipbook.model import Clipping


def page(kind="text/html; charset=utf-8", address="https://www.example.org/news/A Story?x=1"):
    return Fetched(
        data=b"<p>Text",
        asked="https://example.org/a",
        address=address,
        at=datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC),
        headers=(("Content-Type", kind),),
    )


def test_a_fetched_page_reads_back_with_its_address():
    files = write_fetched(page(), {})
    assert tuple(read_clippings(files).values) == (
        Clipping("example-org-news-a-story.html", b"<p>Text", page().address),
    )


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("", ".html"),
        ("application/xhtml+xml", ".html"),
        ("application/rss+xml", ".xml"),
        ("application/feed+json", ".json"),
        ("text/plain", ".txt"),
    ],
)
def test_the_kind_of_a_page_gives_the_ending(kind, ending):
    assert min(write_fetched(page(kind), {})).suffix == ending


def test_the_same_page_is_kept_once_and_another_beside_it():
    first = write_fetched(page(), {})
    assert write_fetched(page(), first) == {}
    taken = dict.fromkeys(first, b"other")
    assert PurePosixPath("example-org-news-a-story-2.html") in write_fetched(page(), taken)


def test_a_broken_side_file_is_named_and_the_clipping_read():
    files = {PurePosixPath("a.html"): b"A", PurePosixPath("a.html.origin.yaml"): b"a: ["}
    result = read_clippings(files)
    assert tuple(result.values) == (Clipping("a.html", b"A"),)
    assert [note.code for note in result.notes] == ["bad-side-file"]


@pytest.mark.parametrize(
    "copy",
    [
        "pier.txt~",
        "#pier.txt#",
        "pier.txt.bak",
        "pier.txt.part",
        "pier.crdownload",
        "pier.sync-conflict-20240305-101010-ABCDEFG.txt",
        "pier (Conflicted copy).txt",
        "pier (Ida's conflicted copy 2024-03-05).txt",
    ],
)
def test_a_copy_that_a_program_made_is_passed_over_beside_its_original(copy):
    files = {PurePosixPath("in", name): b"A" for name in ("pier.txt", copy)}
    result = read_clippings(files)
    assert [clipping.path for clipping in result.values] == ["in/pier.txt"]
    assert [note.code for note in result.notes] == ["backup-copy"]
    assert "in/pier.txt" in result.notes[0].message


@pytest.mark.parametrize("name", ["@eaDir/pier.txt@SynoEAStream", "__MACOSX/._pier", "~$pier.docx"])
def test_what_a_system_keeps_for_itself_is_passed_over(name):
    files = {PurePosixPath(each): b"A" for each in ("pier.txt", name)}
    result = read_clippings(files)
    assert (tuple(result.values), result.notes) == ((Clipping("pier.txt", b"A"),), ())


@pytest.mark.parametrize("name", ["pier.txt~", "pier.bak", "~", "#", "pier (1).txt"])
def test_a_file_without_an_original_beside_it_is_a_clipping(name):
    assert len(read_clippings({PurePosixPath(name): b"A"}).values) == 1
