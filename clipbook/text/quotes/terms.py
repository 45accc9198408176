"""Knows the runs in quotation marks that quote nobody: titles, names and terms."""

from __future__ import annotations

import re
from typing import Final

from clipbook.text.quotes.rules import Rule

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
        Rule.AFTER_UNKNOWN,
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
