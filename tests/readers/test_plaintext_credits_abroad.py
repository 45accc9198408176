"""Titles and writers of pasted text in other languages, where menus and credits stand around."""

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read
from clipbook.readers.plaintext.outlets import is_masthead, parted
from clipbook.readers.plaintext.people import find_labelled, is_name
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
