"""Turns a text into the quotations it holds, with who is said to have said them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clipbook.model import Quote, QuoteKind
from clipbook.source import Span
from clipbook.text.quotes.speakers import (
    WEAK,
    Rule,
    Voice,
    evidence,
    find_topic,
    find_voices,
    read_lines,
)
from clipbook.text.quotes.terms import is_term
from clipbook.text.runs import find_lines, find_runs


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of `text`, in order: one for each run in quotation marks, and one for each reported clause."""
    voices = find_all_voices(text)
    return tuple(
        _quote(voice) for voice in voices if not is_term(voice.run.inside.of(text), voice.rule)
    )


def find_all_voices(text: str) -> list[Voice]:
    """A voice for each run of the text, in order."""
    voices: list[Voice] = []
    before: Span | None = None
    for paragraph in find_lines(text):
        if runs := find_runs(text, paragraph):
            mine = find_voices(read_lines(text, paragraph, runs))
            voices += _introduced(text, mine, before, voices[-1] if voices else None)
        before = paragraph
    return _carried_back(voices)


def _introduced(
    text: str, voices: Sequence[Voice], before: Span | None, previous: Voice | None
) -> list[Voice]:
    """The voices of a paragraph, those without a speaker given the one that the text before it names."""
    if all(voice.rule is not Rule.NONE for voice in voices) or before is None:
        return list(voices)
    if previous and previous.run.outside.end == before.end:
        speaker = previous.speaker
        rule = Rule.CARRIED if previous.run.is_open else Rule.DIALOGUE
    else:
        last = read_lines(text, before, find_runs(text, before))[-1]
        speaker = find_topic(last) or (previous and previous.speaker)
        rule = Rule.INTRODUCED if text[before.end - 1] == ":" else Rule.DIALOGUE
    return [
        replace(voice, speaker=speaker, rule=rule) if voice.rule is Rule.NONE else voice
        for voice in voices
    ]


def _carried_back(voices: Sequence[Voice]) -> list[Voice]:
    """The voices, the parts of a speech that runs over several paragraphs given one speaker."""
    carried: list[Voice] = []
    for voice in reversed(voices):
        following = carried[-1] if carried else None
        if voice.run.is_open and voice.rule in WEAK and following and following.rule not in WEAK:
            carried.append(replace(voice, speaker=following.speaker, rule=Rule.CARRIED))
        else:
            carried.append(voice)
    return carried[::-1]


def _quote(voice: Voice) -> Quote:
    return Quote(
        span=Span(voice.run.inside.start, voice.run.inside.end),
        kind=QuoteKind.DIRECT,
        speaker=voice.speaker,
        evidence=evidence(voice.rule),
        via=voice.via,
    )
