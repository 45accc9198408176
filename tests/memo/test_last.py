import pytest

from clipbook.memo import last
from clipbook.memo.scan import COARSE_TICK, look, now


def is_as_before(found, key, seen):
    return last.is_as_seen(found, key, last.seen(seen, {})) and last.is_as_used(found)


@pytest.fixture
def seen(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("a")
    return [("seeds", str(tmp_path / "seeds"), look(str(tmp_path / "seeds")))]


def kept(seen, racy=None):
    return last.Last(key="k", seen=last.seen(seen, {}), racy=racy or {}, said=["note"], status=1)


def test_what_was_kept_is_recalled(tmp_path, seen):
    last.keep(str(tmp_path), kept(seen))
    found = last.recall(str(tmp_path))
    assert (found.key, found.said, found.status) == ("k", ["note"], 1)
    assert is_as_before(found, "k", seen)
    assert not is_as_before(found, "another", seen)


def test_nothing_is_recalled_where_nothing_was_kept(tmp_path):
    assert last.recall(str(tmp_path)) is None


def test_what_is_forgotten_is_not_recalled(tmp_path, seen):
    last.keep(str(tmp_path), kept(seen))
    last.forget(str(tmp_path))
    assert last.recall(str(tmp_path)) is None


@pytest.mark.parametrize("cut", [0, 1, 30, 100, -1])
def test_a_damaged_file_is_not_trusted(tmp_path, seen, cut):
    last.keep(str(tmp_path), kept(seen))
    path = tmp_path / "last.json"
    path.write_bytes(path.read_bytes()[:cut])
    assert last.recall(str(tmp_path)) is None


def test_a_file_changed_within_the_tick_is_read(tmp_path, seen):
    def digest(_root, _path):
        return "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"

    racy = last.racy_files(seen, now(), digest)
    assert list(racy) == [str(tmp_path / "seeds" / "a.txt")]
    found = kept(seen, racy)
    assert is_as_before(found, "k", seen)
    (tmp_path / "seeds" / "a.txt").write_text("b")
    assert not is_as_before(found, "k", seen)


def test_a_file_that_was_not_read_is_looked_at_again(seen):
    racy = last.racy_files(seen, now(), lambda *_: "")
    assert not is_as_before(kept(seen, racy), "k", seen)


def test_an_old_file_is_known_by_its_state(seen):
    assert last.racy_files(seen, now() + COARSE_TICK, lambda *_: "") == {}
