import pytest

from clipbook.annotations import annotate
from clipbook.findings.utterances import find
from clipbook.model import Article, Briefing, Entity, Event, Form, NameKind


def brief(*bodies, entities=()):
    articles = tuple(Article(id=f"a{n}", body=body) for n, body in enumerate(bodies))
    annotations = {article.id: annotate(article) for article in articles}
    event = Event(id="e", title="", articles=articles, annotations=annotations)
    return find(Briefing(event=event, entities=entities))


def said(briefing):
    return [
        (speaker.name, [utterance.quote.text for utterance in speaker.utterances])
        for speaker in briefing.speakers
    ]


def test_utterances_of_one_speaker_stand_together():
    briefing = brief("“It is safe,” Ada Brook said.", "“It is shut,” Brook said.")
    assert said(briefing) == [("Ada Brook", ["It is safe,", "It is shut,"])]


def test_a_pronoun_is_the_speaker_named_before():
    briefing = brief("“It is safe,” Ada Brook said.\n\n“It is shut,” she said.")
    assert said(briefing) == [("Ada Brook", ["It is safe,", "It is shut,"])]


def test_a_title_is_no_part_of_a_name():
    assert said(brief("“It is safe,” Mayor Ada Brook said."))[0][0] == "Ada Brook"


def test_nameless_officials_of_two_articles_stay_two():
    body = "“It is safe,” a senior official said."
    assert [name for name, _ in said(brief(body, body))] == ["a senior official"] * 2


def test_the_person_is_the_entity_of_that_name():
    ada = Entity(id="p1", name="Ada Brook", kind=NameKind.PERSON, forms=(Form("Brook", "a0", 1),))
    (speaker,) = brief("“It is safe,” Brook said.", entities=(ada,)).speakers
    assert (speaker.name, speaker.person) == ("Ada Brook", "p1")


def test_an_official_of_a_ministry_is_not_the_ministry():
    form = Form("Bridge Ministry", "a0", 1)
    ministry = Entity(id="o1", name="Bridge Ministry", kind=NameKind.ORGANISATION, forms=(form,))
    body = "“It is safe,” an official from the Bridge Ministry said."
    (speaker,) = brief(body, entities=(ministry,)).speakers
    assert (speaker.name, speaker.person) == ("an official from the Bridge Ministry", "")


def test_every_utterance_has_its_statement():
    briefing = brief("It rained. “It is safe,” Ada Brook said.")
    (utterance,) = briefing.speakers[0].utterances
    statement = briefing.statements[utterance.statement]
    assert statement.excerpt.text == "“It is safe,” Ada Brook said."


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_the_articles_does_not_matter(order):
    articles = (
        Article(id="a", body="“It is safe,” Ada Brook said."),
        Article(id="b", body="“It is shut,” Max Lund said."),
    )
    event = Event(
        id="e",
        title="",
        articles=tuple(articles[n] for n in order),
        annotations={article.id: annotate(article) for article in articles},
    )
    assert [s.name for s in find(Briefing(event=event)).speakers] == ["Ada Brook", "Max Lund"]
