import hashlib
import os
from pathlib import Path, PurePosixPath

import pytest

from clipbook import filesystem
from clipbook.errors import ClipbookError
from clipbook.filesystem import MANIFEST, check_output, manifest, read_folder, write_new

LEDGER = PurePosixPath("ledger.yaml")


def codes(folder):
    return [(note.place.path, note.code) for note in folder.notes]


def test_files_are_read_with_their_paths_and_hidden_ones_passed_over(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"A")
    (tmp_path / ".hidden").write_bytes(b"H")
    folder = read_folder(tmp_path, "seeds")
    assert folder.files == {PurePosixPath("sub/a.txt"): b"A"}
    assert folder.notes == ()


def test_a_folder_named_like_a_clipping_is_named(tmp_path):
    (tmp_path / "a.txt").mkdir()
    assert codes(read_folder(tmp_path, "seeds")) == [("seeds/a.txt", "folder-for-file")]


def test_a_link_that_leads_outside_is_named(tmp_path):
    inside = tmp_path / "seeds"
    inside.mkdir()
    (tmp_path / "secret").write_text("secret")
    (inside / "a.txt").symlink_to(tmp_path / "secret")
    folder = read_folder(inside, "seeds")
    assert folder.files == {}
    assert codes(folder) == [("seeds/a.txt", "leads-outside")]


def test_a_broken_link_and_a_pipe_are_named(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "b.txt")
    assert [code for _, code in codes(read_folder(tmp_path, "seeds"))] == ["not-readable"] * 2


def test_a_circle_of_links_is_named(tmp_path):
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").symlink_to("c")
    (tmp_path / "c").symlink_to("b.txt")
    assert [code for _, code in codes(read_folder(tmp_path, "seeds"))] == ["not-readable"] * 3


def test_a_circle_of_links_is_no_folder_for_a_site(tmp_path):
    (tmp_path / "site").symlink_to("site")
    with pytest.raises(ClipbookError, match="is no folder"):
        check_output(tmp_path / "site", ())


@pytest.mark.parametrize("link", [False, True])
def test_a_file_where_a_folder_would_stand_is_named_and_nothing_is_taken_for_written(
    tmp_path, link
):
    [(tmp_path / "e").write_text, (tmp_path / "e").symlink_to][link]("e")
    with pytest.raises(ClipbookError, match="e: is no folder, expected one"):
        write_new(tmp_path, {PurePosixPath("e/a.md"): b"x"})


def test_an_enormous_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(filesystem, "MAX_BYTES", 3)
    (tmp_path / "a.txt").write_bytes(b"1234")
    assert codes(read_folder(tmp_path, "seeds")) == [("seeds/a.txt", "too-large")]


def test_a_file_that_exists_is_never_written_over(tmp_path):
    (tmp_path / "a.md").write_bytes(b"mine")
    write_new(tmp_path, {PurePosixPath("a.md"): b"yours", LEDGER: b"new"}, LEDGER)
    assert (tmp_path / "a.md").read_bytes() == b"mine"
    assert (tmp_path / "ledger.yaml").read_bytes() == b"new"


def test_the_programs_own_file_is_replaced(tmp_path):
    (tmp_path / "ledger.yaml").write_bytes(b"old")
    write_new(tmp_path, {LEDGER: b"new"}, LEDGER)
    assert (tmp_path / "ledger.yaml").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.yaml"]


def test_the_programs_own_file_comes_last(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(filesystem.os, "link", full)
    with pytest.raises(ClipbookError, match="No space left"):
        write_new(tmp_path, {LEDGER: b"new", PurePosixPath("z.md"): b"z"}, LEDGER)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_through_a_link_that_leads_outside(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "event").symlink_to(tmp_path / "outside")
    with pytest.raises(ClipbookError, match="outside"):
        write_new(tmp_path / "content", {PurePosixPath("event/a.md"): b"x"}, LEDGER)
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize(
    "name", ["seeds", "seeds/site", ".", "..", "/", "~", "file", "link", "full", "archive", "home"]
)
def test_an_output_that_could_harm_is_refused(tmp_path, monkeypatch, name):
    project = tmp_path / "project"
    (project / "seeds").mkdir(parents=True)
    (project / "full").mkdir()
    (project / "full" / "thesis.doc").write_text("mine")
    (project / "file").write_text("")
    (project / "link").symlink_to(tmp_path)
    (project / "archive").mkdir()
    (project / "archive" / MANIFEST).write_bytes(manifest({"data/thesis.doc": "0"}))
    (project / "home").symlink_to(tmp_path / "home")
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(project)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with pytest.raises(ClipbookError):
        check_output(Path(name).expanduser(), (Path("seeds"),))


@pytest.mark.parametrize("name", ["site", "empty", "ours"])
def test_a_folder_of_its_own_is_accepted(tmp_path, monkeypatch, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "ours").mkdir()
    ours = dict.fromkeys(("index.html", "search.js", "feed.json", "a/index.html"), "0")
    (tmp_path / "ours" / MANIFEST).write_bytes(manifest(ours))
    monkeypatch.chdir(tmp_path)
    check_output(Path(name), (Path("seeds"),))


def test_the_manifest_is_what_sha256sum_checks():
    assert manifest({"a/index.html": hashlib.sha256(b"").hexdigest()}) == (
        b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a/index.html\n"
    )


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31m.txt", "a\u202etxt.exe", b"a\xff.txt"])
def test_a_name_that_does_not_print_is_named(tmp_path, name):
    with open(os.path.join(os.fsencode(tmp_path), os.fsencode(name)), "wb") as file:  # noqa: PTH118, PTH123 # a name in bytes
        file.write(b"x")
    folder = read_folder(tmp_path, "seeds")
    assert folder.files == {}
    assert [note.code for note in folder.notes] == ["bad-name"]


@pytest.mark.parametrize("held", [0, 1 << 20])
def test_what_is_put_aside_is_found_again(held, monkeypatch):
    monkeypatch.setattr(filesystem, "_IN_MEMORY", held)
    spool = filesystem.Spool()
    for number in range(20):
        spool.append(bytes(number))
        assert spool[number // 2] == bytes(number // 2)
