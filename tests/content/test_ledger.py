import pytest

from clipbook.content import LedgerEntry, read_ledger, write_ledger

ENTRIES = (
    LedgerEntry("a.txt", "1" * 64, ("fair/cider.md",)),
    LedgerEntry("b.xml", "2" * 64, ("fair/one.md", "fair/two.md")),
    LedgerEntry("c.txt", "3" * 64, ()),
)


def test_what_is_written_reads_back():
    assert read_ledger(write_ledger(ENTRIES)).values == ENTRIES


def test_the_order_of_the_entries_does_not_matter():
    assert write_ledger(ENTRIES[::-1]) == write_ledger(ENTRIES)


def test_no_ledger_is_an_empty_one():
    assert read_ledger(b"").values == ()
    assert read_ledger(write_ledger(())).values == ()


@pytest.mark.parametrize("data", [b"a: [", b"\xff", b"a.txt: {article: x.md}"])
def test_a_broken_ledger_is_an_error_and_nothing_of_it_is_used(data):
    result = read_ledger(data)
    assert result.values == ()
    assert [note.code for note in result.notes] == ["bad-ledger"]


OURS, THEIRS = (write_ledger(ENTRIES[:2]), write_ledger(ENTRIES[1:]))


@pytest.mark.parametrize(
    "merged",
    [
        b"<<<<<<< HEAD\n" + OURS + b"=======\n" + THEIRS + b">>>>>>> other\n",
        OURS + THEIRS,
        b"a.txt:\n  sha256: " + b"1" * 64 + b"\n  article:\n  - fair/cider.md\n" + THEIRS + THEIRS,
    ],
    ids=["marks of a conflict", "entries twice", "the older form"],
)
def test_a_ledger_changed_on_two_sides_holds_the_entries_of_both(merged):
    result = read_ledger(merged)
    assert result.values == ENTRIES
    assert [note.code for note in result.notes] == ["merged-ledger"]


def test_an_entry_is_a_line():
    assert write_ledger(ENTRIES).count(b"\n") == 1 + len(ENTRIES)
