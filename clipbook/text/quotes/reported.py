"""Turns the sentences of a paragraph into reported speech: clauses that somebody is said to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from clipbook.model import Evidence
from clipbook.source import Span
from clipbook.text.frames import Frame, Range, Shape
from clipbook.text.phrases import Kind, Token, is_mark
from clipbook.text.quotes.speakers import Line
from clipbook.text.reporting import ATTITUDES
from clipbook.text.reports import Part, find_reports

# Words between a verb of attitude and its object: "called | for | a vote".
_LINKING: Final = frozenset(["for", "on", "to", "about", "of", "with", "at", "over", "against"])
# Marks that end the object of a verb of attitude.
_ENDING: Final = ",;:—–.!?()"


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause in the reporter's words, whose it is, and who passes it on."""

    span: Span
    speaker: Span
    evidence: Evidence
    via: tuple[Span, ...] = ()


def find_reported(lines: Sequence[Line]) -> Iterator[Reported]:
    """The reported clauses of the sentences, those with words in quotation marks left out.

    A clause is likely its speaker's; what somebody is only said to want or to reject is guessed.
    """
    for line in lines:
        reports = find_reports(line.tokens, line.frames)
        for part in reports:
            if part.speaker and not _holds_run(line.tokens, part.span):
                yield _reported(line.tokens, part)
        known = {part.verb for part in reports}
        for frame in line.frames:
            if frame.verb not in known and (part := _attitude(line.tokens, frame)):
                yield _reported(line.tokens, part, Evidence.GUESSED)


def _reported(
    tokens: Sequence[Token], part: Part, evidence: Evidence = Evidence.LIKELY
) -> Reported:
    speaker = _span(tokens, part.speaker) if part.speaker else Span(0, 0)
    return Reported(
        _span(tokens, part.span), speaker, evidence, tuple(_span(tokens, via) for via in part.via)
    )


def _holds_run(tokens: Sequence[Token], part: Range) -> bool:
    return any(token.kind is Kind.RUN for token in tokens[slice(*part)])


def _attitude(tokens: Sequence[Token], frame: Frame) -> Part | None:
    """What the subject of the frame is for, against or about."""
    if frame.subject is None or frame.shape not in {Shape.PLAIN, Shape.PARTICIPLE}:
        return None
    if tokens[frame.verb].low not in ATTITUDES:
        return None
    start = frame.end
    while start < len(tokens) and tokens[start].low in _LINKING:
        start += 1
    end = start
    while end < len(tokens) and not is_mark(tokens[end], _ENDING):
        end += 1
    if end <= start or _holds_run(tokens, (start, end)):
        return None
    return Part((start, end), frame.subject, (), frame.verb)


def _span(tokens: Sequence[Token], part: Range) -> Span:
    return Span(tokens[part[0]].start, tokens[part[1] - 1].end)
