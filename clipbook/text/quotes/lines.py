"""Turns the paragraphs of a text into sentences with all that their tokens say of speaking.

Among it is reported speech: clauses in the reporter's words that somebody is said to say.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from clipbook.model import Evidence, Quote, QuoteKind
from clipbook.notes import Span
from clipbook.text.attribution.frames import Frame, FrameShape, find_frames
from clipbook.text.attribution.phrases import (
    LONGEST_SENTENCE,
    Kind,
    Range,
    Token,
    find_ends,
    is_mark,
    tokenise,
)
from clipbook.text.attribution.reports import AttributedPart, find_reports
from clipbook.text.english import Verb
from clipbook.text.runs import QuoteRun, find_all_runs
from clipbook.text.sentences import cut

_SPOKEN: Final = frozenset([Verb.SAY, Verb.LABEL])
# Marks that end the object of a verb.
_ENDING: Final = frozenset(",;:—–.!?()")
# Words before a subject whose clause is beside the main one: "while Lee said".
_BESIDE: Final = frozenset("while as after when although though if who before since".split())
# Words behind a comma that open the reporter's own comparison: ", compared with 3 percent".
_CONTRASTING: Final = frozenset(["while", "compared", "whereas"])
# Words behind a comma with which the reporter goes on, and the fewest tokens that are still said.
_ADDING: Final = frozenset(["while", "whereas", "but", "who", "which", "as", "although"])
_LEAST_RESUMED: Final = 3


class Line(Struct, frozen=True):
    """A sentence of a paragraph that holds runs, or stands beside them; `ends` are the tokens'."""

    span: Span
    runs: tuple[QuoteRun, ...]
    tokens: list[Token]
    ends: list[int]
    frames: list[Frame]
    parts: list[AttributedPart]

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
        lines.append(Line(span, mine, tokens, ends, frames, find_reports(tokens, frames)))
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


def find_reported(line: Line) -> Iterator[Quote]:
    """The reported clauses of a sentence, those with words in quotation marks left out.

    A clause is likely its speaker's; what a verb of saying has for its object is guessed.
    """
    told = [(_bounds(line, part), part, Evidence.LIKELY) for part in line.parts if part.speaker]
    for frame in line.frames:
        is_said = any(frame.verb in (p.verb, *range(*p.span)) for p in line.parts if p.speaker)
        if frame.kind in _SPOKEN and frame.shape is FrameShape.PLAIN and not is_said:
            span = frame.end, _mark_behind(line.tokens, frame.end)
            told.append((span, AttributedPart(span, frame.subject), Evidence.GUESSED))
    for (start, end), part, evidence in told:
        if part.speaker and start < end and not _holds_run(line, (start, end)):
            yield Quote(
                span=line.locate((start, end)),
                kind=QuoteKind.INDIRECT,
                speaker=line.locate(part.speaker),
                evidence=evidence,
                via=tuple(map(line.locate, part.via)),
            )


def _mark_behind(tokens: Sequence[Token], at: int) -> int:
    """The index of the first mark that ends an object, from `at`."""
    while at < len(tokens) and tokens[at].low not in _ENDING:
        at += 1
    return at


def _bounds(line: Line, part: AttributedPart) -> Range:
    """All and no more than is said: "While Lee said | it is, | he left"."""
    tokens, (start, end) = line.tokens, part.span
    frame = next((frame for frame in line.frames if frame.verb == part.verb), None)
    if frame is None:
        return part.span
    if part.verb > start:
        return start, _resumed_end(line, part, frame)
    before = tokens[frame.first - 1].low if frame.first else ""
    is_aside = before in _BESIDE or (frame.shape is FrameShape.PARTICIPLE and frame.first <= 1)
    for at in range(start + 1, end - 1):
        if tokens[at].low == "," and (is_aside or tokens[at + 1].low in _CONTRASTING):
            return start, at
    return part.span


def _resumed_end(line: Line, part: AttributedPart, frame: Frame) -> int:
    """Where the part ends if it goes on behind its frame: "many, he said, are safe |"."""
    tokens, at, end = line.tokens, frame.end, len(line.tokens)
    while end > at and is_mark(tokens[end - 1], ".!?"):
        end -= 1
    is_said = (
        frame.shape is FrameShape.PLAIN and end - at > _LEAST_RESUMED and is_mark(tokens[at], ",")
    )
    if not is_said or _holds_run(line, (at, end)) or any(p.verb > at for p in line.parts):
        return part.span[1]
    behind = tokens[at + 1].low
    return part.span[1] if behind in _ADDING or behind.endswith("ing") else end


def _holds_run(line: Line, part: Range) -> bool:
    return bool(line.runs) and any(token.kind is Kind.RUN for token in line.tokens[slice(*part)])
