"""Turns the runs in quotation marks of a paragraph into quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from clipbook.model import Evidence
from clipbook.source import Span
from clipbook.text.frames import Frame, Shape, find_frames, first_subject
from clipbook.text.phrases import Kind, Token, is_mark, tokenise
from clipbook.text.reporting import Verb
from clipbook.text.runs import Run
from clipbook.text.sentences import find_sentences


class Rule(StrEnum):
    """Which rule named a speaker."""

    AFTER = "a frame directly behind the run"
    BEFORE = "a frame directly before the run"
    COLON = "a frame or subject before a colon"
    GOVERNED = "a frame before the run in its sentence"
    FINAL = "a frame at the end of the sentence"
    ACCORDING = "according to, in the sentence"
    SUBJECT = "the subject of the sentence"
    CONTINUED = "the speaker of the run before in the paragraph"
    AHEAD = "the speaker of the run behind in the paragraph"
    CARRIED = "the same speech in another paragraph"
    TOPIC = "the subject of the sentence before"
    DIALOGUE = "the speaker of the paragraph before"
    NONE = "none"


EVIDENCE: Final = {
    Rule.AFTER: Evidence.CERTAIN,
    Rule.BEFORE: Evidence.CERTAIN,
    Rule.COLON: Evidence.LIKELY,
    Rule.GOVERNED: Evidence.LIKELY,
    Rule.FINAL: Evidence.LIKELY,
    Rule.ACCORDING: Evidence.LIKELY,
    Rule.SUBJECT: Evidence.GUESSED,
    Rule.CONTINUED: Evidence.CERTAIN,
    Rule.AHEAD: Evidence.LIKELY,
    Rule.CARRIED: Evidence.LIKELY,
    Rule.TOPIC: Evidence.GUESSED,
    Rule.DIALOGUE: Evidence.GUESSED,
    Rule.NONE: Evidence.GUESSED,
}
"""The evidence class of each rule, as measured on labelled news."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A run, who speaks it by which rule, and who passes it on."""

    run: Run
    speaker: Span | None
    rule: Rule
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a paragraph that holds runs, or stands beside them."""

    tokens: list[Token]
    frames: list[Frame]
    runs: tuple[Run, ...]


def read_lines(text: str, paragraph: Span, runs: Sequence[Run]) -> list[Line]:
    """The sentences of a paragraph, each with its tokens, frames and runs; a run is never cut."""
    hidden = list(paragraph.of(text))
    for run in runs:
        first, last = run.inside.start + 1 - paragraph.start, run.inside.end - 1 - paragraph.start
        hidden[first:last] = "x" * max(0, last - first)
    lines = []
    for sentence in find_sentences("".join(hidden)):
        span = sentence.shifted(paragraph.start)
        mine = tuple(run for run in runs if span.contains(run.outside))
        tokens = tokenise(text, span, [run.outside for run in mine])
        lines.append(Line(tokens, find_frames(tokens), mine))
    return lines


def find_voices(lines: Sequence[Line]) -> list[Voice]:
    """A voice for each run of the sentences of one paragraph, in order."""
    voices: list[Voice] = []
    topic: Span | None = None
    for line in lines:
        places = [n for n, token in enumerate(line.tokens) if token.kind is Kind.RUN]
        for run, at in zip(line.runs, places, strict=True):
            voices.append(_voice(line, run, at, voices, topic))
        subject = _main(line)
        topic = subject or topic
    return _looked_ahead(voices)


def _main(line: Line) -> Span | None:
    for frame in line.frames:
        if frame.subject:
            return _span(line.tokens, frame.subject)
    subject = first_subject(line.tokens)
    return _span(line.tokens, subject) if subject else None


def _voice(line: Line, run: Run, at: int, before: Sequence[Voice], topic: Span | None) -> Voice:
    for rule, frame in (
        (Rule.AFTER, _frame_after(line, at)),
        (Rule.BEFORE, _frame_before(line, at)),
        (Rule.FINAL, _frame_final(line, at)),
        (Rule.GOVERNED, _frame_governing(line, at)),
        (Rule.ACCORDING, _frame_according(line)),
    ):
        if frame and frame.subject:
            via = tuple(_span(line.tokens, via) for via in frame.via)
            return Voice(run, _span(line.tokens, frame.subject), rule, via)
    if at > 0:
        subject = first_subject(line.tokens[:at])
        if subject:
            rule = Rule.COLON if is_mark(line.tokens[at - 1], ":,") else Rule.SUBJECT
            return Voice(run, _span(line.tokens, subject), rule)
    if before and before[-1].speaker:
        return Voice(run, before[-1].speaker, Rule.CONTINUED, before[-1].via)
    if topic:
        return Voice(run, topic, Rule.TOPIC)
    return Voice(run, None, Rule.NONE)


def _looked_ahead(voices: list[Voice]) -> list[Voice]:
    """The voices, those without a speaker given that of the next one."""
    known: Voice | None = None
    out = []
    for voice in reversed(voices):
        if voice.rule is Rule.NONE and known:
            out.append(Voice(voice.run, known.speaker, Rule.AHEAD, known.via))
        else:
            known = voice if voice.speaker else known
            out.append(voice)
    return out[::-1]


def _frame_after(line: Line, at: int) -> Frame | None:
    """The frame that begins directly behind the run, a comma or dash between: `," Lee said`."""
    start = at + 1
    if start < len(line.tokens) and is_mark(line.tokens[start], ",—–-"):
        start += 1
    for frame in line.frames:
        if (
            frame.verb > at
            and start <= frame.first <= start + 1
            and frame.shape in {Shape.PLAIN, Shape.INVERTED, Shape.ACCORDING}
        ):
            return frame
    return None


def _frame_before(line: Line, at: int) -> Frame | None:
    """The frame that ends directly before the run, a comma, colon or "that" between."""
    end = at
    while end > 0 and (
        is_mark(line.tokens[end - 1], ",:")
        or line.tokens[end - 1].low in {"that", "as", "a", "an", "the", "his", "her", "it"}
    ):
        end -= 1
    for frame in reversed(line.frames):
        if frame.end == end and frame.shape is not Shape.INVERTED:
            return frame
    return None


def _frame_governing(line: Line, at: int) -> Frame | None:
    """The nearest frame before the run."""
    for frame in reversed(line.frames):
        if frame.verb < at and frame.subject and frame.kind is not Verb.THINK:
            return frame
    return None


def _frame_final(line: Line, at: int) -> Frame | None:
    """The frame that ends the sentence behind a comma: ", Lee said."."""
    for frame in line.frames:
        if (
            frame.first > at
            and frame.first > 0
            and is_mark(line.tokens[frame.first - 1], ",")
            and frame.shape in {Shape.PLAIN, Shape.INVERTED}
        ):
            return frame
    return None


def _frame_according(line: Line) -> Frame | None:
    return next((frame for frame in line.frames if frame.shape is Shape.ACCORDING), None)


def _span(tokens: Sequence[Token], part: tuple[int, int]) -> Span:
    return Span(tokens[part[0]].start, tokens[part[1] - 1].end)
