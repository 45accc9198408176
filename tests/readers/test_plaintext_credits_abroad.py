"""Titles and writers of pasted text in other languages, where menus and credits stand around."""

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.outlets import is_masthead, parted
from clipbook.readers.plaintext.people import find_alone, is_byline_abroad, is_name
from clipbook.readers.plaintext.phrases_abroad import (
    find_credited,
    find_labelled,
    find_opening_reporters,
    reason_abroad,
)

CHINESE = """首页 新闻 国际 财经 体育 登录 注册
南湾渡轮搁浅 六十三名乘客全部获救
2024年3月8日 16:20 来源:南湾晚报 作者:周明远
8日上午,一艘渡轮在南湾港外搁浅,船上六十三名乘客和九名船员全部获救。海事局说没有发现燃油泄漏。
市政府决定从3月9日起停航一周,并检查同一公司的四艘渡轮。乘客可以免费改签或者退票。
"""


def test_a_menu_and_a_credit_are_no_title():
    (article,) = read(Clipping("a.txt", CHINESE.encode())).values
    assert article.title == "南湾渡轮搁浅 六十三名乘客全部获救"
    assert article.authors == ("周明远",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("كتب: أحمد منصور", ("أحمد منصور",)),
        ("بقلم سامي الخطيب", ("سامي الخطيب",)),
        ("लेखक: राहुल वर्मा", ("राहुल वर्मा",)),
        ("Haber: Elif Demir", ("Elif Demir",)),
        ("Текст: Ирина Соколова", ("Ирина Соколова",)),
        ("作者:李文华 王磊", ("李文华", "王磊")),
        ("Haber: bugün belli oldu", ()),
        ("Ferry runs aground", ()),
    ],
)
def test_a_label_names_the_writers(line, names):
    assert find_labelled(line) == names


def test_a_row_of_links_is_none_where_the_words_are_no_links():
    assert reason_abroad("首頁 新聞 國際 登入") == "tag row"
    assert reason_abroad("青河大桥因裂缝封闭 市政府称维修需三个月") == ""


def test_a_month_inside_a_name_is_part_of_it():
    assert is_name("Lee Jun-hyeok")
    assert not is_name("Jun 23")


def test_a_headline_in_two_halves_is_nobody():
    assert not is_name("青河大桥因裂缝封闭 市政府称维修需三个月")
    assert is_name("김 철수")


def test_a_masthead_is_known_by_its_last_word():
    assert is_masthead("The Vallehondo Post")
    assert is_masthead("햇살일보")
    assert is_masthead("江城晚报")
    assert not is_masthead("Green River bridge shut over cracks in pillar")


def test_a_newspaper_that_heads_the_page_is_its_outlet():
    text = (
        "The Vallehondo Post\nGreen River bridge shut over cracks in pillar\nBy Tom Garland\n"
        "September 23, 2023 5:30 PM\nThe Green River bridge in Vallehondo was closed on Saturday "
        "after engineers found cracks in a pillar, forcing 40,000 vehicles to take a detour.\n"
        "The repair will take three months and cost 12 million euros, the mayor told reporters.\n"
    )
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.outlet == "The Vallehondo Post"


def test_a_newspaper_behind_its_headline_is_parted_from_it():
    headline = "서울 강동구 고속도로 위 공원 개장"
    assert parted(f"{headline} - 한강일보") == (headline, "한강일보")
    assert parted(f"{headline} - 시민 환영") == (f"{headline} - 시민 환영", "")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("강릉=이서준 기자 seojun@example.org", ("이서준",)),
        ("이서준·박하늘 기자", ("이서준", "박하늘")),
        ("晨光時報 記者陳思齊、王立文/台南報導", ("陳思齊", "王立文")),
        ("[사진=이서준 기자]", ()),
        ("攝影 記者陳思齊", ()),
        ("記者陳思齊攝", ()),
        ("기자회견 뒤 모습", ()),
        ("记者了解到,大桥已经封闭", ()),
        ("政治 文化新聞 體育", ()),
    ],
)
def test_a_word_for_reporters_names_each_but_not_of_pictures(line, names):
    assert find_credited(line) == names


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("南湾晚报南湾3月8日电(记者周明远、李思)渡轮搁浅。", ("周明远", "李思")),
        ("[記者陳思齊/台南報導]大橋今天封閉。", ("陳思齊",)),
        ("(강릉=한빛통신) 이서준 기자 = 다리가 통제됐다.", ("이서준",)),
        ("图为渡轮。(记者 周明远 摄)", ()),
        ("시장은 (강릉) 이서준 기자에게 말했다.", ()),
    ],
)
def test_a_dateline_names_the_reporters(opening, names):
    assert find_opening_reporters(opening) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ольга Рябинина, Иван Тихий", ("Ольга Рябинина", "Иван Тихий")),
        ("LUCÍA BARRIENTOS", ("Lucía Barrientos",)),
        ("Thanh Tùng - Bảo Châu", ("Thanh Tùng", "Bảo Châu")),
        ("अनिल कश्यप, देवगढ़", ("अनिल कश्यप",)),
        ("अनिल कश्यप, सूरतपुर", ()),  # no place of which the page tells
        ("अनिल कश्यप", ()),
        ("Zoé Lambrecht, à Ronda", ("Zoé Lambrecht",)),
        ("森 直樹 小川 あおい2024年2月3日 9時10分", ("森 直樹", "小川 あおい")),
        ("分享 列印", ()),
        ("Puente Nuevo", ()),
        ("Compartir Facebook", ()),
        ("Читайте также", ()),
        ("Costa Rica", ()),
    ],
)
def test_a_line_of_names_alone_names_people_of_whom_the_page_does_not_tell(line, names):
    page = ["El Puente Nuevo de Ronda está cerrado", "देवगढ़ में पुल बंद, मरम्मत शुरू"]
    assert find_alone(line, page) == names


def test_an_agency_in_brackets_makes_no_caption_of_a_byline():
    assert is_byline_abroad("Par Odile Marchand (avec AFP)")
    assert not is_byline_abroad("Photo by Odile Marchand (AFP)")


SPANISH = """EL DIARIO DEL VALLE
El puente viejo cierra por grietas y corta el tráfico tres meses
LUCÍA BARRIENTOS
TOMÁS ECHEGOYEN
Valdehondo - 23 SEP 2023 - 17:30 CEST
Compartir Guardar
El puente sobre el río Verde en Valdehondo cerró el sábado tras hallarse grietas.
La reparación durará tres meses y costará 12 millones de euros, dijo la alcaldesa a la prensa.
Más información
"""


def test_names_stand_above_the_day_and_buttons_below():
    (article,) = read(Clipping("a.txt", SPANISH.encode())).values
    assert article.authors == ("Lucía Barrientos", "Tomás Echegoyen")
    assert article.published
    assert str(article.published.period.earliest) == "2023-09-23"


def test_the_names_behind_a_text_are_its_writers():
    text = SPANISH.replace("LUCÍA BARRIENTOS\nTOMÁS ECHEGOYEN\n", "")
    text = text.replace("Más información", "Lucía Barrientos y Tomás Echegoyen\nMás información")
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.authors == ("Lucía Barrientos", "Tomás Echegoyen")


def test_a_site_named_behind_its_writer_is_no_writer():
    text = SPANISH.replace("LUCÍA BARRIENTOS\n", "Por Lucía Barrientos, Diario del Valle\n")
    text = text.replace("TOMÁS ECHEGOYEN\n", "") + "© 2023 Diario del Valle\n"
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.authors == ("Lucía Barrientos",)


def test_a_day_in_numbers_comes_first_in_other_languages_than_english():
    text = SPANISH.replace("23 SEP 2023 - 17:30 CEST", "04/09/2023")
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.published
    assert str(article.published.period.earliest) == "2023-09-04"
