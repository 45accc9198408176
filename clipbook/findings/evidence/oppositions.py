"""Turns denials, and claims of who began, into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.contrasts import contradictions, initiatives
from clipbook.findings.evidence.matching import matter
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.model import DifferenceKind, Event, excerpt
from clipbook.notes import Span

# What stands in front of a verb and belongs to it: "did not | discuss", "No one was | hurt".
_AUXILIARIES: Final = re.compile(
    r"(?:\bno (?:[\w'’-]{1,30} ){1,3})?"
    r"(?:\b(?:did|was|were|had|has|have|been|never|not|no|\w{1,10}n['’]t|[a-z]{1,20}ly) ){1,6}$",
    re.IGNORECASE,
)


def clashes(event: Event) -> Iterator[Clash]:
    """What one article denies and another reports, and who is said to have begun."""
    found, parts = matter(event), passages(event)
    for kind, contrasts in (
        (DifferenceKind.CONTRADICTION, contradictions(found)),
        (DifferenceKind.TENSION, initiatives(found)),
    ):
        for contrast in contrasts:
            both = zip((contrast.first, contrast.second), contrast.words, strict=True)
            yield Clash(kind, [[_claim(parts[number], words)] for number, words in both])


def _claim(passage: Passage, words: str) -> Claim:
    """The claim whose phrase are the words, with the auxiliaries in front of them."""
    text = passage.clause.text
    at = max(0, text.find(words))
    m = _AUXILIARIES.search(text, 0, at)
    start = passage.clause.span.start
    span = Span(start + (m.start() if m else at), start + at + len(words))
    return Claim(passage, excerpt(passage.article, span))
