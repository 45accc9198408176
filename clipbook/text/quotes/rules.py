"""Names the rules by which a quotation has its speaker, and how sure each is."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from clipbook.model import Evidence


class Rule(StrEnum):
    """Which rule named a speaker."""

    AFTER = "a frame directly behind the run"
    AFTER_PASSED_ON = "a frame directly behind the run, and then who passes it on"
    AFTER_WORDS = "a frame directly behind a run that stands inside a sentence"
    AFTER_UNKNOWN = "a name and any verb directly behind the run"
    BEFORE = "a frame directly before the run"
    BEFORE_WORDS = "a frame directly before a run that is part of its sentence"
    BEFORE_PASSED_ON = "a frame directly before the run, and behind it who passes it on"
    BEFORE_LEANING = "a verb without a subject of its own directly before the run"
    BEFORE_LABEL = "a verb of naming directly before the run"
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
    SIGNED = "a name behind a dash at the end of the run"
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
