"""Golden sites: each folder of examples/ holds seeds, and the content and site they must give."""

import shutil
from pathlib import Path

import pytest

from clipbook.cli import main

EXAMPLES = Path(__file__).parent / "examples"


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.iterdir()))
def test_an_example_gives_its_golden_content_and_site(example, tmp_path, monkeypatch, request):
    golden = EXAMPLES / example
    shutil.copytree(golden / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--quiet"]) == 0
    if request.config.getoption("--update-examples"):
        shutil.rmtree(golden / "content", ignore_errors=True)
        shutil.rmtree(golden / "site", ignore_errors=True)
        shutil.copytree(tmp_path / "content", golden / "content")
        shutil.copytree(tmp_path / "site", golden / "site")
    assert files(tmp_path / "content") == files(golden / "content")
    assert files(tmp_path / "site") == files(golden / "site")
