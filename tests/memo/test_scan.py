import os

import pytest

from clipbook.memo.scan import (
    COARSE_TICK,
    TICK,
    digest_of_states,
    files_of,
    is_racy,
    lasting,
    look,
    now,
    renewed,
    scan,
    state_of,
)


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


def kept(folder):
    """What is known of a folder that nothing happened to for long."""
    return lasting(look(str(folder)), {}, now() + COARSE_TICK)


def add_file(folder):
    (folder / "sub" / "c.txt").write_text("c")


def add_folder(folder):
    (folder / "sub" / "more").mkdir()
    (folder / "sub" / "more" / "c.txt").write_text("c")


def edit(folder):
    (folder / "sub" / "b.txt").write_text("longer")


def delete(folder):
    (folder / "sub" / "b.txt").unlink()


def delete_folder(folder):
    (folder / "sub" / "b.txt").unlink()
    (folder / "sub").rmdir()


def rename(folder):
    (folder / "sub").rename(folder / "other")


def put_a_link_in_its_place(folder):
    (folder / "sub" / "b.txt").unlink()
    (folder / "sub" / "b.txt").symlink_to(folder / "a.txt")


def change_nothing(_folder):
    pass


@pytest.mark.parametrize(
    "change",
    [
        add_file,
        add_folder,
        edit,
        delete,
        delete_folder,
        rename,
        put_a_link_in_its_place,
        change_nothing,
    ],
)
def test_a_second_look_finds_what_a_first_one_does(folder, change):
    before = kept(folder)
    change(folder)
    assert look(str(folder), before=before) == look(str(folder))


def test_a_folder_of_which_nothing_changed_is_the_same_object(folder):
    before = kept(folder)
    edit(folder)
    found = look(str(folder), before=before)
    assert found[""] is before[""]
    assert found["sub/"] is not before["sub/"]


def test_a_folder_that_may_have_gained_a_name_is_listed_again(folder):
    before = lasting(look(str(folder)), {}, 0)
    state = (folder / "sub").stat()
    add_file(folder)
    os.utime(folder / "sub", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert "sub/c.txt" in files_of(look(str(folder), before=before))


def test_what_holds_more_than_files_is_not_told_by_its_state(folder):
    (folder / "sub" / "link").symlink_to(folder / "a.txt")
    found = look(str(folder))
    assert kept(folder)["sub/"] != found["sub/"]
    assert kept(folder)[""] == found[""]


def test_what_changed_below_is_looked_at_again_and_nothing_else(folder):
    before = look(str(folder), hidden=True)
    add_file(folder)
    assert files_of(renewed(str(folder), before, ())) == files_of(before)
    assert renewed(str(folder), before, ["sub/"]) == look(str(folder), hidden=True)
