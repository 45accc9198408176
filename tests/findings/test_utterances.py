import pytest

from clipbook.annotations import annotate
from clipbook.findings.evidence.reference import can_speak, is_nobody
from clipbook.findings.evidence.speakers import Namer
from clipbook.findings.utterances import find
from clipbook.model import Article, Briefing, Entity, Event, Form, NameKind
from clipbook.notes import Span


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


@pytest.mark.parametrize(
    "behind",
    ["Ada Brook told CNN affiliate KYW on Sunday", "Ada Brook said in a press release Thursday"],
)
def test_a_scrap_of_a_sentence_is_no_reported_speech(behind):
    assert said(brief(f"“It is shut,” {behind}.")) == [("Ada Brook", ["It is shut,"])]


def test_a_pronoun_is_the_speaker_named_before():
    briefing = brief("“It is safe,” Ada Brook said.\n\n“It is shut,” she said.")
    assert said(briefing) == [("Ada Brook", ["It is safe,", "It is shut,"])]


@pytest.mark.parametrize(
    "named",
    ["Tom Sole, a harbour spokesman,", "Mr. Tom Sole", "The line’s spokesman Tom Sole"],
)
def test_a_pronoun_is_nobody_whom_the_article_calls_by_the_other(named):
    (speaker, *_) = brief(
        f"“It is safe,” Ada Brook said.\n\n{named} praised the crew.\n\n“It is shut,” she said."
    ).speakers
    assert speaker.name == "Ada Brook"
    assert [utterance.quote.text for utterance in speaker.utterances] == [
        "It is safe,",
        "It is shut,",
    ]


@pytest.mark.parametrize(
    "between",
    [
        "A few of her colleagues urged her to stay.",
        "The harbour leadership praised the crew.",
        "Democrats say the crew was late.",
    ],
)
def test_a_pronoun_of_one_person_means_no_group_or_body(between):
    text = f"“It is safe,” Ada Brook said.\n\n{between}\n\n“It is shut,” she said."
    assert ("Ada Brook", ["It is safe,", "It is shut,"]) in said(brief(text))


def test_a_pronoun_means_the_subject_of_the_sentence_before():
    text = (
        "“It is safe,” Tom Sole, the spokesman, said.\n\n"
        "After her visit on Friday, Ms. Brook thanked Tom Sole.\n\n“It is shut,” she said."
    )
    names = dict(said(brief("Ada Brook, the mayor, came. " + text)))
    assert names["Tom Sole"] == ["It is safe,"]
    assert "Brook" in next(name for name in names if name != "Tom Sole")


def test_a_name_that_holds_a_month_is_a_person():
    briefing = brief("Ajmal Jan, a local baker, said it was loud.\n\n“It is safe,” he said.")
    assert said(briefing) == [("Ajmal Jan", ["it was loud", "It is safe,"])]


def test_a_seat_stands_for_who_sits_there():
    briefing = brief("“It is safe for all of us,” Orsa Palace said.")
    assert said(briefing) == [("Orsa Palace", ["It is safe for all of us,"])]


def test_an_office_points_back_to_its_one_holder():
    text = "Rep. Ada Brook left. Tom Sole waved. “It is shut,” the four-term congresswoman said."
    assert ("Ada Brook", ["It is shut,"]) in said(brief(text))


def test_a_name_with_its_place_is_a_person():
    text = "Ada Brook from Lund said it shook. “It is shut,” she told us."
    assert ("Ada Brook from Lund", ["It is shut,"]) in [
        (name, quotes[-1:]) for name, quotes in said(brief(text))
    ]


def test_a_spokesman_may_be_they():
    text = "A harbour spokesman said they had been called. “It is shut,” they added."
    assert [name for name, _ in said(brief(text))] == ["A harbour spokesman"]


def test_an_age_points_back_to_its_bearer():
    text = "Ada Brook, 23, saw Tom Sole fall.\n\nThe 23-year-old said: “It shook all night.”"
    assert [name for name, _ in said(brief(text))] == ["Ada Brook"]


def test_a_name_set_off_behind_a_role_is_the_speaker():
    for role in ("Her lawyer", "Orsa’s harbour director"):
        text = f"{role}, Ada Brook, said that it is “much, much safer.”"
        assert ("Ada Brook", ["much, much safer."]) in said(brief(text))


@pytest.mark.parametrize(
    "words",
    [
        "Its website carries",
        "Once",
        "Attached",
        "a Swiss",
        "a 2011",
        "The answer",
        "a flow chart",
        "its most recent annual",
        "the new disclosures",
    ],
)
def test_what_cannot_speak_says_nothing(words):
    article = Article(id="a", body=f"{words} said it is safe.")
    assert Namer((article,), ()).name(article, Span(0, len(words))) is None


@pytest.mark.parametrize(
    "words",
    [
        "the indictment",
        "Two crews",
        "the family",
        "A Transport for Lund spokesman",
        "one of her neighbours",
        "the shopkeeper",
        "The harbour board",
    ],
)
def test_people_bodies_and_documents_may_speak(words):
    article = Article(id="a", body=f"{words} said it is safe.")
    assert Namer((article,), ()).name(article, Span(0, len(words)))


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


def test_one_person_with_and_without_an_entity_is_one_speaker():
    ada = Entity(id="p1", name="Ada Brook", kind=NameKind.PERSON, forms=(Form("Brook", "a0", 1),))
    bodies = ("“It is safe,” Brook said.", "“It is shut,” Chief Engineer Ada Brook said.")
    (speaker,) = brief(*bodies, entities=(ada,)).speakers
    assert (speaker.name, speaker.person) == ("Ada Brook", "p1")


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("the Lyran president", "Lyran President Rudolf Ames"),
        ("the Lyran leader", "Lyran President Rudolf Ames"),
        ("the mayor", "Mayor Rudolf Ames"),
    ],
)
def test_a_role_is_the_one_whom_another_article_gives_it(role, told):
    briefing = brief(f"“It is safe,” {role} said.", f"It rained when {told} came.")
    assert [name for name, _ in said(briefing)] == ["Rudolf Ames"]


@pytest.mark.parametrize(
    "others",
    [
        "It rained when former Lyran President Rudolf Ames came.",
        "Lyran President Rudolf Ames met Lyran President Ada Brook.",
        "It rained when President Rudolf Ames came.",
        "It rained when Arkan President Rudolf Ames came.",
    ],
)
def test_a_role_of_nobody_or_of_several_stays_a_role(others):
    briefing = brief("“It is safe,” the Lyran president said.", others)
    assert [name for name, _ in said(briefing)] == ["the Lyran president"]


@pytest.mark.parametrize("name", ["police", "Police", "the coastguard", "The coastguard"])
def test_a_body_of_two_articles_is_one_speaker(name):
    bodies = (f"“It is safe,” {name} said. It told police and the coastguard .",) * 2
    ((found, utterances),) = said(brief(*bodies))
    assert (found.casefold(), len(utterances)) == (name.casefold(), 2)


def test_an_official_whom_one_agency_tells_of_is_one():
    body = "It is safe, a senior official said, according to Delta."
    assert len(said(brief(body, body))) == 1


def test_the_official_is_the_one_named_before():
    body = "“It is safe,” a senior official said. It rained.\n\n“It is shut,” the official said."
    assert said(brief(body)) == [("a senior official", ["It is safe,", "It is shut,"])]


@pytest.mark.parametrize(
    "body",
    [
        "The statement said that the bridge is safe.",
        "Everyone said that the bridge is safe.",
        "Some said that the bridge is safe.",
        "Nobody said that the bridge is safe.",
    ],
)
def test_nobody_is_no_speaker(body):
    assert said(brief(body)) == []


def test_a_statement_is_of_the_one_whose_it_is():
    body = "The ministry’s statement said that the bridge is safe."
    assert [name for name, _ in said(brief(body))] == ["The ministry"]


def test_those_in_most_articles_come_first():
    bodies = (
        "“It is safe,” Ada Brook said. “It is dry,” Max Lund said.",
        "“It is shut,” Lund said.",
    )
    assert [name for name, _ in said(brief(*bodies))] == ["Max Lund", "Ada Brook"]


def test_a_body_with_and_without_its_legal_form_is_one_speaker():
    forms = (Form("Orsa Ferries Ltd", "a0", 1), Form("Orsa Ferries", "a0", 1))
    line = Entity(id="o1", name="Orsa Ferries Ltd", kind=NameKind.ORGANISATION, forms=forms)
    briefing = brief(
        "“It is safe,” Orsa Ferries Ltd said.",
        "“It is shut,” Orsa Ferries said.",
        entities=(line,),
    )
    assert [name for name, _ in said(briefing)] == ["Orsa Ferries Ltd"]


@pytest.mark.parametrize(
    "opening",
    ["While Orsaline runs late, it is safe.", "Picture Orsaline at dawn: a picture of peace."],
)
def test_the_word_that_opens_a_sentence_is_no_part_of_a_name(opening):
    briefing = brief(f"“It is safe,” Orsaline said. {opening}")
    assert [name for name, _ in said(briefing)] == ["Orsaline"]


@pytest.mark.parametrize(
    "words",
    [
        "finishing second",
        "many doubt",
        "information",
        "another part",
        "a",
        "the list of",
        "two days",
        "an official downplayed the unrest",
        "the company is",
    ],
)
def test_words_that_name_nobody_are_no_speaker(words):
    assert is_nobody(words) or not can_speak(words)


@pytest.mark.parametrize(
    "words",
    [
        "police",
        "officials here",
        "people familiar with it",
        "her mother",
        "zoo director",
        "a clerk",
        "the man who lost his coat",
        "a project organised by the Lund Trust",
        "Macy’s",
        "The Week",
    ],
)
def test_words_may_name_somebody(words):
    assert not is_nobody(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the mayor over the weekend", "the mayor"),
        ("Ada Brook on Monday", "Ada Brook"),
        ("Yesterday a neighbour", "a neighbour"),
        ("The Lyran Secretary of State", "The Lyran Secretary of State"),
        ("the coach of the year", "the coach of the year"),
        ("a senior Lyran official", "a senior Lyran official"),
    ],
)
def test_a_time_and_a_lone_name_behind_an_article_are_no_name(words, name):
    body = f"{words} said it is safe."
    article = Article(id="a", body=body)
    named = Namer((article,), ()).name(article, Span(0, len(words)))
    assert named
    assert named.name == name


def test_a_common_noun_that_opens_a_sentence_is_no_speaker():
    body = "Grief said it is safe. There was grief in town. Officials said it is shut."
    article = Article(id="a", body=body)
    namer = Namer((article,), ())
    assert namer.name(article, Span(0, 5)) is None
    officials = body.index("Officials")
    assert namer.name(article, Span(officials, officials + 9))


def test_nobody_has_words_from_a_pronoun():
    text = "The mayor came. “Ada Brook said that it is safe,” she told the council."
    utterances = [each for speaker in brief(text).speakers for each in speaker.utterances]
    assert [via.text for each in utterances for via in each.via] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Initially the company said the ferry was safe.", "the company"),
        ("We’re saying the ferry was safe.", ""),
    ],
)
def test_a_speaker_is_named_without_how_and_is_no_pronoun_with_its_verb(words, name):
    names = [speaker.name for speaker in brief(words).speakers]
    assert names == [name] * bool(name)


def test_a_few_quoted_words_in_the_papers_own_sentence_are_nobodys_guess():
    text = "“It is safe,” Ada Brook said.\n\nBrook won the cup with her “no wind, no sail” rule."
    names = dict(said(brief(text)))
    assert names["Ada Brook"] == ["It is safe,"]


def test_nobody_speaks_in_a_row_of_teasers():
    text = "HATS OFF Ferry boss says hats are safe and all laugh WATCH OUT Mayor Ada Brook was late"
    assert said(brief(text)) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("She died. “We are shocked,” said her nephew, Ravi Lund, 32.", "Ravi Lund"),
        ("“The crew came,” said South Pell resident Ada Lund.", "Ada Lund"),
        ("Orsa’s mayor Ada Lund came. “We won,” said the Orsa mayor.", "Ada Lund"),
        (
            "Ada Lund, who, as head of the Harbour Party, was mayor, said that “we won it all.”",
            "Ada Lund",
        ),
        ("“We won,” MEP Ada Lund said.", "Ada Lund"),
        ("She died. “ We are shocked, ” said Ravi Lund. “ We won. ” Brook left.", "Ravi Lund"),
        (
            "Mayor Tom Sole came. It was late. We asked Judge Ada Lund. She said, “We won it all.”",
            "Ada Lund",
        ),
        (
            "Mayor Tom Sole came. An old woman said it was late. “We won it all,” he said.",
            "Tom Sole",
        ),
    ],
)
def test_who_speaks_beside_other_names_and_nouns(body, name):
    named = {speaker for speaker, _ in said(brief(body))}
    assert named & {"Tom Sole", "Ada Lund", "Ravi Lund"} == {name}
