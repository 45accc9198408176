"""Tests of a build before which nothing changed: it says what the last one said, and is quick."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clipbook.cache import FOLDER, NAME
from clipbook.cli import main
from clipbook.cli.arguments import parse
from clipbook.cli.unchanged import keep_said, look, say_again
from tests.stories import BRIDGE, ORCHARD

WHOLE = 7
"""The exit status that stands for a whole build."""


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    """A project that was built, in which a whole build from now on gives WHOLE."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(BRIDGE)
    (tmp_path / "seeds" / "b.pdf").write_bytes(b"%PDF-1.4")
    monkeypatch.chdir(tmp_path)
    main([])
    main([])  # the first one had a note on what it read that the next need not give
    monkeypatch.setattr("clipbook.cli.build.build", lambda *_: WHOLE)
    return tmp_path


def content_file(project):
    return next(path for path in (project / "content").glob("*/*.md"))


def test_what_the_last_build_said_is_said_again(capsys):
    capsys.readouterr()
    assert main([]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("seeds/b.pdf: error: ")
    assert said[1:] == ["1 event, 1 article, 1 left out", "site/index.html: open it in a browser"]


def test_no_stage_is_imported():
    program = "import sys; from clipbook.cli import main; main([]); print(*sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run(  # noqa: S603 # our own program
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = {name for name in done.stdout.split() if name.startswith(("clipbook.", "msgspec"))}
    assert loaded == {
        "clipbook.cache",
        "clipbook.cli",
        "clipbook.cli.arguments",
        "clipbook.cli.main",
        "clipbook.cli.unchanged",
        "clipbook.errors",
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda p: content_file(p).write_text("---\ntitle: Other\n---\nOther words.\n"),
        lambda p: content_file(p).unlink(),
        lambda p: (p / "seeds" / "c.txt").write_text("A new clipping"),
        lambda p: (p / "seeds" / "b.pdf").unlink(),
        lambda p: (p / "site" / "index.html").unlink(),
        lambda p: (p / "site" / ".nojekyll").unlink(),
        lambda p: (p / "site" / "index.html").write_text("not ours"),
        lambda p: (p / "pages").mkdir() or (p / "pages" / "imprint.md").write_text("Ours"),
        lambda p: (p / "site.yaml").write_text("title: Ours\n"),
        lambda p: (p / "templates").mkdir() or (p / "templates" / "base.html").write_text("x"),
        lambda p: (p / "static").mkdir() or (p / "static" / "style.css").write_text("x"),
        lambda p: (p / FOLDER / NAME).write_bytes(b"no database"),
    ],
)
def test_a_change_makes_a_whole_build(project, change):
    change(project)
    assert main([]) == WHOLE


def test_a_change_that_keeps_length_and_time_makes_a_whole_build(project):
    path = content_file(project)
    before = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert main([]) == WHOLE


@pytest.mark.parametrize(
    "option",
    [
        "--strict",
        "--quiet",
        "--full-text",
        "--base-url=https://example.org/",
        "--out=public",
        "--again=a.txt",
        "--verbose",
        "--regroup",
        "--mark",
        "--profile=times.json",
    ],
)
def test_another_option_makes_a_whole_build(option):
    assert main(["build", option]) == WHOLE


def test_the_number_of_processes_changes_nothing():
    assert main(["build", "--jobs", "2"]) == 1


def test_what_changed_while_a_site_was_built_is_not_taken_for_built():
    options = parse(["build", "--quiet"])
    seen = (b"as it was", b"before")
    keep_said(options, seen, ["said"], 0)
    assert say_again(options, look(options)) is None


def test_a_disk_that_counts_seconds_is_not_trusted(project, monkeypatch):
    monkeypatch.undo()  # a whole build is one
    monkeypatch.chdir(project)
    monkeypatch.setattr("clipbook.cache._SECOND", 1)
    assert main(["build", "--quiet"]) == 1
    options = parse(["build", "--quiet"])
    assert say_again(options, look(options)) is None


def test_what_somebody_else_kept_is_said_as_text_that_prints(monkeypatch, capsys):
    monkeypatch.setattr("clipbook.cli.unchanged.Cache.get", lambda *_: b"w\n9\n\x1b[2Jdone\xff")
    monkeypatch.setattr("clipbook.cli.unchanged._written", lambda _: b"w")
    capsys.readouterr()
    assert main([]) == 0
    assert capsys.readouterr().err == "\\x1b[2Jdone\ufffd\n"


def test_the_build_after_one_that_read_a_clipping_is_answered(project, monkeypatch):
    monkeypatch.undo()  # a whole build is one
    monkeypatch.chdir(project)
    (project / "seeds" / "b.pdf").unlink()
    (project / "seeds" / "c.txt").write_text(ORCHARD)
    assert main(["build", "--quiet"]) == 0
    options = parse(["build", "--quiet"])
    assert say_again(options, look(options)) == 0
