"""Turns lines of pages in other languages than English into what pictures and pages say of them."""

from __future__ import annotations

import re
from typing import Final

from clipbook.readers.plaintext.phrases_abroad import any_of, lines_by_kind

_WORDS: Final = lines_by_kind("bylines_abroad.txt")
_SHORT: Final = 60
"""A line that is there for a credit is shorter, in characters."""
_LONGEST: Final = 700
"""No caption is longer than this."""
_REACH: Final = 110
"""A credit stands in so many characters at the end."""
_LEAST: Final = 10
"""A caption has so many characters before it."""
_END: Final = r"(?![^\W\d_]|[\u0900-\u0963\u064b-\u0652])"
_CAPITALS: Final = r"(?-i:[A-ZÀ-ÞŁŚŻĄĆĘĞİŞ][A-ZÀ-ÞŁŚŻĄĆĘĞİŞ.'’-]+)"
# What ends a caption: " — Foto: Ana Gil", "(Ảnh: TTXVN)", "© Ana Gil/dpa", " (ANA GIL / EFE)",
# ". ANA GIL", "(記者陳思齊攝)", "大崎隼人撮影", "[뉴스1]", ". 이서준 기자".
_CREDIT: Final = re.compile(
    rf"(?:[.!?…»”)|(\[—–-]\s?|\s)(?:{any_of(_WORDS['picture'])})(?:\s?[:：/=]\s?|\.?\s(?-i:(?=[A-ZÀ-Þ(])))"
    r"[^!?:]{2,60}$"
    r"|©\s?[^©\d]{2,60}$"
    r"|\((?-i:[A-ZÀ-Þ])[^()\d]{2,40}/[^()\d]{2,40}\)\.?$"
    rf"|[^.!?…]\s{_CAPITALS}(?:\s{_CAPITALS}){{1,3}}(?:\s?/\s?[^.!?\d]{{2,40}})?$"
    rf"|[.»)]\s{_CAPITALS}(?:\s{_CAPITALS}){{1,3}}(?:\s?/\s?[^.!?\d]{{2,40}})?$"
    r"|(?:[摄攝]|[摄攝]影|供[图圖]|[图圖]|提供|[傳传]真.{0,14}|撮影|写真|資料写真)[)）\]】]?$"
    r"|[(（\[][图圖摄攝](?:源|片)?[:：/／|][^()（）]{2,40}[)）\]]"
    r"|[=＝].{0,20}\d{1,2}月\d{1,2}日.{0,40}$"
    r"|\[(?:연합뉴스|뉴스1|뉴시스|로이터|AP|AFP|EPA)[^\[\]]{0,40}\]$|(?:제공|자료\s?사진)[.\])]{0,2}$"
    r"|[.!?]\s(?-i:[A-ZÀ-ÞА-ЯІЇЄ])[^.!?/\d]{2,30}/\s?(?-i:[A-ZÀ-ÞА-ЯІЇЄ])[^.!?/\d]{2,30}$"
    r"|[가-힣]{2,6}DB$|\.\s[가-힣]{2,4}\s?(?:선임)?기자$|[사영]진?상?\s?=\s?[가-힣 ]{2,20}$",
    re.IGNORECASE,
)
# A line of credits alone: "Foto: Ana Gil", "责任编辑:孙怡", "Quelle: dpa", "출처=연합뉴스".
_ALONE: Final = re.compile(
    rf"[\[(（【■▶◆-]?\s?(?:{any_of(_WORDS['other'] | _WORDS['picture'] | _WORDS['source'])}){_END}"
    r"\s?[:：=｜|].{2,}",
    re.IGNORECASE,
)
# How long it takes to read, how much is left: "Lesezeit: 3 Min.", "残り412文字".
_READING: Final = re.compile(
    rf"(?=.*\d)(?:.*\b)?(?:{any_of(_WORDS['reading time'])}).*|\d{{1,2}}\s?(?:min|мин|хв|dk)\.?",
    re.IGNORECASE,
)
# What asks readers for something, by the names of what they may use for it.
_APPEAL: Final = re.compile(rf"(?:{any_of(_WORDS['appeal'])})", re.IGNORECASE)


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a picture, by the credit that it ends with."""
    if len(text) > _LONGEST:
        return False
    m = _CREDIT.search(text, max(0, len(text) - _REACH))
    return m is not None and m.start() >= _LEAST


def find_reason(text: str, *, is_prose: bool) -> str:
    """What a line is by its own words, such as "photo credit"; '' where they do not say."""
    if len(text) <= _SHORT and not is_prose:
        if _READING.fullmatch(text):
            return "reading time"
        if _ALONE.fullmatch(text):
            return "credit of others"
    return ""


def is_appeal(text: str) -> bool:
    """Whether a line asks readers to follow, to write or to subscribe."""
    return len(text) <= 2 * _REACH and _APPEAL.search(text) is not None
