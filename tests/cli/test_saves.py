import sys
import threading
from pathlib import Path

import pytest

from clipbook.cli.serve import saves


def test_a_save_is_told_by_the_system(tmp_path):
    pytest.importorskip("watchfiles")
    told = saves([tmp_path])
    timer = threading.Timer(0.3, (tmp_path / "a.md").write_text, ["new"])
    timer.start()
    changes = next(told)
    timer.join()
    assert {Path(path).name for _, path in changes} == {"a.md"}
    told.close()


def test_without_the_package_there_are_pauses(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    told = saves([tmp_path])
    assert [next(told), next(told)] == [None, None]


def test_where_the_system_cannot_watch_there_are_pauses(tmp_path):
    assert next(saves([tmp_path / "gone"])) is None
