"""What stands around the package says one version, and how to make a wheel."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import clipbook

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MINOR = clipbook.__version__.rpartition(".")[0]
WORKFLOWS = sorted((ROOT / ".ci" / "publish").iterdir())


def test_the_version_is_one():
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert {PROJECT["version"], cited[1]} == {clipbook.__version__}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_installs_this_version(path):
    asked = re.findall(r'pip install "clipbook==(.+)\.\*"', path.read_text("utf-8"))
    assert set(asked) <= {MINOR}


def test_the_lock_of_the_ci_holds_every_package():
    lock = (ROOT / ".ci" / "requirements.txt").read_text("utf-8")
    held = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    asked = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    names = {re.match(r"[\w-]+", each)[0].lower().replace("_", "-") for each in asked}
    assert names - held == set()


def test_the_module_build_says_how_to_make_a_wheel():
    call = [sys.executable, "-m", "build", "--wheel"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 # our own program
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "build.py: it hides the package `build` here; to make a wheel, type `pyproject-build`"
    ]
