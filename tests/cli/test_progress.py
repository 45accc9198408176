import io
import os
import subprocess
import sys
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from clipbook.cli.progress import shown, step_name
from tests.stories import BRIDGE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
SCRIPT = """
import sys
import clipbook.cli.progress as progress
from clipbook.cli import main
progress._PATIENCE = 0.0
sys.exit(main(sys.argv[1:]))
"""


def played(results, seconds):
    """What a terminal gets where the clock goes on by so many seconds at each look."""
    terminal = io.StringIO()
    ticks = count(step=seconds)
    given = list(shown(map, terminal, lambda: next(ticks))(str, results))
    assert given == [str(result) for result in results]
    return terminal.getvalue()


def test_a_short_step_shows_nothing():
    assert played(range(5), 0.01) == ""


def test_a_long_step_shows_how_far_it_is_and_leaves_nothing(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    lines = played(range(4), 2).split("\r")
    assert lines[1].strip() == "str #######....................... 1 of 4, about 6 s left"
    assert lines[4].strip() == "str ############################## 4 of 4, about 0 s left"
    assert [line.strip() for line in lines[5:]] == ["", ""]


def test_what_is_left_of_a_long_step_is_told_in_minutes(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    assert "1 of 4, about 3 min 0 s left" in played(range(4), 60)


def test_a_narrow_terminal_is_never_wider_than_it_is(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert {len(line) for line in played(range(4), 2).split("\r")} == {0, 39}


def test_nothing_stays_of_a_step_that_fails():
    terminal = io.StringIO()
    ticks = count(step=2)
    with pytest.raises(ValueError, match="x"):
        list(shown(map, terminal, lambda: next(ticks))(int, ["1", "x"]))
    assert terminal.getvalue().split("\r")[-2].strip() == ""


def test_a_step_is_named_after_what_is_called():
    assert step_name(partial(test_a_short_step_shows_nothing)).startswith("test a short")


def told(folder, *words):
    """What a build writes to a terminal."""
    pty = pytest.importorskip("pty")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a.txt").write_text(BRIDGE)
    master, slave = pty.openpty()
    done = subprocess.run(  # noqa: S603 # our own program
        [sys.executable, "-c", SCRIPT, "build", "--jobs", "1", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
        stderr=slave,
        check=False,
    )
    os.write(slave, b"end")
    os.close(slave)
    text = os.read(master, 100_000).decode()
    os.close(master)
    assert done.returncode == 0
    return text


def test_a_terminal_is_shown_progress(tmp_path):
    assert "write event ####" in told(tmp_path)


def test_a_quiet_build_shows_none(tmp_path):
    assert told(tmp_path, "--quiet") == "end"


def test_a_pipe_is_shown_none(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(BRIDGE)
    done = subprocess.run(  # noqa: S603 # our own program
        [sys.executable, "-c", SCRIPT, "build", "--jobs", "1"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert b"\r" not in done.stderr
    assert b"#" not in done.stderr
