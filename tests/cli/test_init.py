import subprocess
import sys
from pathlib import Path

import pytest

from clipbook.cli import main
from clipbook.config import SETTINGS, read_config
from clipbook.model import Settings
from tests.stories import BRIDGE, BRIDGE_AGAIN, ORCHARD

ROOT = Path(__file__).parents[2]


@pytest.fixture
def empty(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_a_newcomer_has_a_site_after_two_commands(empty):
    assert main(["init", "--yes"]) == 0
    for name, text in {"a": BRIDGE, "b": BRIDGE_AGAIN, "c": ORCHARD}.items():
        (empty / "seeds" / f"{name}.txt").write_text(text)
    assert main(["build", "--strict"]) == 0
    assert "Orchard" in (empty / "site" / "index.html").read_text()


def test_a_new_folder_holds_all_that_a_project_needs(empty, capsys):
    assert main(["init", "my news", "--yes"]) == 0
    assert files(empty / "my news") == [
        ".gitattributes",
        ".github/workflows/pages.yml",
        ".gitignore",
        ".schemas/article.schema.json",
        ".schemas/event.schema.json",
        ".schemas/page.schema.json",
        ".schemas/site.schema.json",
        "seeds/.gitkeep",
        "site.yaml",
    ]
    assert "cd 'my news', put clippings into seeds/" in capsys.readouterr().err
    assert "title: My news" in (empty / "my news" / "site.yaml").read_text()


def test_the_settings_are_all_there_as_comments(empty):
    main(["init", "--yes"])
    text = (empty / "site.yaml").read_text()
    assert [key for key in SETTINGS if f"{key}: " not in text] == []
    live = text.partition("\n")[2].replace("# ", "").encode()
    assert [n.code for n in read_config("site.yaml", live).notes if n.code != "bad-config"] == []
    assert read_config("site.yaml", text.encode()).notes == ()


def test_every_setting_can_be_set():
    of_the_command = {"whole_data"}
    assert set(SETTINGS) == set(Settings.__struct_fields__) - of_the_command


def test_what_is_there_stays(empty):
    (empty / "site.yaml").write_text("title: Mine\n")
    assert main(["init", "--yes"]) == 0
    assert (empty / "site.yaml").read_text() == "title: Mine\n"


def test_a_build_in_an_empty_folder_tells_of_init(empty, capsys):
    assert main(["build"]) == 2
    assert "`clipbook init`" in capsys.readouterr().err
    assert not (empty / "content").exists()


@pytest.mark.usefixtures("empty")
def test_empty_seeds_are_said(capsys):
    main(["init", "--yes"])
    assert main(["build"]) == 0
    assert "seeds: warning: holds no clipping yet" in capsys.readouterr().err


def test_git_merges_what_two_people_added(empty):
    def git(*words):
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        subprocess.run(command, cwd=empty, check=True, capture_output=True)  # noqa: S603 # our words

    def add(name, text):
        (empty / "seeds" / name).write_text(text)
        main(["build", "--quiet"])
        git("add", "-A")
        git("commit", "-m", name)

    git("init", "-b", "main")
    main(["init", "--yes"])
    add("a.txt", BRIDGE)
    git("checkout", "-b", "other")
    add("b.txt", BRIDGE_AGAIN)
    git("checkout", "main")
    add("c.txt", ORCHARD)
    git("merge", "other")
    before = (empty / "content" / "_clippings.yaml").read_bytes()
    assert main(["build", "--quiet", "--strict"]) == 0
    assert len(list(empty.glob("content/*/*.md"))) == 3
    assert b"<<<<" not in before


def test_the_folder_is_made_by_a_process_without_a_terminal(empty):
    words = [sys.executable, "-m", "clipbook", "init", "news"]
    done = subprocess.run(  # noqa: S603 # our own program
        words,
        env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0
    assert (empty / "news" / "seeds").is_dir()
