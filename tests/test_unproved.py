"""What cannot be proved of one article takes that away, and neither its event nor the site."""

import json
from pathlib import Path, PurePosixPath

import lxml.html
import pytest

from clipbook.check import RUN_WORDS
from clipbook.content import read_article
from clipbook.html_audit import audit
from clipbook.model import Settings
from clipbook.pipeline import Looks, build
from clipbook.text.english import find_words, words
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


def own_words(page):
    """The texts of a page that say that they are ours, without what stands in them copied."""
    root = lxml.html.fromstring(page)
    for element in root.xpath("//*[@data-own]//*[@data-span or @data-field or @data-editor]"):
        element.clear(keep_tail=True)
    return (element.text_content() for element in root.xpath("//*[@data-own]"))


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir()))
def test_no_words_of_ours_are_those_of_an_article(name):
    """A name, a day or a headline may be: each is shorter, or the title of its event."""
    paths = sorted((EXAMPLES / name / "content").rglob("*.md"))
    bodies = [
        " ".join(words(each.body))
        for path in paths
        for each in read_article(PurePosixPath(path.name), path.read_bytes()).values
    ]
    titles = " ".join(words(" ".join(p.read_text("utf-8").split("\n---\n")[0] for p in paths)))
    rows = {
        " ".join(row)
        for path in (EXAMPLES / name / "site").rglob("*.html")
        for text in own_words(path.read_bytes())
        for found in (words(text),)
        for row in zip(*(found[at:] for at in range(RUN_WORDS)), strict=False)
    }
    assert [row for row in rows if row not in titles and any(row in body for body in bodies)] == []
