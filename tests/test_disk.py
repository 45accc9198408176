import os
from pathlib import Path, PurePosixPath

import pytest

from clipbook import disk
from clipbook.disk import MANIFEST, check_output, manifest, publish, read_folder, write_new
from clipbook.source import ClipbookError

LEDGER = PurePosixPath("ledger.yaml")
PAGE = PurePosixPath("a/index.html")


def site(**files):
    named = {PurePosixPath(name.replace("__", "/")): data for name, data in files.items()}
    return {**named, MANIFEST: manifest(named)}


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


def test_an_enormous_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "MAX_BYTES", 3)
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

    monkeypatch.setattr(disk.os, "link", full)
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


def test_a_site_replaces_the_older_one_as_a_whole(tmp_path):
    out = tmp_path / "site"
    publish(out, site(a__index=b"1", gone=b"2"))
    publish(out, site(a__index=b"3"))
    assert sorted(path.name for path in out.rglob("*")) == ["a", "index", MANIFEST.name]
    assert (out / "a" / "index").read_bytes() == b"3"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_somebody_else_put_into_the_site_is_carried_over(tmp_path):
    out = tmp_path / "site"
    publish(out, site(index=b"1"))
    (out / "CNAME").write_text("example.org")
    publish(out, site(index=b"2"))
    assert (out / "CNAME").read_text() == "example.org"


def test_the_swap_also_works_where_the_system_cannot_exchange(tmp_path, monkeypatch):
    monkeypatch.setattr(disk.ctypes, "CDLL", lambda *_, **__: object())
    out = tmp_path / "site"
    publish(out, site(index=b"1"))
    publish(out, site(index=b"2"))
    assert (out / "index").read_bytes() == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_second_build_of_the_same_site_is_turned_away(tmp_path):
    out = tmp_path / "site"
    with disk._lock(out), pytest.raises(ClipbookError, match="another build"):  # noqa: SLF001
        publish(out, site(index=b"1"))


def test_a_failed_write_leaves_the_old_site(tmp_path, monkeypatch):
    out = tmp_path / "site"
    publish(out, site(index=b"1"))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ClipbookError, match="No space left"):
        publish(out, site(index=b"2"))
    assert (out / "index").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    "name", ["seeds", "seeds/site", ".", "..", "/", "~", "file", "link", "full"]
)
def test_an_output_that_could_harm_is_refused(tmp_path, monkeypatch, name):
    project = tmp_path / "project"
    (project / "seeds").mkdir(parents=True)
    (project / "full").mkdir()
    (project / "full" / "thesis.doc").write_text("mine")
    (project / "file").write_text("")
    (project / "link").symlink_to(tmp_path)
    monkeypatch.chdir(project)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with pytest.raises(ClipbookError):
        check_output(Path(name).expanduser(), (Path("seeds"),))


@pytest.mark.parametrize("name", ["site", "empty", "ours"])
def test_a_folder_of_its_own_is_accepted(tmp_path, monkeypatch, name):
    (tmp_path / "empty").mkdir()
    publish(tmp_path / "ours", site(index=b"1"))
    monkeypatch.chdir(tmp_path)
    check_output(Path(name), (Path("seeds"),))


def test_the_manifest_is_what_sha256sum_checks():
    assert manifest({PAGE: b""}) == (
        b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a/index.html\n"
    )


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31m.txt", "a\u202etxt.exe", b"a\xff.txt"])
def test_a_name_that_does_not_print_is_named(tmp_path, name):
    with open(os.path.join(os.fsencode(tmp_path), os.fsencode(name)), "wb") as file:  # noqa: PTH118, PTH123 # a name in bytes
        file.write(b"x")
    folder = read_folder(tmp_path, "seeds")
    assert folder.files == {}
    assert [note.code for note in folder.notes] == ["bad-name"]


def test_a_file_that_stands_is_taken_over_and_one_that_changed_is_not(tmp_path):
    out, page = tmp_path / "site", PurePosixPath("index")
    publish(out, site(index=b"1"))
    found = (out / page).stat()
    look = (found.st_size, found.st_mtime_ns, found.st_ino)
    publish(out, {MANIFEST: manifest({page: b"1"})}, {page: look})
    assert (out / page).stat().st_ino == found.st_ino
    (out / page).write_bytes(b"another")
    with pytest.raises(ClipbookError, match="build again"):
        publish(out, {MANIFEST: manifest({page: b"1"})}, {page: look})
    assert (out / page).read_bytes() == b"another"
