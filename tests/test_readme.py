"""README, docs and the program say the same."""

import re
from pathlib import Path

import pytest

from clipbook.cli.arguments import COMMANDS, options_of
from clipbook.cli.records import TASKS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
REFERENCE = (ROOT / "docs" / "commands.md").read_text("utf-8")
MAP = (ROOT / "clipbook" / "README.md").read_text("utf-8")
# A literal that may be the code of a note: "left-out" in quotes.
CODE = re.compile(r'"([a-z]+(?:-[a-z0-9]+)+)"')
TABLE_CODE = re.compile(r"^\| `([a-z-]+)` \| (info|warning|error) \|", re.MULTILINE)


def note_codes():
    """Every literal that is given as the code of a note: the docstrings name them, too."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "clipbook").rglob("*.py"))]
    return {code for text in texts for code in CODE.findall(text) if f"`{code}`" in text}


def test_the_readme_takes_two_minutes():
    assert len(README.splitlines()) <= 90


def test_the_readme_has_two_commands():
    commands = re.findall(r"^```sh\n(.+)\n```$", README, re.MULTILINE)
    assert [command.rpartition(".venv/bin/python ")[2] for command in commands] == [
        "build.py",
        "-m pytest",
    ]


DOCUMENTS = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "clipbook" / "README.md"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_links_to_what_is_there(path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_reference_names_every_command():
    assert re.findall(r"^\| `([a-z]+)[ `]", REFERENCE, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_reference_names_every_option(command):
    unnamed = [option for option in options_of(command) if f"`{option}" not in REFERENCE]
    assert unnamed == []


def test_the_reference_names_no_option_that_is_not_there():
    known = {option for command in COMMANDS for option in options_of(command)}
    assert set(re.findall(r"`(--[a-z-]+)", REFERENCE)) <= known


def test_the_reference_names_every_task():
    assert [task for task in TASKS if f"`{task}`" not in REFERENCE] == []


def test_the_table_of_notes_is_complete():
    listed = {code for code, _ in TABLE_CODE.findall(MAP)}
    assert listed == note_codes()


def test_the_map_is_short():
    assert len(MAP.splitlines()) <= 150


DECISIONS = sorted((ROOT / "docs" / "decisions").iterdir(), key=lambda path: path.name)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_a_question_and_four_answers(path):
    question, *answers = path.read_text("utf-8").splitlines()
    assert re.fullmatch(rf"# {path.name[:3]} .+\?", question)
    assert [answer.partition("**: ")[0] for answer in answers] == [
        "- **Choice",
        "- **Why",
        "- **Against",
        "- **Date",
    ]


def test_no_two_decisions_share_a_number():
    assert [path.name[:3] for path in DECISIONS] == [
        f"{n:03}" for n in range(1, len(DECISIONS) + 1)
    ]
