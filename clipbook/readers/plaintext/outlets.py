"""Turns the lines around an article into its outlet, its origin, and captions of its pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clipbook.readers.plaintext.letters import likeness
from clipbook.readers.plaintext.people import GIVEN_NAMES, NAME_LINE, is_name, tidy

# A line that names whom the article was taken from: "Source : Bloomberg".
_SOURCE: Final = re.compile(
    r"[(\[]?(?:source|quelle|fuente|fonte|via|with inputs? from"
    r"|agency)\s?:\s?(?P<origin>[^\W\d_][^:;()\[\]]{1,40})[)\]]?\.?",
    re.IGNORECASE,
)
# A sentence that says where the article first stood: "This article was originally published by The
# Example."
_REPUBLISHED: Final = re.compile(
    r"th(?:is|e) (?:article|story|post|piece|report|essay|commentary)(?: was| is"
    r"| has been)? (?:(?:originally|first) )?(?:republished|published|appeared|posted)"
    r"(?: here)?(?: with permission)? (?:from|by|on|in"
    r"|at) (?P<origin>(?:the )?[A-Z][\w.&’'-]*(?: [A-Z&][\w.&’'-]*){0,4})",
    re.IGNORECASE,
)
# A site's name in its own log-in widget: "Log in to Twitter or Facebook account to connect with the
# Example Daily".
_CONNECT: Final = re.compile(
    r"(?:[Ll]og|LOG|[Ss]ign) ?(?:in|IN)\b.{0,80}\b(?:connect|comment|continue) (?:with"
    r"|to) (?:the )?(?P<outlet>[A-Z][\w.&’'-]*(?: [A-Z&][\w.&’'-]*){0,5})$"
)
# Republishers' own credit, all in lower case: "by time news".
_LOWER_BY: Final = re.compile(r"by (?P<outlet>[a-z][a-z0-9.&-]*(?: [a-z0-9.&-]+){0,4})")
# A name printed twice without a space, as logo and as text, with a date behind it: "The ExampleThe
# Example02/10/2023".
_DOUBLED: Final = re.compile(
    r"(?P<outlet>[^\W\d_][^\d\n]{2,40}?)\s?(?P=outlet)(?P<rest>\W{0,3}\d.{0,30})?"
)
# Marks of a plug-in that copies whole feeds: "[ad_1]", "Source link".
_SCRAPED: Final = re.compile(r"\[ad_\d\]|source link", re.IGNORECASE)
_LONGEST_MARK: Final = 11
"""No such mark is longer."""


def find_source(line: str) -> str:
    """Whom a line names as the article's source; '' where it does not."""
    m = _SOURCE.fullmatch(line)
    if not m or "http" in line:
        return ""
    origin = m["origin"].strip(" .")
    return origin if len(origin.split()) <= 5 else ""  # noqa: PLR2004 - longer is a sentence


def find_republished(line: str) -> str:
    """Where a sentence says the article first stood; '' where it says nothing of the kind."""
    m = _REPUBLISHED.search(line[:300])
    return m["origin"].strip(" .") if m else ""


def find_outlet(line: str, following: str) -> str:
    """The outlet that a line, with the following one, names as its own; '' where none."""
    if len(line) > 150:  # noqa: PLR2004 - such lines are short
        return ""
    if "in" in line[:12]:
        connect = _CONNECT.search(f"{line} {following}"[:300])
        if connect:
            return connect["outlet"]
    m = _LOWER_BY.fullmatch(line) if line.startswith("by ") else None
    if not m and line.find(line[:4], 1) > 0:
        m = _DOUBLED.fullmatch(line)
    if not m or m["outlet"].split(maxsplit=1)[0] in GIVEN_NAMES:
        return ""
    return m["outlet"].strip()


def is_scraped(line: str) -> bool:
    """Whether a line is a mark that feed-copying plug-ins leave."""
    return len(line) <= _LONGEST_MARK and bool(_SCRAPED.fullmatch(line))


# A site's name behind a headline: "Ferry runs aground | The Example", "Ferry runs aground - Example
# News".
_BEHIND: Final = re.compile(r"(?P<head>.{12,300}?)\s+[|–—-]\s+(?P<site>[^|–—\n]{2,40})")
# Words that name a newspaper, a station or a site: "Pellmouth Courier", "Orsa Island Notes".
_PRESS: Final = re.compile(
    r"\b(?:news|times|post|press|tribune|herald|journal|daily|gazette|courier|mirror|chronicle"
    r"|observer|telegraph|guardian|examiner|sentinel|advertiser|bulletin|dispatch|magazine|media"
    r"|messenger|review|weekly|online|notes|radio|tv|zeitung|kurier|nachrichten|anzeiger|diario|jornal"
    r"|gazeta|corriere|courrier)\b",
    re.IGNORECASE,
)
# A name of one to six words, each with a capital but for small ones: "The Daily of Example".
_NAMED: Final = re.compile(r"[A-Z][\w.&’'-]*(?: (?:of|the|and|&|de|[A-Z][\w.&’'-]*)){0,5}")
# The name of a newspaper in Chinese, Japanese or Korean: "江城晚报", "햇살일보".
_EASTERN: Final = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:(?:日报|晚报|日報|晚報|新聞|新闻|時報|时报)(?:数字报|電子報|电子报|客户端)?"
    r"|(?<=[\u4e00-\u9fff]{3})[网網]|(?<=[\u4e00-\u9fff]{2})[報报])"
    r"|[가-힣]{1,8}(?:일보|신문|뉴스)"
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


_AGENCY: Final = (
    r"(?:Getty(?: Images)?|AFP|AP|AP Photo|Reuters|REUTERS|EPA(?:-EFE)?|EFE|Yonhap|YONHAP"
    r"|Xinhua|Kyodo|TASS|PA(?: Media| Wire)?|dpa|ANSA|"
    r"Shutterstock|Alamy|iStock|Unsplash|Bloomberg|USA TODAY Sports|Imago|NurPhoto|Anadolu"
    r"|SIPA|Zuma|UPI|Wikimedia(?: Commons)?)"
)
_CREDIT_AT_END: Final = re.compile(
    r"(?:"
    r"(?-i:\[[A-Z][A-Z0-9 .,/&’'-]{2,80}\])"  # [OFFICE OF THE PRIME MINISTER]
    # (Source: Yonhap)
    r"|[(\[](?:photo|image|picture|source|credit|file|courtesy|photograph|screenshot"
    r"|illustration)s?(?: (?:credit|courtesy|source|by|of|from"
    r"|via))*\s?:?\s[^()\[\]]{2,90}[)\]]"
    rf"|[(\[][^()\[\]]{{0,60}}\b{_AGENCY}\b[^()\[\]]{{0,30}}[)\]]"  # (Jane Roe/AP Photo)
    rf"|(?:[/|]|\bvia|—|–) ?{_AGENCY}(?: Images| Photo)?"  # Jane Roe/AFP via Getty Images
    # . Photo: Jane Roe
    r"|(?:[.|–—-]|\s) ?(?:photos?|images?|pictures?|credits?|photographs?|photo credit"
    r"|image credit)(?: (?:by|courtesy of|courtesy|via))?(?:\s?:|…|\.{3})"
    r"\s?(?:(?-i:[A-Z])\.|[^.:]){2,60}"
    r")\.?$",
    re.IGNORECASE,
)
# A word that announces a caption: "Pictured: ", "FILE PHOTO: ".
_ANNOUNCED: Final = re.compile(
    r"(?:file (?:photo|picture|image)|pictured|image caption|photo caption"
    r"|caption)\s?[:,–—-]\s?.{10,}",
    re.IGNORECASE,
)
_REACH: Final = 130
"""A credit stands in so many characters at the end."""
_WORDS: Final = ("photo", "image", "picture", "credit")
"""A credit holds one of these, or ends as follows."""
_ENDS: Final = tuple(
    "getty afp ap reuters epa efe yonhap xinhua kyodo tass pa media wire dpa ansa shutterstock "
    "alamy istock unsplash bloomberg sports imago nurphoto anadolu sipa zuma upi wikimedia "
    "commons".split()
)
_BRACKETS: Final = frozenset(")]")
_LAST: Final = frozenset(end[-2:] for end in _ENDS)
_SHORTEST: Final = 25
"""A shorter line is the credit alone."""
_LONGEST: Final = 700
"""No caption is longer than this."""


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a picture: it says so, or ends with the picture's credit."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    tail = text[-_REACH:].lower()
    end = tail.rstrip(".")
    named = end[-1:] in _BRACKETS or (end[-2:] in _LAST and end.endswith(_ENDS))
    if named or any(map(tail.__contains__, _WORDS)):
        start = max(0, len(text) - _REACH)
        return bool(_CREDIT_AT_END.search(text, start)) or _is_announced(text)
    return _is_announced(text)


def _is_announced(text: str) -> bool:
    return bool(_ANNOUNCED.fullmatch(text))


_LIKELY: Final = 1.5
"""The log odds above which each word of a name without a common given name is one's."""
# Whose site it is: "Jane Roe", "Jane Roe's blog", "© 2025 Jane Roe. All rights reserved."
_OWNED: Final = re.compile(
    r"(?:(?:[Cc]opyright )?©(?: [Cc]opyright)? ?(?:(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?,?)?)? ?"
    rf"(?:by )?(?P<name>{NAME_LINE.pattern}?)(?:['’]s .*|\.(?: .*)?| [|–—-] .*| (?:19|20)\d\d.*|$)"
)


def find_site_writer(text: str) -> str:
    """The person whose site a line says it is; '' where it names none, or an outlet."""
    m = _OWNED.fullmatch(text)
    name = m["name"] if m else ""
    words = name.split()
    likely = words and (words[0].lower() in GIVEN_NAMES or min(map(likeness, words)) > _LIKELY)
    return tidy(name) if likely and is_name(name) and not is_press(name) else ""
