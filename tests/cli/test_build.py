import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clipbook.cli import main
from tests.stories import BRIDGE, BRIDGE_AGAIN, ORCHARD

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def inodes(folder):
    """The inodes of files, which tell a file that was written anew."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in found}


@pytest.fixture
def project(tmp_path, monkeypatch):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(BRIDGE)
    (seeds / "b.txt").write_text(BRIDGE_AGAIN)
    (seeds / "c.txt").write_text(ORCHARD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tree(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts  # what is kept between runs may differ
    }


def test_a_folder_of_clippings_becomes_a_site(project, capsys):
    assert main([]) == 0
    assert (project / "site" / "index.html").is_file()
    assert len(list((project / "content").rglob("*.md"))) == 3
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.splitlines()[0].startswith("3 new: seeds/a.txt -> content/")
    assert output.err.splitlines()[3:] == [
        "2 events, 3 articles",
        "site/index.html: open it in a browser",
    ]


def test_building_again_changes_nothing(project):
    main(["build", "--quiet"])
    before = tree(project)
    main(["build", "--quiet"])
    assert tree(project) == before


def test_one_edit_after_another_writes_only_what_changes(project):
    main(["build", "--quiet"])
    path, *_ = sorted(project.glob("content/*/*.md"))
    for number in range(4):
        before = inodes(project / "site")
        path.write_text(path.read_text("utf-8") + f"\nIt rained {number} times.\n", "utf-8")
        main(["build", "--quiet"])
        after = inodes(project / "site")
        same = {name for name, inode in after.items() if before.get(name) == inode}
        assert {name.partition("/")[0] for name in after.keys() - same} >= {path.parent.name}
        assert len(same) > len(after) // 2


def test_seeds_are_never_written(project):
    before = tree(project / "seeds")
    main(["build"])
    assert tree(project / "seeds") == before


def test_another_folder_gives_the_same_bytes(project):
    main(["build"])
    other = project / "other"
    shutil.copytree(project / "seeds", other / "seeds")
    main(
        [
            "build",
            *("--seeds", str(other / "seeds"), "--content", str(other / "content")),
            *("--out", str(other / "site")),
        ]
    )
    assert tree(other / "site") == tree(project / "site")
    assert tree(other / "content") == tree(project / "content")


def test_a_pool_of_processes_gives_the_same_bytes(project, monkeypatch):
    main(["build", "--jobs", "1"])
    before = tree(project)
    shutil.rmtree(project / "site")
    shutil.rmtree(project / "content")
    monkeypatch.setattr("clipbook.workers.POOL_FROM", 1)
    main(["build", "--jobs", "2"])
    assert tree(project) == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 20),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(2000)),
    ],
)
def test_a_clipping_that_cannot_be_read_is_named_and_the_rest_built(project, capsys, name, data):
    main(["build", "--quiet"])
    before = tree(project / "site")
    (project / "seeds" / name).write_bytes(data)
    assert main(["build", "--quiet"]) == 1
    assert tree(project / "site") == before
    assert f"seeds/{name}: error: " in capsys.readouterr().err


def test_a_folder_named_like_a_clipping_is_named_and_the_rest_built(project, capsys):
    (project / "seeds" / "d.txt").mkdir()
    assert main(["build", "--quiet"]) == 1
    assert "seeds/d.txt: error: a folder" in capsys.readouterr().err
    assert len(list((project / "content").rglob("*.md"))) == 3


def test_broken_front_matter_is_named_with_its_line_and_the_rest_built(project, capsys):
    main(["build", "--quiet"])
    path = next((project / "content").rglob("*.md"))
    path.write_text(path.read_text().replace("title:", "title: [", 1))
    assert main(["build", "--quiet"]) == 1
    assert f"{path.relative_to(project)}:3: error: " in capsys.readouterr().err
    assert (project / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ["--seeds", "nowhere"],
        ["--out", "full"],
        ["--out", "."],
        ["--out", "seeds/site"],
        ["--base-url", "nonsense"],
    ],
)
def test_what_cannot_be_done_is_one_line_and_touches_nothing(project, capsys, words):
    (project / "full").mkdir()
    (project / "full" / "thesis.txt").write_text("mine")
    before = tree(project)
    assert main(["build", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert tree(project) == before


def test_a_warning_fails_a_strict_build(project):
    (project / "site.yaml").write_text("mood: fine\n")
    assert main(["build", "--quiet"]) == 0
    assert main(["build", "--quiet", "--strict"]) == 1


@pytest.mark.usefixtures("project")
def test_the_checked_site_has_nothing_wrong(capsys):
    main(["build", "--quiet"])
    assert main(["check"]) == 0
    assert "nothing wrong" in capsys.readouterr().err


def test_a_changed_sentence_is_found_by_check(project, capsys):
    main(["build", "--quiet"])
    page = next(
        path
        for path in sorted((project / "site").rglob("*.html"))
        if b"data-span" in path.read_bytes()
    )
    page.write_text(page.read_text().replace("bridge", "tunnel"))
    assert main(["check"]) == 1
    assert "[wrong-copy]" in capsys.readouterr().err


def test_a_folder_that_is_no_site_cannot_be_checked(project):
    assert main(["check", str(project / "seeds")]) == 2


@pytest.mark.usefixtures("project")
def test_explain_accounts_for_an_article(capsys):
    main(["build", "--quiet"])
    assert main(["explain", "seeds/a.txt"]) == 0
    account = capsys.readouterr().out
    assert "Old bridge closes for repairs" in account
    assert "event: " in account
    assert "\n  like " in account
    assert "lines: 2 paragraphs kept" in account


def test_explain_knows_an_article_by_its_id(project, capsys):
    main(["build", "--quiet"])
    *_, last = sorted((project / "content").rglob("*.md"))
    capsys.readouterr()
    assert main(["explain", last.stem]) == 0
    assert capsys.readouterr().out.startswith(f"{last.relative_to(project)}: ")


@pytest.mark.usefixtures("project")
def test_explain_says_where_title_and_day_stand(capsys):
    main(["explain", "seeds/a.txt"])
    account = capsys.readouterr().out
    assert "title as read: Old bridge closes for repairs: line 1: Old bridge" in account


def test_explain_says_why_a_clipping_gave_no_article(project, capsys):
    (project / "seeds/a.url").write_text("[InternetShortcut]\nURL=https://a.example/\n")
    assert main(["explain", "seeds/a.url"]) == 0
    account = capsys.readouterr().out
    assert "read as: foreign, 0 articles" in account
    assert "[foreign-file]" in account


def test_explain_knows_a_dismissed_clipping(project, capsys):
    main(["build", "--quiet"])
    for path in (project / "content").rglob("*.md"):
        path.unlink()
    main(["build", "--quiet"])
    assert main(["explain", "seeds/a.txt"]) == 2
    assert "dismissed" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_read_prints_one_object_a_file_in_the_order_given(capsys):
    assert main(["read", "seeds/c.txt", "seeds/a.txt"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["path"], row["title"]) for row in rows] == [
        ("seeds/c.txt", "Orchard fair draws record crowd"),
        ("seeds/a.txt", "Old bridge closes for repairs"),
    ]


def test_read_answers_for_a_file_that_is_not_there(project, capsys):
    assert main(["read", str(project / "none.txt")]) == 1
    output = capsys.readouterr()
    assert json.loads(output.out)["notes"]
    assert "[not-readable]" in output.err


def test_group_writes_an_event_a_line(project):
    rows = [
        {
            "id": "1",
            "title": "Old bridge closes",
            "date": "2024-03-04",
            "text": BRIDGE,
            "source": "",
        },
        {"id": "2", "title": "Orchard fair", "date": None, "text": ORCHARD, "source": None},
    ]
    Path("in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert main(["group", "in.jsonl", "-o", "out.jsonl"]) == 0
    written = [json.loads(line) for line in (project / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in written] == ["1", "2"]
    assert written[0]["event"] != written[1]["event"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"title": "no id"}',
        '{"id": ' + "9" * 5000 + "}",
        '{"id": ' + "[" * 100_000,
        '{"id": 1, "date": "2024-99-99"}',
    ],
    ids=lambda line: line[:24],
)
def test_an_odd_line_is_named(project, capsys, line):
    (project / "in.jsonl").write_text(f"\n{line}\n")
    assert main(["group", "in.jsonl"]) == 2
    assert "in.jsonl:2: " in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["annotate", "--help"]])
def test_help_leaves_with_success(words, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 0
    assert "usage: clipbook" in capsys.readouterr().out


def test_regrouping_without_anybody_to_ask_moves_nothing(project, capsys):
    main(["build", "--quiet"])
    path = next(p for p in (project / "content").rglob("*.md") if "orchard" in p.name)
    target = next(p for p in (project / "content").iterdir() if p.is_dir() and p != path.parent)
    path.rename(target / path.name)
    before = tree(project / "content")
    assert main(["build", "--regroup"]) == 2
    assert tree(project / "content") == before
    assert f"{target.relative_to(project) / path.name} -> " in capsys.readouterr().out
    assert main(["build", "--regroup", "--yes", "--quiet"]) == 0
    assert not (target / path.name).exists()


def run(project, *words, **environment):
    """Starts a build of `project` in a process of its own."""
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "clipbook", "build", *words]
    return subprocess.Popen(command, cwd=project, env=given, stderr=subprocess.PIPE)  # noqa: S603 # our own words


def test_of_builds_at_once_one_writes_the_site_and_the_others_say_so(project):
    builds = [run(project) for _ in range(3)]
    said = [(build.communicate()[1].decode(), build.returncode) for build in builds]
    assert 0 in [status for _, status in said]
    assert all(
        status == 0 or "build again" in text or "another build" in text for text, status in said
    )
    at_once = tree(project)
    main(["build", "--quiet"])
    assert tree(project) == at_once
    assert sorted(path.name for path in project.iterdir()) == [
        ".cache",
        "content",
        "seeds",
        "site",
    ]


SITES = {"seeds": ROOT / "seeds", "ferry": ROOT / "tests" / "examples" / "ferry" / "seeds"}
SURROUNDINGS = {
    "hash seed": {"PYTHONHASHSEED": "4242"},
    "place and time": {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONUTF8": "0"},
    "build date": {"SOURCE_DATE_EPOCH": "1", "HOME": "/nonexistent"},
}


@pytest.mark.parametrize("name", SITES)
def test_the_same_clippings_give_the_same_bytes_wherever_they_are_built(tmp_path, name):
    trees = []
    for number, surroundings in enumerate([{}, *SURROUNDINGS.values()]):
        folder = tmp_path / f"a folder \u00fc {number}"
        copy_in_order(SITES[name], folder / "seeds", backwards=bool(number))
        build = run(folder, "--quiet", "--jobs", str(1 + number % 2), **surroundings)
        assert build.communicate()[1] == b""
        trees.append(tree(folder))
    assert trees[1:] == trees[:1] * len(SURROUNDINGS)


def copy_in_order(source, target, *, backwards):
    """Copies the files of a folder one after the other, so that the disk lists them so."""
    target.mkdir(parents=True)
    for path in sorted(source.iterdir(), reverse=backwards):
        shutil.copyfile(path, target / path.name)


def test_what_is_said_of_an_import_is_not_said_again(project, capsys):
    (project / "seeds" / "d.txt").write_text(BRIDGE)
    main(["build"])
    assert "same-clipping" in capsys.readouterr().err
    main(["build"])
    assert "same-clipping" not in capsys.readouterr().err
