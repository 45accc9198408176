"""Blocks in, columns of numbers out: one number a block, whatever the blocks are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.readers.plaintext.blocks import LineBlock
from clipbook.readers.plaintext.features import DATED, Wording, shapes_of, within, wording
from clipbook.readers.plaintext.labelling import columns_of

PROSE = "The mayor of Lindholm said on Monday that the old mill would be opened in May."
LINES = st.sampled_from(
    (PROSE, "Home", "Comment (0)", "May 3, 2026", "老磨坊将于五月重新开放。" * 4)
)


def blocks(*texts):
    return tuple(LineBlock(text, ((i, text),)) for i, text in enumerate(texts, 1))


@given(st.lists(LINES, min_size=1, max_size=40))
def test_every_column_has_a_number_for_each_block(texts):
    found = blocks(*texts)
    columns = columns_of(found, shapes_of(found))
    assert {len(column) for column in columns} == {len(texts)}


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("May 3, 2026", True),
        ("8:41 am", True),
        ("2 hours ago", True),
        ("flat 120265", False),
        ("2 Chicago", False),
        ("112:30", False),
    ],
)
def test_a_day_or_a_time_is_seen(text, dated):
    (shape,) = shapes_of(blocks(text))
    assert bool(shape.row[DATED]) == dated


def test_the_words_of_a_line_far_from_prose_can_be_looked_at():
    found = blocks(PROSE, *["Home 25"] * 30)
    near, far = shapes_of(found)[1], shapes_of(found)[-1]
    assert not far.keys
    assert wording(found[-1], far) == wording(found[1], near) == Wording(("home",), 1 / 2, 2 / 7)


@pytest.mark.parametrize(
    ("marked", "near"),
    [
        ([True, False, False], [True, True, False]),
        ([False, False, True], [False, True, True]),
        ([False, False, False], [True, True, True]),
    ],
)
def test_a_place_is_near_a_marked_one(marked, near):
    assert within(marked, 1) == near
