"""Knows the values of reporting frames: who says, with which word, where in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from clipbook.text.attribution.phrases import Range, Token
from clipbook.text.attribution.reporting import VERBS, Verb


class FrameShape(StrEnum):
    """How speaker and verb stand to each other."""

    PLAIN = "plain"
    """Speaker, verb: "Lee said"."""
    INVERTED = "inverted"
    """Verb, speaker: "said Lee"."""
    ACCORDING = "according"
    """No verb: "according to Lee"."""
    PARTICIPLE = "participle"
    """The verb leans on a speaker named before: "adding that"."""
    CITING = "citing"
    """The one who is cited by whoever says it: "citing an official"."""
    STATEMENT = "statement"
    """A noun of saying, and whose it is: "Lee’s remark"."""
    PASSIVE = "passive"
    """The speaker is left out, or named with "by"."""


class Frame(Struct, frozen=True):
    """A reporting frame: ranges of indices into the tokens of its sentence.

    `first` and `end` bound the words of the frame, the one spoken to ("told reporters") included.
    `via` are those who pass the speaker's words on, nearest to the speaker first.
    """

    shape: FrameShape
    kind: Verb
    verb: int
    first: int
    end: int
    subject: Range | None
    via: tuple[Range, ...] = ()


def make_frame(
    tokens: Sequence[Token],
    shape: FrameShape,
    verb: int,
    bounds: Range,
    subject: Range | None,
) -> Frame:
    """The frame of the word at `verb`, with what its verb takes."""
    kind = VERBS.get(tokens[verb].low, Verb.SAY)
    return Frame(shape, kind, verb, *bounds, subject)
