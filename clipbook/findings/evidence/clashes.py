"""What is set side by side as a difference, before the sides are made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from clipbook.findings.evidence.passages import Passage
from clipbook.model import DifferenceKind, Excerpt, excerpt
from clipbook.notes import Span


class Claim(Struct, frozen=True):
    """A passage and those of its words that clash with the other side."""

    passage: Passage
    phrase: Excerpt


class Clash(Struct, frozen=True):
    """The claims of each side, sides in the order in which they are shown."""

    kind: DifferenceKind
    sides: Sequence[Sequence[Claim]]


def claim(passage: Passage, m: re.Match[str], group: str | int = 0) -> Claim:
    """The claim whose phrase a pattern found in the clause of `passage`."""
    start = passage.clause.span.start
    return Claim(
        passage, excerpt(passage.article, Span(start + m.start(group), start + m.end(group)))
    )


def claim_of_sentence(passage: Passage, start: int, end: int) -> Claim:
    """The claim whose phrase stands at these places of the sentence of `passage`."""
    first = passage.clause.sentence.start
    return Claim(passage, excerpt(passage.article, Span(first + start, first + end)))
