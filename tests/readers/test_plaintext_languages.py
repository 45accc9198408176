"""Pasted text in other languages: the prose is kept, the page around it is not."""

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read

PAGES = {
    "de": (
        ("Startseite", "Politik", "Wirtschaft", "Kultur", "Anmelden"),
        "Die alte Mühle öffnet wieder",
        (
            (
                "Die alte Mühle von Lindholm wird im Mai wieder für Besucher geöffnet, sagte die "
                "Bürgermeisterin am Montag vor der Presse."
            ),
            (
                "Sie hatte dreißig Jahre leer gestanden, weil sich nach dem Tod des "
                "letzten Müllers "
                "niemand um das Gebäude kümmern wollte."
            ),
            (
                "Die Stadt hat für das Dach, das Rad und die kleine Brücke daneben zwei Millionen "
                "Kronen ausgegeben, die zum Teil aus Spenden stammen."
            ),
        ),
        ("Mehr zum Thema", "Newsletter bestellen", "Impressum", "Datenschutz"),
    ),
    "pl": (
        ("Strona główna", "Kraj", "Świat", "Sport", "Zaloguj się"),
        "Stary młyn znowu otwarty",
        (
            (
                "Stary młyn w Lindholmie zostanie w maju otwarty dla zwiedzających, powiedziała w "
                "poniedziałek burmistrz miasta na spotkaniu z mieszkańcami."
            ),
            (
                "Budynek stał pusty przez trzydzieści lat, bo po śmierci ostatniego "
                "młynarza nikt nie "
                "chciał się nim zająć ani go kupić."
            ),
            (
                "Miasto wydało dwa miliony koron na dach, koło i mały most, który znajduje się "
                "obok młyna i jest z nim połączony."
            ),
        ),
        ("Czytaj także", "Polityka prywatności", "Kontakt", "Regulamin"),
    ),
    "ru": (
        ("Главная", "Политика", "Экономика", "Спорт", "Войти"),
        "Старая мельница снова открыта",
        (
            (
                "Старая мельница в Линдхольме будет в мае снова открыта для посетителей, сообщила "
                "в понедельник мэр города на встрече с жителями."
            ),
            (
                "Здание стояло пустым тридцать лет, потому что после смерти последнего мельника "
                "никто не хотел им заниматься."
            ),
            (
                "Город потратил два миллиона крон на крышу, колесо и небольшой мост, который стоит "
                "рядом с мельницей у самой реки."
            ),
        ),
        ("Читайте также", "Подписаться", "Контакты", "О сайте"),
    ),
    "ja": (
        ("ホーム", "政治", "経済", "スポーツ", "ログイン"),
        "古い水車小屋が再び公開へ",
        (
            "リンドホルム市の古い水車小屋が五月から再び一般に公開されると、市長が月曜日に記者団に明らかにした。",
            "建物は三十年にわたって空き家のままで、最後の粉ひきが亡くなってからは引き取る人が誰もいなかったという。",
            "市は屋根と水車、そしてすぐ横にある小さな橋の修理に二百万クローナを使い、その一部は寄付で賄われた。",
        ),
        ("関連記事", "会員登録", "お問い合わせ", "利用規約"),
    ),
}


@pytest.mark.parametrize("language", sorted(PAGES))
def test_the_prose_of_a_page_is_kept_in_any_language(language):
    menu, title, prose, foot = PAGES[language]
    text = "\n\n".join((*menu, title, *prose, *foot))
    found = read(Clipping("a.txt", text.encode())).values[0]
    assert (found.language, found.body) == (language, "\n\n".join(prose))
    assert found.title == title


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Read the whole story in our edition that is made for visitors"),
        ("pl", "Diese Seite gibt es auch auf Deutsch und auf der Karte der Stadt"),
        ("ru", "This page is also available to those who read it in English"),
    ],
)
def test_a_line_in_another_language_is_no_text(language, line):
    _, title, prose, _ = PAGES[language]
    text = "\n\n".join((title, *prose[:2], line, *prose[2:]))
    (found,) = read(Clipping("a.txt", text.encode())).values
    assert found.body == "\n\n".join(prose)
    assert [gone.why for gone in found.removed] == ["line in another language"]


def test_a_notice_in_english_does_not_make_a_chinese_page_english():
    text = (
        "南湾新闻\n渡轮搁浅 六十三名乘客全部获救\n2026-06-14 19:30\n"
        "渡轮周六早上在南湾外海搁浅，船上六十三名乘客全部获救，没有人受伤，船长说当时有浓雾。\n"
        "市长表示，渡轮公司将在下周公布调查结果，航线暂停三天，乘客可以全额退票。\n"
        "Notice: The content above and its pictures, if any, were posted by a user.\n"
    )
    (article,) = read(Clipping("a.txt", text.encode())).values
    assert article.language == "zh"
