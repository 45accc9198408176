"""Tests of how items are shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook import workers
from clipbook.workers import in_order, shares_of


@pytest.mark.parametrize("count", [0, 1, 7, 100])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_shares_hold_every_item_in_its_order(count, jobs):
    assert [n for share in shares_of(range(count), jobs) for n in share] == list(range(count))


@pytest.mark.parametrize("count", [1, 7, 100])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_shares_shrink_to_one_item_each(count, jobs):
    sizes = [len(share) for share in shares_of(range(count), jobs)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-jobs:] == [1] * min(jobs, count)


@pytest.mark.parametrize("jobs", [1, 2, 64])
@given(st.lists(st.binary(max_size=40), max_size=60))
def test_shares_hold_every_item_and_few_bytes(jobs, items):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "BYTES", 50)
        shares = [*shares_of(items, jobs)]
    assert [item for share in shares for item in share] == items
    assert all(len(share) == 1 or sum(map(len, share)) <= 50 for share in shares)


def test_a_large_item_is_alone_and_small_ones_are_together():
    items = [b"x"] * 1000 + [bytes(workers.BYTES)] + [b"x"] * 1000
    sizes = [len(share) for share in shares_of(items, 2)]
    assert sum(sizes) == 2001
    assert len(sizes) < 60
    assert [bytes(workers.BYTES)] in [[*share] for share in shares_of(items, 2)]


def test_few_shares_are_begun_at_once():
    begun, asked = [], []

    def begin(share):
        begun.append(share)
        assert len(begun) - len(asked) <= 6
        return lambda: asked.append(share) or share

    assert [*in_order(begin, range(100), jobs=2)] == [*range(100)]
