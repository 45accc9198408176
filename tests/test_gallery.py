"""The gallery and the digests: scripts for whoever works on the program."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.gallery import STORIES
from tests.golden import versions

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_one_command_builds_the_gallery(tmp_path):
    call = [sys.executable, "-m", "tests.gallery", str(tmp_path)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 # our own program
    assert done.returncode == 0
    events = [path.parent.name for path in tmp_path.glob("site/*/briefing.json")]
    assert len(events) == len(STORIES) + 1


def test_digests_name_the_versions_that_they_hold_for():
    found = versions()
    assert all(f"{name} " in found for name in ("Python", "lxml", "trafilatura", "msgspec"))
    assert "ruff" not in found
