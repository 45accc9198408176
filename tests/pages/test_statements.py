"""Sentences on a page: once where several sources print the same words."""

from __future__ import annotations

from pathlib import PurePosixPath

from clipbook.model import Article, Briefing, Event, Settings, Site, state
from clipbook.notes import Span
from clipbook.pages.elements.addresses import addresses
from clipbook.pages.elements.statements import View, alike, statements

SAME = "The ferry ran aground on Saturday."
BODIES = {"a": SAME, "b": "The ferry ran aground\non Saturday", "c": "The ferry is aground."}
ARTICLES = tuple(
    Article(id=key, event="e", title=f"Title {key}", body=body) for key, body in BODIES.items()
)
TOLD = {article.id: state(article, Span(0, len(article.body))) for article in ARTICLES}


def view(printed="abc"):
    briefing = Briefing(
        event=Event(id="e", title="The ferry", articles=ARTICLES),
        statements={statement.id: statement for statement in TOLD.values()},
    )
    site = Site(settings=Settings(), briefings=(briefing,))
    return View(
        briefing=briefing,
        settings=site.settings,
        addresses=addresses(site),
        page=PurePosixPath("e/index.html"),
        shown=frozenset(TOLD[key].id for key in printed),
    )


def keys(names):
    return [TOLD[name].id for name in names]


def test_the_same_words_of_two_sources_stand_once_with_both_chips():
    first, other = statements(view(), keys("abc"))
    assert [chip["label"] for chip in first["chips"]] == ["“Title a”", "“Title b”"]
    assert [chip["href"] for chip in first["chips"]] == [
        f"a.html#{TOLD['a'].id}",
        f"b.html#{TOLD['b'].id}",
    ]
    assert [chip["label"] for chip in other["chips"]] == ["“Title c”"]


def test_sentences_that_are_not_printed_are_one_row_of_chips():
    held, printed = statements(view(printed="b"), keys("abc"))
    assert held["held"] == "2 sentences, not printed here"
    assert [chip["label"] for chip in held["chips"]] == ["“Title a”", "“Title c”"]
    assert printed["copied"]


def test_a_sentence_that_is_not_printed_tells_its_length():
    (held,) = statements(view(printed=""), keys("a"))
    assert held["held"] == "A sentence of 6 words, not printed here"


def test_each_statement_stands_once():
    assert alike(view(), keys("caca")) == [keys("c"), keys("a")]
