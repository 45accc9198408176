import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.annotations import annotate
from clipbook.findings.people import find
from clipbook.model import Article, Briefing, Event, NameKind


def entities(*bodies):
    articles = tuple(Article(id=f"a{n}", body=body) for n, body in enumerate(bodies))
    annotations = {article.id: annotate(article) for article in articles}
    event = Event(id="e", title="E", articles=articles, annotations=annotations)
    return find(Briefing(event=event)).entities


def people(*bodies):
    return {
        entity.name: sorted({form.text for form in entity.forms})
        for entity in entities(*bodies)
        if entity.kind is NameKind.PERSON
    }


@pytest.mark.parametrize(
    ("other", "spellings"),
    [
        ("They met Prime Minister Seo Ha Jin.", ["Seo Ha Jin", "Seo Ha-jin"]),
        ("They met Prime Minister Ha-jin Seo.", ["Ha-jin Seo", "Seo Ha-jin"]),
        ("They met Prime Minister Seo.", ["Seo", "Seo Ha-jin"]),
        ("They met Mr. Seo.", ["Seo", "Seo Ha-jin"]),
        ("They met Insp Seo.", ["Seo", "Seo Ha-jin"]),
    ],
)
def test_spellings_of_one_person_are_merged_across_articles(other, spellings):
    found = people("They met Prime Minister Seo Ha-jin. Prime Minister Seo Ha-jin left.", other)
    assert found == {"Seo Ha-jin": spellings}


def test_a_middle_initial_does_not_part_a_person():
    assert len(people("They met Sen. Ada Okoye.", "They met Sen. Ada B. Okoye.")) == 1


@pytest.mark.parametrize("other", ["Ana Okoye Ruiz", "Ana Belen Okoye", "Ana B. Okoye"])
def test_a_second_surname_or_given_name_does_not_part_a_person(other):
    assert len(people("They met Sen. Ana Okoye.", f"They met Sen. {other}.")) == 1


def test_a_bare_name_told_time_and_again_before_a_full_one_is_somebody_elses():
    found = people(
        "President Okoye spoke. Okoye left. Okoye came back. His wife, Ada Okoye, sang.",
        "President Ben Okoye spoke.",
    )
    assert found == {"Ada Okoye": ["Ada Okoye"], "Ben Okoye": ["Ben Okoye", "Okoye"]}


def test_two_people_of_one_family_name_stay_two():
    found = people("They met Sen. Ada Okoye and Gov. Ben Okoye. Later Okoye left.")
    assert found == {"Ada Okoye": ["Ada Okoye"], "Ben Okoye": ["Ben Okoye"]}


def test_a_bare_name_means_the_person_of_its_own_article():
    found = people("They met Sen. Ada Okoye. Okoye left.", "They met Gov. Ben Okoye.")
    assert found["Ada Okoye"] == ["Ada Okoye", "Okoye"]


def test_an_organisation_is_merged_with_its_short_name_and_a_state_with_its_letters():
    found = entities(
        "Alba News Agency said the US fell.", "Alba News said the United States fell. Alba agreed."
    )
    assert [(entity.name, len({f.text for f in entity.forms})) for entity in found] == [
        ("Alba News Agency", 3),
        ("United States", 2),
    ]


def test_counts_are_kept_for_each_article_and_spelling():
    (entity,) = entities("They met Mr. Berg. Berg left.", "They met Mr. Berg.")
    assert [(form.text, form.article, form.count) for form in entity.forms] == [
        ("Berg", "a0", 2),
        ("Berg", "a1", 1),
    ]


def test_ids_are_unique():
    found = entities(
        "They met Mr. Paris Berg in Berg, Norway. The Berg Inc. and the Berg Inc fell."
    )
    assert len({entity.id for entity in found}) == len(found)


@given(st.permutations(["They met Mr. Berg.", "They met Sen. Ada Okoye.", "In Oslo, Okoye spoke."]))
def test_the_order_of_names_does_not_depend_on_that_of_the_articles(bodies):
    expected = entities("They met Mr. Berg.", "They met Sen. Ada Okoye.", "In Oslo, Okoye spoke.")
    assert [e.name for e in entities(*bodies)] == [e.name for e in expected]


def test_an_event_without_articles_names_nobody():
    assert entities() == ()


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Ruritanian Prime Minister Ada Brook came.", "Ruritanian Prime Minister"),
        ("Ada Brook, a spokeswoman for the zoo, came.", "spokeswoman for the zoo"),
        ("The former zoo director Ada Brook came.", "former zoo director"),
        ("Ada Brook, 34, chairwoman of the board, came.", "chairwoman of the board"),
        ("Gov. Ada Brook came.", "Gov."),
        ("They met former Alba adviser Ada Brook.", "former Alba adviser"),
        ("Ada Brook, spokeswoman for the U.S. army, came.", "spokeswoman for the U.S. army"),
        ("Receiving Alban President Ada Brook, he smiled.", "Alban President"),
        ("Ada Brook, a singer who was on stage with Mrs. Brook, came.", "singer"),
        ("Ada Brook, a singer with whom Mrs. Brook came, left.", "singer"),
        ("Add interest\n\nMayor Ada Brook came.", "Mayor"),
    ],
)
def test_what_a_person_is_stands_beside_the_name(body, role):
    (person,) = (entity for entity in entities(body) if entity.kind is NameKind.PERSON)
    assert person.role
    assert person.role.text == role


@pytest.mark.parametrize(
    "body",
    [
        "Mrs. Ada Brook came.",
        "Ada Brook, her friend, said it is safe.",
        "On Monday Mr. Ada Brook said it is safe.",
        "Mrs. Ada Brook, who is ill, said it is safe.",
    ],
)
def test_an_address_or_a_relation_is_no_role(body):
    assert [entity.role for entity in entities(body)] == [None]


def test_a_body_of_a_union_is_one_without_the_unions_name():
    (body,) = entities("The UN Security Council met. The Security Council voted.")
    assert {form.text for form in body.forms} == {"UN Security Council", "Security Council"}


def test_a_body_with_a_word_for_a_place_in_its_name_is_no_place():
    (body,) = entities("They fled the Islamic State. The Islamic State fell.")
    assert body.kind is NameKind.ORGANISATION
