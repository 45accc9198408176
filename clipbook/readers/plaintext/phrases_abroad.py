"""What pages in other languages than English print: junk by what it is, and credits of writers.

A label says that a name follows, wherever on its line it stands. In writing without capitals
nothing else would say where a name begins and ends.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_MARKS: Final = " \t\"'“”‘’«»„.,:;!?()[]{}<>*_-–—…|•·›‹→▶►▼▲↓↑+=/\\×✕#©&：！？。、（）［］【】「」『』0123456789"
"""What may stand around such a line: "» Comentarios (3)"."""

# The heading of a kind in the file of lines: "[navigation]".
_HEADING: Final = re.compile(r"^\[(.+)\]$", re.MULTILINE)


def _lines_by_kind() -> dict[str, frozenset[str]]:
    """The lines of junk_abroad.txt, in lower case and without marks at their ends, by kind."""
    file = Path(__file__).with_name("junk_abroad.txt")
    _, *sections = _HEADING.split(file.read_text("utf-8"))
    return {
        kind: frozenset(line.strip() for line in lines.replace("\n", "|").split("|")) - {""}
        for kind, lines in zip(sections[::2], sections[1::2], strict=True)
    }


_LINES: Final = _lines_by_kind()
_OPENERS: Final = _LINES["opener"]
"""What stands before the headline of another article, ended by a colon: `Lea también: `."""
_LINKS: Final = 2
_LINK_SHARE: Final = 0.25
# What says that the words of a page are its owner's, in writing without spaces: "版权所有".
_RESERVED: Final = (
    "版权所有", "版權所有", "未经授权", "未經授權", "無断転載", "無断複製", "転載を禁じ", "무단전재", "무단 전재", "저작권자",
)  # fmt: skip

_REASONS: Final = {
    line: kind for kind, lines in reversed(_LINES.items()) if kind != "opener" for line in lines
}
"""What each line is; of two kinds the first."""


def reason_abroad(text: str) -> str:
    """What a line in a language other than English is by its own words; '' if they do not say."""
    if ":" in text or "：" in text:
        head = text.replace("：", ":").partition(":")[0]
        if head.strip(_MARKS).lower() in _OPENERS:
            return "related link"
    line = text.strip(_MARKS).lower()
    if line in _REASONS:
        return _REASONS[line]
    if _is_menu(text):
        return "tag row"
    reserved = not text.isascii() and any(map(text.__contains__, _RESERVED))
    return "copyright notice" if reserved else ""


def _is_menu(text: str) -> bool:
    """Whether a line is a row of links, in writing without capitals: "首页 新闻 财经 登录".

    Two of its words at least, and a fourth of them, are lines of page junk by themselves.
    """
    if text.isascii() or text.upper() != text.lower():
        return False
    words = [word.strip(_MARKS) for word in text.split()]
    known = sum(word in _REASONS for word in words)
    return known >= _LINKS and known >= _LINK_SHARE * len(words)


_LONGEST_CREDIT: Final = 120
"""A line of credits is shorter than this."""
_LONGEST_NAME: Final = 4
"""In words."""
# What says that the writer's name follows a colon: "作者:", "كتب:", "लेखक:", "Haber:".
_LABELLED: Final = re.compile(
    r"(?:^|(?<=[\s|/(（【\[·]))(?:作者|撰文|文|本报记者|本報記者|记者|記者|通讯员|執筆|取材|기자|글"
    r"|كتبت?|كتابة|بقلم|إعداد|लेखक|लेखिका|रिपोर्टर?|संवाददाता|Автор|Текст|Haber|Yazan|Yazar|Muhabir"
    r"|מאת|נכתב על ידי|نویسنده|گزارش|خبرنگار|เขียนโดย|ผู้เขียน"
    r"|Autora?|Texte?|Texto|Testo|Autore|Tác giả|Phóng viên|Penulis|Reporter)\s?[:：]\s?"
)
# The same without a colon, where the name is all that follows: "بقلم سامي منصور".
_LABEL_BEFORE: Final = re.compile(r"(?:كتبت?|بقلم|إعداد|מאת|โดย|เรื่องโดย)\s(?:[-–]\s)?")
# What ends the names: a mark, a number, two blanks, the next label.
_BEHIND_LABELLED: Final = re.compile(
    r"[|｜/／()（）\[\]【】;；\d•·]|\s{2,}|\s\S{1,8}[:：]|\s[-–—]\s"
)
# What stands between two of them: "、", " and ".
_BETWEEN_LABELLED: Final = re.compile(r"\s?[,，、،&]\s?|\s(?:و|और|и|ve|e|y|et|und|và|dan)\s")
# A name in Chinese, Japanese or Korean: "李文华", "佐藤健一"; and in any other writing.
_EAST: Final = re.compile("[\u4e00-\u9fff]{1,4}|[가-힣]{1,4}")
_EASTERN: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff가-힣]")
_LABELLED_WORD: Final = re.compile("[^\\W\\d_][\\w\u0900-\u0963\u064b-\u0652\u0e31-\u0e4e’'.-]*")


def find_labelled(line: str) -> tuple[str, ...]:
    """The writers whom a label on a line names; none where no label does."""
    if len(line) > _LONGEST_CREDIT:
        return ()
    m = _LABELLED.search(line) or (None if line.isascii() else _LABEL_BEFORE.match(line))
    if not m:
        return ()
    rest = line[m.end() :].strip()
    end = _BEHIND_LABELLED.search(rest)
    listed = _BETWEEN_LABELLED.split(rest[: end.start()] if end else rest)
    names = [name for each in listed for name in _labelled_names(each.strip(" .。"))]
    return tuple(dict.fromkeys(names)) if all(names) else ()


def may_be_east_asian(text: str) -> bool:
    """Whether a text has a letter of Chinese, Japanese or Korean."""
    return _EASTERN.search(text) is not None


def is_east_asian(name: str) -> bool:
    """Whether a text is written as a name in two words is in Chinese or Korean: "김 철수"."""
    words = name.split()
    return len(words) == 2 and all(map(_EAST.fullmatch, words))  # noqa: PLR2004 - name and surname


def _labelled_names(text: str) -> tuple[str, ...]:
    """The names that a piece holds: one, or in writing without spaces one a word; '' for none."""
    words = text.split()
    if words and all(map(_EAST.fullmatch, words)):
        return tuple(words)
    is_name = 1 < len(words) <= _LONGEST_NAME and all(map(is_word_of_name, words))
    return (text if is_name else "",)


def is_word_of_name(word: str) -> bool:
    """Whether a word is written as names are: with a capital, where the writing has capitals."""
    return bool(_LABELLED_WORD.fullmatch(word)) and not word[0].islower()


# Reporters' names in Korean, Chinese or Japanese, a place or an outlet before them, but no word for
# pictures: "김철수 기자", "춘천=김철수·이영희 기자", "記者王小明、李大華/台北報導".
_PICTURED: Final = "사진|그래픽|영상|摄影|攝影|图片|圖片|照片|写真|圖|图"
_KOREANS: Final = r"(?!간담|회견)[가-힣]{2,4}(?:\s?[·ㆍ,、]\s?[가-힣]{2,4})*"
_HAN: Final = r"(?![会會们們从從了获獲在])[\u4e00-\u9fff]{2,4}(?<![摄攝影])"
_REPORTER: Final = re.compile(
    rf"[\uff08(〔\[【]?(?!{_PICTURED})(?:[가-힣]{{2,8}}\s?=\s?|[\u4e00-\u9fff]{{2,8}}\s|本[报報])?"
    r"(?:(?:(?:기자|文|作者|撰文)(?:\s?[:\uff1a/\uff0f]\s?|\s)|[記记]者\s?[:\uff1a/\uff0f]?\s?)"
    rf"(?P<after>{_KOREANS}|{_HAN}(?:[、,，]\s?{_HAN})*(?=[^\u4e00-\u9fff]|$))"
    rf"|(?P<before>{_KOREANS})\s?(?:기자|특파원))(?!\w|\s?[/\uff0f]?\s?(?:사진|摄|攝))"
)
_BETWEEN_REPORTERS: Final = re.compile(r"\s?[·ㆍ,、，]\s?")
# What stands before them in the opening of a text: "某日报北京9月12日电" before a bracket, "(여수=통신)".
_OPENED: Final = re.compile(
    r"[^。！？“「(\uff08〔【\[]{0,30}(?=[\uff08(〔【\[](?:本[报報])?[记記]者)|[(\[【][^()\[\]【】]{2,20}[)\]】]\s?"
)
_OPENED_ENDS: Final = re.compile(r"\s?[)\uff09〕\]】/\uff0f=]|\s通[讯訊][员員]")


def find_credited(line: str) -> tuple[str, ...]:
    """Whom a line names that can be nothing but a credit of a newspaper in another language."""
    return () if line.isascii() else _reporters(line) or find_labelled(line)


def _reporters(line: str) -> tuple[str, ...]:
    """Whom a byline names in the writings of East Asia: "김철수 기자", "記者王小明/台北報導"."""
    m = _REPORTER.match(line)
    return tuple(_BETWEEN_REPORTERS.split(m["after"] or m["before"])) if m else ()


def find_opening_reporters(text: str) -> tuple[str, ...]:
    """Whom the dateline that opens a text names: "(여수=통신) 김철수 기자 = "."""
    opened = None if text.isascii() else _OPENED.match(text)
    m = _REPORTER.match(text, opened.end()) if opened else None
    told = m and _OPENED_ENDS.match(text, m.end())
    return _reporters(text[opened.end() :]) if opened and told else ()
