"""Turns a text into the quotations it holds, with who is said to have said them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from clipbook.model import Quote, QuoteKind
from clipbook.notes import Span, trimmed
from clipbook.text.quotes.lines import Line, find_reported, read_paragraphs
from clipbook.text.quotes.speakers import QuoteSpeaker, find_topic, find_voices
from clipbook.text.quotes.terms import WEAK, Rule, evidence, is_term

# What may stand between a word and a run: `said “`.
_OPENING: Final = " \"“„«‘'`"


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of `text`, in order: each run in quotation marks, and each reported clause.

    Runs that quote nobody, titles and terms, are left out.
    """
    paragraphs = read_paragraphs(text)
    quotes = [
        _quote(text, voice)
        for voice in find_all_voices(text, paragraphs)
        if not is_term(voice.run.inside.of(text), voice.rule)
    ]
    quotes += (quote for lines in paragraphs for line in lines for quote in find_reported(line))
    return tuple(sorted(quotes, key=_order))


def _order(quote: Quote) -> tuple[int, int, QuoteKind]:
    return quote.span.start, quote.span.end, quote.kind


def find_all_voices(text: str, paragraphs: Sequence[list[Line]]) -> list[QuoteSpeaker]:
    """A voice for each run of the text, in order."""
    voices: list[QuoteSpeaker] = []
    before: list[Line] = []
    for lines in paragraphs:
        if any(line.runs for line in lines):
            mine = find_voices(lines)
            voices += _introduced(text, mine, before, voices[-1] if voices else None)
        before = lines
    return _carried_back(voices)


def _introduced(
    text: str, voices: Sequence[QuoteSpeaker], before: Sequence[Line], previous: QuoteSpeaker | None
) -> list[QuoteSpeaker]:
    """The voices of a paragraph, those without a speaker given the one that was named before."""
    if all(voice.rule is not Rule.NONE for voice in voices) or not before:
        return list(voices)
    end = before[-1].span.end
    speaker: Span | None
    if previous and previous.run.outside.end == end:
        speaker = previous.speaker
        rule = Rule.CARRIED if previous.run.is_open else Rule.DIALOGUE
    else:
        speaker = find_topic(before[-1]) or (previous.speaker if previous else None)
        rule = Rule.INTRODUCED if text[end - 1] == ":" else Rule.DIALOGUE
    return [
        replace(voice, speaker=speaker, rule=rule) if voice.rule is Rule.NONE else voice
        for voice in voices
    ]


def _carried_back(voices: Sequence[QuoteSpeaker]) -> list[QuoteSpeaker]:
    """The voices, the parts of a speech that runs over several paragraphs given one speaker."""
    carried: list[QuoteSpeaker] = []
    for voice in reversed(voices):
        following = carried[-1] if carried else None
        if voice.run.is_open and voice.rule in WEAK and following and following.rule not in WEAK:
            carried.append(replace(voice, speaker=following.speaker, rule=Rule.CARRIED))
        else:
            carried.append(voice)
    return carried[::-1]


def _quote(text: str, voice: QuoteSpeaker) -> Quote:
    inside = voice.run.inside
    return Quote(
        span=trimmed(text, inside) or inside,
        kind=QuoteKind.DIRECT if _is_whole(text, inside) else QuoteKind.MIXED,
        speaker=voice.speaker,
        evidence=evidence(voice.rule),
        via=voice.via,
    )


def _is_whole(text: str, inside: Span) -> bool:
    """Whether a run is no part of the sentence around it: `said: “We won.”`."""
    first = next((char for char in inside.of(text)[:20] if char.isalnum()), "")
    before = text[max(0, inside.start - 5) : inside.start].rstrip(_OPENING)
    return not first.islower() or not before or before.rstrip()[-1:] in {",", ":", "—", ""}
