"""Turns the tokens of a sentence into its parts: what is said, by whom, passed on by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.text.attribution.frames import Frame, FrameShape
from clipbook.text.attribution.phrases import Kind, Range, Token, is_mark, phrase_after
from clipbook.text.attribution.subjects import behind_dateline
from clipbook.text.english import (
    AUXILIARIES,
    BARE_CLAUSE,
    BARE_FORMS,
    CONNECTIVES,
    DAYS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
    Verb,
)

# How far behind the verb the word "that" still opens what is said, in tokens.
_REACH: Final = 18
# How far into what follows a verb is looked for that makes it a clause, in tokens.
_CLAUSE: Final = 14
_WHERE_AND_WHEN: Final = frozenset(
    ["in", "on", "at", "during", "after", "before", "to", "from", "of", "by", "through", "via"],
)
_TIMES: Final = frozenset(
    "week weekend month year night morning afternoon evening "
    "summer fall autumn winter spring".split(),
) | {*WEEKDAYS, *MONTHS} - {"may", "march"}
_SAID: Final = frozenset(form for form in VERBS if not form.endswith("s")) - BARE_FORMS
_WHEN: Final = frozenset(["earlier", "later", "again", "afterward", "afterwards", "early", "late"])
# Words that no clause starts with, and those with which one may go on behind "he said".
_BEFORE_CLAUSES: Final = PREPOSITIONS - {"if"}
_BEHIND_FRAMES: Final = PREPOSITIONS - {"to"}
_LOOSE_ENDS: Final = frozenset(",;:—–-.") | {
    *("that", "and", "but", "while", "then", "though", "although")
}
# So many words in front of a name say what its bearer is: "chief fire officer".
_LONGEST_ROLE: Final = 4
# Verbs behind which nearly everything is what is said.
_PLAIN_SAYING: Final = frozenset(
    ["said", "says", "say", "saying", "told", "tells", "telling"],
)


class AttributedPart(Struct, frozen=True):
    """A part of a sentence, in indices of its tokens, with its speaker and those who pass it on.

    `verb` is the index of the verb that gives it its speaker, -1 where nobody is said to say it.
    """

    span: Range
    speaker: Range | None = None
    via: tuple[Range, ...] = ()
    verb: int = -1


@dataclass(slots=True)
class _Parse:
    """The state of reading one sentence from left to right."""

    tokens: Sequence[Token]
    parts: list[AttributedPart]
    cursor: int = 0
    said: AttributedPart | None = None
    """The speaker of what stands at the cursor."""
    ungoverned: int = 0
    """The index of the first part that a frame behind it may still govern."""
    governed: int = 0
    """The index of the first part that the last such frame governs."""
    is_tail: bool = False
    """Whether the cursor stands behind a frame that has closed what is said."""


def find_reports(tokens: Sequence[Token], frames: Sequence[Frame]) -> list[AttributedPart]:
    """The parts of a sentence; of one without frames there are none."""
    if not frames:
        return []
    reading = _Parse(tokens, [], cursor=behind_dateline(tokens))
    opening: Frame | None = None
    for frame in frames:
        if frame.first < reading.cursor or not frame.subject or frame.kind is not Verb.SAY:
            continue
        start = content_start(tokens, frame)
        if start is not None:
            _lead(reading, frame, start)
        elif frame.first == 0 and frame.shape is FrameShape.ACCORDING:
            opening = frame
            reading.cursor = _attribution_end(tokens, frame.end)
        elif _trails(tokens, frame, reading.cursor):
            _trail(reading, frame)
    _add(reading, len(tokens))
    if opening:
        reading.parts = [_passed_on(part, opening) for part in reading.parts]
    return reading.parts


def content_start(tokens: Sequence[Token], frame: Frame) -> int | None:
    """The index at which what is said begins behind the frame; None where nothing does."""
    is_relative = frame.first > 0 and tokens[frame.first - 1].low in {"which", "whom"}
    if is_relative or frame.shape in {
        FrameShape.INVERTED,
        FrameShape.ACCORDING,
        FrameShape.CITING,
        FrameShape.STATEMENT,
    }:
        return None
    at = frame.end
    for n in range(at, min(len(tokens), at + _REACH)):
        if tokens[n].low == "that":
            return n + 1 if n + 1 < len(tokens) else None
        if (
            tokens[n].kind is not Kind.WORD
            or tokens[n].low in AUXILIARIES
            or tokens[n].low in VERBS
        ):
            break
    at = _behind_where_and_when(tokens, at)
    if at + 1 < len(tokens) and is_mark(tokens[at], ",:") and tokens[at + 1].kind is Kind.RUN:
        return at + 1
    if at >= len(tokens) or not _may_start(tokens[at]):
        return None
    verb = tokens[frame.verb].low
    if verb in _PLAIN_SAYING or tokens[at].kind is Kind.RUN:
        return at
    return at if verb in BARE_CLAUSE and _is_clause(tokens, at) else None


def _behind_where_and_when(tokens: Sequence[Token], at: int) -> int:
    """The index behind days and places: "said | on Sunday in Seoul last month |"."""
    while at < len(tokens):
        low = tokens[at].low
        following = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if low in {"last", "this", "next"} and following in _TIMES:
            at += 2
        elif low in DAYS or low in _TIMES or low in _WHEN or (low.endswith("ly") and low != "only"):
            at += 1
        elif low in _WHERE_AND_WHEN and (place := phrase_after(tokens, at + 1)):
            at = place[1]
        else:
            break
    return at


def _may_start(token: Token) -> bool:
    """Whether a clause may start with the token."""
    if token.kind is Kind.MARK:
        return token.low in "$€£#@["
    return token.kind is Kind.RUN or (
        token.low not in _BEFORE_CLAUSES
        and token.low not in AUXILIARIES
        and token.low not in {"and", "but", "or", "so", "than"}
    )


def _is_clause(tokens: Sequence[Token], start: int) -> bool:
    """Whether the words from `start` have a subject and a verb within reach."""
    if not (
        tokens[start].is_pronoun or tokens[start].is_capital or tokens[start].low in DETERMINERS
    ):
        return False
    for token in tokens[start + 1 : start + _CLAUSE]:
        if token.kind is Kind.MARK:
            return False
        if token.low in AUXILIARIES or token.low in _SAID or token.low.endswith("ed"):
            return True
    return False


def _lead(reading: _Parse, frame: Frame, start: int) -> None:
    """Reads a frame that stands before what is said."""
    outer = reading.said
    _add(reading, frame.first, is_before_frame=True)
    via = frame.via
    if outer and outer.speaker and outer.speaker != frame.subject:
        via = (*via, outer.speaker, *outer.via)
    reading.said = AttributedPart((start, start), frame.subject, via, frame.verb)
    reading.cursor = start


def opening(tokens: Sequence[Token], frame: Frame) -> int:
    """Where a frame starts with what its speaker is: "It sank, | fire officer Jo Lund said"."""
    for at in range(frame.first, max(0, frame.first - _LONGEST_ROLE), -1):
        before = tokens[at - 1]
        if before.kind in {Kind.RUN, Kind.MARK}:
            return at
        if before.parts or before.is_capital or frame.shape is not FrameShape.PLAIN:
            break
    return frame.first


def _trails(tokens: Sequence[Token], frame: Frame, cursor: int) -> bool:
    """Whether the frame stands behind what is said: ", an official said on Sunday."."""
    if frame.shape in {FrameShape.INVERTED, FrameShape.ACCORDING}:
        return frame.first > 0
    start = opening(tokens, frame)
    if frame.shape is not FrameShape.PLAIN or start == 0 or frame.kind is not Verb.SAY:
        return False
    before = tokens[start - 1]
    if before.kind is not Kind.RUN and (
        not is_mark(before, ",—–-?!") or _is_introduction(tokens, cursor, start - 1)
    ):
        return False
    at = _behind_where_and_when(tokens, frame.end)
    if at < len(tokens) and tokens[at].kind is not Kind.MARK:
        return tokens[at].low in _BEHIND_FRAMES
    return True


def _trail(reading: _Parse, frame: Frame) -> None:
    """Reads a frame that stands behind what is said: it governs all that is before it."""
    tokens, known = reading.tokens, len(reading.parts)
    _add(reading, opening(tokens, frame))
    governed = reading.ungoverned if len(reading.parts) > known else reading.governed
    reading.parts[governed:] = [_passed_on(part, frame) for part in reading.parts[governed:]]
    at = _behind_where_and_when(tokens, frame.end)
    behind = at + 1 if at < len(tokens) and is_mark(tokens[at], ",") else at
    reading.said, reading.is_tail, reading.cursor = None, True, at
    if behind < len(tokens) and tokens[behind].kind is Kind.RUN:
        reading.said = AttributedPart((at, at), frame.subject, frame.via, frame.verb)
        reading.is_tail = False
    reading.governed, reading.ungoverned = governed, len(reading.parts)


def _attribution_end(tokens: Sequence[Token], at: int) -> int:
    """The index of the mark that ends an attribution: "in a briefing after talks |,"."""
    while at < len(tokens) and tokens[at].kind not in {Kind.MARK, Kind.RUN}:
        at += 1
    return at


def _passed_on(part: AttributedPart, frame: Frame) -> AttributedPart:
    """The part as the speaker of `frame` gives it: as the speaker, or as the last to pass it on."""
    if frame.subject is None or part.speaker == frame.subject:
        return part
    if part.speaker is None:
        return replace(part, speaker=frame.subject, via=frame.via, verb=frame.verb)
    return replace(part, via=(*part.via, frame.subject, *frame.via))


def _add(reading: _Parse, end: int, *, is_before_frame: bool = False) -> None:
    """Adds the part from the cursor to `end`, if there is anything in it."""
    tokens, start = reading.tokens, reading.cursor
    is_tail, reading.is_tail = reading.is_tail, False
    while start < end and tokens[start].low in _LOOSE_ENDS:
        start += 1
    while end > start and tokens[end - 1].low in _LOOSE_ENDS:
        end -= 1
    if start >= end or all(token.kind is Kind.MARK for token in tokens[start:end]):
        return
    if is_mark(tokens[start], "(") and is_mark(tokens[end - 1], ")"):
        return
    if is_tail:
        return
    if is_before_frame and reading.said is None and _is_introduction(tokens, start, end):
        return
    said = reading.said
    reading.parts.append(replace(said, span=(start, end)) if said else AttributedPart((start, end)))


def _is_introduction(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words only say where and when: "In an interview on Sunday,"."""
    first = tokens[start].low
    if end - start <= 1:
        return end == start or tokens[start].kind is not Kind.RUN
    if first not in PREPOSITIONS and first not in CONNECTIVES and not first.endswith(("ly", "ing")):
        return False
    if any(token.low in AUXILIARIES for token in tokens[start:end]):
        return False
    comma = next((n for n in range(start, end - 2) if is_mark(tokens[n], ",")), end)
    return comma == end or not _is_clause(tokens, comma + 1)
