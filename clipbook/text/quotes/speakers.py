"""Turns the runs in quotation marks of a paragraph into quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.notes import Span
from clipbook.text.attribution.frame import Frame, FrameShape
from clipbook.text.attribution.phrases import (
    Kind,
    Range,
    Token,
    is_mark,
    phrase_after,
    phrase_before,
)
from clipbook.text.attribution.reporting import DETERMINERS, DOCUMENTS, VERBS, Verb
from clipbook.text.attribution.subjects import first_subject
from clipbook.text.quotes.lines import Line
from clipbook.text.quotes.rules import GUESSED, Rule
from clipbook.text.runs import QuoteRun

_NOT_BEFORE: Final = frozenset({FrameShape.INVERTED, FrameShape.STATEMENT, FrameShape.CITING})
_RELATIVE: Final = frozenset(["which", "whom", "who"])
# The most tokens of a sentence that is nothing but a run and its full stop.
_ALONE: Final = 2
# How far before a participle the article of its noun stands at most: "a small café called".
_FEW: Final = 3
_TOLD: Final = frozenset(["said", "says", "told", "tells"])
_SPOKEN: Final = frozenset({Verb.SAY, Verb.LABEL})
# Participles that give a thing its name, and those that do so behind "a".
_TITLING: Final = frozenset("titled entitled named dubbed nicknamed".split())
_NAMING: Final = frozenset(["called", "labeled", "labelled"])
# Nouns directly before a run that is no speech: "by the name “Shorty”".
_ISSUING: Final = frozenset("issued released published posted sent wrote".split())
_LONGEST_ISSUE: Final = 6
_NAMES: Final = frozenset("name nickname alias title slogan motto headline hashtag".split())
# Verbs with which an outlet passes on what others say: "The Courier reports that Lee said".
_PASSING_ON: Final = frozenset(["reports", "reported"])
_STRONG_SHAPES: Final = frozenset({FrameShape.PLAIN, FrameShape.PARTICIPLE})
_PARTING: Final = frozenset(["and", "but", "while"])
_SUBJECTS: Final = frozenset(["he", "she", "they", "who"])
_BETWEEN: Final = frozenset(["that", "as", "a", "an", "the", "his", "her", "it"])


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
    after, before = _frame_after(line, run, at), _frame_before(line, at)
    if after and (at == 0 or not before):
        passed_on = _passed_on(line, run, at, after) or _held(line, run, at, after)
        return passed_on or _of(line, run, at, after, _rule_after(line, at, after))
    if (at and line.tokens[at - 1].low in _NAMES) or (before and _names_thing(line, before, at)):
        return QuoteSpeaker(run, None, Rule.NAME)
    if before and before.kind in _SPOKEN:
        rule = _rule_before(line, at, before)
        if rule in {Rule.BEFORE_LABEL, Rule.BEFORE_WORDS}:
            before = _frame_governing(line, before.verb + 1) or before
        return _of(line, run, at, before, rule)
    final, governing = _frame_final(line, at), _frame_governing(line, at)
    if governing and (not final or (governing.kind, governing.shape) in _STRONG):
        key = (governing.kind, governing.shape)
        return _of(line, run, at, governing, _RULES_GOVERNED.get(key, Rule.GOVERNED_LABEL))
    if final:
        return _of(line, run, at, final, Rule.FINAL)
    return _without_frame(line, run, at)


def _names_thing(line: Line, frame: Frame, at: int) -> bool:
    """Whether the words before a run give a thing its name: "a book titled", "a cat called the"."""
    verb = line.tokens[frame.verb].low
    if frame.verb != at - 1 - (line.tokens[at - 1].low in DETERMINERS):
        return False
    start, end = frame.subject or (0, 0)
    is_one = any(token.low in {"a", "an"} for token in line.tokens[max(start, end - _FEW) : end])
    return verb in _TITLING or (verb in _NAMING and is_one)


def _without_frame(line: Line, run: QuoteRun, at: int) -> QuoteSpeaker | None:
    """The voice of a run that no frame governs: the subject before or behind it."""
    if frame := _frame_according(line):
        return _of(line, run, at, frame, Rule.ACCORDING)
    if subject := _signature(line, run, at):
        return QuoteSpeaker(run, line.locate(subject), Rule.SIGNED)
    if subject := _subject_behind(line, run, at):
        return QuoteSpeaker(run, line.locate(subject), Rule.AFTER_UNKNOWN)
    if subject := _subject_before(line, at):
        rule = Rule.COLON if is_mark(line.tokens[at - 1], ":,") else Rule.SUBJECT
        if _issues(line.tokens[subject[1] : at]):
            rule = Rule.STATEMENT
        return QuoteSpeaker(run, line.locate(subject), rule)
    return None


_RULES_GOVERNED: Final = {
    (Verb.SAY, FrameShape.PLAIN): Rule.GOVERNED,
    (Verb.SAY, FrameShape.PARTICIPLE): Rule.GOVERNED_LEANING,
    (Verb.SAY, FrameShape.ACCORDING): Rule.ACCORDING,
    (Verb.SAY, FrameShape.STATEMENT): Rule.STATEMENT,
}


def _passed_on(line: Line, run: QuoteRun, at: int, after: Frame) -> QuoteSpeaker | None:
    """The voice of a run inside words that the speaker behind them passes on."""
    for part in line.parts:
        is_told = part.verb >= 0 and line.tokens[part.verb].low in _TOLD
        if is_told and part.via and part.speaker and part.via[-1] == after.subject:
            start, end = part.span
            if start < at < end:
                via = tuple(map(line.locate, part.via))
                return QuoteSpeaker(run, line.locate(part.speaker), Rule.GOVERNED, via)
    return None


def _held(line: Line, run: QuoteRun, at: int, after: Frame) -> QuoteSpeaker | None:
    """The voice of a run in what somebody said "according to" who passes it on."""
    held = _frame_governing(line, at) if after.shape is FrameShape.ACCORDING else None
    if held is None or not held.subject or (held.kind, held.shape) != (Verb.SAY, FrameShape.PLAIN):
        return None
    speaker, via = line.locate(held.subject), (after.subject,) if after.subject else ()
    return QuoteSpeaker(run, speaker, Rule.GOVERNED, tuple(map(line.locate, via)))


def _signature(line: Line, run: QuoteRun, at: int) -> Range | None:
    """The name that signs a run: `“It stays shut.” — Ada Brook, board chair`."""
    tokens = line.tokens
    if at or not run.is_stopped or len(tokens) <= _ALONE or not is_mark(tokens[1], "—–-"):
        return None
    name = phrase_after(tokens, _ALONE) if tokens[_ALONE].is_capital else None
    is_end = name and (name[1] == len(tokens) or is_mark(tokens[name[1]], ",.("))
    return name if is_end else None


def _subject_behind(line: Line, run: QuoteRun, at: int) -> Range | None:
    """The name or noun directly behind a run that ends in a comma, when a verb follows it."""
    if not run.is_stopped or at + 2 >= len(line.tokens):
        return None
    subject = phrase_after(line.tokens, at + 1)
    if subject is None or subject[1] >= len(line.tokens):
        return None
    verb = line.tokens[subject[1]]
    first = line.tokens[subject[0]]
    is_named = first.is_capital or first.low in DETERMINERS or first.is_pronoun
    return subject if is_named and verb.low.endswith(("ed", "s")) else None


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


def _issues(tokens: Sequence[Token]) -> bool:
    """Whether the verb behind a subject issues a document: "| issued a short statement"."""
    words = [token.low for token in tokens[:_LONGEST_ISSUE]]
    return bool(words) and words[0] in _ISSUING and not DOCUMENTS.isdisjoint(words)


_STRONG: Final = frozenset({(Verb.SAY, FrameShape.PLAIN), (Verb.SAY, FrameShape.PARTICIPLE)})


def _rule_after(line: Line, at: int, frame: Frame) -> Rule:
    if any(
        other.verb > frame.verb and other.shape is FrameShape.ACCORDING for other in line.frames
    ):
        return Rule.AFTER_PASSED_ON
    is_whole = at == 0 or line.tokens[at - 1].kind is Kind.MARK
    return Rule.AFTER if is_whole else Rule.AFTER_WORDS


def _rule_before(line: Line, at: int, frame: Frame) -> Rule:
    if frame.shape is FrameShape.ACCORDING:
        return Rule.ACCORDING
    if frame.kind is not Verb.SAY:
        return Rule.BEFORE_LABEL
    if frame.shape is not FrameShape.PLAIN:
        return Rule.BEFORE_LEANING
    if any(other is not frame and _passes_on(line, other) for other in line.frames):
        return Rule.BEFORE_PASSED_ON
    return Rule.BEFORE if is_mark(line.tokens[at - 1], ",:") else Rule.BEFORE_WORDS


def _passes_on(line: Line, frame: Frame) -> bool:
    """Whether the frame names who passes the words of another on: ", the agency reported"."""
    return frame.shape in {FrameShape.ACCORDING, FrameShape.CITING} or bool(
        frame.first
        and is_mark(line.tokens[frame.first - 1], ",")
        and line.tokens[frame.verb].low in {"reported", "reports"}
    )


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
    """The frame that ends directly before the run, a comma, colon or "that" between."""
    end = at
    while end > 0 and (is_mark(line.tokens[end - 1], ",:") or line.tokens[end - 1].low in _BETWEEN):
        end -= 1
    for frame in reversed(line.frames):
        if frame.end == end and frame.subject and frame.shape not in _NOT_BEFORE:
            return frame
    return None


def _frame_governing(line: Line, at: int) -> Frame | None:
    """The nearest frame before the run."""
    found = [
        frame
        for frame in line.frames
        if frame.verb < at and frame.subject and frame.kind in _SPOKEN
    ]
    found = [f for f in found if not (f.shape is FrameShape.CITING and f.end >= at)]
    spoken = [
        frame for frame in found if frame.shape not in {FrameShape.STATEMENT, FrameShape.CITING}
    ]
    if not spoken:
        return found[-1] if found else None
    apart = [frame for frame in spoken if not _is_relative(line, frame)]
    return _outermost(line, apart or spoken)


def _is_relative(line: Line, frame: Frame) -> bool:
    """Whether the frame stands in a clause on something else: "whom | he called |"."""
    return frame.first > 0 and line.tokens[frame.first - 1].low in _RELATIVE


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


def _frame_according(line: Line) -> Frame | None:
    return next((frame for frame in line.frames if frame.shape is FrameShape.ACCORDING), None)
