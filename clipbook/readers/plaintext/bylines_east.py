"""Turns lines in Chinese, Japanese and Korean into the writers whom they credit.

Nothing parts a name from the words around it there, so the labels, roles and surnames do.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from clipbook.readers.plaintext.phrases_abroad import any_of, lines_by_kind
from clipbook.readers.printed_dates import find_stated


class Byline(Struct, frozen=True):
    """The writers whom a line names; `told` where more than the shape of names says so."""

    names: tuple[str, ...]
    told: bool


_WORDS: Final = lines_by_kind("bylines_abroad.txt")
_LABEL: Final = rf"(?:{any_of(_WORDS['east label'])})"
_ROLE: Final = rf"(?:{any_of(_WORDS['east role'])})"
_HAN: Final = "[\u4e00-\u9fff]"
_JOINT: Final = r"(?:\s?[、,，·ㆍ・/／&]\s?|\s)"
_KOREAN: Final = (
    rf"(?<![가-힣])(?!기자|한편|사진)(?:{any_of(_WORDS['korean surname'])})"
    rf"(?:[가-힣]{{1,2}}(?![가-힣])|[가-힣]{{2}}(?={_ROLE}))"
)
_CHINESE: Final = rf"(?:{any_of(_WORDS['chinese surname'])})(?:{_HAN}{{2}}|{_HAN})"
# As Japanese writes it: "大崎隼人", "森 直樹".
_JAPANESE: Final = (
    rf"(?!{any_of(_WORDS['no name'])}|[^・、。()（）]{{1,6}}(?:支局|総局|支社|本社|部[・\s]))"
    r"(?:[\u4e00-\u9fff々]{1,3}[ \u3000][\u3040-\u30ff\u4e00-\u9fff々]{1,4}(?![\u4e00-\u9fff])"
    r"|[\u4e00-\u9fff々][\u3040-\u309f\u4e00-\u9fff々ヶノ]{2,5})"
)


def _listed(name: str, group: str) -> str:
    return f"(?P<{group}>{name}(?:{_JOINT}{name}){{0,5}})"


# "이서준·박하늘 기자", "이서준 도쿄 특파원", "이서준 선임기자".
_KOREAN_UNIT: Final = rf"{_listed(_KOREAN, 'names')}\s?(?:[가-힣]{{2,6}}\s)?[가-힣]{{0,4}}{_ROLE}"
_KOREAN_LINE: Final = re.compile(
    rf"(?:{_LABEL}\s?[:：=|]?\s?|[가-힣A-Za-z\d]{{2,10}}\s?[=＝|]\s?|[가-힣A-Za-z]{{2,12}}\s)?"
    rf"(?:{_KOREAN_UNIT.replace('?P<names>', '')}[\s,·ㆍ/|]*)+"
    rf"|{_LABEL}(?:\s?[:：=|/,]\s?|\s){_listed(_KOREAN, 'labelled')}"
)
# Where a reporter is, or works: "/台北報導", "嘉義11日電", "发自赣州".
_FROM: Final = (
    rf"(?:\s?[/／]?\s?{_HAN}{{2,6}}?(?:\d{{1,2}}日)?(?:即時|綜合|專題|連線|现场|摄影|特別)*"
    r"(?:報導|报道|報道|专电|專電|电|電|特稿)"
    rf"|\s?[发發]自{_HAN}{{2,6}})"
)
_NO_OUTLET: Final = any_of(_WORDS["other"] | _WORDS["picture"])
# "本报记者 周明远", "聯合報/記者陳思齊/台南即時報導", "撰文:林子慧".
_CHINESE_LINE: Final = re.compile(
    rf"(?:(?!{_NO_OUTLET})[\u4e00-\u9fffA-Za-z]{{2,10}}?[／/|｜∙·\s]*)?"
    rf"{_LABEL}\s?[:：/／|｜,，]?\s?(?:{_HAN}{{2,6}}\s)??{_listed(_CHINESE, 'labelled')}{_FROM}?"
    rf"|{_HAN}{{1,6}}(?:[报報网網社]|新[闻聞])[\s／/]{{1,2}}{_listed(_CHINESE, 'behind')}"
    rf"|{_listed(_CHINESE, 'before')}{_FROM}"
)
# "文・写真 大崎隼人", "大崎隼人 記者", "大崎隼人,Example".
_JAPANESE_LINE: Final = re.compile(
    rf"{_LABEL}[\s:：＝=・/／]\s?{_listed(_JAPANESE, 'labelled')}"
    rf"|{_listed(_JAPANESE, 'before')}(?:\s?{_ROLE}|[,，]\s?[A-Za-z][A-Za-z .]{{2,20}})"
)
_LINES: Final = {"ko": _KOREAN_LINE, "zh": _CHINESE_LINE, "ja": _JAPANESE_LINE}
EASTERN: Final = frozenset(_LINES)
"""The languages that are read here."""
_NAMES: Final = {"ko": _KOREAN, "zh": _CHINESE, "ja": _JAPANESE}
# "来源:南湾晚报 作者:周明远".
_LABELLED: Final = {
    language: re.compile(
        rf"(?:^|(?<=[\s|/])){_LABEL}[:：]\s?{_listed(name, 'names')}(?=$|[\s|/;；])"
    )
    for language, name in _NAMES.items()
}
# What opens a text: "(강릉=한빛통신) 이서준 기자 =", "[한빛통신 이서준 기자]",
# "【シドニー=中西誠】", "南湾晚报南湾3月8日电(记者周明远、李思)", "(中央社記者黃雅惠嘉義11日電)".
_OPENINGS: Final = {
    "ko": re.compile(
        rf"[\[(（【〔][^\])）】〕]{{2,20}}[\])）】〕]\s?{_KOREAN_UNIT}\s?[=＝]"
        rf"|[\[(（【〔](?:[^\])）】〕]{{2,14}}[\s=|])?{_KOREAN_UNIT.replace('names', 'inside')}"
        r"\s?[\])）】〕]"
    ),
    "zh": re.compile(
        rf"[^。！？“「]{{0,30}}?[(（〔【\[][\u4e00-\u9fffA-Z]{{0,8}}?{_LABEL}\s?[:：]?\s?"
        rf"{_listed(_CHINESE, 'names')}(?:{_FROM})?\s?[)）〕】\]]"
    ),
    "ja": re.compile(
        rf"[【（(〔][^【】（）()=＝]{{2,14}}[=＝・]{_listed(_JAPANESE, 'names')}[】）)〕]"
        rf"|【[ァ-ヴー・]{{2,10}}(?P<inside>{_JAPANESE})】"
    ),
}
# What ends one: "…다. 이서준 기자", "。(大崎隼人、三浦美紀)", "。(记者 周明远)".
_CLOSINGS: Final = {
    "ko": re.compile(rf"(?:^|[.다]['\"”’]?\s?/?\s?)(?:[가-힣]{{2,4}}\s?=\s?)?{_KOREAN_UNIT}$"),
    "zh": re.compile(
        rf"[(（【〔][\u4e00-\u9fffA-Z]{{0,8}}?{_LABEL}\s?[:：/]?\s?"
        rf"{_listed(_CHINESE, 'names')}{_FROM}?[)）】〕]$"
    ),
    "ja": re.compile(
        rf"[（(【〔](?:[^（(【〔、。]{{2,10}}[・\s])?{_listed(_JAPANESE, 'names')}[）)】〕]$"
    ),
}
# What no byline needs: an address of mail, a button beside it.
_BESIDE: Final = re.compile(r"\b[\w.+-]{1,64}@[\w.-]{1,100}|구독(?:하기)?|기자\s?페이지|\+\s?구독")


# What others did for a text, behind its writers: " 编辑 刘倩 校对 吴兴发".
_OTHER_JOB: Final = re.compile(rf"\s(?:{_NO_OUTLET})\s?[:：/]?\s?{_HAN}{{2,4}}(?:\s.*)?$")
# What stands between reporters of a paper and those who write for it: " 通讯员 ".
_TOGETHER: Final = re.compile(r"[、\s]\s?通[讯訊][员員]\s?[:：]?\s?")


# What its writers made of it, behind their names: " 文/图".
_DRAWN: Final = re.compile(r"\s[文图圖摄攝影]{1,3}(?:[／/·、]?[文图圖摄攝影]{1,3})?$")


def find_eastern(line: str, language: str) -> Byline | None:
    """Whom a line in Chinese, Japanese or Korean credits; None where it is no byline."""
    bare = _bare(line)
    told = _told(_LINES[language], bare, language)
    if told:
        return Byline(told, told=True)
    labelled = _LABELLED[language].search(bare)
    if labelled:
        return Byline(_of_match(labelled, language), told=True)
    alone = re.fullmatch(_listed(_NAMES[language], "names"), bare)
    return Byline(_names(alone["names"], language), told=False) if alone else None


def find_opening(text: str, language: str) -> tuple[str, ...]:
    """Whom the dateline that opens a text names."""
    text = _TOGETHER.sub("、", text)
    m = _OPENINGS[language].match(text) if language in _OPENINGS else None
    return _of_match(m, language) if m else ()


def find_closing(text: str, language: str) -> tuple[str, ...]:
    """Whom the last words of a text name."""
    m = _CLOSINGS[language].search(_bare(text)) if language in _CLOSINGS else None
    return _of_match(m, language) if m else ()


def _bare(line: str) -> str:
    """A line without days and addresses."""
    line = _BESIDE.sub(" ", _TOGETHER.sub("、", _OTHER_JOB.sub("", line)))
    for stated in reversed(find_stated(line)):
        line = f"{line[: stated.start]} {line[stated.end :]}"
    line = re.sub(r"\s?\d{1,2}(?:[:：]\d\d(?::\d\d)?|[時시点點]\s?\d{1,2}[分분]?)", " ", line)
    return _DRAWN.sub("", re.sub(r"(?<=\s)日", " ", line)).strip(" \u3000|·/,-□■▲△●○◆◇◎")


def _told(pattern: re.Pattern[str], line: str, language: str) -> tuple[str, ...]:
    m = pattern.fullmatch(line)
    if not m:
        return ()
    if language == "ko" and not m["labelled"]:
        units = re.finditer(_KOREAN_UNIT, line)
        return tuple(dict.fromkeys(n for u in units for n in _names(u["names"], language)))
    return _of_match(m, language)


def _of_match(m: re.Match[str], language: str) -> tuple[str, ...]:
    return _names(next(group for group in m.groups() if group), language)


def _names(listed: str, language: str) -> tuple[str, ...]:
    """The names of a list; a name in two parts keeps its blank."""
    if language == "ja":
        return _japanese_names(listed)
    return tuple(dict.fromkeys(re.findall(_NAMES[language], listed)))


def _japanese_names(listed: str) -> tuple[str, ...]:
    """Names in Japanese: words of three signs are whole, shorter ones are parts in pairs."""
    names = list[str]()
    for piece in re.split(r"[、,，・/／&]", listed):
        words = piece.split()
        is_whole = all(len(word) > 2 for word in words) or len(words) % 2  # noqa: PLR2004
        names += (
            words if is_whole else [" ".join(p) for p in zip(words[::2], words[1::2], strict=True)]
        )
    return tuple(dict.fromkeys(names))
