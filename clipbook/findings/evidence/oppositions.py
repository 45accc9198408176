"""Turns denials, and claims of who began, into clashes."""

from __future__ import annotations

from collections.abc import Iterator

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.contrasts import contradictions, initiatives
from clipbook.findings.evidence.matching import matter
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.model import DifferenceKind, Event, excerpt
from clipbook.notes import Span


def clashes(event: Event) -> Iterator[Clash]:
    """What one article denies and another reports, and who is said to have begun."""
    found, parts = matter(event), passages(event)
    for kind, contrasts in (
        (DifferenceKind.CONTRADICTION, contradictions(found)),
        (DifferenceKind.TENSION, initiatives(found)),
    ):
        for contrast in contrasts:
            yield Clash(
                kind,
                [
                    [_claim(parts[contrast.first], contrast.words[0])],
                    [_claim(parts[contrast.second], contrast.words[1])],
                ],
            )


def _claim(passage: Passage, words: str) -> Claim:
    at = passage.clause.span.start + max(0, passage.clause.text.find(words))
    return Claim(passage, excerpt(passage.article, Span(at, at + len(words))))
