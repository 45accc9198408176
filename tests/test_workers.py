"""Tests of how items are shared out."""

import pytest

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


def test_few_shares_are_begun_at_once():
    begun, asked = [], []

    def begin(share):
        begun.append(share)
        assert len(begun) - len(asked) <= 6
        return lambda: asked.append(share) or share

    assert [*in_order(begin, range(100), jobs=2)] == [*range(100)]
