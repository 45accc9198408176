import hashlib

import pytest

from clipbook.memo.scan import COARSE_TICK, lasting, look, now
from clipbook.memo.standing import Standing, keep, name_of, recall


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "site"
    (root / "sub").mkdir(parents=True)
    (root / "a").write_text("a")
    (root / "sub" / "b").write_text("b")
    return root


def kept(folder, young=()):
    """What is kept of a folder that nothing happened to for long."""
    found = lasting(look(str(folder)), {}, now() + COARSE_TICK)
    digests = {"": {"a": digest("a")}, "sub/": {"sub/b": digest("b")}}
    known = Standing(look=found, digests=digests, young=young, beside=({"": (1, 2, 3, 4)}, ["a"]))
    return keep(str(folder.parent), "site", str(folder), known, Standing())


def standing(folder):
    known = recall(str(folder.parent), "site", str(folder))
    return known.of(look(str(folder), before=known.look), str(folder))


def test_what_was_kept_is_recalled(folder):
    mark = kept(folder)
    known = recall(str(folder.parent), "site", str(folder))
    assert (known.mark, known.beside) == (mark, ({"": (1, 2, 3, 4)}, ["a"]))
    assert standing(folder) == known.digests


def test_a_file_that_changed_is_not_known(folder):
    kept(folder)
    (folder / "a").write_text("A")
    assert standing(folder) == {"": {}, "sub/": {"sub/b": digest("b")}}


def test_a_file_that_is_gone_is_not_known(folder):
    kept(folder)
    (folder / "sub" / "b").unlink()
    assert standing(folder) == {"": {"a": digest("a")}, "sub/": {}}


def test_a_folder_that_is_gone_is_not_known(folder):
    kept(folder)
    (folder / "sub" / "b").unlink()
    (folder / "sub").rmdir()
    assert standing(folder) == {"": {"a": digest("a")}}


def test_a_young_file_is_read(folder):
    (folder / "sub" / "b").write_text("c")
    kept(folder, young=["a", "sub/b"])
    assert standing(folder) == {"": {"a": digest("a")}, "sub/": {}}


def test_a_damaged_file_is_not_trusted(folder):
    kept(folder)
    path = folder.parent / f"site-{name_of(folder)}.bin"
    path.write_bytes(path.read_bytes()[:-1])
    assert standing(folder) == {}


def test_a_disk_that_refuses_keeps_nothing(folder):
    assert keep(str(folder / "none"), "site", str(folder), Standing(), Standing()) == ""


def test_what_did_not_change_is_kept_as_it_was_packed(folder):
    kept(folder)
    before = recall(str(folder.parent), "site", str(folder))
    (folder / "a").write_text("A")
    found = look(str(folder), before=before.look)
    digests = before.digests | {"": {"a": digest("A")}}
    now = Standing(look=found, digests=digests)
    keep(str(folder.parent), "site", str(folder), now, before)
    after = recall(str(folder.parent), "site", str(folder))
    assert (after.look, after.digests) == (found, digests)
