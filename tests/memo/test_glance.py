import os

import pytest

from clipbook.memo import glance
from clipbook.memo.scan import files_of, folders_of, look, now

LONG_AGO = 10**9


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    (tmp_path / "kept").mkdir()
    (tmp_path / "content" / "empty").mkdir(parents=True)
    (tmp_path / "content" / "a.md").write_text("a")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def note(words=("build",), age=LONG_AGO, absent=("seeds",)):
    """Notes the project as one that was looked at so many nanoseconds after its last change."""
    found = look("content")
    states = files_of(found) | folders_of(found)
    states = {f"content/{path}": state for path, state in states.items()}
    glance.keep("kept", words, (["a note"], 1), ([states], absent), now() + age)


def add_file(project):
    (project / "content" / "b.md").write_text("b")


def add_file_to_an_empty_folder(project):
    (project / "content" / "empty" / "b.md").write_text("b")


def add_folder(project):
    (project / "content" / "c").mkdir()


def add_what_was_not_there(project):
    (project / "seeds").mkdir()


def edit(project):
    (project / "content" / "a.md").write_text("b")


def edit_unseen_by_size_and_time(project):
    path = project / "content" / "a.md"
    before = path.stat()
    path.write_text("b")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def delete(project):
    (project / "content" / "a.md").unlink()


def rename(project):
    (project / "content" / "a.md").rename(project / "content" / "b.md")


def damage(project):
    path = project / "kept" / "glance.bin"
    path.write_bytes(path.read_bytes()[:-1])


def test_what_was_said_is_said_again_where_nothing_changed():
    note()
    assert glance.recall("kept", ["build"]) == (["a note"], 1)


@pytest.mark.parametrize(
    "change",
    [
        add_file,
        add_file_to_an_empty_folder,
        add_folder,
        add_what_was_not_there,
        edit,
        edit_unseen_by_size_and_time,
        delete,
        rename,
        damage,
    ],
)
def test_nothing_is_told_where_anything_changed(project, change):
    note()
    change(project)
    assert glance.recall("kept", ["build"]) is None


def test_another_command_is_told_nothing():
    note()
    assert glance.recall("kept", ["build", "--strict"]) is None


def test_the_same_command_elsewhere_is_told_nothing(project, monkeypatch):
    note()
    kept = str(project / "kept")
    monkeypatch.chdir(project / "content")
    assert glance.recall(kept, ["build"]) is None


def test_what_is_young_is_not_noted():
    note(age=0)
    assert glance.recall("kept", ["build"]) is None


@pytest.mark.parametrize("target", ["a.md", "none.md"])
def test_links_are_not_noted(project, target):
    (project / "content" / "b.md").symlink_to(target)
    note()
    assert glance.recall("kept", ["build"]) is None


def test_what_is_forgotten_is_not_told():
    note()
    glance.forget("kept")
    assert glance.recall("kept", ["build"]) is None


def test_where_the_disk_refuses_nothing_is_kept(project):
    (project / "kept").rmdir()
    note()
    assert glance.recall("kept", ["build"]) is None
