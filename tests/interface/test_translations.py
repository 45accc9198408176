from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import etree
from msgspec.structs import replace

from clipbook.interface import catalogues, find_interface
from clipbook.model import Period, Precision
from tests import translations
from tests.pages.built import build, html
from tests.pages.factory import site

LOCALES = sorted(catalogues())
SITE = site()
PATHS = sorted(str(path) for path in build(SITE) if path.suffix == ".html")
# A value or a tag within a message: "%(n)s", "</span>".
PLACE = re.compile(r"%\(\w+\)s|%%|<[^>]+>|NUMBER|MOST")


def forms(catalogue):
    """Each message, and each of its translations."""
    for message in catalogue:
        if message.id:
            own = message.id if isinstance(message.id, tuple) else (message.id,)
            words = message.string if isinstance(message.string, tuple) else (message.string,)
            yield from ((own, each) for each in words)


def test_the_first_translations_are_there():
    assert {"ko", "zh_Hans", "vi", "de"} <= {*LOCALES}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_has_every_message_and_no_other(locale):
    own = {message.id for message in translations.read(locale)}
    assert own == {message.id for message in translations.messages()}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_is_translated(locale):
    catalogue = translations.read(locale)
    assert [own for own, words in forms(catalogue) if not words] == []
    assert [message.id for message in catalogue if message.fuzzy] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_has_the_values_and_tags_of_its_message(locale):
    wrong = [
        (own, words)
        for own, words in forms(translations.read(locale))
        if sorted(PLACE.findall(words)) != sorted(PLACE.findall(own[-1]))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("tag", "language", "said"),
    [
        ("ko", "ko", "시간순"),
        ("ko-KR", "ko-KR", "시간순"),
        ("de_AT", "de-AT", "Zeitleiste"),
        ("zh", "zh", "时间线"),
        ("zh-CN", "zh-CN", "时间线"),
        ("zh-TW", "en", "Timeline"),
        ("gsw", "en", "Timeline"),
    ],
)
def test_a_tag_gets_the_translation_in_its_script_or_english(tag, language, said):
    own = find_interface(tag)
    assert (own.language, own.say("Timeline")) == (language, said)


@pytest.mark.parametrize(
    ("tag", "one", "many"),
    [("de", "1 Ausschnitt", "5 Ausschnitte"), ("ko", "스크랩 1건", "스크랩 5건")],
)
def test_a_count_has_the_plural_of_its_language(tag, one, many):
    own = find_interface(tag)
    assert [own.count(n, "%(n)s clipping", "%(n)s clippings") for n in (1, 5)] == [one, many]


DAY = Period(date(2023, 9, 23), date(2023, 9, 23))
DAYS = Period(date(2023, 9, 23), date(2023, 9, 26))
MONTH = Period(date(2023, 9, 1), date(2023, 9, 30))


@pytest.mark.parametrize(
    ("tag", "day", "days", "month"),
    [
        ("de", "23. September 2023", "23.–26. Sept. 2023", "September 2023"),
        ("ko", "2023년 9월 23일", "2023년 9월 23일~26일", "2023년 9월"),
        ("vi", "23 tháng 9, 2023", "23\u2009–\u200926 thg 9, 2023", "tháng 9 năm 2023"),
        ("zh", "2023年9月23日", "2023年9月23日\u2009–\u200926日", "2023年9月"),
    ],
)
def test_days_are_written_as_the_locale_has_it(tag, day, days, month):
    own = find_interface(tag)
    assert [own.days(each) for each in (DAY, DAYS, MONTH)] == [day, days, month]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_date_is_written(locale):
    own = find_interface(locale.replace("_", "-"))
    short = {own.short_date(DAY, each) for each in (Precision.DAY, Precision.MONTH, Precision.YEAR)}
    axis = {own.axis_date(DAY, each) for each in (Precision.DAY, Precision.MONTH, Precision.YEAR)}
    assert len(short | axis) == 4
    assert "2023" in own.published(DAYS)


# Texts of a page that are neither copied, nor of the editor, nor a note.
OWN = etree.XPath(
    "//body//text()[not(ancestor::script or ancestor::code or ancestor::*[@data-span or @data-field"
    " or @data-line or @data-editor] or ancestor::*[self::span or self::ul][@lang='en'])]"
)


def own_words(site, path):
    """The words of a page in Latin letters that are neither copied nor a name."""
    events = [briefing.event for briefing in site.briefings]
    articles = [article for event in events for article in event.articles]
    names = {site.settings.title, *(event.title for event in events)}
    names |= {name for article in articles for name in (article.title, article.outlet)}
    page = etree.fromstring(html(build(site), path), etree.HTMLParser())
    text = " ".join(OWN(page))
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, " ")
    return set(re.findall(r"[A-Za-z]{3,}", text))


# A place of the event, words that its articles share, and what is called so in Korean, too.
NAMES = {*"Portvik Lund harbour bridge pillar cracks closed CSV JavaScript".split()}


@pytest.mark.parametrize("path", PATHS)
def test_a_korean_site_speaks_korean_itself(path):
    korean = replace(SITE, settings=replace(SITE.settings, language="ko"))
    assert own_words(SITE, path) > own_words(korean, path)
    assert own_words(korean, path) <= NAMES


def test_a_page_carries_the_language_of_its_own_words():
    other = replace(SITE, settings=replace(SITE.settings, language="gsw"))
    korean = replace(SITE, settings=replace(SITE.settings, language="ko-KR"))
    assert '<html lang="en" dir="ltr">' in html(build(other), "index.html")
    assert '<html lang="ko-KR" dir="ltr">' in html(build(korean), "index.html")


@pytest.mark.parametrize(("tag", "said"), [("en", ""), ("ko", ' lang="en" dir="auto"')])
def test_a_title_in_another_language_than_the_page_says_so(tag, said):
    lamp = SITE.briefings[-1]
    article = replace(lamp.event.articles[0], language="en")
    event = replace(lamp.event, articles=(article,))
    settings = replace(SITE.settings, language=tag)
    alone = replace(SITE, settings=settings, briefings=(replace(lamp, event=event),))
    crumb = re.compile(r'<p class="crumb" data-own=""><a href="[^"]*"(.*?)>')
    assert crumb.search(html(build(alone), "lamp/lamp.html"))[1] == said
