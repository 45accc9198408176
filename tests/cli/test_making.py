from hypothesis import given
from hypothesis import strategies as st

from clipbook.cli.making import _shares


@given(st.integers(0, 300), st.integers(1, 16))
def test_shares_hold_every_item_in_its_order(count, jobs):
    shares = list(_shares(range(count), jobs))
    assert [item for share in shares for item in share] == list(range(count))
    assert all(shares)


@given(st.integers(1, 300), st.integers(2, 16))
def test_shares_shrink_to_one_item_each(count, jobs):
    sizes = [len(share) for share in _shares(range(count), jobs)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-jobs:] == [1] * min(jobs, count)
