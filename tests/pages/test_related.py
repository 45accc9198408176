"""What the page of an event says of the events near it."""

import pytest
from msgspec.structs import replace

from clipbook.model import Relation
from tests.pages.built import plan
from tests.pages.factory import site

RELATION = Relation(
    event="Fähre & Co", title="Ferries run late " * 20, shared=("Lund",), lacking=("bridge",)
)


def rows(*relations):
    made = site()
    first = made.briefings[0]
    event = replace(first.event, related=relations)
    pages = plan(replace(made, briefings=(replace(first, event=event), *made.briefings[1:])))
    return next(page.data for page in pages if page.template == "briefing.html")["related"]


def test_a_related_event_is_linked_by_its_title_in_short():
    (row,) = rows(RELATION)
    assert row["href"].startswith("../fahre-co-")
    assert row["href"].endswith("/index.html")
    assert row["title"].startswith("Ferries run late Ferries")
    assert len(row["title"]) <= 101


def test_what_is_shared_and_what_is_not_is_said():
    assert rows(RELATION)[0]["why"] == "both tell of Lund; not there: bridge"


def test_nothing_is_said_where_nothing_is_near():
    assert rows() == []


NEAR = Relation(event="b", title="B", shared=("Xi", "Seoul"), lacking=("Han",), days=-1)


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (NEAR, "both tell of Xi, Seoul; not there: Han; published 1 day earlier"),
        (replace(NEAR, days=3, lacking=()), "both tell of Xi, Seoul; published 3 days later"),
        (replace(NEAR, days=0, lacking=()), "both tell of Xi, Seoul; published the same day"),
        (
            replace(NEAR, days=None, apart=True),
            "both tell of Xi, Seoul; not there: Han; the days they name differ",
        ),
    ],
)
def test_a_relation_in_words(relation, words):
    assert rows(relation)[0]["why"] == words
