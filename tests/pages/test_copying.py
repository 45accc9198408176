"""What a text copies of its sources, compared with the same said plainly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.pages.elements.limits import has_row, index, words_copied
from clipbook.pages.elements.wording import words_of

WORDS = st.lists(st.sampled_from(("one", "Two", "three", "four")), max_size=40).map(" ".join)
RUNS = st.sets(st.integers(min_value=0, max_value=200))


def mask(runs):
    return sum(1 << at for at in runs)


def runs_in(source, text):
    """The numbers of the words of `source` at which a run of eight starts that `text` has."""
    here, there = words_of(source), words_of(text)
    grams = {tuple(there[n : n + 8]) for n in range(len(there) - 7)}
    return {n for n in range(len(here) - 7) if tuple(here[n : n + 8]) in grams}


@pytest.mark.slow
@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
def test_a_run_is_found_wherever_it_stands(sources, text):
    held = index((str(n), source) for n, source in enumerate(sources))
    found = held.copied(text)
    expected = {str(n): mask(runs_in(source, text)) for n, source in enumerate(sources)}
    assert {key: found.get(key, 0) for key in expected} == expected


@pytest.mark.slow
@given(RUNS)
def test_each_word_of_overlapping_runs_is_counted_once(runs):
    assert words_copied(mask(runs)) == len({at + n for at in runs for n in range(8)})


@given(RUNS, st.integers(min_value=8, max_value=80))
def test_a_row_is_as_long_as_its_runs_together(runs, words):
    rows = (set(range(at, at + words - 7)) for at in runs)
    assert has_row(mask(runs), words) == any(row <= runs for row in rows)
