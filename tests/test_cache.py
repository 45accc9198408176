"""Tests of what is kept between builds: nothing wrong is ever given back."""

import os
import pickle
import shutil
import sqlite3
from pathlib import Path

import pytest

from clipbook.cache import NAME, Cache, states, version_of
from clipbook.model import Excerpt
from clipbook.notes import Span
from clipbook.stages import Cached

CALLS = []


def cut(text: str) -> Excerpt:
    """A stage that says when it is called."""
    CALLS.append(text)
    return Excerpt("a", Span(0, len(text)), text)


def count(text: str) -> int:
    """A stage that gives too little."""
    return len(text)


@pytest.fixture(autouse=True)
def _no_calls():
    CALLS.clear()


@pytest.fixture
def folder(tmp_path):
    """A cache that holds the result for "one" and "two"."""
    run(tmp_path, ["one", "two"])
    return tmp_path


def run(folder, items, version="1", stages=None):
    cache = Cache(str(folder / "cache"), version)
    cached = Cached(map, cache, {cut: "cut"} if stages is None else stages)
    results = list(cached(cut, items))
    cache.close()
    return [result.text for result in results]


def path(folder):
    return folder / "cache" / NAME


def base(folder):
    return sqlite3.connect(path(folder), isolation_level=None)


def called(folder, **more):
    """What is called for "two" and "three", once these come out right."""
    CALLS.clear()
    assert run(folder, ["two", "three"], **more) == ["two", "three"]
    return CALLS


def test_what_is_kept_is_not_made_again(folder):
    assert called(folder) == ["three"]


def test_another_version_finds_nothing(folder):
    assert called(folder, version="2") == ["two", "three"]


def test_another_name_finds_nothing(folder):
    assert called(folder, stages={cut: "cut again"}) == ["two", "three"]


def test_a_function_that_is_no_stage_is_just_run(folder):
    assert called(folder, stages={}) == ["two", "three"]


def test_results_come_in_the_order_of_the_items(folder):
    assert run(folder, ["new", "two", "newer", "one"]) == ["new", "two", "newer", "one"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b"no database"),
        lambda file: file.write_bytes(file.read_bytes()[:3000]),
        lambda file: file.write_bytes(b""),
        lambda file: file.unlink(),
    ],
)
def test_a_damaged_file_is_made_anew(folder, harm):
    harm(path(folder))
    assert called(folder) == ["two", "three"]
    assert called(folder) == []


@pytest.mark.parametrize(
    "harm",
    [
        "CREATE TRIGGER t AFTER INSERT ON result BEGIN DELETE FROM result; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE more (a)",
        "PRAGMA user_version = 1",
    ],
)
def test_a_file_of_another_shape_is_made_anew(folder, harm):
    base(folder).execute(harm)
    assert called(folder) == ["two", "three"]
    assert called(folder) == []


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE result SET value = zeroblob(40)",
        "UPDATE result SET value = 7",
        "UPDATE result SET value = (SELECT value FROM result ORDER BY key LIMIT 1)",
    ],
)
def test_a_value_that_is_not_what_was_kept_is_not_trusted(folder, harm):
    base(folder).execute(harm)
    assert run(folder, ["one", "two"]) == ["one", "two"]


def test_a_link_is_not_followed(folder, tmp_path):
    shutil.move(path(folder), tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    path(folder).symlink_to(tmp_path / "elsewhere")
    assert called(folder) == ["two", "three"]
    assert (tmp_path / "elsewhere").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "cache").write_text("a file")
    assert run(tmp_path, ["one"]) == ["one"]
    assert (tmp_path / "cache").read_text() == "a file"


def test_a_second_build_waits_or_goes_without(folder, monkeypatch):
    monkeypatch.setattr("clipbook.cache._LONGEST_WAIT", 0.01)
    other = base(folder)
    other.execute("BEGIN EXCLUSIVE")
    assert called(folder) == ["two", "three"]
    other.execute("ROLLBACK")
    assert called(folder) == ["three"]


def test_the_folder_keeps_itself_out_of_git(folder):
    assert (folder / "cache" / ".gitignore").read_text() == "*\n"


def test_a_cache_travels_as_its_place(folder):
    there = pickle.loads(pickle.dumps(Cache(str(folder / "cache"), "1")))  # noqa: S301 # our own
    assert [r.text for r in Cached(map, there, {cut: "cut"})(cut, ["one"])] == ["one"]
    assert CALLS[2:] == []


def test_an_old_cache_is_emptied(folder, monkeypatch):
    monkeypatch.setattr("clipbook.cache._FEW", 0)
    monkeypatch.setattr("clipbook.cache._TIMES", 1)
    run(folder, ["one"])
    assert called(folder) == ["two", "three"]


def test_the_version_tells_edited_programs_apart(tmp_path):
    (tmp_path / "a.py").write_text("1")
    before = version_of(tmp_path)
    os.utime(tmp_path / "a.py", ns=(1, 1))
    assert version_of(tmp_path) != before
    assert version_of(Path(tmp_path, "nowhere")) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.txt").write_text("other"),
        lambda folder: (folder / "a.txt").rename(folder / "c.txt"),
        lambda folder: (folder / "deep" / "b.txt").unlink(),
    ],
)
def test_a_change_below_a_folder_changes_its_states(tmp_path, change):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").touch()
    (tmp_path / "deep" / "b.txt").touch()
    before = states([tmp_path])
    assert states([tmp_path]) == before
    change(tmp_path)
    assert states([tmp_path]) != before


def test_a_hidden_file_changes_nothing(tmp_path):
    before = states([tmp_path])
    (tmp_path / ".a.txt.swp").touch()
    assert states([tmp_path]) == before


def test_a_circle_of_links_has_a_state(tmp_path):
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "nowhere")
    assert states([tmp_path]) == states([tmp_path])


def test_the_same_file_in_another_place_is_another_state(tmp_path):
    (tmp_path / "a.txt").touch()
    assert states([tmp_path / "a.txt", tmp_path / "b"]) != states(
        [tmp_path / "b", tmp_path / "a.txt"]
    )


def test_what_was_asked_for_is_at_hand_without_the_file(folder):
    first = Cached(map, Cache(str(folder / "cache"), "1"), {cut: "cut"}, room=100)
    results = list(first(cut, ["one", "new"]))
    shutil.rmtree(folder / "cache")
    CALLS.clear()
    second = Cached(map, Cache(str(folder / "cache"), "1"), {cut: "cut"}, first.asked, 100)
    assert list(map(id, second(cut, ["one", "new"]))) == list(map(id, results))
    assert CALLS == []


def test_what_finds_no_room_is_read_from_the_file(folder):
    cached = Cached(map, Cache(str(folder / "cache"), "1"), {cut: "cut"}, room=1)
    assert [result.text for result in cached(cut, ["one", "two"])] == ["one", "two"]
    assert cached.asked == {}
    assert CALLS == ["one", "two"]  # when the folder was made


def test_a_cache_that_was_closed_is_opened_again(folder):
    cache = Cache(str(folder / "cache"), "1")
    cached = Cached(map, cache, {cut: "cut"})
    list(cached(cut, ["one"]))
    cache.close()
    assert [result.text for result in cached(cut, ["two"])] == ["two"]
    assert CALLS == ["one", "two"]
