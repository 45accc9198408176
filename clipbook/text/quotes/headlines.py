"""Turns a headline that opens a text into what it says somebody says: "Brook: Bridge Is Safe"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.model import Evidence
from clipbook.text.attribution.phrases import Kind, Token, is_mark
from clipbook.text.attribution.reporting import VERBS, Verb
from clipbook.text.quotes.lines import Line
from clipbook.text.quotes.reported import Reported, is_attitude

# The most words of the speaker.
_LONGEST_SPEAKER: Final = 8
# The fewest words behind the speaker.
_LEAST: Final = 2
# The share of the longer words that have a capital where all are to have one, and their letters.
_CAPITALS: Final = 0.9
_LONGER: Final = 4
_SMALL: Final = frozenset(["of", "the", "de", "to", "and", "for", "in"])


def find_headline(lines: Sequence[Line]) -> Reported | None:
    """What the first line of a text, as a headline, gives as somebody's; a guess."""
    tokens = lines[0].tokens if lines else []
    at = _speaker_end(tokens)
    if not at or len(tokens) - at <= _LEAST:
        return None
    end = len(tokens) - is_mark(tokens[-1], ".!?")
    if any(token.kind is Kind.RUN for token in tokens[at + 1 : end]):
        return None
    said, speaker = lines[0].locate((at + 1, end)), lines[0].locate((0, at))
    return Reported(said, speaker, Evidence.GUESSED)


def _speaker_end(tokens: Sequence[Token]) -> int:
    """The index of the colon or verb behind the speaker; 0 where there is none."""
    is_titled = _has_capitals(tokens)
    for at, token in enumerate(tokens[: _LONGEST_SPEAKER + 1]):
        if at and is_mark(token, ":"):
            return at
        if at and is_titled and _reports(token):
            return at
        if token.kind is not Kind.WORD or not (token.is_capital or token.low in _SMALL):
            return 0
    return 0


def _has_capitals(tokens: Sequence[Token]) -> bool:
    """Whether the longer words have capitals: "Brook Says the Bridge Is Safe"."""
    longer = [t for t in tokens if t.kind is Kind.WORD and len(t.low) >= _LONGER]
    capitals = sum(token.is_capital for token in longer)
    return len(longer) >= _LONGER and capitals >= _CAPITALS * len(longer)


def _reports(token: Token) -> bool:
    """Whether the token is a verb in a form that only a verb of one person has: "Says"."""
    if token.low not in VERBS or not token.low.endswith(("s", "ed", "said", "told")):
        return False
    return VERBS[token.low] is Verb.SAY or is_attitude(token.low)
