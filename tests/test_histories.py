import pytest

from tests.histories import play

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(25))
def test_a_build_that_remembers_equals_a_clean_one(tmp_path, seed):
    assert play(tmp_path, seed, steps=3) == ([], [])
