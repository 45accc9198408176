"""Turns a text into the quotations it holds, with who is said to have said them."""

from __future__ import annotations

from dataclasses import replace

from clipbook.model import Quote, QuoteKind
from clipbook.source import Span
from clipbook.text.quotes.speakers import Rule, Voice, evidence, find_voices, read_lines
from clipbook.text.runs import find_lines, find_runs


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of `text`, in order: one for each run in quotation marks, and one for each reported clause."""
    voices = find_all_voices(text)
    return tuple(_quote(voice) for voice in voices)


def find_all_voices(text: str) -> list[Voice]:
    """A voice for each run of the text, in order."""
    voices: list[Voice] = []
    previous: Voice | None = None
    for paragraph in find_lines(text):
        runs = find_runs(text, paragraph)
        if not runs:
            continue
        mine = find_voices(read_lines(text, paragraph, runs))
        for voice in mine:
            if voice.rule is Rule.NONE and previous and previous.speaker:
                rule = Rule.CARRIED if previous.run.is_open else Rule.DIALOGUE
                voices.append(replace(voice, speaker=previous.speaker, rule=rule))
            else:
                voices.append(voice)
            previous = voices[-1]
    return voices


def _quote(voice: Voice) -> Quote:
    return Quote(
        span=Span(voice.run.inside.start, voice.run.inside.end),
        kind=QuoteKind.DIRECT,
        speaker=voice.speaker,
        evidence=evidence(voice.rule),
        via=voice.via,
    )
