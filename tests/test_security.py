"""Every promise of SECURITY.md names the tests that hold it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
PROMISES = re.findall(r"^- \*\*(.*?)(?=\n- \*\*|\n\n)", TEXT, re.MULTILINE | re.DOTALL)
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise[:30])
def test_a_promise_names_a_test(promise):
    assert "`tests/" in promise


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_the_test_is_there(path, name):
    assert f"def {name}(" in (ROOT / path).read_text("utf-8")
