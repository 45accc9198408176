"""Why the articles of an event stand together."""

from datetime import date
from pathlib import PurePosixPath

from msgspec.structs import replace

from clipbook.events import find_terms
from clipbook.importer import story
from clipbook.model import Article, Briefing, Event, Period, Published, Settings
from clipbook.pages.elements.addresses import Addresses
from clipbook.pages.elements.statements import View
from clipbook.pages.sections.company import company


def article(key, body, day):
    period = Period(date(2024, 3, day), date(2024, 3, day))
    return Article(
        id=key,
        title=f"Report {key}",
        event="bridge",
        body=body,
        published=Published(period, "stated"),
    )


ARTICLES = (
    article("a", "Ada Lund closed the harbour bridge in Pell on Monday.", 4),
    article("b", "The harbour bridge in Pell is shut, Ada Lund said.", 5),
    article("c", "In Pell mayor Ada Lund spoke of the harbour bridge.", 20),
)


def rows(articles):
    terms = find_terms(story(each.id, each) for each in articles)
    event = Event(id="bridge", title="Bridge", articles=articles, terms=terms)
    files = {("bridge", each.id): each.id for each in articles}
    where = Addresses({"bridge": "bridge"}, files, names=files, letters=files, folded=False)
    page = PurePosixPath("bridge/index.html")
    return company(
        View(briefing=Briefing(event=event), settings=Settings(), addresses=where, page=page)
    )


def test_the_words_in_common_are_named():
    why = rows(ARTICLES)[2]["why"]
    assert why.startswith("shares Ada, harbour, Lund, Pell")
    assert why.endswith(" with 2 of 2 other articles")


def test_days_within_one_are_counted():
    assert rows(ARTICLES)[0]["why"].endswith("; published within a day of 1 of them")


def test_a_stranger_shares_nothing():
    stranger = replace(ARTICLES[2], title="Fruit", body="Quite different: apples, pears and plums.")
    assert rows((*ARTICLES[:2], stranger))[2]["why"].startswith("shares no telling word")


def test_a_single_article_needs_no_reason():
    assert rows(ARTICLES[:1]) == []
