"""What other packages add by their entry points."""

import json

import pytest

from clipbook.cli import main
from clipbook.cli.arguments import parse
from clipbook.cli.unchanged import look, say_again
from clipbook.extensions import SWITCH, installed
from clipbook.model import Clipping
from clipbook.readers import read
from tests.stories import BRIDGE, BRIDGE_AGAIN

MODULE = """
from clipbook.model import Article, Page
from clipbook.notes import Result
from msgspec.structs import replace


def recognises(clipping):
    return clipping.data.startswith(b"WEBVTT")


def read(clipping):
    cues = clipping.data.decode().split("\\n\\n")[1:]
    body = "\\n\\n".join(" ".join(cue.splitlines()[1:]) for cue in cues)
    name, digest = clipping.path, clipping.sha256
    return Result((Article(id="", title="Cues", body=body, clipping=name, clipping_sha256=digest),))


def find(briefing):
    return replace(briefing, key_points=briefing.key_points[:1])


def plan(subject):
    event = subject.briefing.event
    folder = subject.addresses.briefing(event).parent
    rows = "".join(f"{each.title}\\n" for each in event.articles)
    return (Page(folder / "sources.txt", "", {"text": rows}),)


def fail(*_):
    raise RuntimeError("on purpose")


def wrong(*_):
    return 3


def elsewhere(subject):
    from pathlib import PurePosixPath
    return (Page(PurePosixPath("index.html"), "", {"text": "mine"}),)


class broken_reader:
    recognises = read = fail
"""
WHOLE = {
    "readers": "cues = cues_of_pell",
    "findings": "first = cues_of_pell:find",
    "pages": "sources = cues_of_pell:plan",
}


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Installs a package that adds something, and a project."""
    monkeypatch.delenv(SWITCH, raising=False)
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "cues_of_pell.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    (tmp_path / "project" / "seeds").mkdir(parents=True)
    for name, text in {"a.txt": BRIDGE, "b.txt": BRIDGE_AGAIN}.items():
        (tmp_path / "project" / "seeds" / name).write_text(text)
    monkeypatch.chdir(tmp_path / "project")

    def adding(**groups):
        info = tmp_path / "packages" / "cues_of_pell-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: cues-of-pell\nVersion: 1.2\n")
        rows = [f"[clipbook.{group}]\n{line}\n" for group, line in groups.items()]
        (info / "entry_points.txt").write_text("\n".join(rows))
        installed.cache_clear()
        return tmp_path / "project"

    yield adding
    installed.cache_clear()


def build(capsys):
    capsys.readouterr()
    status = main(["build", "--jobs", "1"])
    return status, capsys.readouterr().err


def test_a_reader_a_finding_and_a_page_of_a_package_are_used_and_named(install, capsys):
    project = install(**WHOLE)
    cues = "WEBVTT\n\n1\nThe old bridge of Pell closed on Monday, the town council said.\n"
    (project / "seeds" / "c.vtt").write_text(cues)
    assert build(capsys)[0] == 0
    assert main(["check"]) == 0
    event = next(path.parent for path in project.glob("site/*/briefing.json"))
    assert "Old bridge closes for repairs\n" in (event / "sources.txt").read_text()
    assert len(json.loads((event / "briefing.json").read_text())["key_points"]) == 1
    about = (project / "site" / "about.html").read_text()
    assert "cues-of-pell 1.2: cues (clipbook.readers)" in about
    assert "Cues" in "".join(path.read_text() for path in project.glob("content/*/*.md"))


def test_a_build_in_which_a_package_has_a_part_is_always_whole(install, capsys):
    install(**WHOLE)
    build(capsys)
    options = parse(["build", "--jobs", "1"])
    assert say_again(options, look(options)) is None


def test_one_switch_does_without_all_of_it(install, capsys, monkeypatch):
    project = install(**WHOLE)
    assert build(capsys)[0] == 0
    monkeypatch.setenv(SWITCH, "no")
    installed.cache_clear()
    assert build(capsys)[0] == 0
    assert not [*project.glob("site/*/sources.txt")]
    assert "cues-of-pell" not in (project / "site" / "about.html").read_text()


@pytest.mark.parametrize(
    ("group", "line", "said"),
    [
        ("readers", "cues = cues_that_are_not_there", "ModuleNotFoundError"),
        ("readers", "cues = cues_of_pell:broken_reader", "RuntimeError: on purpose"),
        ("readers", "cues = cues_of_pell:fail", "AttributeError"),
        ("findings", "first = cues_of_pell:not_there", "AttributeError"),
        ("findings", "first = cues_of_pell:fail", "RuntimeError: on purpose"),
        ("findings", "first = cues_of_pell:wrong", "gave int, expected a Briefing"),
        ("pages", "sources = cues_of_pell:fail", "RuntimeError: on purpose"),
        ("pages", "sources = cues_of_pell:wrong", "TypeError"),
        ("pages", "sources = cues_of_pell:elsewhere", "expected one of its own"),
    ],
)
def test_a_broken_one_is_a_note_and_the_site_is_built(install, capsys, group, line, said):
    project = install(**{group: line})
    status, err = build(capsys)
    assert status == 0
    assert "cues-of-pell 1.2: warning: " in err
    assert said in err
    assert "[broken-extension]" in err
    assert [*project.glob("site/*/briefing.json")]
    assert "<title>Briefings" in (project / "site" / "index.html").read_text()


def test_a_clipping_that_it_does_not_recognise_is_read_as_ever(install):
    install(readers=WHOLE["readers"])
    (article,) = read(Clipping("a.txt", BRIDGE.encode())).values
    assert article.title == "Old bridge closes for repairs"


def test_where_no_package_adds_anything_their_metadata_are_not_read(install):
    install()
    assert installed().values == ()
