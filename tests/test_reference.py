"""The reference of keys and the schemas say what the program does."""

import json
import re
from pathlib import PurePosixPath

import jsonschema
import pytest
import yaml

from clipbook.config import SETTINGS, read_config, write_config
from clipbook.content import read_article, read_event, read_pages
from tests.reference import FILES, ROOT, made, schema

CONTENT = sorted((*ROOT.glob("content/*/*.md"), *ROOT.glob("tests/examples/*/content/*/*.md")))
EXAMPLES = [
    (name, f"{key}: {each.example}")
    for name, (*_, keys) in FILES.items()
    for key, each in keys.items()
]
MISTAKES = [
    ("article", "tilte: Bridge"),
    ("article", "copy: wire"),
    ("article", "copy: {state: wire}"),
    ("article", "published: 4 March"),
    ("article", "draft: perhaps"),
    ("article", "rights: all"),
    ("article", "url: example.org"),
    ("article", "language: in English"),
    ("event", "hidden: [s0123456789]"),
    ("event", "date: 4 March"),
    ("event", "draft: perhaps"),
    ("event", "corrections: [{statment: s0123456789}]"),
    ("page", "tilte: Imprint"),
    ("page", "draft: perhaps"),
    ("site", "titel: News"),
    ("site", "full_text: perhaps"),
    ("site", "article_pages: none"),
    ("site", "sites: monthly"),
    ("site", "base_url: example.org"),
]


def read(name, text):
    """The codes of the notes on a file with that front matter, or those settings."""
    if name == "site":
        return [note.code for note in read_config("site.yaml", text.encode()).notes]
    if name == "page":
        files = {PurePosixPath("a.md"): f"---\n{text}\n---\n".encode()}
        return [note.code for note in read_pages(files).notes]
    front = f"---\n{text}\n---\nA sentence stands here.\n".encode()
    reader, path = (read_article, "a/b.md") if name == "article" else (read_event, "a/_event.md")
    return [note.code for note in reader(PurePosixPath(path), front).notes]


class Loader(yaml.SafeLoader):
    """YAML as an editor reads it: version 1.2 knows no dates."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith("timestamp")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(name, text):
    """What the schema says of a piece of YAML."""
    value = yaml.load(text, Loader) or {}  # noqa: S506 # a safe one
    return [error.message for error in jsonschema.Draft7Validator(schema(name)).iter_errors(value)]


@pytest.mark.parametrize("path", made(), ids=lambda path: path.name)
def test_what_is_made_from_the_tables_is_what_is_there(path):
    assert path.read_text("utf-8") == made()[path], "python -m tests.reference writes it anew"


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_an_example_is_understood(name, line):
    assert read(name, line) == []
    assert faults(name, line) == []


@pytest.mark.parametrize(("name", "line"), MISTAKES)
def test_program_and_schema_refuse_the_same(name, line):
    assert len(read(name, line)) == 1
    assert len(faults(name, line)) == 1


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_what_the_program_writes_keeps_to_the_schema(path):
    assert faults("article", path.read_text("utf-8").split("---\n")[1]) == []


def test_the_settings_of_a_new_project_keep_to_the_schema():
    text = write_config("News")
    assert faults("site", text) == []
    settings = "\n".join(re.findall(rf"^(?:# )?((?:{'|'.join(SETTINGS)}): .*)", text, re.MULTILINE))
    assert settings.count(": ") >= len(SETTINGS)
    assert faults("site", settings) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_may_name_its_schema(name):
    assert read(name, f"# yaml-language-server: $schema=../../.schemas/{name}.schema.json") == []


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one(name):
    jsonschema.Draft7Validator.check_schema(json.loads(json.dumps(schema(name))))
