"""Turns the sentences of a paragraph into reported speech: clauses that somebody is said to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.model import Evidence
from clipbook.notes import Span
from clipbook.text.attribution.frame import Frame, FrameShape
from clipbook.text.attribution.phrases import Kind, Range, Token, is_mark, phrase_before
from clipbook.text.attribution.reporting import (
    EXPECTING,
    LEANING_ELSEWHERE,
    SEEMING,
    TO_A_MARK,
    TO_THE_END,
)
from clipbook.text.attribution.reports import AttributedPart
from clipbook.text.attribution.subjects import behind_subject
from clipbook.text.quotes.lines import Line

_ACTIVE: Final = frozenset([FrameShape.PLAIN, FrameShape.PARTICIPLE])
# Marks that end the object of a verb of attitude.
_ENDING: Final = frozenset(",;:—–.!?()")
# Words before a subject whose clause is beside the main one: "while Lee said".
_BESIDE: Final = frozenset("while as after when although though if who before since".split())
# Words behind a comma that open the reporter's own comparison: ", compared with 3 percent".
_CONTRASTING: Final = frozenset(["while", "compared", "whereas"])
# Words behind a comma with which the reporter goes on, and the fewest tokens that are still said.
_ADDING: Final = frozenset(["while", "whereas", "but", "who", "which", "as", "although"])
_LEAST_RESUMED: Final = 3
# Words before a subject that is not said to want anything: "what he wants", "if he refuses".
_UNREAL: Final = frozenset(["that", "what", "who", "whom", "if"])
# Words before a verb of what has not come about: "would refuse", "to call".
_WISHED: Final = frozenset(["to", "would", "should", "could"])


class Reported(Struct, frozen=True):
    """A clause in the reporter's words, whose it is, and who passes it on."""

    span: Span
    speaker: Span | None
    evidence: Evidence
    via: tuple[Span, ...] = ()


def find_reported(line: Line) -> Iterator[Reported]:
    """The reported clauses of a sentence, those with words in quotation marks left out.

    A clause is likely its speaker's; what somebody is only said to want or to reject is guessed.
    """
    reports = [part for part in line.parts if part.speaker] + line.wider
    for part in reports:
        short = _bounded(line, part)
        if not _holds_run(line, short.span):
            yield _reported(line, short, _sureness(line, part))
    for frame in line.frames:
        if _is_inside(reports, frame.verb):
            continue
        if thought := _attitude(line, frame):
            yield _reported(line, thought, Evidence.GUESSED)


def _is_inside(reports: Sequence[AttributedPart], verb: int) -> bool:
    """Whether the verb gives one of the reports, or is among the words of one."""
    return any(part.verb == verb or part.span[0] <= verb < part.span[1] for part in reports)


def _sureness(line: Line, part: AttributedPart) -> Evidence:
    """How sure a part is its speaker's: what only passes on another's words is guessed."""
    return Evidence.GUESSED if part in line.wider else Evidence.LIKELY


def _bounded(line: Line, part: AttributedPart) -> AttributedPart:
    """The part with all and without more than is said: "While Lee said | it is, | he left"."""
    tokens, (start, end) = line.tokens, part.span
    frame = next((frame for frame in line.frames if frame.verb == part.verb), None)
    if frame is None:
        return part
    if part.verb > start:
        return replace(part, span=(start, _resumed_end(line, part, frame)))
    before = tokens[frame.first - 1].low if frame.first else ""
    is_aside = before in _BESIDE or (frame.shape is FrameShape.PARTICIPLE and frame.first <= 1)
    for at in range(start + 1, end - 1):
        if tokens[at].low == "," and (is_aside or tokens[at + 1].low in _CONTRASTING):
            return replace(part, span=(start, at))
    return part


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


def _reported(line: Line, part: AttributedPart, evidence: Evidence) -> Reported:
    speaker = line.locate(part.speaker) if part.speaker else None
    return Reported(line.locate(part.span), speaker, evidence, tuple(map(line.locate, part.via)))


def _holds_run(line: Line, part: Range) -> bool:
    return bool(line.runs) and any(token.kind is Kind.RUN for token in line.tokens[slice(*part)])


def _attitude(line: Line, frame: Frame) -> AttributedPart | None:
    """What the subject of the frame is for, against or about; or what is seen or expected of it."""
    tokens, start, speaker = line.tokens, frame.end, frame.subject
    low = tokens[frame.verb].low
    is_active = speaker is not None and frame.shape in _ACTIVE
    if (is_active and low in SEEMING) or (frame.shape is FrameShape.PASSIVE and low in EXPECTING):
        subject = phrase_before(tokens, behind_subject(tokens, frame.verb))
        if subject is None:
            return None
        start, speaker = subject[0], speaker if low in EXPECTING else None
    elif not is_active or not is_attitude(low) or _is_unreal(tokens, frame):
        return None
    end = len(tokens) if low in TO_THE_END else _mark_behind(tokens, frame.end)
    while end > start and tokens[end - 1].low in _ENDING:
        end -= 1
    if end <= frame.end or _holds_run(line, (start, end)):
        return None
    return AttributedPart((start, end), speaker, (), frame.verb)


def _is_unreal(tokens: Sequence[Token], frame: Frame) -> bool:
    """Whether the frame says what is not so, or of whom: "what he wants", "if he refuses"."""
    before = tokens[frame.first - 1].low if frame.first else ""
    helpers = {token.low for token in tokens[max(0, frame.verb - 3) : frame.verb]}
    if frame.shape is FrameShape.PARTICIPLE and tokens[frame.verb].low in LEANING_ELSEWHERE:
        return True
    return before in _UNREAL or bool(helpers & _WISHED)


def _mark_behind(tokens: Sequence[Token], at: int) -> int:
    """The index of the first mark that ends an object, from `at`."""
    while at < len(tokens) and tokens[at].low not in _ENDING:
        at += 1
    return at


def ends_object(token: Token) -> bool:
    """Whether the token is a mark that ends the object of a verb."""
    return token.low in _ENDING


def is_attitude(low: str) -> bool:
    """Whether a form, in lower case, says what somebody is for, against or about."""
    return low in TO_THE_END or low in TO_A_MARK
