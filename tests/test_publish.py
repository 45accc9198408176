import os
import subprocess
import sys
import threading
from pathlib import PurePosixPath

import pytest

from clipbook import publish as publishing
from clipbook.errors import ClipbookError
from clipbook.filesystem import MANIFEST
from clipbook.publish import publish, put, stage

pytestmark = pytest.mark.slow


def site(**files):
    return {name.replace("__", "/"): data for name, data in files.items()}


def replace(out, files):
    with stage(out) as staged:
        publish(out, staged, put(staged, out, {PurePosixPath(k): v for k, v in files.items()}))


def files(folder):
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_site_replaces_the_older_one_as_a_whole(tmp_path):
    out = tmp_path / "site"
    replace(out, site(a__index=b"1", gone=b"2"))
    replace(out, site(a__index=b"3"))
    assert sorted(path.name for path in out.rglob("*")) == ["a", "index", MANIFEST.name]
    assert (out / "a" / "index").read_bytes() == b"3"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_somebody_else_put_into_the_site_is_carried_over(tmp_path):
    out = tmp_path / "site"
    replace(out, site(index=b"1"))
    (out / "CNAME").write_text("example.org")
    replace(out, site(index=b"2"))
    assert (out / "CNAME").read_text() == "example.org"


def test_a_link_that_somebody_put_into_the_site_stays_a_link(tmp_path):
    out = tmp_path / "site"
    (tmp_path / "secret").write_text("secret")
    replace(out, site(index=b"1"))
    (out / "to").symlink_to("../secret")
    (out / "nowhere").symlink_to("nowhere")
    replace(out, site(index=b"2"))
    assert (out / "to").is_symlink()
    assert (out / "nowhere").is_symlink()


def test_the_swap_also_works_where_the_system_cannot_exchange(tmp_path, monkeypatch):
    monkeypatch.setattr(publishing.ctypes, "CDLL", lambda *_, **__: object())
    out = tmp_path / "site"
    replace(out, site(index=b"1"))
    replace(out, site(index=b"2"))
    assert (out / "index").read_bytes() == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_second_build_of_the_same_site_is_turned_away(tmp_path):
    out = tmp_path / "site"
    with publishing._lock(out), pytest.raises(ClipbookError, match="another build"):  # noqa: SLF001
        replace(out, site(index=b"1"))


def test_a_failed_write_leaves_the_old_site(tmp_path, monkeypatch):
    out = tmp_path / "site"
    replace(out, site(index=b"1"))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing, "_settle", full)
    with pytest.raises(ClipbookError, match="No space left"):
        replace(out, site(index=b"2"))
    assert (out / "index").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_lock_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "thesis.doc").write_text("mine")
    (tmp_path / ".site.lock").symlink_to(tmp_path / "thesis.doc")
    with pytest.raises(ClipbookError):
        replace(tmp_path / "site", site(index=b"1"))
    assert (tmp_path / "thesis.doc").read_text() == "mine"


def test_a_lock_that_was_taken_away_meanwhile_is_no_lock(tmp_path, monkeypatch):
    def locked_late(*given):
        flock(*given)
        (tmp_path / ".site.lock").unlink()

    flock = publishing.fcntl.flock
    monkeypatch.setattr(publishing.fcntl, "flock", locked_late)
    with pytest.raises(ClipbookError, match="another build"):
        replace(tmp_path / "site", site(index=b"1"))


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077])
def test_everybody_may_read_a_site(tmp_path, umask):
    before = os.umask(umask)
    try:
        replace(tmp_path / "site", site(a__b__index=b"1"))
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {0o755, 0o644}


def test_a_reader_sees_the_old_or_the_new_site_and_nothing_between(tmp_path):
    out = tmp_path / "site"
    versions = [bytes([n]) * 5000 for n in range(20)]
    replace(out, site(index=versions[0]))
    seen, over = set(), threading.Event()

    def poll():
        while not over.is_set():
            seen.add((out / "index").read_bytes())

    reader = threading.Thread(target=poll)
    reader.start()
    for version in versions:
        replace(out, site(index=version))
    over.set()
    reader.join()
    assert seen <= set(versions)
    assert len(seen) > 1


@pytest.mark.skipif(sys.platform == "win32", reason="no folder can be opened there")
def test_what_a_killed_build_left_is_taken_away(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; from clipbook.publish import stage\n"
        "with stage(Path(sys.argv[1])) as folder:\n"
        "  (folder / 'page').touch(); os.kill(os.getpid(), 9)"
    )
    out = tmp_path / "site"
    subprocess.run([sys.executable, "-c", script, out], check=False)  # noqa: S603 # our own program
    assert len(list(tmp_path.iterdir())) == 1
    with stage(out) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_what_a_living_build_makes_stays(tmp_path):
    with stage(tmp_path / "site") as first, stage(tmp_path / "site") as second:
        assert sorted(tmp_path.iterdir()) == sorted((first, second))


def test_what_only_is_named_like_a_stage_of_another_site_stays(tmp_path):
    other = tmp_path / ".other.new-1"
    other.mkdir()
    with stage(tmp_path / "site"):
        assert other.is_dir()


def test_a_file_that_stays_is_not_written_again(tmp_path):
    out = tmp_path / "site"
    replace(out, site(a__x=b"1", b=b"1"))
    before = (out / "a" / "x").stat().st_ino
    replace(out, site(a__x=b"1", b=b"2"))
    assert (out / "a" / "x").stat().st_ino == before
    assert (out / "b").read_bytes() == b"2"


def test_a_site_that_is_the_same_stays_as_it_is(tmp_path):
    out = tmp_path / "site"
    replace(out, site(a__x=b"1"))
    before = out.stat()
    replace(out, site(a__x=b"1"))
    assert (out.stat().st_ino, out.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("harm", [b"2", b"longer"])
def test_a_file_that_was_damaged_is_written_anew(tmp_path, harm):
    out = tmp_path / "site"
    replace(out, site(a__x=b"1"))
    (out / "a" / "x").write_bytes(harm)
    replace(out, site(a__x=b"1"))
    assert (out / "a" / "x").read_bytes() == b"1"


def test_a_link_in_the_place_of_a_page_is_no_page(tmp_path):
    out = tmp_path / "site"
    replace(out, site(a=b"1"))
    (tmp_path / "mine").write_bytes(b"1")
    (out / "a").unlink()
    (out / "a").symlink_to(tmp_path / "mine")
    replace(out, site(a=b"1"))
    assert not (out / "a").is_symlink()
