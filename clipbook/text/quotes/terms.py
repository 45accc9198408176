"""Knows the runs in quotation marks that quote nobody: titles, names and terms."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from clipbook.model import Evidence


class Rule(StrEnum):
    """Which rule named a speaker."""

    AFTER = "a frame directly behind the run"
    AFTER_WORDS = "a frame directly behind a run that stands inside a sentence"
    BEFORE = "a frame directly before the run"
    COLON = "a subject before a colon or comma and the run"
    GOVERNED = "a frame before the run in its sentence"
    GOVERNED_LEANING = "a verb without a subject of its own before the run in its sentence"
    GOVERNED_LABEL = "a verb of naming before the run in its sentence"
    STATEMENT = "a noun of saying before the run"
    FINAL = "a frame at the end of the sentence"
    ACCORDING = "according to, in the sentence"
    SUBJECT = "the subject of the sentence"
    CONTINUED = "the speaker of the run directly before"
    CONTINUED_LOOSELY = "the speaker of a run before in the paragraph"
    AHEAD = "the speaker of the run behind in the paragraph"
    INTRODUCED = "the speaker of a paragraph that ends in a colon"
    CARRIED = "the same speech in another paragraph"
    TOPIC = "the subject of the sentence before"
    DIALOGUE = "the speaker of the paragraph before"
    NAME = "a participle of naming behind a noun, directly before the run"
    NONE = "none"


CERTAIN: Final = frozenset({Rule.AFTER, Rule.BEFORE, Rule.CONTINUED})
GUESSED: Final = frozenset({Rule.SUBJECT, Rule.TOPIC, Rule.DIALOGUE, Rule.NONE})
WEAK: Final = frozenset({Rule.DIALOGUE, Rule.NONE, Rule.TOPIC, Rule.CARRIED, Rule.INTRODUCED})
"""The rules that a speaker named in another part of the same speech overrules."""


def evidence(rule: Rule) -> Evidence:
    """How sure a rule is, as measured on labelled news."""
    if rule in CERTAIN:
        return Evidence.CERTAIN
    return Evidence.GUESSED if rule in GUESSED else Evidence.LIKELY


# A word: "Night".
_WORD: Final = re.compile(r"[^\W_][\w’'-]*")
_SMALL: Final = frozenset(
    "the of a and in on to for with at by or from an is as & vs".split(),
)
# The most words of a title.
_LONGEST_TITLE: Final = 9
# The most words of a term.
_LONGEST_TERM: Final = 3
_NAMED: Final = frozenset(
    {Rule.FINAL, Rule.AFTER_WORDS, Rule.GOVERNED, Rule.GOVERNED_LABEL, Rule.GOVERNED_LEANING},
)
_UNNAMED: Final = frozenset(
    {
        Rule.SUBJECT,
        Rule.TOPIC,
        Rule.DIALOGUE,
        Rule.NONE,
        Rule.CONTINUED_LOOSELY,
    },
)


def is_term(words: str, rule: Rule) -> bool:
    """Whether a run, whose speaker was named by `rule`, is a title or term and no speech."""
    if rule is Rule.NAME:
        return True
    if rule in _UNNAMED:
        return _is_title(words) or _is_short(words)
    is_stopped = words.endswith((".", ",", "!", "?"))
    return rule in _NAMED and is_stopped and _is_title(words) and len(_WORD.findall(words)) > 1


def _is_title(words: str) -> bool:
    """Whether every word but the small ones has a capital: "The Night Watch"."""
    found = _WORD.findall(words)
    return 0 < len(found) <= _LONGEST_TITLE and all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL for word in found
    )


def _is_short(words: str) -> bool:
    """Whether it is a word or three that no full stop ends: "fever dream"."""
    return len(_WORD.findall(words)) <= _LONGEST_TERM and not words.endswith((".", ",", "!", "?"))
