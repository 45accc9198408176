"""Nothing is claimed of articles in other languages than the one that is compared."""

from datetime import date

from clipbook.findings import brief
from clipbook.model import Article, Period, Published
from tests.findings.events import event_of

_DAY = Published(Period(date(2026, 6, 14), date(2026, 6, 14)), "stated")
_ENGLISH = (
    "The ferry Gannet ran aground off Pellmouth with 41 passengers on board on Sunday.",
    "All 41 passengers of the ferry Gannet were taken off by boat on Sunday, Pellmouth said.",
)
_KOREAN = (
    "14일 승객 41명을 태운 여객선 가넷호가 펠머스 앞바다에서 좌초했다. 승객은 모두 구조됐다.",
    "여객선 가넷호가 14일 펠머스 앞바다에서 좌초해 승객 41명이 모두 구조됐다. 부상자는 없다.",
)
_FINNISH = [
    f"Lautta Gannet ajoi karille Pellmouthin edustalla, ja aluksella oli {count} matkustajaa. "
    "Pelastajat sanoivat, että kaikki on tuotu maihin ja että lautta on ehjä."
    for count in (41, 42)
]


def briefing_of(**texts):
    """A briefing of articles in these languages: `ko=(body, body)`."""
    return brief(
        event_of(
            *(
                Article(id=f"{tag}-{n}", language=tag, body=body, published=_DAY)
                for tag, bodies in texts.items()
                for n, body in enumerate(bodies)
            )
        )
    )


def claimed_of(briefing):
    """The articles that a fact or difference speaks of."""
    said = {name for fact in briefing.facts for name in (*fact.articles, *fact.silent)}
    sides = [side for each in briefing.differences for side in each.sides]
    return said | {words.article for side in sides for words in side.excerpts}


def test_facts_of_english_articles_say_nothing_of_korean_ones():
    briefing = briefing_of(en=_ENGLISH, ko=_KOREAN)
    assert briefing.facts
    assert claimed_of(briefing) == {"en-0", "en-1"}


def test_english_articles_are_not_silent_of_what_others_say():
    assert claimed_of(briefing_of(en=_ENGLISH[:1], ko=_KOREAN)) == set()


def test_nothing_is_claimed_of_a_language_without_rules():
    assert claimed_of(briefing_of(fi=_FINNISH)) == set()


def test_a_long_text_of_unknown_language_is_not_taken_for_english():
    briefing = briefing_of(**{"": [text * 2 for text in _FINNISH]})
    assert claimed_of(briefing) == set()


def test_an_event_without_english_is_told_by_the_leads_of_its_articles():
    briefing = briefing_of(ko=_KOREAN)
    told = [briefing.statements[point.statement].excerpt for point in briefing.key_points]
    assert [words.text for words in told] == [
        "14일 승객 41명을 태운 여객선 가넷호가 펠머스 앞바다에서 좌초했다.",
        "여객선 가넷호가 14일 펠머스 앞바다에서 좌초해 승객 41명이 모두 구조됐다.",
    ]


def test_english_points_come_before_the_leads_of_others():
    briefing = briefing_of(ko=_KOREAN[:1], en=_ENGLISH)
    told = [briefing.statements[p.statement].excerpt.article for p in briefing.key_points]
    assert told[0].startswith("en")
    assert told[-1] == "ko-0"


def also_of(briefing):
    """What is said of articles in other languages beside the facts."""
    return {(each.article, each.why) for fact in briefing.facts for each in fact.also}


def test_the_same_number_and_day_are_said_to_be_in_korean_too():
    briefing = briefing_of(en=_ENGLISH, ko=_KOREAN)
    assert also_of(briefing) == {
        ("ko-0", "names the same number and day"),
        ("ko-1", "names the same number and day"),
    }
    assert claimed_of(briefing) == {"en-0", "en-1"}


def test_a_number_alone_is_chance():
    korean = "여객선이 지난해 좌초했을 때는 승객 41명이 타고 있었다고 회사가 전했다."
    assert also_of(briefing_of(en=_ENGLISH, ko=(korean,))) == set()


def test_the_number_of_a_day_is_no_number():
    english = [text.replace("41 passengers", "14 passengers") for text in _ENGLISH]
    korean = "여객선 가넷호가 14일 펠머스 앞바다에서 좌초했다고 해경이 전했다."
    assert also_of(briefing_of(en=english, ko=(korean,))) == set()


def test_days_in_other_languages_stand_on_the_timeline():
    briefing = briefing_of(
        ko=("14일 여객선이 좌초했다. 운항은 16일부터 재개된다고 회사는 전했다.",)
    )
    assert [(each.as_written.text, each.ahead) for each in briefing.timeline] == [
        ("14일", False),
        ("16일", True),
    ]


def test_a_quoted_day_is_on_no_timeline():
    briefing = briefing_of(ko=("선장은 “배가 13일 오후에 멈췄다고 들었다”고 기자들에게 말했다.",))
    assert briefing.timeline == ()


def test_a_lead_that_two_articles_print_is_told_once():
    assert len(briefing_of(ko=_KOREAN[:1] * 2).key_points) == 1


def test_a_name_that_sounds_alike_counts_as_one():
    spanish = "El transbordador Gannet llevaba 41 pasajeros cuando encalló el lunes pasado."
    briefing = briefing_of(en=_ENGLISH, es=(spanish,))
    assert also_of(briefing) == {("es-0", "names the same number and name")}
