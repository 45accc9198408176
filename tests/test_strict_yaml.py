import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.strict_yaml import MAX_DEPTH, Value, YamlError, dump, load


def test_scalars_stay_the_text_that_was_written():
    entries = load("a: NO\nb: 0123\nc: 2023-09-23\nd: 1e3\n").entries
    assert entries is not None
    assert [value.text for value in entries.values()] == ["NO", "0123", "2023-09-23", "1e3"]


@pytest.mark.parametrize("empty", ["a:", "a: ~", "a: null", "a: ''"])
def test_nothing_written_is_an_empty_text(empty):
    assert load(empty).entries == {"a": Value(1, text="")}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &x [1]\nb: *x\n", 2, "alias"),
        ("a: 1\nb: !!python/object:os.system ls\n", 2, "tag"),
        ("a: 1\n\na: 2\n", 3, "second time"),
        ("a: [1, 2\n", 2, "expected"),
        ("a: 1\n---\nb: 2\n", 2, "second YAML document"),
        ("[" * (MAX_DEPTH + 2), 1, "nesting"),
        ("? [a]\n: b\n", 1, "key that is a list"),
    ],
)
def test_what_could_harm_is_refused_with_its_line(text, line, message):
    with pytest.raises(YamlError, match=message) as raised:
        load(text)
    assert raised.value.line == line


def test_an_enormous_text_is_refused():
    with pytest.raises(YamlError, match="expected at most"):
        load("a" * 1_000_001)


def test_texts_of_a_scalar_and_of_a_list_read_alike():
    entries = load("a: one\nb: [one, two]\nc:\n").entries
    assert entries is not None
    assert [value.texts() for value in entries.values()] == [("one",), ("one", "two"), ()]


TEXT = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=40)


@given(st.dictionaries(TEXT, TEXT | st.lists(TEXT, min_size=1), max_size=5))
def test_what_is_written_reads_back(mapping):
    entries = load(dump(mapping)).entries
    assert entries is not None
    read = {
        key: value.text if value.items is None else [item.text for item in value.items]
        for key, value in entries.items()
    }
    assert read == mapping
