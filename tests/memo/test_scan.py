import os

import pytest

from clipbook.memo.scan import COARSE_TICK, TICK, digest_of_states, is_racy, scan, state_of


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "sub" / "b.txt").write_text("b")
    (tmp_path / ".hidden").write_text("h")
    return tmp_path


def digest(folder):
    return digest_of_states("seeds", scan(str(folder)))


def test_files_are_seen_with_their_paths_and_hidden_ones_passed_over(folder):
    assert sorted(scan(str(folder))) == ["a.txt", "sub/b.txt"]


def test_hidden_files_are_seen_where_asked_for(folder):
    assert sorted(scan(str(folder), hidden=True)) == [".hidden", "a.txt", "sub/b.txt"]


def test_what_is_not_there_holds_nothing(tmp_path):
    assert scan(str(tmp_path / "none")) == {}
    assert state_of(str(tmp_path / "none")) is None


def test_a_folder_named_like_a_file_is_seen(tmp_path):
    (tmp_path / "a.txt").mkdir()
    assert list(scan(str(tmp_path))) == ["a.txt/"]


def test_a_link_is_seen_with_what_it_leads_to(folder):
    (folder / "link").symlink_to(folder / ".hidden")
    before = digest(folder)
    (folder / ".hidden").write_text("longer")
    assert digest(folder) != before


def test_a_broken_link_is_seen(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "none")
    assert list(scan(str(tmp_path))) == ["link"]


@pytest.mark.parametrize("seconds", [0, 1])
def test_an_edit_of_the_same_size_and_time_is_seen_by_the_time_of_the_entry(folder, seconds):
    path = folder / "a.txt"
    os.utime(path, (seconds, seconds))
    before = scan(str(folder))["a.txt"]
    path.write_text("A")
    os.utime(path, (seconds, seconds))
    after = scan(str(folder))["a.txt"]
    assert before[:2] == after[:2]
    assert before[3] == after[3]


def test_a_replaced_file_is_seen(folder):
    before = digest(folder)
    (folder / "new").write_text("A")
    (folder / "new").rename(folder / "a.txt")
    assert digest(folder) != before


def test_the_digest_tells_folders_apart():
    states = {"a": (1, 2, 3, 4)}
    assert digest_of_states("one", states) != digest_of_states("two", states)


@pytest.mark.parametrize(
    ("state", "racy"),
    [
        ((1, 10**9 + 1, 10**9 + 1, 1), False),
        ((1, 10**10 - TICK - 1, 1, 1), False),
        ((1, 10**10 - TICK, 1, 1), True),
        ((1, 1, 10**10 - TICK, 1), True),
        ((1, 10**10 + 1, 1, 1), True),
        ((1, 10**10 - 10**9, 0, 1), True),
        ((1, 7 * 10**9, 0, 1), False),
    ],
)
def test_a_file_as_young_as_the_scan_may_change_unseen(state, racy):
    assert is_racy(state, 10**10) is racy


def test_a_coarse_clock_has_long_ticks():
    assert COARSE_TICK > TICK
