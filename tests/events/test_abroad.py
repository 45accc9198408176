from datetime import date

import pytest

from clipbook.events import Story, Wishes, group, name_event
from clipbook.events.abroad import language_of

DAY = date(2024, 3, 4)
ENGLISH = Story(
    "en",
    "Ferry fire off Hanbit Island: all 214 rescued",
    DAY,
    "All 214 passengers and 11 crew were rescued when the ferry Saebyeok caught fire off Mokpo. "
    "The head of the coast guard, Park Jeong-ho, said on Monday that the cause was not known.",
)
KOREAN = Story(
    "ko",
    "한빛섬 여객선 화재 승객 214명 전원 구조",
    DAY,
    "목포 앞바다에서 여객선 ‘새벽호’에 불이 나 승객 214명과 승무원 11명이 모두 구조됐다. "
    "박정호 목포해양경찰서장은 원인을 조사하고 있다고 말했다.",
)
RUSSIAN = Story(
    "ru",
    "Пожар на пароме: спасены 214 человек",
    DAY,
    "Все 214 пассажиров и 11 членов экипажа парома «Саебьок» спасены у порта Мокпо. Начальник "
    "береговой охраны Пак Чонхо сообщил в понедельник, что причина пожара в Мокпо неизвестна.",
)
SPANISH = Story(
    "es",
    "Cierran el puente de Vallehondo por grietas",
    DAY,
    "El puente de Vallehondo quedó cerrado después de que hallaran grietas de 3,2 milímetros. Unos "
    "40.000 vehículos diarios tendrán que desviarse, dijo el alcalde, Javier Morales.",
)
SAME_BRIDGE = Story(
    "same",
    "Vallehondo bridge shut over cracks",
    DAY,
    "The bridge in Vallehondo was closed after engineers found cracks 3.2 millimetres wide, and "
    "40,000 vehicles a day must take a detour, Mayor Javier Morales said.",
)
OTHER_BRIDGE = Story(
    "other",
    "Brücke in Talheim wegen Rissen gesperrt",
    DAY,
    "Die Brücke in Talheim ist gesperrt worden, nachdem Ingenieure 3,2 Millimeter breite Risse "
    "entdeckt hatten. Rund 40.000 Fahrzeuge am Tag müssen einen Umweg nehmen, sagte Jens Keller.",
)
GERMANS = (
    Story(
        "de1",
        "Der Stadtrat hat am Montag über den Haushalt beraten",
        DAY,
        "Der Stadtrat hat am Montag über den Haushalt beraten. Es ging auch um die Frage, wie die "
        "Schulen der Stadt im nächsten Jahr ausgestattet werden sollen, und um den neuen Platz.",
    ),
    Story(
        "de2",
        "Ein Bär ist in den Bergen gesehen worden",
        DAY,
        "Ein Bär ist in den Bergen gesehen worden. Es war das erste Mal, dass ein Tier der Art in "
        "dem Tal war, und die Jäger haben am Abend mit den Bauern über den Fund gesprochen.",
    ),
)


ARABIC = Story(
    "ar",
    "حريق في عبارة قرب موكبو: إنقاذ 214 راكبا",
    DAY,
    "اندلع حريق في عبارة قبالة موكبو وأنقذ 214 راكبا و11 بحارا. وقال قائد خفر السواحل فرناندو "
    "ميندوزا في سانتاندر إن السبب لم يعرف بعد، وإن السفينة كانت في طريقها إلى مونتينيغرو.",
)
SAME_FERRY = Story(
    "pendant",
    "Ferry fire near Mokpo: all 214 saved",
    DAY,
    "All 214 passengers and 11 crew were saved. Fernando Mendoza of the coast guard in Santander "
    "said the cause was not known; the ship was bound for Montenegro.",
)
OTHER_FERRY = Story(
    "elsewhere",
    "Ferry sinks off Malta: 214 saved",
    DAY,
    "All 214 passengers and 11 crew were saved off Malta, Natalie Russell said in Ricopa. "
    "The ship was bound for Catania with a load of cement.",
)


def events(*stories, apart=frozenset()):
    return [placement.event for placement in group(stories, wishes=Wishes(apart=apart))]


@pytest.mark.parametrize(
    ("one", "other"), [(ENGLISH, KOREAN), (SAME_BRIDGE, SPANISH), (SAME_FERRY, ARABIC)]
)
def test_one_event_in_two_languages_is_one(one, other):
    assert len(set(events(one, other))) == 1


def test_the_same_numbers_at_another_place_are_another_event():
    assert len(set(events(SPANISH, OTHER_BRIDGE, SAME_BRIDGE))) == 2


def test_consonants_that_words_share_by_chance_are_no_names():
    assert len(set(events(ARABIC, OTHER_FERRY))) == 2


def test_languages_far_apart_in_time_are_not_joined():
    later = Story("late", KOREAN.title, date(2024, 5, 4), KOREAN.text)
    assert len(set(events(ENGLISH, later))) == 2


def test_a_wish_keeps_languages_apart():
    apart = frozenset({("en", "ko")})
    assert len(set(events(ENGLISH, KOREAN, apart=apart))) == 2


def test_function_words_join_no_two_stories():
    assert len(set(events(*GERMANS))) == 2


def test_two_reports_in_a_language_without_blanks_are_one_event():
    one = Story(
        "a", "青河大桥因裂缝封闭", DAY, "江城市青河大桥因桥墩出现裂缝被紧急封闭，市长王强说。"
    )
    two = Story(
        "b", "青河大桥紧急封闭 车辆绕行", DAY, "因桥墩裂缝，江城市青河大桥封闭，市长王强宣布。"
    )
    other = Story(
        "c", "江城市举办马拉松", DAY, "三万名选手参加了在江城市举行的马拉松比赛，天气晴朗。"
    )
    assert [e == "a" for e in events(one, two, other)] == [True, True, False]


def test_the_order_of_languages_has_no_influence():
    whole = (ENGLISH, KOREAN, SPANISH, SAME_BRIDGE)
    forward = {p.id: p.event for p in group(whole)}
    assert {p.id: p.event for p in group(whole[::-1])} == forward


@pytest.mark.parametrize(
    ("story", "language"), [(ENGLISH, "en"), (KOREAN, "ko"), (RUSSIAN, "ru"), (SPANISH, "es")]
)
def test_the_language_of_a_story_is_known(story, language):
    assert language_of(story) == language


def test_a_folder_in_another_script_is_romanised():
    assert name_event([KOREAN]).slug.isascii()
    assert name_event([KOREAN]).slug != "event"
