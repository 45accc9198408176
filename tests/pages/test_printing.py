"""What all files of an event together copy of a source."""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from clipbook.content import read_content
from clipbook.importer import import_seeds
from clipbook.model import Clipping, Excerpt, Settings
from clipbook.notes import Span
from clipbook.pages.elements.copying import index, words_copied
from clipbook.pages.elements.printing import Printed
from clipbook.pipeline import Looks, build
from clipbook.text.markup import plain
from tests.pages.built import static, templates

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("court", "ferry", "landslide", "match", "shares")
BODY = "One two three four five six seven eight nine ten. Then it rained."


@cache
def built(name, *, evidence):
    """The articles of an example, and the files of its site."""
    seeds = [
        Clipping(p.name, p.read_bytes()) for p in sorted((EXAMPLES / name / "seeds").iterdir())
    ]
    content = import_seeds(seeds, {}).files
    looks = Looks(settings=Settings(evidence=evidence), templates=templates(), static=static())
    articles = read_content(content)[0].articles.values()
    return tuple(articles), build(content, seeds, looks).files


def strings(value):
    """Every text in JSON, as one."""
    return re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps(value, ensure_ascii=False))


def texts(path, data):
    """The texts of a file, those of a page without its tags."""
    whole = data.decode()
    shown = re.sub(r"</?(?:mark|span)\b[^>]*>", "", whole)
    return {
        ".html": lambda: map(unescape, re.split(r"<[^>]*>", shown)),
        ".json": lambda: strings(json.loads(whole)),
        ".js": lambda: re.split(r'"', whole),
    }.get(path.suffix, lambda: re.split(r"[<>\n,]", whole))()


def shares(name, *, evidence):
    """How much of the words of each source all files print together, with its words."""
    articles, files = built(name, evidence=evidence)
    sources = index((a.id, plain(a.body)) for a in articles)
    runs = dict.fromkeys(sources.lengths, 0)
    for path, data in files.items():
        for text in texts(path, data):
            runs |= {key: runs[key] | found for key, found in sources.copied(text).items()}
    return [(words_copied(runs[key]), words) for key, words in sources.lengths.items()]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_all_files_together_print_half_of_a_source_at_most(name):
    found = shares(name, evidence=False)
    assert [(n, of) for n, of in found if n > max(60, of / 2)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_no_words_but_those_of_facts_and_differences_are_given_away_besides(name):
    articles, files = built(name, evidence=True)
    bodies = {article.id: article.body for article in articles}
    held, open_ = (
        json.loads(built(name, evidence=each)[1][path])
        for each in (False, True)
        for path in files
        if path.name == "briefing.json"
    )
    assert held["statements"] == open_["statements"]
    assert held["utterances"] == open_["utterances"]
    assert all(
        span["text"] == bodies[span["article"]][span["start"] : span["end"]]
        for fact in (*held["facts"], *open_["facts"])
        for span in fact["spans"]
    )


def excerpt(start, end):
    return Excerpt("a", Span(start, end), BODY[start:end])


PRINTED = Printed({"a": (Span(0, 49),)}, evidence=False)


def test_words_that_a_page_prints_are_given_whole():
    assert PRINTED.part(excerpt(0, 49)) == excerpt(0, 49)
    assert PRINTED.part(excerpt(4, 30)) == excerpt(4, 30)


def test_of_other_words_the_first_seven_are_given():
    held = Printed({}, evidence=False)
    assert held.part(excerpt(0, 49)).text == "One two three four five six seven"
    assert held.proof(excerpt(0, 49)).text == "One two three four five six seven"


def test_seven_words_are_no_copy():
    assert Printed({}, evidence=False).part(excerpt(0, 33)) == excerpt(0, 33)


def test_evidence_is_given_whole_where_the_person_says_so():
    assert Printed({}, evidence=True).proof(excerpt(0, 49)) == excerpt(0, 49)


@pytest.mark.slow
def test_the_table_of_facts_gives_no_more_away_than_the_data():
    _, files = built("ferry", evidence=False)
    table = next(data for path, data in files.items() if path.name == "facts.csv").decode()
    assert " […]" in table
