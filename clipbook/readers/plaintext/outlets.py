"""Turns page titles, copyright lines and bylines into the name of the outlet that prints itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clipbook.readers.plaintext.people import GIVEN_NAMES

# A site's name behind a headline: "Ferry runs aground | The Example", "Ferry runs aground - Example
# News".
_BEHIND: Final = re.compile(r"(?P<head>.{12,300}?)\s+[|–—-]\s+(?P<site>[^|–—\n]{2,40})")
# Words that name a newspaper, a station or a site: "Pellmouth Courier", "Orsa Island Notes".
_PRESS: Final = re.compile(
    r"\b(?:news|times|post|press|tribune|herald|journal|daily|gazette|courier|mirror|chronicle"
    r"|observer|telegraph|guardian|examiner|sentinel|advertiser|bulletin|dispatch|magazine|media"
    r"|review|weekly|online|notes|radio|tv|zeitung|kurier|nachrichten|anzeiger|diario|jornal"
    r"|gazeta|corriere|courrier)\b",
    re.IGNORECASE,
)
# A name of one to six words, each with a capital but for small ones: "The Daily of Example".
_NAMED: Final = re.compile(r"[A-Z][\w.&’'-]*(?: (?:of|the|and|&|de|[A-Z][\w.&’'-]*)){0,5}")
# The name of a newspaper in Chinese, Japanese or Korean: "江城晚报", "햇살일보".
_EASTERN: Final = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:日报|晚报|日報|晚報|新聞|新闻|時報|时报)|[가-힣]{1,8}(?:일보|신문|뉴스)"
)
# A line that says whose words the page holds: "© 2024 The Example", "© The Example 2024. All rights
# reserved."
_COPYRIGHT: Final = re.compile(
    r"(?:copyright |\(c\) )?(?:©|\(c\)|copyright)(?: ?copyright)?\s*"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?)?,?\s*(?:by )?"
    r"(?P<outlet>[^\d,.|©–—-]{2,40}?)\s*(?:(?:19|20)\d\d)?(?:[.,|–—-]\s?.{0,120}"
    r"|\s?all rights reserved.{0,80})?",
    re.IGNORECASE,
)
# A byline that names an outlet: "by Example Daily News".
_BY: Final = re.compile(r"[Bb]y (?P<outlet>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){1,4})")
# Agencies, which are credited rather than print themselves: "© 2024 The Associated Press".
_WIRE: Final = re.compile(
    r"\b(?:associated press|ap|reuters|afp|agence france.presse|bloomberg|getty|dpa|efe|ansa|upi"
    r"|xinhua|yonhap|kyodo|tass|shutterstock)\b",
    re.IGNORECASE,
)


def parted(title: str) -> tuple[str, str]:
    """A page title's headline, and the site's name behind it, '' where there is none."""
    m = _BEHIND.fullmatch(title)
    if not m or not (_NAMED.fullmatch(m["site"]) or _EASTERN.fullmatch(m["site"])):
        return title, ""
    return m["head"], m["site"]


def is_press(name: str) -> bool:
    """Whether a name holds a word that newspapers and stations are called by."""
    return bool(_PRESS.search(name) or _EASTERN.fullmatch(name)) and not _WIRE.search(name)


def is_masthead(line: str) -> bool:
    """Whether a line is the name of a newspaper as it prints it: "The Pellmouth Courier"."""
    if _EASTERN.fullmatch(line):
        return True
    m = _NAMED.fullmatch(line)
    return m is not None and is_press(line.rpartition(" ")[2]) and " " in line


def find_owner(line: str) -> str:
    """The outlet that a copyright line names; '' where it names none, an agency or a person."""
    m = _COPYRIGHT.fullmatch(line) if len(line) <= 200 else None  # noqa: PLR2004 - they are short
    name = m["outlet"].strip() if m else ""
    if not _NAMED.fullmatch(name) or _WIRE.search(name) or name.lower().startswith("all "):
        return ""
    return "" if name.split()[0].lower() in GIVEN_NAMES and not is_press(name) else name


def find_signed(lines: Sequence[str]) -> str:
    """The outlet that a byline above the text names as its writer; '' where none does."""
    for line in lines:
        m = _BY.fullmatch(line)
        if m and is_press(m["outlet"]):
            return m["outlet"]
    return ""
