"""What pages in other languages than English print around articles, by what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_MARKS: Final = " \t\"'“”‘’«»„.,:;!?()[]{}<>*_-–—…|•·›‹→▶►▼▲↓↑+=/\\×✕#©&：！？。、（）［］【】「」『』0123456789"
"""What may stand around such a line: "» Comentarios (3)"."""

# The heading of a kind in the file of lines: "[navigation]".
_HEADING: Final = re.compile(r"^\[(.+)\]$", re.MULTILINE)


def lines_by_kind(name: str) -> dict[str, frozenset[str]]:
    """The lines of a file of phrases, in lower case and without marks at their ends, by kind."""
    file = Path(__file__).with_name(name)
    _, *sections = _HEADING.split(file.read_text("utf-8"))
    return {
        kind: frozenset(line.strip() for line in lines.replace("\n", "|").split("|")) - {""}
        for kind, lines in zip(sections[::2], sections[1::2], strict=True)
    }


_LINES: Final = lines_by_kind("junk_abroad.txt")


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


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
