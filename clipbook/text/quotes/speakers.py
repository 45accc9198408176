"""Turns the runs in quotation marks of a paragraph into quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.notes import Span
from clipbook.text.attribution.frames import Frame, FrameShape
from clipbook.text.attribution.phrases import (
    Kind,
    Range,
    Token,
    is_mark,
    phrase_before,
)
from clipbook.text.attribution.subjects import first_subject
from clipbook.text.english import AUXILIARIES, DETERMINERS, VERBS, Verb
from clipbook.text.quotes.lines import Line, QuoteRun
from clipbook.text.quotes.terms import GUESSED, Rule

# The most tokens of a sentence that is nothing but a run and its full stop.
_ALONE: Final = 2
# How far before a participle the article of its noun stands at most: "a small café called".
_FEW: Final = 3
_SPOKEN: Final = frozenset({Verb.SAY, Verb.LABEL})
# Participles that give a thing its name, and those that do so behind "a".
_TITLING: Final = frozenset("titled entitled named dubbed nicknamed".split())
_NAMING: Final = frozenset(["called", "labeled", "labelled"])
_NAMES: Final = frozenset("name nickname alias title slogan motto headline hashtag".split())
_TOLD: Final = frozenset(["said", "says", "told", "tells"])
# Verbs with which an outlet passes on what others say: "The Courier reports that Lee said".
_PASSING_ON: Final = frozenset(["reports", "reported"])
_STRONG_SHAPES: Final = frozenset({FrameShape.PLAIN, FrameShape.PARTICIPLE})
_PARTING: Final = frozenset(["and", "but", "while"])
_SUBJECTS: Final = frozenset(["he", "she", "they", "who"])


class QuoteSpeaker(Struct, frozen=True):
    """A run, who speaks it by which rule, and who passes it on."""

    run: QuoteRun
    speaker: Span | None
    rule: Rule
    via: tuple[Span, ...] = ()


def find_voices(lines: Sequence[Line]) -> list[QuoteSpeaker]:
    """A voice for each run of the sentences of one paragraph, in order."""
    voices: list[QuoteSpeaker] = []
    leading: QuoteSpeaker | None = None
    for number, line in enumerate(lines):
        places = [n for n, token in enumerate(line.tokens) if token.kind is Kind.RUN]
        mine: list[QuoteSpeaker] = []
        for run, at in zip(line.runs, places, strict=True):
            voice = _voice(line, run, at) or _continued(line, run, at, leading)
            mine.append(voice or _on_topic(lines[:number], run))
        voices += mine
        if mine:
            leading = next((v for v in mine if v.rule in {Rule.AFTER, Rule.CONTINUED}), mine[-1])
        elif leading:
            speaker = _speaker_of(line) or leading.speaker
            leading = replace(leading, speaker=speaker, rule=Rule.CONTINUED_LOOSELY)
    return _looked_ahead(voices)


def find_topic(line: Line) -> Span | None:
    """Whom a sentence is about: its first speaker, else its subject."""
    if speaker := _speaker_of(line):
        return speaker
    subject = first_subject(line.tokens)
    return line.locate(subject) if subject else None


def _speaker_of(line: Line) -> Span | None:
    """The first who says something in a sentence."""
    for frame in line.frames:
        if frame.subject and frame.kind in _SPOKEN and frame.shape is not FrameShape.STATEMENT:
            return line.locate(frame.subject)
    return None


def _voice(line: Line, run: QuoteRun, at: int) -> QuoteSpeaker | None:
    """The voice that the words of its own sentence give the run at index `at`."""
    if signed := _signature(line.tokens, at):
        return QuoteSpeaker(run, line.locate(signed), Rule.AFTER)
    after, before = _frame_after(line, run, at), _frame_before(line, at)
    if after and (at == 0 or not before):
        is_whole = at == 0 or line.tokens[at - 1].kind is Kind.MARK
        rule = Rule.AFTER if is_whole else Rule.AFTER_WORDS
        return _held(line, run, at, after) or _of(line, run, at, after, rule)
    if before:
        return _of(line, run, at, before, Rule.BEFORE)
    if _names_thing(line, at):
        return QuoteSpeaker(run, None, Rule.NAME)
    return _governed(line, run, at)


def _signature(tokens: Sequence[Token], at: int) -> Range | None:
    """The name that signs a run, which has the line to itself: `“We won.” — | Ada Lund`."""
    first = at + 2
    if at or len(tokens) <= first or not is_mark(tokens[1], "—–-") or not tokens[first].is_capital:
        return None
    end = next((n for n in range(first, len(tokens)) if not tokens[n].is_capital), len(tokens))
    is_name = end == len(tokens) or is_mark(tokens[end], ",(.")
    has_verb = any(token.low in VERBS or token.low in AUXILIARIES for token in tokens[end:])
    return (first, end) if is_name and not has_verb else None


def _governed(line: Line, run: QuoteRun, at: int) -> QuoteSpeaker | None:
    """The voice of a run that a frame farther off governs, or of which a subject stands before."""
    final, governing = _frame_final(line, at), _frame_governing(line, at)
    if governing and (not final or (governing.kind, governing.shape) in _STRONG):
        key = (governing.kind, governing.shape)
        return _of(line, run, at, governing, _RULES_GOVERNED.get(key, Rule.GOVERNED_LABEL))
    if final:
        return _of(line, run, at, final, Rule.FINAL)
    if subject := _subject_before(line, at):
        rule = Rule.COLON if is_mark(line.tokens[at - 1], ":,") else Rule.SUBJECT
        return QuoteSpeaker(run, line.locate(subject), rule)
    return None


def _held(line: Line, run: QuoteRun, at: int, after: Frame) -> QuoteSpeaker | None:
    """The voice of a run in what somebody said, whom another passes on: ", Reuters reported"."""
    held = _frame_governing(line, at)
    if held is None or not held.subject or (held.kind, held.shape) != (Verb.SAY, FrameShape.PLAIN):
        return None
    passes_on = after.shape is FrameShape.ACCORDING or line.tokens[after.verb].low in _PASSING_ON
    if not passes_on and line.tokens[held.verb].low not in _TOLD:
        return None
    via = (line.locate(after.subject),) if after.subject else ()
    return QuoteSpeaker(run, line.locate(held.subject), Rule.GOVERNED, via)


def _names_thing(line: Line, at: int) -> bool:
    """Whether the words before a run give a thing its name: "a book titled", "a cat called the"."""
    before = [token.low for token in line.tokens[:at]]
    verb = len(before) - 1 - (before[-1:] != [] and before[-1] in DETERMINERS)
    if verb < 0:
        return False
    is_one = not {"a", "an"}.isdisjoint(before[max(0, verb - _FEW) : verb])
    return before[-1] in _NAMES or before[verb] in _TITLING or (before[verb] in _NAMING and is_one)


_RULES_GOVERNED: Final = {
    (Verb.SAY, FrameShape.PLAIN): Rule.GOVERNED,
    (Verb.SAY, FrameShape.PARTICIPLE): Rule.GOVERNED_LEANING,
    (Verb.SAY, FrameShape.ACCORDING): Rule.ACCORDING,
    (Verb.SAY, FrameShape.STATEMENT): Rule.STATEMENT,
}


def _subject_before(line: Line, at: int) -> Range | None:
    """The subject before the run: the name at a colon, a pronoun, or the first of the sentence."""
    tokens = line.tokens
    is_colon = at > 1 and is_mark(tokens[at - 1], ":")
    if is_colon and (label := _label(tokens, at - 1)):
        return label
    for n in range(at - 1, -1, -1):
        if tokens[n].low in _SUBJECTS and not (is_colon and tokens[n].low == "who"):
            return n, n + 1
    return first_subject(tokens[:at]) if at else None


def _label(tokens: Sequence[Token], end: int) -> Range | None:
    """The name that alone stands before a colon, or behind a dash: "Polls agree - Carl Lind:"."""
    if is_mark(tokens[end - 1], ")"):
        end = next((n for n in range(end - 1, 0, -1) if is_mark(tokens[n], "(")), end)
    found = phrase_before(tokens, end) if tokens[end - 1].is_capital else None
    if found is None or (found[0] and not is_mark(tokens[found[0] - 1], "—–-•")):
        return None
    small = {token.low for token in tokens[slice(*found)] if not token.is_capital}
    return found if small.isdisjoint(DETERMINERS | VERBS.keys()) else None


_STRONG: Final = frozenset({(Verb.SAY, FrameShape.PLAIN), (Verb.SAY, FrameShape.PARTICIPLE)})


def _of(line: Line, run: QuoteRun, at: int, frame: Frame, rule: Rule) -> QuoteSpeaker:
    speaker = line.locate(frame.subject) if frame.subject else None
    via = frame.via
    for part in line.parts:
        if part.speaker == frame.subject and part.span[0] <= at < part.span[1]:
            via = part.via
    return QuoteSpeaker(run, speaker, rule, tuple(map(line.locate, via)))


def _continued(
    line: Line, run: QuoteRun, at: int, leading: QuoteSpeaker | None
) -> QuoteSpeaker | None:
    """The voice of a run whose own sentence names nobody, behind one that has a speaker."""
    if leading is None or leading.speaker is None:
        return None
    is_whole = at == 0 and len(line.tokens) <= _ALONE
    is_close = leading.rule in {Rule.AFTER, Rule.CONTINUED}
    rule = Rule.CONTINUED if is_whole and is_close else Rule.CONTINUED_LOOSELY
    rule = leading.rule if leading.rule in GUESSED else rule
    return QuoteSpeaker(run, leading.speaker, rule, leading.via)


def _on_topic(before: Sequence[Line], run: QuoteRun) -> QuoteSpeaker:
    """The voice of a run that only the sentences `before` can give a speaker."""
    topic = next(filter(None, map(find_topic, reversed(before))), None)
    return QuoteSpeaker(run, topic, Rule.TOPIC if topic else Rule.NONE)


def _looked_ahead(voices: list[QuoteSpeaker]) -> list[QuoteSpeaker]:
    """The voices, those without a speaker given that of the next one."""
    known: QuoteSpeaker | None = None
    out = []
    for voice in reversed(voices):
        if voice.rule is Rule.NONE and known:
            out.append(QuoteSpeaker(voice.run, known.speaker, Rule.AHEAD, known.via))
        else:
            known = voice if voice.speaker else known
            out.append(voice)
    return out[::-1]


def _frame_after(line: Line, run: QuoteRun, at: int) -> Frame | None:
    """The frame that begins directly behind the run, a comma or dash between: `," Lee said`."""
    start = at + 1
    if start < len(line.tokens) and is_mark(line.tokens[start], ",—–-"):
        start += 1
    elif at > 0 and not run.is_stopped:
        return None
    for frame in line.frames:
        if (
            frame.verb > at
            and frame.kind is Verb.SAY
            and start <= frame.first <= start + 1
            and frame.shape in {FrameShape.PLAIN, FrameShape.INVERTED, FrameShape.ACCORDING}
        ):
            return frame
    return None


def _frame_before(line: Line, at: int) -> Frame | None:
    """The frame that only a comma or colon parts from the run: `Lee said: “We won.”`."""
    if not at or not is_mark(line.tokens[at - 1], ",:"):
        return None
    for frame in reversed(line.frames):
        is_told = frame.kind is Verb.SAY and frame.shape in _STRONG_SHAPES
        if frame.end == at - 1 and frame.subject and is_told:
            return frame
    return None


def _frame_governing(line: Line, at: int) -> Frame | None:
    """The nearest frame before the run, a noun of saying only where no verb governs it."""
    found = [
        frame
        for frame in line.frames
        if frame.verb < at and frame.subject and frame.kind in _SPOKEN
        if frame.shape is not FrameShape.CITING
    ]
    spoken = [frame for frame in found if frame.shape is not FrameShape.STATEMENT]
    return _outermost(line, spoken) if spoken else next(reversed(found), None)


def _outermost(line: Line, frames: Sequence[Frame]) -> Frame:
    """The last of the frames, or the one whose words hold it: "| Lee said | Park called it"."""
    inner = frames[-1]
    for frame in reversed(frames[:-1]):
        between = line.tokens[frame.end : inner.verb]
        is_leaning = inner.shape is FrameShape.PARTICIPLE and inner.kind is Verb.SAY
        if is_leaning or any(is_mark(token, ",;:—") or token.low in _PARTING for token in between):
            break
        is_passing = line.tokens[frame.verb].low in _PASSING_ON and inner.shape is FrameShape.PLAIN
        if frame.kind is Verb.SAY and frame.shape in _STRONG_SHAPES and not is_passing:
            inner = frame
    return inner


def _frame_final(line: Line, at: int) -> Frame | None:
    """The frame that ends the sentence behind a comma: ", Lee said."."""
    for frame in line.frames:
        if (
            frame.first > at
            and frame.kind is Verb.SAY
            and frame.shape in {FrameShape.PLAIN, FrameShape.INVERTED}
            and is_mark(line.tokens[frame.first - 1], ",")
        ):
            return frame
    return None
