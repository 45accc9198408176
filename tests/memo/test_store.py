import sqlite3

import pytest

from clipbook.memo.store import NAME, Store, key_of, packed, unpacked

KEY = key_of("a")


@pytest.fixture
def folder(tmp_path):
    store = Store(tmp_path, "1")
    store.keep("page", {KEY: packed(("text", 7))})
    store.close()
    return tmp_path


def kept(folder, version="1"):
    store = Store(folder, version)
    found = store.find("page", [KEY])
    store.close()
    return [unpacked(value) for value in found.values()]


def test_what_was_kept_is_found(folder):
    assert kept(folder) == [("text", 7)]


def test_another_version_finds_nothing_and_leaves_nothing(folder):
    assert kept(folder, version="2") == []
    assert kept(folder, version="1") == []


def test_another_kind_has_other_results(folder):
    store = Store(folder, "1")
    assert store.find("article", [KEY]) == {}
    assert store.keys("page") == {KEY}
    store.close()


def test_what_is_gone_is_not_found(folder):
    store = Store(folder, "1")
    store.change("page", {}, [KEY])
    store.close()
    assert kept(folder) == []


def test_a_changed_value_is_not_trusted(folder):
    with sqlite3.connect(folder / NAME) as base:
        base.execute("UPDATE result SET value = ?", (packed("something else"),))
    base.close()
    assert kept(folder) == []


@pytest.mark.parametrize("kind", ["page", "study"])
def test_a_value_under_the_key_of_another_is_not_trusted(tmp_path, kind):
    other = key_of("b")
    store = Store(tmp_path, "1")
    store.keep(kind, {KEY: packed("mine"), other: packed("its")})
    store.close()
    with sqlite3.connect(tmp_path / NAME) as base:
        for table in ("result", "large"):
            base.execute(f"DELETE FROM {table} WHERE key = ?", (KEY,))  # noqa: S608 # our own words
            base.execute(f"UPDATE {table} SET key = ? WHERE key = ?", (KEY, other))  # noqa: S608
    base.close()
    store = Store(tmp_path, "1")
    assert store.keys(kind) == {KEY}
    assert store.find(kind, [KEY]) == {}
    store.close()


def test_many_large_results_are_found_among_more(tmp_path):
    store = Store(tmp_path, "1")
    rows = {key_of(n): packed(n) for n in range(100)}
    store.keep("part", rows)
    wanted = list(rows)[:80]
    assert store.find("part", wanted) == {key: rows[key] for key in wanted}
    store.close()


def test_batches_are_kept_though_the_last_are_few(tmp_path):
    rows = {key_of(n): packed(n) for n in range(20)}
    store = Store(tmp_path, "1")
    for key, value in rows.items():
        with store.batch():
            store.keep("study", {key: value})
    store.close()
    store = Store(tmp_path, "1")
    assert store.find("study", rows) == rows
    store.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"no database" * 500,
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + bytes(len(data) - 100),
    ],
)
def test_a_damaged_file_is_thrown_away(folder, damage):
    path = folder / NAME
    path.write_bytes(damage(path.read_bytes()))
    assert kept(folder) == []
    store = Store(folder, "1")
    store.keep("page", {KEY: packed("new")})
    store.close()
    assert kept(folder) == ["new"]


def test_a_file_of_another_shape_is_thrown_away(tmp_path):
    with sqlite3.connect(tmp_path / NAME) as base:
        base.execute("CREATE TABLE result (name TEXT)")
    base.close()
    assert kept(tmp_path) == []
    store = Store(tmp_path, "1")
    store.keep("page", {KEY: packed("new")})
    store.close()
    assert kept(tmp_path) == ["new"]


def test_a_second_process_waits_or_goes_without(folder, monkeypatch):
    monkeypatch.setattr("clipbook.memo.store._LONGEST_WAIT", 0.01)
    other = sqlite3.connect(folder / NAME)
    other.execute("BEGIN EXCLUSIVE")
    assert kept(folder) == []
    other.rollback()
    other.close()
    assert kept(folder) == [("text", 7)]


def test_without_a_folder_nothing_is_kept():
    store = Store(None, "1")
    store.keep("page", {KEY: b""})
    assert store.find("page", [KEY]) == {}


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "memo", "1")
    store.keep("page", {KEY: b""})
    assert store.find("page", [KEY]) == {}


def test_a_key_depends_on_every_part():
    assert len({key_of("a", "b"), key_of("ab"), key_of("b", "a"), key_of("a", b"b")}) == 4


@pytest.mark.parametrize("value", ["CAST(X'ff' AS TEXT)", "7", "NULL"])
def test_a_value_of_another_type_is_not_trusted(folder, value):
    with sqlite3.connect(folder / NAME) as base:
        base.execute("PRAGMA writable_schema = ON")
        base.execute("UPDATE sqlite_schema SET sql = replace(sql, 'value BLOB NOT NULL', 'value')")
        base.commit()
    base.close()
    with sqlite3.connect(folder / NAME) as base:
        base.execute(f"UPDATE result SET value = {value}")  # noqa: S608 # our own words
    base.close()
    assert kept(folder) == []
