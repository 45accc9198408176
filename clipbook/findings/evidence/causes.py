"""Turns causes that some articles know and others do not into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, claim_of_sentence
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.model import DifferenceKind, Event

# Nobody knows why: "The cause of the accident was unclear", "did not know how".
_UNKNOWN: Final = re.compile(
    r"\b(?:causes?|motives?|reasons?)\b[^.;]{0,60}?\b(?:un(?:clear|known|determined)"
    r"|(?:not|n['’]t) (?:yet )?(?:been )?(?:clear|known|determined|established|disclosed|released)"
    r"|remains? a mystery)"
    r"|\btoo early to \w+[^.;]{0,40}\bcauses?\b[^.;]{0,10}"
    r"|\btoo early to \w+[^.;]{0,60}\bcause of\b"
    r"|\b(?:not|n['’]t) (?:immediately )?know (?:how|why|what caused)\b[^.;]{0,40}",
    re.IGNORECASE,
)
# Why it was so: "Initial indications suggest that", "was caused by".
_KNOWN: Final = re.compile(
    r"\b(?:initial|early|first|preliminary)"
    r" (?:indications?|findings?|reports?|evidence|investigations?|information)"
    r" (?:suggest(?:s|ed)?|indicate[sd]?|show(?:s|ed)?|point(?:s|ed)?)\b"
    r"|\b(?:was|were|been|is|are) (?:\w+ly )?caused by\b|\bblamed (?:it )?on\b"
    r"|\b(?:the|a) (?:probable |likely |possible )?cause (?:was|is) (?:a|an|the)\b"
    r"|\b(?:accidentally|mistakenly|inadvertently) \w+ed\b|\bby mistake\b",
    re.IGNORECASE,
)


def clashes(event: Event) -> Iterator[Clash]:
    """What some articles know of a cause, against those that say it is not known."""
    found = [passage for passage in passages(event) if passage.opens]
    known, unknown = _claims(_KNOWN, found), _claims(_UNKNOWN, found)
    lacking = {claim.passage.clause.article for claim in unknown}
    having = [claim for claim in known if claim.passage.clause.article not in lacking]
    if having and unknown:
        yield Clash(DifferenceKind.CAUSE, [having, unknown])


def _claims(pattern: re.Pattern[str], found: Sequence[Passage]) -> list[Claim]:
    return [
        claim_of_sentence(passage, *m.span())
        for passage in found
        for m in pattern.finditer(passage.sentence)
    ]
