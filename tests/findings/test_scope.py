"""How much of an event is analysed, and what is said of the rest."""

from msgspec.structs import replace

from clipbook.findings import brief, note_unread
from clipbook.findings.evidence import scope
from clipbook.findings.evidence.scope import within
from clipbook.model import Article
from tests.findings.events import event_of

OPENING = "The ferry ran aground off Pell on Monday with ninety people on board."
SECOND = "The captain said that the current had pushed the ferry onto the rocks."
THIRD = "Divers found a long crack in the hull of the ferry on Tuesday."


def article(name, *sentences, title=""):
    return Article(id=name, event="e", title=title, language="en", body=" ".join(sentences))


def read(event, name):
    body = event.article(name).body
    return [sentence.span.of(body) for sentence in event.annotations[name].sentences]


def test_a_small_event_is_analysed_as_it_is():
    event = event_of(article("a", OPENING, SECOND), article("b", OPENING, THIRD))
    assert within(event) is event


def test_articles_are_read_side_by_side_until_that_is_enough(monkeypatch):
    monkeypatch.setattr(scope, "WORK", 5)
    event = within(event_of(article("a", OPENING, SECOND, THIRD), article("b", OPENING, THIRD)))
    assert read(event, "a") == read(event, "b") == [OPENING]
    unread = {
        name: [span.of(event.article(name).body) for span in s] for name, s in event.unread.items()
    }
    assert unread == {"a": [f"{SECOND} {THIRD}"], "b": [THIRD]}


def test_nothing_is_left_of_what_stands_in_words_that_are_not_read(monkeypatch):
    monkeypatch.setattr(scope, "WORK", 0)
    said = "“It was a rock,” captain Ida Rowe said on 4 March 2024."
    event = within(event_of(article("a", OPENING, said), article("b", OPENING)))
    kept = event.annotations["a"]
    end = event.unread["a"][0].start
    assert not kept.quotes
    assert all(each.span.end <= end for each in (*kept.dates, *kept.names))


def test_a_sentence_that_is_none_is_printed_but_not_analysed():
    days = "Monday Tuesday " * 500
    event = within(event_of(article("a", OPENING, days.strip() + "."), article("b", OPENING)))
    assert read(event, "a") == [OPENING]
    (note,) = note_unread(event)
    assert (note.code, note.place.path) == ("not-analysed", "content/e/a.md")


def test_an_article_of_which_a_part_is_not_read_is_never_silent(monkeypatch):
    told = "The ferry Aurora ran aground on the northern rocks off Pell with ninety passengers."
    others = [article("a", told, SECOND, OPENING), article("b", told, THIRD)]
    apart = article(
        "c", "The council of Holm opened a library with nine thousand books.", "It rained."
    )
    event = event_of(*others, apart)
    assert brief(event).facts
    assert any(fact.silent == ("c",) for fact in brief(event).facts)
    monkeypatch.setattr(scope, "WORK", 0)
    assert all(fact.silent == () for fact in brief(event).facts)


def test_the_rest_of_a_long_article_is_one_row(monkeypatch):
    monkeypatch.setattr(scope, "WORK", 0)
    event = within(event_of(article("a", OPENING, SECOND, THIRD), article("b", OPENING)))
    (note,) = note_unread(replace(event, id="x"))
    assert note.place.path == "content/x/a.md"
    assert " and " not in note.message.split(" are printed")[0]


def test_an_event_of_which_nothing_is_read_to_its_end_is_briefed(monkeypatch):
    monkeypatch.setattr(scope, "WORK", 0)
    told = "The ferry Aurora ran aground on the northern rocks off Pell with ninety passengers."
    found = brief(event_of(article("a", told, SECOND, OPENING), article("b", told, THIRD)))
    assert [fact.silent for fact in found.facts] == [()]
