"""Turns lines into captions of pictures, known by the credit they end with."""

from __future__ import annotations

import re
from typing import Final

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
    rf"|[(\[][^()\[\]]{{0,60}}\b{_AGENCY}[^()\[\]]{{0,30}}[)\]]"  # (Jane Roe/AP Photo)
    rf"|(?:[/|]|\bvia|—|–) ?{_AGENCY}(?: Images| Photo)?"  # Jane Roe/AFP via Getty Images
    # . Photo: Jane Roe
    r"|(?:[.|–—-]|\s) ?(?:photos?|images?|pictures?|credits?|photographs?|photo credit"
    r"|image credit)(?: (?:by|courtesy of|courtesy|via))?(?:\s?:|…|\.{3})\s?[^.:]{2,60}"
    r")\.?$",
    re.IGNORECASE,
)
# A word that announces a caption: "Pictured: ", "FILE PHOTO: ".
_ANNOUNCED: Final = re.compile(
    r"(?:file (?:photo|picture|image)|pictured|image caption|photo caption"
    r"|caption)\s?[:,–—-]\s?.{10,}",
    re.IGNORECASE,
)
# Whose picture it is, before what it shows: "Reuters Soldiers take part in a drill in Lenn".
_WHOSE: Final = re.compile(
    rf"(?:{_AGENCY}|AP:Associated Press|Picture|Image|Photo):? (?=[A-Z][^\s:]{{1,30}} )"
)
_INITIALS: Final = frozenset("fFpPiIİıcC")
"""What such a word begins with."""
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
    return text[0] in _INITIALS and bool(_ANNOUNCED.fullmatch(text))


def is_credited(text: str) -> bool:
    """Whether a line within a text, which ends as no sentence does, is a picture's by its start.

    A title may begin so, too; within a text stands none.
    """
    return _SHORTEST <= len(text) <= _LONGEST and bool(_WHOSE.match(text))
