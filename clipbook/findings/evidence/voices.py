"""Turns a sentence into the voices it names: who says so, who is cited, and where."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

from clipbook.notes import Span
from clipbook.text.attribution.frames import Frame, FrameShape, find_frames
from clipbook.text.attribution.phrases import Kind, Token, find_ends, tokenise
from clipbook.text.attribution.reports import content_start, find_reports, opening
from clipbook.text.english import DAYS, PREPOSITIONS, Verb


class Role(IntEnum):
    """How a voice is named; a higher one stands outside: `A said, according to B`."""

    FIRST = 1
    """Before what is said: `Yonhap said the two did not talk`."""
    LAST = 2
    """Behind it: `the two did not talk, Yonhap reported`."""
    CREDITED = 3
    """`according to Yonhap`."""
    CITED = 4
    """`citing a senior official`: whom another voice passes on."""


_ROLES: Final = {
    FrameShape.INVERTED: Role.LAST,
    FrameShape.ACCORDING: Role.CREDITED,
    FrameShape.CITING: Role.CITED,
}


_TELLING: Final = frozenset(("told", "tells"))
_WHEN_AND_WHERE: Final = (PREPOSITIONS - {"to"}) | DAYS
# What parts words from who said them, behind them.
_PARTING: Final = frozenset("”\"’',")


class Voice(Struct, frozen=True):
    """A voice in a sentence: the words that name it, its role, the stretch that attributes."""

    name: Span
    role: Role
    stretch: Span
    told: str = ""
    """The word behind `told`: a party to a talk where it is a name."""


@lru_cache(maxsize=2**12)
def find_voices(text: str) -> tuple[Voice, ...]:
    """The voices that the sentence `text` names, in order of their place."""
    whole = Span(0, len(text))
    tokens = tokenise(text, whole)
    frames = find_frames(tokens)
    if not frames:
        return ()
    ends = find_ends(text, whole, tokens)

    def located(first: int, end: int) -> Span:
        return Span(ends[first] - len(tokens[first].word), ends[end - 1])

    behind = {part.verb for part in find_reports(tokens, frames) if part.span[1] <= part.verb}
    found: list[Voice] = []
    for frame in frames:
        start = opening(tokens, frame)
        is_behind = frame.verb in behind or _trails(tokens, frame, start)
        role = _role(tokens, frame, is_behind=is_behind) if frame.kind is Verb.SAY else None
        if role and frame.subject:
            name = located(frame.subject[0] + start - frame.first, frame.subject[1])
            verb = located(frame.verb, frame.verb + 1)
            first = located(frame.first, frame.end) if role is Role.CREDITED else verb
            stretch = Span(min(name.start, first.start), max(name.end, verb.end))
            following = tokens[frame.verb + 1 : frame.verb + 2]
            told = following[0].word if following and tokens[frame.verb].low in _TELLING else ""
            outer = [Voice(located(*via), role, stretch, told) for via in frame.via]
            found += (*outer, Voice(name, Role.CITED if outer else role, stretch, told))
    return tuple(sorted(found, key=lambda voice: voice.name))


def _trails(tokens: Sequence[Token], frame: Frame, start: int) -> bool:
    """Whether a frame that starts behind a mark ends a sentence, or all but when and where."""
    if not start or tokens[start - 1].word not in _PARTING:
        return False
    following = tokens[frame.end : frame.end + 1]
    return not following or following[0].kind is Kind.MARK or following[0].low in _WHEN_AND_WHERE


def _role(tokens: Sequence[Token], frame: Frame, *, is_behind: bool) -> Role | None:
    """How a frame names its speaker; None where it says nothing of what stands beside it."""
    if frame.shape is not FrameShape.PLAIN:
        return _ROLES.get(frame.shape)
    is_colon = [token.word for token in tokens[frame.end : frame.end + 1]] == [":"]
    if is_colon or content_start(tokens, frame) is not None:
        return Role.FIRST
    return Role.LAST if is_behind else None
