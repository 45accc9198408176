"""Turns the credits of newspapers in other languages into the names of writers.

A label says that a name follows, wherever on its line it stands: `作者: 李文华`. In
writing without capitals nothing else would say where a name begins and ends.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 120
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
_BEFORE: Final = re.compile(r"(?:كتبت?|بقلم|إعداد|מאת|โดย|เรื่องโดย)\s(?:[-–]\s)?")
# What ends the names: a mark, a number, two blanks, the next label.
_BEHIND: Final = re.compile(r"[|｜/／()（）\[\]【】;；\d•·]|\s{2,}|\s\S{1,8}[:：]|\s[-–—]\s")
# What stands between two of them: "、", " and ".
_BETWEEN: Final = re.compile(r"\s?[,，、،&]\s?|\s(?:و|और|и|ve|e|y|et|und|và|dan)\s")
# A name in Chinese, Japanese or Korean: "李文华", "佐藤健一"; and in any other writing.
_EAST: Final = re.compile("[\u4e00-\u9fff]{1,4}|[가-힣]{1,4}")
_EASTERN: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff가-힣]")
_WORD: Final = re.compile("[^\\W\\d_][\\w\u0900-\u0963\u064b-\u0652\u0e31-\u0e4e’'.-]*")


def find_labelled(line: str) -> tuple[str, ...]:
    """The writers whom a label on a line names; none where no label does."""
    if len(line) > _LONGEST:
        return ()
    m = _LABELLED.search(line) or (None if line.isascii() else _BEFORE.match(line))
    if not m:
        return ()
    rest = line[m.end() :].strip()
    end = _BEHIND.search(rest)
    listed = _BETWEEN.split(rest[: end.start()] if end else rest)
    names = [name for each in listed for name in _names(each.strip(" .。"))]
    return tuple(dict.fromkeys(names)) if all(names) else ()


def may_be_east_asian(text: str) -> bool:
    """Whether a text has a letter of Chinese, Japanese or Korean."""
    return _EASTERN.search(text) is not None


def is_east_asian(name: str) -> bool:
    """Whether a text is written as a name in two words is in Chinese or Korean: "김 철수"."""
    words = name.split()
    return len(words) == 2 and all(map(_EAST.fullmatch, words))  # noqa: PLR2004 - name and surname


def _names(text: str) -> tuple[str, ...]:
    """The names that a piece holds: one, or in writing without spaces one a word; '' for none."""
    words = text.split()
    if words and all(map(_EAST.fullmatch, words)):
        return tuple(words)
    is_name = 1 < len(words) <= _LONGEST_NAME and all(map(_is_of_name, words))
    return (text if is_name else "",)


def _is_of_name(word: str) -> bool:
    """Whether a word is written as names are: with a capital, where the writing has capitals."""
    return bool(_WORD.fullmatch(word)) and not word[0].islower()
