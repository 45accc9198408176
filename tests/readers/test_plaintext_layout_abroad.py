"""What stands around the text of pages in other languages: captions, credits, standfirsts, ends."""

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.captions_abroad import find_reason, is_appeal, is_caption


@pytest.mark.parametrize(
    "line",
    [
        "Vista del puente viejo desde la orilla — Foto: Ana Gil/Archivo",
        "La nueva sala de estudio, ayer por la tarde - crédito Ana Gil",
        "De huizen in de haven van Ronda. Foto Walter Herfst",
        "Ein Kind im Freibad in Ronda © Anna Gil/dpa",
        "L'école de Ronda, le 24 novembre. (ANNE GIL / EXEMPLE)",
        "Una loba cruza el río Verde. ANA PUENTES",
        "Barcos no canal central de Ronda ADRIANO MIRANDA",
        "Đóng gói sầu riêng tại Ronda. (Ảnh: TTXVN)",
        "Onderzoekers tellen oesters bij Ronda. Beeld Marcel van den Berg / de Krant",
        "Вхід до підземелля. Світ Чернівці/Ірина Савчук",
        "Станция на горе Ронда. Фото: Анна Гиль",
        "南湾渡轮停靠在码头。南湾晚报记者 周明远 摄",
        "松山機場今早起大霧,旅客在大廳等候。記者陳思齊/攝影",
        "番台に座る店主の小林一夫さん=2024年3月4日、東京都台東区、大崎隼人撮影",
        "시민들이 한우를 고르고 있다. [뉴스1]",
        "승강기에 고장 안내문이 붙어 있다. 이서준 기자",
    ],
)
def test_a_caption_ends_with_its_credit(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "La maire a montré une photo de la vieille ville aux élus.",
        "Die Brücke über den Grünen Fluss bleibt bis Mai gesperrt.",
        "El presidente llegó con una foto de su padre.",
        "大桥因裂缝封闭,市政府称维修需三个月。",
        "다리는 오는 5월 다시 열린다고 시장이 밝혔다.",
    ],
)
def test_a_sentence_is_no_caption(line):
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Lesezeit: 3 Min.", "reading time"),
        ("Temps de Lecture 4 min.", "reading time"),
        ("2 minuti di lettura", "reading time"),
        ("责任编辑:孙怡", "credit of others"),
        ("Foto: Ana Gil", "credit of others"),
        ("Źródło: Gazeta", "credit of others"),
        ("Acht Minuten zu spät", ""),
    ],
)
def test_credits_and_reading_times_are_known_by_their_words(line, reason):
    assert find_reason(line, is_prose=False) == reason


def test_an_appeal_names_what_readers_may_use():
    assert is_appeal("제보는 카카오톡 gangneung")
    assert not is_appeal("다리는 오는 5월 다시 열린다.")


GERMAN = """Die alte Mühle von Lindholm öffnet im Mai wieder
Das Dach war eingestürzt, nun drehen sich die Räder
Von Rainer Thoma
3. April 2024, 10:15 Uhr
Lesezeit: 2 Min.
Die Mühle von Lindholm am Montag. Foto: Ida Bach
Die alte Mühle von Lindholm wird im Mai wieder für Besucher geöffnet, sagte die Bürgermeisterin am Montag.
Sie hatte dreißig Jahre leer gestanden, weil sich niemand um das Gebäude kümmern wollte.
Der Eintritt ist frei.
Mehr zum Thema
Neuer Leuchtturm für den Hafen
"""


def test_a_standfirst_and_a_short_last_sentence_are_kept_and_a_caption_is_not():
    (article,) = read(Clipping("a.txt", GERMAN.encode())).values
    assert article.title == "Die alte Mühle von Lindholm öffnet im Mai wieder"
    assert article.body.splitlines()[0].lstrip("# ").startswith("Das Dach war eingestürzt")
    assert article.body.endswith("Der Eintritt ist frei.")
    assert article.captions == ("Die Mühle von Lindholm am Montag. Foto: Ida Bach",)
    assert "Lesezeit" not in article.body


def test_what_an_editor_signs_is_a_sentence_too():
    text = GERMAN.replace("Eintritt ist frei.", "Eintritt ist frei. (kw)")
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.body.endswith("Der Eintritt ist frei. (kw)")
