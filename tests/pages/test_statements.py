"""Sentences on a page: their words, and the letters of the sources that have them."""

from __future__ import annotations

from pathlib import PurePosixPath

from clipbook.model import Article, Briefing, Event, Settings, Site, state
from clipbook.notes import Span
from clipbook.pages.elements.addresses import addresses
from clipbook.pages.elements.statements import View, heading, same_words, statement

SAME = "The ferry ran aground on Saturday."
BODIES = {"a": SAME, "b": "The ferry ran aground\non Saturday", "c": "The ferry is aground."}
ARTICLES = tuple(
    Article(id=key, event="e", title=f"Title {key}", body=body) for key, body in BODIES.items()
)
TOLD = {article.id: state(article, Span(0, len(article.body))) for article in ARTICLES}


def view():
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
    )


def keys(names):
    return [TOLD[name].id for name in names]


def test_a_sentence_has_the_letter_of_its_source_which_leads_to_it():
    (cite,) = statement(view(), TOLD["c"].id)["cites"]
    assert cite["letter"] == "C"
    assert cite["href"] == f"c.html#{TOLD['c'].id}"


def test_the_same_words_of_two_sources_are_known_as_the_same():
    assert same_words(view(), TOLD["a"].id, keys("abc")) == keys("b")


def test_the_letters_of_all_who_say_the_same_words_stand_beside_them():
    cites = statement(view(), TOLD["a"].id, also=keys("b"))["cites"]
    assert [cite["letter"] for cite in cites] == ["A", "B"]


def titled(title, *articles):
    return heading(Event(id="e", title=title, articles=articles))


def article(title="", body="It rained."):
    return Article(id="a", event="e", title=title, body=body)


def test_a_title_that_is_a_headline_or_most_of_one_has_its_address():
    assert titled("Ferry  freed", article("Ferry freed"))["field"] is None
    assert titled("Ferry freed", article("Ferry  freed"))["field"]["address"] == "e/a title"
    part = titled("Ferry is freed at last", article("UPDATE: Ferry is freed at last"))
    assert part["field"]["text"] == "Ferry is freed at last"


def test_the_editors_title_is_nobodys():
    assert titled("Ferry", article("Ferry freed", "Ferry freed."))["field"] is None
    assert titled("Ferry", article("Ferry freed", "Ferry freed."))["copied"] is None


def test_a_title_from_a_body_has_the_place_of_its_words():
    shown = titled("The ferry ran…", article(body="PELL - The ferry ran aground."))["copied"]
    assert (shown["address"], shown["cut"]) == ("e/a 7 20", True)
    whole = titled("It rained.", article())["copied"]
    assert (whole["address"], whole["cut"]) == ("e/a 0 10", False)
