import os
import subprocess
import sys
import threading
from pathlib import PurePosixPath

import pytest

from clipbook import publish as publishing
from clipbook.filesystem import MANIFEST, manifest
from clipbook.notes import ClipbookError
from clipbook.publish import Former, publish, put, stage


def site(**files):
    return {name.replace("__", "/"): data for name, data in files.items()}


def replace(out, files, standing=None, shadow=None, former=None):
    former = former or Former(standing or {})
    standing = former.standing
    with stage(out) as staged:
        digests = put(staged, {PurePosixPath(path): data for path, data in files.items()})
        digests |= put(staged, {MANIFEST: manifest(digests | dict.fromkeys(standing, "0"))})
        fresh = digests.keys() - standing.keys() - {"unwanted"}
        publish(out, (staged, fresh), former, shadow)


def look(path):
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def bytes_of(state):
    """A state without the time of the entry, which a second name changes."""
    size, changed, _, inode = state
    return size, changed, inode


def same_bytes(path, other):
    return bytes_of(look(path)) == bytes_of(look(other))


def stand(out, stays):
    return all(bytes_of(look(out / name)) == bytes_of(state) for name, state in stays.items())


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


def test_a_file_that_stands_is_taken_over_and_one_that_changed_is_not(tmp_path):
    out = tmp_path / "site"
    replace(out, site(index=b"1"))
    before = look(out / "index")
    replace(out, {}, {"index": before})
    assert stand(out, {"index": before})
    (out / "index").write_bytes(b"another")
    with pytest.raises(ClipbookError, match="build again"):
        replace(out, {}, {"index": before})
    assert (out / "index").read_bytes() == b"another"


@pytest.fixture
def shadowed(tmp_path):
    """A site whose predecessor is kept at `before`."""
    out, shadow = tmp_path / "site", tmp_path / "before"
    replace(out, site(a__x=b"1", a__y=b"1", b__z=b"1"), shadow=shadow)
    stays = {name: look(out / name) for name in ("a/x", "a/y")}
    replace(out, site(b__z=b"2"), stays, shadow)
    return out, shadow


def test_the_site_before_is_kept_as_a_shadow(shadowed):
    out, shadow = shadowed
    assert {**files(shadow), MANIFEST.name: b""} == {
        "a/x": b"1",
        "a/y": b"1",
        "b/z": b"1",
        MANIFEST.name: b"",
    }
    assert same_bytes(out / "a" / "x", shadow / "a" / "x")


def test_a_shadow_is_brought_up_to_date_and_takes_the_place_of_the_site(shadowed):
    out, shadow = shadowed
    inode = shadow.stat().st_ino
    stays = {name: look(out / name) for name in ("a/x", "b/z")}
    replace(out, site(a__y=b"3", c=b"3"), stays, shadow)
    expected = {"a/x": b"1", "a/y": b"3", "b/z": b"2", "c": b"3"}
    assert {k: v for k, v in files(out).items() if k != MANIFEST.name} == expected
    assert out.stat().st_ino == inode
    assert stand(out, stays)


@pytest.mark.parametrize(
    "harm",
    [
        lambda shadow: (shadow / "a" / "x").unlink(),
        lambda shadow: (shadow / "more").write_bytes(b"?"),
        lambda shadow: os.replace(shadow / "b" / "z", shadow / "a" / "x"),  # noqa: PTH105
        lambda shadow: (shadow / "a").rename(shadow / "d"),
        lambda shadow: (shadow / "c").mkdir(),
    ],
)
def test_whatever_a_shadow_holds_the_site_is_what_it_should_be(shadowed, harm):
    out, shadow = shadowed
    harm(shadow)
    stays = {name: look(out / name) for name in ("a/x", "b/z")}
    replace(out, site(a__y=b"3", c=b"3"), stays, shadow)
    expected = {"a/x": b"1", "a/y": b"3", "b/z": b"2", "c": b"3"}
    assert {k: v for k, v in files(out).items() if k != MANIFEST.name} == expected


def test_a_manifest_is_never_one_file_in_both_sites(shadowed):
    out, shadow = shadowed
    stays = {name: look(out / name) for name in ("a/x", str(MANIFEST))}
    replace(out, site(b__z=b"3"), stays, shadow)
    assert same_bytes(out / "a" / "x", shadow / "a" / "x")
    assert not same_bytes(out / MANIFEST, shadow / MANIFEST)


def test_a_site_that_another_build_replaced_is_left(shadowed):
    out, shadow = shadowed
    stays = {"a/x": look(out / "a" / "x")}
    (out / "a" / "x").unlink()
    (out / "a" / "x").write_bytes(b"theirs")
    with pytest.raises(ClipbookError, match="build again"):
        replace(out, {}, stays, shadow)
    assert (out / "a" / "x").read_bytes() == b"theirs"


def test_a_file_that_was_made_again_and_is_the_same_stays(shadowed):
    out, shadow = shadowed
    stays = {name: look(out / name) for name in ("a/x", "a/y", "b/z")}
    replace(out, site(a__x=b"1", b__z=b"2"), stays, shadow)
    assert stand(out, stays)


def test_what_is_not_wanted_of_the_stage_is_not_published(tmp_path):
    replace(tmp_path / "site", site(a=b"1", unwanted=b"2"))
    assert files(tmp_path / "site").keys() == {"a", MANIFEST.name}


def test_what_somebody_else_put_beside_a_shadow_is_carried_over(shadowed):
    out, shadow = shadowed
    (out / "CNAME").write_text("example.org")
    replace(out, site(c=b"3"), {}, shadow)
    assert (out / "CNAME").read_text() == "example.org"


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


def test_a_shadow_that_is_a_link_is_not_followed(tmp_path):
    out, shadow = tmp_path / "site", tmp_path / "before"
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.doc").write_text("mine")
    shadow.symlink_to(tmp_path / "home")
    replace(out, site(index=b"1"), shadow=shadow)
    replace(out, site(index=b"2"), shadow=shadow)
    assert files(out)["index"] == b"2"
    assert files(tmp_path / "home") == {"thesis.doc": b"mine"}


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
        replace(out, site(index=version), shadow=tmp_path / "before")
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


def test_the_first_site_has_second_names_for_the_next_one(tmp_path):
    out, shadow = tmp_path / "site", tmp_path / "shadow"
    replace(out, site(a__index=b"1", b=b"2", c=b"2"), shadow=shadow)
    assert (shadow / "a" / "index").samefile(out / "a" / "index")
    stands = {name: look(out / name) for name in ("b", "c")}
    replace(out, site(a__index=b"3"), stands, shadow)
    assert files(out).keys() == {"a/index", "b", "c", str(MANIFEST)}
    assert (out / "a" / "index").read_bytes() == b"3"
    assert (shadow / "a" / "index").read_bytes() == b"1"


def test_a_site_of_which_most_is_new_has_second_names_too(tmp_path):
    out, shadow = tmp_path / "site", tmp_path / "shadow"
    replace(out, site(a=b"1", b=b"1"), shadow=shadow)
    replace(out, site(a=b"2", c=b"2"), shadow=shadow)
    assert files(shadow) == {"a": b"2", "c": b"2"}
    assert files(out).keys() == {"a", "c", str(MANIFEST)}


def test_a_first_site_without_a_place_for_second_names_is_a_site(tmp_path):
    (tmp_path / "file").write_text("no folder")
    replace(tmp_path / "site", site(index=b"1"), shadow=tmp_path / "file" / "shadow")
    assert (tmp_path / "site" / "index").read_bytes() == b"1"


def test_names_that_came_since_the_site_was_looked_at_are_carried_over(tmp_path):
    out = tmp_path / "site"
    replace(out, site(a__x=b"1"))
    folders = {path: look(out / path) for path in ("", "a/")}
    seen = {path: look(out / path) for path in ("a/x", str(MANIFEST))}
    (out / "a" / "CNAME").write_text("example.org")
    replace(out, site(a__x=b"2"), former=Former({}, seen, folders))
    assert (out / "a" / "CNAME").read_text() == "example.org"


def test_a_site_whose_folders_stay_is_not_looked_through_again(tmp_path, monkeypatch):
    out = tmp_path / "site"
    replace(out, site(a__x=b"1", b=b"1"))
    folders = {path: look(out / path) for path in ("", "a/")}
    seen = {path: look(out / path) for path in ("a/x", "b", str(MANIFEST))}
    looked = []
    whole = publishing._inodes  # noqa: SLF001 # what is not to be called
    monkeypatch.setattr(publishing, "_inodes", lambda root: looked.append(root) or whole(root))
    replace(out, site(a__x=b"2"), former=Former({"b": seen["b"]}, seen, folders))
    assert out not in looked
    assert files(out).keys() == {"a/x", "b", str(MANIFEST)}


@pytest.fixture
def twice(tmp_path):
    """A site that was replaced once, what is known of it, and the folder of the one before it."""
    out, shadow = tmp_path / "site", tmp_path / "shadow"
    replace(out, site(a__x=b"1", a__y=b"1", b=b"1", c=b"1"), shadow=shadow)
    stands = {name: look(out / name) for name in ("a/x", "b", "c")}
    replace(out, site(a__z=b"2"), stands, shadow)
    seen = {name: look(out / name) for name in ("a/x", "a/z", "b", "c", str(MANIFEST))}
    folders = {path: look(out / path) for path in ("", "a/")}
    beside = {path: look(shadow / path) for path in ("", "a/")}
    stands = {name: seen[name] for name in ("a/z", "b", "c")}
    return out, shadow, Former(stands, seen, folders, (beside, ["a/z", "a/y", str(MANIFEST)]))


def test_a_folder_of_which_the_differences_are_known_is_not_looked_through(twice, monkeypatch):
    out, shadow, former = twice
    looked = []
    whole = publishing._inodes  # noqa: SLF001 # what is not to be called
    monkeypatch.setattr(publishing, "_inodes", lambda root: looked.append(root) or whole(root))
    replace(out, site(a__x=b"3"), shadow=shadow, former=former)
    assert not {out, shadow} & set(looked)
    assert {k: v for k, v in files(out).items() if k != str(MANIFEST)} == {
        "a/x": b"3",
        "a/z": b"2",
        "b": b"1",
        "c": b"1",
    }
    assert (out / "b").stat().st_ino == former.standing["b"][-1]


def test_a_folder_that_somebody_changed_is_looked_through(twice):
    out, shadow, former = twice
    (shadow / "b").unlink()
    (shadow / "a" / "more").write_text("more")
    replace(out, site(a__x=b"3"), shadow=shadow, former=former)
    assert files(out).keys() == {"a/x", "a/z", "b", "c", str(MANIFEST)}
    assert (out / "b").samefile(shadow / "b")
