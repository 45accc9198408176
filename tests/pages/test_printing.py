"""What all files of an event together copy of a source."""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path, PurePosixPath

import pytest

from clipbook.content import read_content
from clipbook.importer import import_seeds
from clipbook.model import Article, Briefing, Clipping, Event, Excerpt, Fact, Page, Settings
from clipbook.notes import Span
from clipbook.pages.elements.limits import index, words_copied
from clipbook.pages.elements.printing import SHARE, Printed, find_printed
from clipbook.pages.elements.wording import word_spans
from clipbook.pipeline import Looks, build
from clipbook.text.markup import plain
from tests.pages.built import static, templates

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("court", "ferry", "landslide", "match", "shares")
BODY = "One two three four five six seven eight nine ten. Then it rained."


@cache
def built(name, *, whole=False):
    """The articles of an example, and the files of its site."""
    seeds = [
        Clipping(p.name, p.read_bytes()) for p in sorted((EXAMPLES / name / "seeds").iterdir())
    ]
    content = import_seeds(seeds, {}).files
    looks = Looks(settings=Settings(whole_data=whole), templates=templates(), static=static())
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


def shares(name):
    """How much of the words of each source all files print together, with its words."""
    articles, files = built(name)
    sources = index((a.id, plain(a.body)) for a in articles)
    runs = dict.fromkeys(sources.lengths, 0)
    for path, data in files.items():
        for text in texts(path, data):
            runs |= {key: runs[key] | found for key, found in sources.copied(text).items()}
    return [(words_copied(runs[key]), words) for key, words in sources.lengths.items()]


def given(name):
    """How much of the words of each source has an address in a page or in the data, with them."""
    articles, files = built(name)
    marks = {f"{a.event}/{a.id}": bytearray(len(a.body)) for a in articles}
    for path, data in files.items():
        for key, start, end in addresses(path, data.decode()):
            marks[key][start:end] = b"x" * (end - start)
    return [
        (sum(any(marks[f"{a.event}/{a.id}"][w.start : w.end]) for w in words), len(words))
        for a in articles
        for words in (word_spans(a.body),)
    ]


def addresses(path, text):
    """The places of articles that a file has the words of."""
    if path.suffix == ".html":
        for key, start, end in re.findall(r'data-span="([^"]+) (\d+) (\d+)"', text):
            yield unescape(key), int(start), int(end)
    elif path.name == "briefing.json":
        data = json.loads(text)
        for place in places(data):
            yield f"{data['event']['id']}/{place['article']}", place["start"], place["end"]


def places(value):
    """The excerpts in data."""
    if isinstance(value, dict):
        yield from [value] if "start" in value else []
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, dict | list):
            yield from places(each)


@pytest.mark.slow
@pytest.mark.parametrize("measure", [shares, given])
@pytest.mark.parametrize("name", NAMES)
def test_all_files_together_print_half_of_a_source_at_most(name, measure):
    assert [(n, of) for n, of in measure(name) if n > max(60, of / 2)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_excerpt_has_its_address_and_at_home_its_words(name):
    articles, files = built(name)
    bodies = {article.id: article.body for article in articles}
    for path, data in files.items():
        if path.name == "briefing.json":
            shown = list(places(json.loads(data)))
            whole = list(places(json.loads(built(name, whole=True)[1][path])))
            assert [extent(place) for place in shown] == [extent(place) for place in whole]
            assert not any({"from", "until"} & place.keys() for place in whole)
            assert all(
                place["text"] == bodies[place["article"]][place["start"] : place["end"]]
                for place in (*shown, *whole)
            )


def extent(place):
    """Where the whole of a passage stands, however much of it is given."""
    return place["article"], place.get("from", place["start"]), place.get("until", place["end"])


def excerpt(start, end):
    return Excerpt("a", Span(start, end), BODY[start:end])


PRINTED = Printed({"a": (Span(0, 13), Span(24, 49))})


def test_words_that_a_page_prints_are_given_whole():
    assert PRINTED.part(excerpt(28, 49)) == excerpt(28, 49)


def test_of_other_words_the_longest_part_that_stands_on_a_page_is_given():
    assert PRINTED.part(excerpt(4, 40)) == excerpt(24, 40)


def test_of_words_that_no_page_prints_the_place_is_given():
    part = PRINTED.part(excerpt(50, 65))
    assert (part.span, part.text) == (Span(50, 50), "")


def told(articles, words):
    """A briefing in which these words of each article state one fact."""
    event = Event(id="e", title="T", articles=tuple(articles))
    spans = [
        Span(a.body.index(words[a.id]), a.body.index(words[a.id]) + len(words[a.id]))
        for a in articles
    ]
    excerpts = tuple(Excerpt(a.id, s, s.of(a.body)) for a, s in zip(articles, spans, strict=True))
    return Briefing(event=event, facts=(Fact("f", excerpts, (), tuple(words), ()),))


def long_article(name, opening):
    return Article(id=name, event="e", body=f"{opening} " + "It rained in Pell that day. " * 30)


ONE = "Nobody had thought of it before when the ferry Aurora hit the northern rocks off Pell"
TWO = "At noon the ferry Aurora hit the northern rocks"


def test_the_words_of_facts_are_given_whole_while_there_is_room():
    articles = long_article("a", ONE), long_article("b", TWO)
    shown = find_printed(told(articles, {"a": ONE, "b": TWO}), Settings(), [])
    assert [span.of(articles[0].body) for span in shown.spans["a"]] == [ONE]


def page_leaving(room, article):
    """A page that prints so much of an article that room for so many words is left."""
    words = word_spans(article.body)
    last = 20 + int(SHARE * len(words)) - room - 1
    address = f"e/{article.id} {words[20].start} {words[last].end}"
    return Page(PurePosixPath("e/index.html"), "t", {"x": {"address": address, "pieces": []}})


def test_where_there_is_little_room_the_words_are_given_that_tell_what_sources_share():
    articles = long_article("a", ONE), long_article("b", TWO)
    shown = find_printed(
        told(articles, {"a": ONE, "b": TWO}), Settings(), [page_leaving(5, articles[0])]
    )
    assert shown.spans["a"][0].of(ONE) == "northern rocks"


def test_of_words_that_state_several_facts_each_is_given_those_that_tell_of_it():
    others = {"b": "At noon it hit the northern rocks", "c": "Nobody had thought of it before"}
    articles = [long_article(k, text) for k, text in {"a": ONE, **others}.items()]
    whole = {a.id: Excerpt(a.id, Span(0, n), a.body[:n]) for a in articles for n in (len(ONE),)}
    whole |= {k: Excerpt(k, Span(0, len(text)), text) for k, text in others.items()}
    facts = [Fact(k, (whole["a"], whole[k]), (), ("a", k), ()) for k in others]
    briefing = Briefing(event=Event(id="e", title="T", articles=tuple(articles)), facts=(*facts,))
    shown = find_printed(briefing, Settings(), [page_leaving(5, articles[0])])
    told = [shown.part(whole["a"], fact.id).text for fact in facts]
    assert told == ["northern rocks", "had thought"]


def test_words_that_all_sources_share_are_given_before_names_that_two_do():
    told_in = {
        "a": "the ferry of Ruth Amsel ran aground",
        "b": "Ruth Amsel ran",
        "c": "It ran aground",
    }
    excerpts = tuple(Excerpt(k, Span(0, len(text)), text) for k, text in told_in.items())
    articles = [long_article(key, text) for key, text in told_in.items()]
    event = Event(id="e", title="T", articles=tuple(articles))
    briefing = Briefing(event=event, facts=(Fact("f", excerpts, (), ("a", "b", "c"), ()),))
    shown = find_printed(briefing, Settings(), [page_leaving(5, articles[0])])
    assert shown.spans["a"][0].of(articles[0].body) == "ran aground"


def test_no_words_are_given_for_which_there_is_no_room():
    words = "the ferry Aurora hit the northern rocks"
    articles = long_article("a", words), long_article("b", words)
    page = Page(PurePosixPath("e/index.html"), "t", {"x": {"address": "e/a 100 560", "pieces": []}})
    shown = find_printed(told(articles, {"a": words, "b": words}), Settings(), [page])
    assert shown.spans["a"] == (Span(100, 560),)
    assert len(shown.spans["b"]) == 1


def test_a_short_source_may_be_given_whole():
    articles = [Article(id=n, event="e", body=f"{n} {BODY}") for n in "ab"]
    shown = find_printed(told(articles, {"a": BODY, "b": BODY}), Settings(), [])
    assert shown.spans["a"] == (Span(0, len(BODY) + 2),)


@pytest.mark.slow
def test_the_table_of_facts_gives_no_more_away_than_the_data():
    _, files = built("ferry")
    table = next(data for path, data in files.items() if path.name == "facts.csv").decode()
    assert "[…]" in table
