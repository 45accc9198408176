"""Turns a sentence at the end of a text into whether it goes on with it, by how it speaks.

Stories tell of others; publishers speak to their readers, of themselves and of their writers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clipbook.text.english import WORD

_ROLE: Final = 40
"""A writer is told of in so many characters behind the name."""
# What is told of a writer behind the name: "is a reporter", "covers", "has been".
_BIOGRAPHY: Final = re.compile(
    r"\b(?:is|was|has been) (?:an?|the) (?:[\w-]+ ){0,4}?(?:reporter|editor|correspondent|writer"
    r"|columnist|journalist|author|contributor|critic|producer|fellow|freelancer?)|\b(?:covers|writes)\b"
)
# How an appeal begins: "Support our journalism", "Please consider".
_APPEAL: Final = re.compile(
    r"(?:please )?(?:support|donate|subscribe|become|join|help|consider|sign up|contribute"
    r"|give|make|if you (?:value|like|enjoy|can))\b",
    re.IGNORECASE,
)
# What it asks for, of whom: "our journalism", "your contribution".
_FOR_US: Final = re.compile(
    r"\b(?:our|independent|quality) (?:\w+ )?(?:journalism|reporting|newsroom|work|newsletters?)"
    r"|\byour (?:\w+ )?(?:contribution|donation|support|gift|membership|subscription|inbox)"
    r"|\bjournalism (?:free|possible|like this)",
    re.IGNORECASE,
)
# Of whom publishers and commenters speak, and to whom.
_ADDRESS: Final = frozenset("i i'm i’m me my we us our ours you your yours".split())
# How sentences begin that ask something of readers, thank them or go on elsewhere.
_ASKING: Final = frozenset(
    "read see watch listen follow get sign join click visit check share support donate subscribe "
    "find learn send contact tell ask help try buy shop register enter submit thank thanks please "
    "return want looking have do did don't don’t discover call also editor's editor’s disclaimer "
    "disclosure note correction clarification".split()
)
# What sentences on a site and its makers hold: "contributed to this report", "newsletter".
_OWN: Final = re.compile(
    r"\b(?:contributed to|affiliates?|commissions?|newsletters?|subscrib\w+|podcast|e-?mail"
    r"|originally (?:published|appeared)|first (?:published|appeared)|terms|privacy|cookies?"
    r"|(?:produced|edited|reviewed|fact.checked|written) by|read the original"
    r"|copyright|photos?|images?|disclosure)\b",
    re.IGNORECASE,
)
_FEWEST: Final = 4
"""A sentence has so many words or more."""
_OPENING: Final = "\"'“‘«"
_CLOSING: Final = "\"'”’»♦■● "


def is_biography(text: str, authors: Sequence[str]) -> bool:
    """Whether a text tells of one of the writers: "Jane Roe is a staff writer."."""
    named = any(map(text.startswith, authors))
    return named and bool(_BIOGRAPHY.search(text[: max(map(len, authors)) + _ROLE]))


def is_appeal(text: str) -> bool:
    """Whether a text asks its readers for help: "Support our journalism"."""
    return bool(_APPEAL.match(text) and _FOR_US.search(text))


def tells(text: str) -> bool:
    """Whether a text is a sentence of a story, as far as its words say."""
    words = WORD.findall(text)
    lower = list(map(str.lower, words))
    return (
        len(words) >= _FEWEST
        and text.rstrip(_CLOSING).endswith(".")
        and not text.endswith("..")
        and (text[0].isupper() or text[0] in _OPENING)
        and 2 * sum(map(str.islower, (word[0] for word in words))) >= len(words)
        and _ADDRESS.isdisjoint(lower)
        and lower[0] not in _ASKING
        and not _OWN.search(text)
        and not _BIOGRAPHY.search(text)
    )
