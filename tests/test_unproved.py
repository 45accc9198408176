"""What cannot be proved of one article takes that away, and neither its event nor the site."""

import json
from pathlib import Path, PurePosixPath

import pytest

from clipbook.check import RUN_WORDS
from clipbook.html_audit import audit
from clipbook.model import Settings
from clipbook.pipeline import Looks, build
from clipbook.text.tokens import find_words
from tests.pages.built import static, templates

FOOTER = "This site is made by the press office of the town of Pell every day."
BRIDGE = "The bridge of Pell was closed on Monday after divers had found a crack in a pillar."
FERRY = "The ferry of Pell will run every ten minutes until the bridge is open, the town said."
EXAMPLES = Path(__file__).parent / "examples"


def site(bodies, **changed):
    looks = Looks(settings=Settings(), templates={**templates(), **changed}, static=static())
    content = {
        PurePosixPath(f"e/{name}.md"): f"---\ntitle: Report {name}\n---\n{body}\n".encode()
        for name, body in bodies.items()
    }
    return build(content, [], looks)


def articles(made):
    return [
        each["id"] for each in json.loads(made.files[PurePosixPath("e/briefing.json")])["articles"]
    ]


def codes(made):
    return [(note.code, note.place.path) for note in made.notes if note.severity.value == "error"]


def test_an_article_that_cannot_be_proved_takes_only_itself_away():
    """A template of a project prints words that are nobody's, and an article has them, too."""
    frame = templates()["base.html"].replace("<main", f"<p>{FOOTER}</p><main")
    made = site({"a": BRIDGE, "b": FERRY, "c": f"{BRIDGE} {FOOTER}"}, **{"base.html": frame})
    assert articles(made) == ["a", "b"]
    assert codes(made) == [("left-out", "content/e/c.md")]
    assert not any(b"c.html" in data for data in made.files.values())


def test_an_event_of_nothing_else_is_left_out_and_the_others_are_there():
    frame = templates()["base.html"].replace("<main", f"<p>{FOOTER}</p><main")
    made = site({"c": FOOTER}, **{"base.html": frame})
    assert PurePosixPath("e/index.html") not in made.files
    assert PurePosixPath("index.html") in made.files
    assert ("left-out", "content/e") in codes(made)


def test_words_that_a_template_changes_take_their_article_away():
    copied = templates()["copied.html"].replace(
        "{{ piece.text }}", "{{ piece.text|replace('crack', 'hole') }}"
    )
    made = site({"a": BRIDGE, "b": FERRY}, **{"copied.html": copied})
    assert articles(made) == ["b"]


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir()))
def test_all_words_of_ours_say_that_they_are(name):
    """So that an article with words of ours is published like any other."""
    loose = {
        text
        for path in (EXAMPLES / name / "site").rglob("*.html")
        for text, _ in audit(path.read_bytes(), 2 * RUN_WORDS - 1).loose
    }
    assert [text for text in loose if len(find_words(text)) >= RUN_WORDS] == []
