"""What people type by mistake, and what they must be told."""

import sys

import pytest

from clipbook.cli import main
from tests.stories import BRIDGE, BRIDGE_AGAIN, ORCHARD

ARTICLE = "old-bridge-closes-for-repairs.md"


@pytest.fixture
def project(tmp_path, monkeypatch):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(BRIDGE)
    (seeds / "b.txt").write_text(BRIDGE_AGAIN)
    (seeds / "c.txt").write_text(ORCHARD)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--quiet"]) == 0
    return tmp_path


def article(project):
    return next(project.glob(f"content/*/{ARTICLE}"))


def told(capsys, *words):
    """The exit status of a command and what it says."""
    capsys.readouterr()
    try:
        status = main(list(words))
    except SystemExit as left:
        status = left.code
    return status, capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hide: [s0123456789]", ":2: warning: `s0123456789` names no sentence"),
        ("hide: [Nobody wrote anything like that]", ":2: warning: `Nobody wrote"),
        ("hidden: [s0123456789]", ":2: warning: the key `hidden`"),
        ("corrections: [{statment: s0123456789, text: No.}]", "did you mean `statement`?"),
        ("date: 4 March", ":2: warning: `4 March`, expected a day"),
        ("draft: perhaps", ":2: warning: `draft: perhaps`, expected"),
        ("title: Bridge: closed", ":2: error: "),
    ],
)
def test_a_mistake_in_an_event_file_is_told_with_its_line(project, capsys, line, said):
    (article(project).parent / "_event.md").write_text(f"---\n{line}\n---\n")
    assert said in told(capsys, "build")[1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("copy: wire", "`copy: wire`, expected one of original, wire copy"),
        ("language: english", "`language: english`, expected a tag such as `en`"),
        ("rights: none", "`rights: none`, expected `full` or `excerpt`"),
        ("tilte: Bridge", "did you mean `title`?"),
        ("published: 4 March", "`4 March`, expected a day"),
        ("draft: perhaps", "`draft: perhaps`, expected `true` or `false`"),
        ("copy_of: theirs.md", "`copy_of: theirs.md` names no other article of this event"),
    ],
)
def test_a_mistake_in_an_article_is_told(project, capsys, line, said):
    (project / "content" / "mine.md").write_text(f"---\n{line}\n---\nA sentence stands here.\n")
    assert said in told(capsys, "build")[1]


def test_an_event_file_without_articles_is_told(project, capsys):
    (project / "content" / "nobody").mkdir()
    (project / "content" / "nobody" / "_event.md").write_text("---\ntitle: X\n---\n")
    assert "[empty-event]" in told(capsys, "build")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "--again", "aa.txt"], "no such clipping in seeds, did you mean `a.txt`?"),
        (["build", "--config", "sites.yaml"], "no such file"),
    ],
)
@pytest.mark.usefixtures("project")
def test_an_option_that_names_nothing_is_told(capsys, words, said):
    status, err = told(capsys, *words)
    assert status == 2
    assert said in err


@pytest.mark.usefixtures("project")
def test_reading_again_what_is_there_is_told(capsys):
    assert "delete that file" in told(capsys, "build", "--again", "a.txt")[1]


def test_a_mistyped_setting_is_told_the_right_one(project, capsys):
    (project / "site.yaml").write_text("titel: News\n")
    assert "did you mean `title`?" in told(capsys, "build")[1]


@pytest.mark.usefixtures("project")
def test_the_ids_to_hide_are_told_by_explain(capsys):
    main(["explain", "seeds/a.txt"])
    assert "Mayor Ada Brook said the repairs" in capsys.readouterr().out.partition("statements:")[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biuld"], "no command `biuld`, did you mean `build`?"),
        (["sever", "--port", "0"], "did you mean `serve`?"),
        (["build", "--base_url", "https://example.org"], "did you mean `--base-url`?"),
        (["--strickt"], "did you mean `--strict`?"),
        (["nonsense"], "expected one of build, serve"),
    ],
)
def test_a_mistyped_command_or_option_is_told_the_right_one(capsys, words, said):
    status, err = told(capsys, *words)
    assert status == 2
    assert said in err


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("title: Bridge: closed", 'expected `title: "One: two'),
        ('title: "Bridge', "a quote that is not closed"),
        ("title: @home", "expected it in quotes"),
        ("\ttitle: Bridge", "expected"),
        ("title Bridge\ndate: 2024-03-04", "a line above without any"),
        ("hide: [one", "a `[` that is not closed"),
    ],
)
def test_broken_yaml_is_told_with_its_cure(project, capsys, line, cure):
    (project / "content" / "mine.md").write_text(f"---\n{line}\n---\nA sentence.\n")
    assert cure in told(capsys, "build")[1]


def test_a_changed_clipping_is_told_a_command_that_can_be_pasted(project, capsys):
    (project / "seeds" / "my notes.txt").write_text(BRIDGE.replace("Old", "Very old"))
    main(["build"])
    (project / "seeds" / "my notes.txt").write_text(BRIDGE.replace("Old", "Quite old"))
    assert "`clipbook build --again 'my notes.txt'`" in told(capsys, "build")[1]


def test_many_notes_of_one_kind_are_grouped(project, capsys):
    for number in range(60):
        (project / "content" / f"{number}.md").write_text("---\nmood: x\n---\nA sentence.\n")
    err = told(capsys, "build")[1]
    assert err.count("the key `mood`") == 10
    assert "and 50 more [unknown-key]" in err


def test_a_build_says_what_it_did(project, capsys):
    (project / "seeds" / "d.txt").write_text(ORCHARD.replace("Orchard fair", "Second fair"))
    (project / "seeds" / "e.txt").write_bytes(b"")
    err = told(capsys, "build")[1]
    assert "1 new: seeds/d.txt -> content/" in err
    assert ", 4 articles, 1 left out\n" in err


def test_a_system_without_memory_is_told_in_one_line(monkeypatch, capsys):
    def none(_):
        raise MemoryError

    monkeypatch.setattr(sys.modules["clipbook.cli.main"], "_run", none)
    assert main(["build"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
