"""Turns a clause into what it denies and what it affirms: the slots that can contradict."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.words import stem, stems

# A denial with the words behind it: "did not discuss recent", "never met the".
# Only of the past: what "is not" or "has not been" so may be so a day later.
_DENIAL: Final = re.compile(
    r"\b(?:(?:did|was|were|had)(?: not|n['’]t)|never|denied|denies|refused to|failed to"
    r"|declined to)\b"
    r"(?P<rest>(?: [\w'’-]+){1,4})"
)
# Where "not" denies nothing, or not that: "not only", "not since 2014", "not until".
_NO_DENIAL: Final = re.compile(
    r"\b(?:not|n['’]t|no) (?:only|just|merely|simply|necessarily|yet|more|less|longer|later"
    r"|doubt|one else)\b"
    r"|\b(?:since|until|till|unless|whether|if|anymore|any more|rule[ds]? out|except|but also)\b"
    r"|\?\W*$",
    re.IGNORECASE,
)
# What is not said to have happened: "would", "may", "expected to".
_OPEN: Final = re.compile(
    r"\b(?:would|could|might|may|should|must|will|going to|expected to|likely|unlikely|plans?"
    r"|planned"
    r"|hopes?|hoped|wants?|wanted|if|whether|reportedly|allegedly|rumou?rs?|claims? that)\b",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nobody|denied|denies|refused|failed|declined|without"
    r"|cannot)\b|n['’]t\b"
)
# "no passengers were injured", "no discussions were held".
_NONE_WAS: Final = re.compile(
    r"\b[Nn]o (?:[\w'’-]+ ){0,2}(?P<noun>[a-z]+) (?:was|were|has been|have been|had been)"
    r"(?: [a-z]+ly)? (?P<deed>[a-z]+(?:ed|en|t|d))\b"
)
# Deeds that say nothing without their noun: "no discussions were held".
_LIGHT: Final = frozenset(
    map(stem, ("held", "made", "given", "taken", "done", "had", "reported", "found"))
)
# Words between "not" and what is denied that are not it.
_PASSED: Final = frozenset(
    (
        "been be being have had to yet also even ever actually actively immediately directly "
        "fully the a an any "
        "of in on at for by with in-depth further formal such longer able very so really "
        "publicly officially"
    ).split()
)
# Verbs of the mind and of speech: to deny one is not to deny a fact.
_MIND: Final = frozenset(
    map(
        stem,
        "think know believe want feel expect say comment respond answer see be seem look "
        "understand remember "
        "like need have do go get come mean care hear specify elaborate disclose reveal identify "
        "name "
        "confirm provide give offer".split(),
    )
)


# What every denial has: a clause without it need not be searched.
_DENYING: Final = (
    " not |n't |n’t |never |denied |denies |refused to |failed to |declined to |no |No "
).split("|")
# How a word of a denial ends: "didn't".
_DENYING_ENDS: Final = tuple(mark.strip().removesuffix(" to") for mark in _DENYING)


class Denial(Struct, frozen=True):
    """What a clause denies: the word as written, and its stem."""

    word: str
    stem: str


def may_deny(word: str) -> bool:
    """Whether a clause may deny anything that has this word, as written."""
    return word.endswith(_DENYING_ENDS)


def denials(text: str) -> tuple[Denial, ...]:
    """What the clause `text` denies to have happened; empty where it leaves it open."""
    if not any(map(text.__contains__, _DENYING)):
        return ()
    if _NO_DENIAL.search(text) or _OPEN.search(text):
        return ()
    found = []
    for m in _DENIAL.finditer(text):
        word = next((w for w in m["rest"].split() if w.lower() not in _PASSED), "")
        if word and word.islower() and stem(word) not in _MIND and stems(word):
            found.append(Denial(word, stem(word)))
    for m in _NONE_WAS.finditer(text):
        word = m["noun"] if stem(m["deed"]) in _LIGHT else m["deed"]
        found.append(Denial(word, stem(word)))
    return tuple(found)


def affirms(text: str) -> bool:
    """Whether the clause `text` says that something happened: without denial, and not left open."""
    return not (_NEGATIVE.search(text) or _OPEN.search(text) or text.rstrip().endswith("?"))
