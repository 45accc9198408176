"""What `import clipbook` promises to scripts, and its documentation, which is run."""

import doctest
from pathlib import Path

import pytest

import clipbook
from clipbook import api
from tests.stories import BRIDGE, BRIDGE_AGAIN

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.md"


def test_the_public_names_stay():
    assert clipbook.__all__ == [
        "Article",
        "Briefing",
        "ClipbookError",
        "Clipping",
        "Difference",
        "Event",
        "Excerpt",
        "Fact",
        "Note",
        "Output",
        "Project",
        "Result",
        "Span",
        "Speaker",
        "Statement",
        "TimelineEntry",
        "Utterance",
        "brief",
        "build",
        "find_clippings",
        "import_clippings",
        "read",
    ]


@pytest.mark.parametrize("name", clipbook.__all__)
def test_a_public_name_has_a_text(name):
    assert getattr(api, name).__doc__


def test_a_public_name_is_that_of_its_module():
    assert clipbook.read is api.read


def test_a_name_that_is_not_public_is_missing():
    with pytest.raises(AttributeError, match="no `reed`"):
        _ = clipbook.reed


def test_the_examples_of_the_api_hold():
    assert doctest.testmod(api).failed == 0


def test_the_notebook_holds(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(BRIDGE, "utf-8")
    (tmp_path / "seeds" / "again.txt").write_text(BRIDGE_AGAIN, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert doctest.testfile(str(NOTEBOOK), module_relative=False).failed == 0
