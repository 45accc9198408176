"""Titles and writers of pasted text in other languages, where menus and credits stand around."""

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.bylines import find_byline
from clipbook.readers.plaintext.bylines_east import find_closing, find_opening
from clipbook.readers.plaintext.outlets import is_masthead, parted
from clipbook.readers.plaintext.people import is_name
from clipbook.readers.plaintext.phrases_abroad import reason_abroad

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


TOLD = [
    ("ar", "كتب: أحمد منصور", ("أحمد منصور",)),
    ("ar", "بقلم سامي الخطيب", ("سامي الخطيب",)),
    ("ar", "القاهرة: هدى سالم", ("هدى سالم",)),
    ("hi", "लेखक: राहुल वर्मा", ("राहुल वर्मा",)),
    ("tr", "Haber: Elif Demir", ("Elif Demir",)),
    ("ru", "Текст: Ирина Соколова", ("Ирина Соколова",)),
    ("ru", "Игнат Петров (корреспондент)", ("Игнат Петров",)),
    ("de", "Von Rainer Thoma und Ida Bach, Husum", ("Rainer Thoma", "Ida Bach")),
    ("fr", "Par Odile Marchand (avec AFP)", ("Odile Marchand",)),
    ("fr", "Par Odile Marchand (Ronda, envoyée spéciale)", ("Odile Marchand",)),
    ("es", "Zoé Lambrecht zlambrecht@example.org", ("Zoé Lambrecht",)),
    ("nl", "Eva de Wit redacteur Binnenland", ("Eva de Wit",)),
    ("pt", "Por Marina Couto, 7 Serras — Ronda", ("Marina Couto",)),
    ("uk", "Олена Коваль, кореспондентка", ("Олена Коваль",)),
    ("zh", "作者:李文华 王磊", ("李文华", "王磊")),
    ("zh", "南湾晚报记者 周明远", ("周明远",)),
    ("zh", "晨光報/ 記者陳思齊/台南即時報導", ("陳思齊",)),
    ("zh", "[記者陳思齊、王立文台南報導]", ("陳思齊", "王立文")),
    ("ko", "강릉=이서준 기자 seojun@example.org", ("이서준",)),
    ("ko", "이서준·박하늘 기자", ("이서준", "박하늘")),
    ("ko", "이서준 기자  박하늘 선임기자", ("이서준", "박하늘")),
    ("ko", "이서준 기자 기자 페이지 구독", ("이서준",)),
    ("zh", "文|晨光 陈思齐", ("陈思齐",)),
    ("zh", "晨光時報 陳思齊", ("陳思齊",)),
    ("zh", "晨光报记者 陈思齐 编辑 刘倩 校对 吴兴", ("陈思齐",)),
    ("ja", "[田島あかり,Example]", ("田島あかり",)),
    ("de", "Von unseren Redakteuren Ida Bach und Jan Roth", ("Ida Bach", "Jan Roth")),
    ("hi", "अमर समाचार ब्यूरो", ()),
    ("ko", "기자 김서연", ("김서연",)),
    ("ja", "文・写真 大崎隼人", ("大崎隼人",)),
    ("ja", "大崎隼人 記者", ("大崎隼人",)),
    ("it", "Redazione ANSA", ()),
    ("fr", "L'Écho de Ronda avec AFP", ()),
]
TOLD += [
    ("ja", "文・写真/大崎 あおい", ("大崎 あおい",)),
    (
        "es",
        "Un reportaje de Zoé Lambrecht y Lucía Barrientos",
        ("Zoé Lambrecht", "Lucía Barrientos"),
    ),
    ("ar", "كتب: أحمد منصور وسامي الخطيب", ("أحمد منصور", "سامي الخطيب")),
    ("de", "Von Mag. Ida Bach und Jan Roth", ("Ida Bach", "Jan Roth")),
    ("zh", "□本报记者 周明远 通讯员 李思 文/图", ("周明远", "李思")),
    ("zh", "南湾新闻记者 周明远 发自赣州", ("周明远",)),
]
NO_BYLINES = [
    ("tr", "Haber: bugün belli oldu"),
    ("es", "Puente Nuevo cierra por grietas"),
    ("fr", "Photo: Odile Marchand (AFP)"),
    ("ko", "[사진=이서준 기자]"),
    ("ko", "촬영기자:김한별/영상편집:이소라"),
    ("ko", "기자회견 뒤 모습"),
    ("zh", "攝影 記者陳思齊"),
    ("zh", "記者陳思齊攝"),
    ("zh", "责任编辑:李文华"),
    ("zh", "记者了解到,大桥已经封闭"),
]
ALONE = [
    ("ru", "Ольга Рябинина, Иван Тихий", ("Ольга Рябинина", "Иван Тихий")),
    ("es", "LUCÍA BARRIENTOS", ("Lucía Barrientos",)),
    ("vi", "Thanh Tùng - Bảo Châu", ("Thanh Tùng", "Bảo Châu")),
    ("fr", "Zoé Lambrecht, à Ronda", ("Zoé Lambrecht",)),
    ("ja", "森 直樹 小川 あおい2024年2月3日 9時10分", ("森 直樹", "小川 あおい")),
    ("ja", "大崎隼人 三浦美紀", ("大崎隼人", "三浦美紀")),
    ("zh", "周明远", ("周明远",)),
]


@pytest.mark.parametrize(("language", "line", "names"), TOLD)
def test_a_line_of_labels_names_and_roles_is_a_byline(language, line, names):
    found = find_byline(line, language)
    assert found is not None
    assert (found.names, found.told) == (names, True)


@pytest.mark.parametrize(("language", "line"), NO_BYLINES)
def test_a_line_with_anything_else_is_none(language, line):
    assert find_byline(line, language) is None


@pytest.mark.parametrize(("language", "line", "names"), ALONE)
def test_names_alone_do_not_say_that_they_are_writers(language, line, names):
    found = find_byline(line, language)
    assert found is not None
    assert (found.names, found.told) == (names, False)


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
    assert is_masthead("江城晚报数字报")
    assert is_masthead("南湾社會網")
    assert is_masthead("南灣報")
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
    ("language", "opening", "names"),
    [
        ("zh", "南湾晚报南湾3月8日电(记者周明远、李思)渡轮搁浅。", ("周明远", "李思")),
        ("zh", "南湾晚报讯(记者 周明远 通讯员 李思)渡轮搁浅。", ("周明远", "李思")),
        ("zh", "(晨光社記者陳思齊台南8日電)大橋今天封閉。", ("陳思齊",)),
        ("zh", "[記者陳思齊/台南報導]大橋今天封閉。", ("陳思齊",)),
        ("zh", "图为渡轮。(记者 周明远 摄)", ()),
        ("ko", "(강릉=한빛통신) 이서준 기자 = 다리가 통제됐다.", ("이서준",)),
        ("ko", "[한빛통신 이서준 기자] 다리가 통제됐다.", ("이서준",)),
        ("ko", "시장은 (강릉) 이서준 기자에게 말했다.", ()),
        ("ja", "【シドニー=中西誠】橋が閉鎖された。", ("中西誠",)),
        ("ja", "【シドニー共同】橋が閉鎖された。", ()),
        ("de", "(Husum) Die Brücke ist zu.", ()),
    ],
)
def test_a_dateline_names_the_reporters(language, opening, names):
    assert find_opening(opening, language) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ja", "跡地には集合住宅が建つ。(大崎隼人、三浦美紀)", ("大崎隼人", "三浦美紀")),
        ("ja", "名前はまだない。【大崎隼人】", ("大崎隼人",)),
        ("ja", "橋は閉鎖された。(共同)", ()),
        ("ko", "다리는 5월에 다시 열린다. 이서준 기자 seojun@example.org", ("이서준",)),
        ("zh", "大桥五月重新开放。(记者 周明远)", ("周明远",)),
    ],
)
def test_the_last_words_of_a_text_name_the_reporters(language, text, names):
    assert find_closing(text, language) == names


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


def test_of_the_names_around_a_text_those_beside_the_day_are_the_writers():
    text = SPANISH.replace("LUCÍA BARRIENTOS\n", "EVA PONCE\nLucía Barrientos\n")
    text = text.replace("TOMÁS ECHEGOYEN\n", "")
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.authors == ("Lucía Barrientos",)


def test_a_person_of_whom_the_text_tells_is_no_writer():
    text = SPANISH.replace("dijo la alcaldesa", "dijo Lucía Barrientos, la alcaldesa, ayer mismo")
    text = text.replace("TOMÁS ECHEGOYEN\n", "")
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.authors == ()


def test_a_line_that_credits_a_newsroom_says_that_nobody_is_named():
    text = SPANISH.replace("LUCÍA BARRIENTOS\nTOMÁS ECHEGOYEN\n", "Redacción\n")
    text = text.replace("Más información", "Puente Viejo\nMás información")
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.authors == ()


def test_a_credit_in_brackets_behind_a_text_names_its_writers():
    text = SPANISH.replace("LUCÍA BARRIENTOS\nTOMÁS ECHEGOYEN\n", "")
    text = text.replace("a la prensa.", "a la prensa. (Reporte de Ana Gil; editado por Luis Paz)")
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.authors == ("Ana Gil",)
