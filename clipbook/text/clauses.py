"""Turns a sentence into its clauses, the attribution cut off and kept as speaker and via."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from clipbook.source import Span
from clipbook.text.frames import find_frames
from clipbook.text.phrases import (
    LONGEST_SENTENCE,
    Kind,
    Range,
    Token,
    is_mark,
    is_pronoun,
    tokenise,
)
from clipbook.text.reporting import AUXILIARIES, DETERMINERS, VERBS
from clipbook.text.reports import find_parts
from clipbook.text.runs import find_lines, find_runs

# Words that may part two clauses: ", but", ", while".
_PARTING: Final = frozenset(["but", "while", "although", "though", "whereas", "and", "so", "yet"])
# The fewest words of a clause.
_LEAST: Final = 3
# How far behind a conjunction the verb of a second clause is looked for, in tokens.
_VERB_WITHIN: Final = 10


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that state something, who is said to say so, and who passes that on.

    `speaker` is None where the article itself states it; `via` goes from the speaker outwards:
    the last is the one the article has it from.
    """

    span: Span
    speaker: Span | None
    via: tuple[Span, ...]


def find_clauses(text: str, sentence: Span) -> tuple[Clause, ...]:
    """The clauses of the sentence at `sentence`, in order, the words of attribution left out."""
    if len(sentence) > LONGEST_SENTENCE:
        return (Clause(sentence, None, ()),)
    lines = [line.shifted(sentence.start) for line in find_lines(sentence.of(text))]
    runs = [run.outside for line in lines for run in find_runs(text, line)]
    tokens = tokenise(text, sentence, runs)
    return tuple(
        Clause(
            _span(tokens, piece),
            _span(tokens, part.speaker) if part.speaker else None,
            tuple(_span(tokens, via) for via in part.via),
        )
        for part in find_parts(tokens, find_frames(tokens))
        for piece in _pieces(tokens, part.span)
    )


def _pieces(tokens: Sequence[Token], part: Range) -> Iterator[Range]:
    """The part, cut at semicolons and before conjunctions that a subject and a verb follow."""
    start, end = part
    for at in range(start + _LEAST, end - _LEAST):
        if at - start < _LEAST:
            continue
        if is_mark(tokens[at], ";"):
            yield start, at
            start = at + 1
        elif is_mark(tokens[at], ",") and _starts_clause(tokens, at + 1, end):
            yield start, at
            start = at + 2
    if start < end:
        yield start, end


def _starts_clause(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether `tokens[at]` joins a clause with a subject and a verb of its own: "but he won"."""
    if at + 1 >= end or tokens[at].low not in _PARTING:
        return False
    subject = tokens[at + 1]
    if not (is_pronoun(subject) or subject.is_capital or subject.low in DETERMINERS):
        return False
    following = tokens[at + 2 : min(end, at + _VERB_WITHIN)]
    return any(
        token.low in AUXILIARIES or token.low in VERBS or token.low.endswith("ed")
        for token in following
        if token.kind is Kind.WORD
    )


def _span(tokens: Sequence[Token], part: Range) -> Span:
    return Span(tokens[part[0]].start, tokens[part[1] - 1].end)
