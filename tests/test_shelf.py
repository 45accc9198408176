"""Values that are put aside, and made anew whenever they are asked for."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.check import Link
from clipbook.filesystem import Spool
from clipbook.shelf import Lazy, Shelf

LINK = Link(PurePosixPath("a/b.html"), 3, "../c.html", PurePosixPath("c.html"), "")


@pytest.mark.parametrize("storage", [list, Spool])
@given(st.dictionaries(st.text(), st.binary()))
def test_a_shelf_is_the_mapping_that_was_put_there(storage, values):
    shelf = Shelf(bytes, storage())
    for key, value in values.items():
        shelf.put(key, value)
    assert dict(shelf) == values
    assert list(shelf) == list(values)


def test_of_two_values_under_one_key_the_later_one_stands():
    shelf = Shelf(int, [])
    shelf.put("a", 1)
    shelf.put("b", 2)
    shelf.put("a", 3)
    assert dict(shelf) == {"a": 3, "b": 2}


def test_a_value_comes_back_with_its_types():
    shelf = Shelf(Link, Spool())
    shelf.put("a", LINK)
    assert shelf["a"] == LINK


def test_what_is_lazy_is_made_when_it_is_asked_for_and_not_kept():
    made = []
    lazy = Lazy(lambda n: made.append(n) or 2 * n, range(5))
    assert (len(lazy), made) == (5, [])
    assert [lazy[3], *lazy[1:3], *lazy] == [6, 2, 4, 0, 2, 4, 6, 8]
    assert made == [3, 1, 2, 0, 1, 2, 3, 4]
