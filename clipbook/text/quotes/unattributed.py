"""Turns sentences into what nobody named asks or reports: "asked whether", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clipbook.model import Evidence
from clipbook.text.attribution.phrases import Kind, Range, Token, is_mark
from clipbook.text.quotes.lines import Line
from clipbook.text.quotes.reported import Reported, ends_object

_ASKED: Final = frozenset(["asked", "reportedly"])
_ASKING: Final = frozenset(["if", "whether", "about", "what", "how", "why", "which", "who"])
_BEFORE_ASKED: Final = frozenset([",", "when", "and", "while"])
# How far behind "asked" the question starts at most, in tokens.
_QUESTION_WITHIN: Final = 11
# The fewest tokens of a question and of a clause.
_LEAST: Final = 3


def find_unattributed(line: Line) -> Iterator[Reported]:
    """The questions and reports of the sentence that have no speaker; guesses."""
    tokens = line.tokens
    if _ASKED.isdisjoint([token.low for token in tokens]):
        return
    spoken = {frame.verb for frame in line.frames if frame.subject}
    for at, token in enumerate(tokens):
        found: Range | None = None
        if token.low == "asked" and at not in spoken:
            found = _question(tokens, at)
        elif token.low == "reportedly":
            found = _clause(tokens, at)
        if found and not any(token.kind is Kind.RUN for token in tokens[slice(*found)]):
            yield Reported(line.locate(found), None, Evidence.GUESSED)


def _question(tokens: Sequence[Token], at: int) -> Range | None:
    """What is asked where the sentence does not say by whom: "Asked on Monday | whether it is"."""
    if at and tokens[at - 1].low not in _BEFORE_ASKED:
        return None
    for start in range(at + 1, min(len(tokens), at + 1 + _QUESTION_WITHIN)):
        if is_mark(tokens[start], ",.") or tokens[start].low == "by":
            return None
        if tokens[start].low in _ASKING:
            end = _end(tokens, start)
            return (start, end) if end - start >= _LEAST else None
    return None


def _clause(tokens: Sequence[Token], at: int) -> Range | None:
    """The clause that holds `tokens[at]`, from mark to mark."""
    start = at
    while start > 0 and not ends_object(tokens[start - 1]):
        start -= 1
    end = _end(tokens, at)
    return (start, end) if end - start > _LEAST else None


def _end(tokens: Sequence[Token], at: int) -> int:
    return next((n for n in range(at, len(tokens)) if ends_object(tokens[n])), len(tokens))
