"""Turns the paragraphs of a text into sentences with all that their tokens say of speaking."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from msgspec import Struct

from clipbook.notes import Span
from clipbook.text.attribution.frame import Frame
from clipbook.text.attribution.frames import find_frames
from clipbook.text.attribution.phrases import LONGEST_SENTENCE, Range, Token, find_ends, tokenise
from clipbook.text.attribution.reports import AttributedPart, find_reports
from clipbook.text.runs import QuoteRun, find_all_runs
from clipbook.text.sentences import cut


class Line(Struct, frozen=True):
    """A sentence of a paragraph that holds runs, or stands beside them; `ends` are the tokens'."""

    span: Span
    runs: tuple[QuoteRun, ...]
    tokens: list[Token]
    ends: list[int]
    frames: list[Frame]
    parts: list[AttributedPart]
    wider: list[AttributedPart]

    def locate(self, part: Range) -> Span:
        """The place in the text of a range of the tokens."""
        first, end = part
        return Span(self.ends[first] - len(self.tokens[first].word), self.ends[end - 1])


def read_paragraphs(text: str) -> list[list[Line]]:
    """The sentences of each paragraph of the text."""
    return [_read_lines(text, paragraph, runs) for paragraph, runs in find_all_runs(text)]


def _read_lines(text: str, paragraph: Span, runs: Sequence[QuoteRun]) -> list[Line]:
    """The sentences of a paragraph, each with its tokens, frames and runs; a run is never cut."""
    lines = []
    left = deque(runs)
    offset = paragraph.start
    for start, end in cut(_hidden(paragraph.of(text), runs, offset)):
        if end - start > LONGEST_SENTENCE:
            continue
        span = Span(offset + start, offset + end)
        mine = _taken(left, span) if left else ()
        tokens = tokenise(text, span, [run.outside for run in mine])
        ends = find_ends(text, span, tokens)
        frames = find_frames(tokens)
        parts, wider = find_reports(tokens, frames)
        lines.append(Line(span, mine, tokens, ends, frames, parts, wider))
    return lines


def _hidden(words: str, runs: Sequence[QuoteRun], start: int) -> str:
    """The words of a paragraph that starts at `start`, what its runs hold made one long word."""
    for run in runs:
        first, last = run.inside.start + 1 - start, run.inside.end - 1 - start
        words = words[:first] + "x" * max(0, last - first) + words[max(first, last) :]
    return words


def _taken(left: deque[QuoteRun], span: Span) -> tuple[QuoteRun, ...]:
    """The runs of `left` that lie in `span`, taken out of it with those before."""
    taken = []
    while left and left[0].outside.start < span.end:
        run = left.popleft()
        if span.contains(run.outside):
            taken.append(run)
    return tuple(taken)
