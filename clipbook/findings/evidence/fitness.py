"""Turns a sentence into whether it can stand alone at the head of a briefing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clipbook.findings.evidence.words import AUXILIARIES, is_past

_SHORTEST: Final = 7
_LONGEST: Final = 60
# How a sentence begins and ends: a capital, a number or a mark; a full stop with its marks.
_BEGIN: Final = re.compile(r"[“\"'‘(\[]{0,2}(?:[A-Z0-9$€£]|[^\W\d_a-z])")
_END: Final = re.compile(r"[.!…][”\"'’)\]]{0,2}$")
# Page furniture and captions: "[OFFICE OF THE MAYOR]", "Image caption", "Photo: Reuters".
_FURNITURE: Final = re.compile(
    r"\[[A-Z][A-Z ]{3,}|\bPhoto(?:graph)?s?(?: by)?:|\b(?:Image (?:caption|copyright)|Getty Images"
    r"|File photo"
    r"|Read more|Continue reading|Advertisement|Click here|Sign up|Subscribe|Share this)\b"
    r"|\bCopyright \d{4}|\ball rights reserved\b|\bmaterial may not be\b"
    r"|\b(?:on|in) this web ?site\b|\bpublished (?:on|in) this site\b|^Find out\b"
    r"|\bwithout (?:prior |express )?written (?:permission|authori[sz]ation|consent)\b"
    r"|^\W{0,2}File ?[-–—] |\b(?:via AP|AP Photo|Reuters/)"
    r"|\((?:Source|Photo|Image|Credit)\b|https?://|@\w",
    re.IGNORECASE,
)
# What furniture has in small letters, all of it: other text need not be searched.
_FURNISHED: Final = (
    "[|image|photo|getty|read more|continue reading|advertisement|click here|sign up|subscribe"
    "|share this|copyright|rights reserved|material may|this web|this site|find out"
    "|without|file|via ap|reuters/|(source|(credit|http|@"
).split("|")
# A word that may be a verb of the present: "adheres".
_PRESENT: Final = re.compile(r"[a-z]{2,}[^su]s")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|we|We|you|You|my|our|your)\b")
# What leans on a sentence before: "He said", "But the", "In response,", "The comments came".
_LEANING: Final = re.compile(
    r"[“\"'‘(]{0,2}(?:He|She|It|They|His|Her|Their|Its|This|That|These|Those|Such|Both|Neither"
    r"|Another|One"
    r"|But|And|Or|Yet|So|However|Meanwhile|Therefore|Thus|Moreover|Furthermore|Instead|Still"
    r"|Then|Also|Besides|(?:Moments|Seconds|Minutes|Hours|Days|Weeks) (?:later|after|before)"
    r"|(?:Soon|Shortly) (?:after(?:wards?)?|before),?"
    r"|Nevertheless|Nonetheless|Otherwise|Similarly|Likewise|Hence|Indeed|Because|Again|Later"
    r"|Earlier|Afterwards"
    r"|(?:In|As a) (?:response|addition|contrast|return|turn|result|fact|doing so)"
    r"|For (?:example|instance)"
    r"|On the (?:other|contrary)|At the same time|(?:On|At|During|In|After|Following"
    r"|Despite) (?:that|this|those|these)"
    r"|(?:The|Those|These) (?:comments?|remarks?|moves?|statement|announcement|decision|talks"
    r"|news|latter|former|two"
    r"|plan|visit|incident|official|man|woman|pair|company|spat|shift|movement))\b",
    re.IGNORECASE,
)
# A pronoun without its noun, or a word that points back, further inside: ", on the other hand,".
_POINTING: Final = re.compile(
    r", (?:on the other hand|however|meanwhile|too|though|in turn|for (?:his|her|its) part),"
    r"|^During (?:his|her|their|its)\b|^In (?:his|her|their|its)\b|^By (?:doing|meeting)\b"
    r"|[”\"’,] (?:he|she|they) (?:said|says|told|added)\b"
    r"|\b(?:asked|told|gave|met|urged) (?:him|her|them)\b",
)
# What is still to come: "are set to meet", "scheduled talks".
_AHEAD: Final = re.compile(
    r"\b(?:(?:is|are|was|were) (?:set|due|scheduled|planned|expected|slated|to be)|scheduled"
    r"|upcoming"
    r"|will (?:be )?[a-z]+|plans? to|planned to)\b"
)
# What every announcement has: another sentence need not be searched.
_COMING: Final = (
    " set| due|scheduled|planned|expected|slated|to be|upcoming|will |plan to|plans to"
).split("|")
_PAIRS: Final = (("“", "”"), ("(", ")"), ("[", "]"))


def is_fit(text: str) -> bool:
    """Whether a sentence is whole and its own.

    It is no caption, fragment, question, heading or half a quotation, and does not open with a
    pronoun or connective.
    """
    if not _SHORTEST <= len(text.split()) <= _LONGEST:
        return False
    if _LEANING.match(text) or not _BEGIN.match(text) or not _END.search(text):
        return False
    if text.startswith(("(", "[")) and text.endswith((")", "]")):
        return False
    if is_furniture(text):
        return False
    if any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS):
        return False
    return text.count('"') % 2 == 0 and _has_verb(text) and not _begins_inside(text)


def _has_verb(text: str) -> bool:
    """Whether a word may be a verb: "ran", "is", "adheres"."""
    return has_finite_verb(text) or any(_PRESENT.fullmatch(word) for word in _words(text))


def has_finite_verb(text: str) -> bool:
    """Whether a word is likely a verb with its time: "ran", "is", but not "adheres" or "says"."""
    return any(word in AUXILIARIES or is_past(word) for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.strip(",.;:”’)") for word in text.split()]


def _begins_inside(text: str) -> bool:
    """Whether a sentence is all quotation, or speaks as "I" outside one: it lacks its speaker."""
    is_quoting = "“" in text or '"' in text
    bare = re.sub(r"[“\"][^“”\"]*[”\"]", "", text) if is_quoting else text
    return not re.search(r"[^\W\d_]{2}", bare) or _FIRST_PERSON.search(bare) is not None


def find_marks(body: str) -> Sequence[str]:
    """What of furniture stands anywhere in a body: only that can stand in its sentences."""
    return tuple(filter(body.lower().__contains__, _FURNISHED))


def is_furniture(text: str, marks: Sequence[str] = _FURNISHED) -> bool:
    """Whether a sentence belongs to the page or a picture, not to the story.

    `marks` are those of its body where they are known.
    """
    low = text.lower() if marks else ""
    may_be = any(map(low.__contains__, marks))
    return may_be and _FURNITURE.search(text) is not None


def leans(text: str) -> bool:
    """Whether a sentence points back to one before it: ", however,", "During his meeting"."""
    return _POINTING.search(text) is not None


def names_somebody(text: str) -> bool:
    """Whether a sentence holds a name behind its first word."""
    return any(word[0].isupper() for word in text.split()[1:])


def looks_ahead(text: str) -> bool:
    """Whether a sentence announces something: "are set to meet", "scheduled talks"."""
    return any(map(text.__contains__, _COMING)) and _AHEAD.search(text) is not None
