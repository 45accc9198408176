"""Turns causes and conditions that articles state otherwise into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, claim_of_sentence
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import bare, parts
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
# How somebody died, if it is told, and that it is not.
_HOW_UNTOLD: Final = re.compile(
    r"\b(?:not|n['’]t) (?:yet |immediately )?(?:disclosed?|revealed?|released?|say|said|confirmed?)"
    r" how\b[^.;]{0,40}\b(?:died|killed)\b"
)
_HOW: Final = re.compile(
    r"\b(?:severe |serious |multiple |massive |fatal ){0,3}"
    r"(?:head|gunshot|stab|chest|blunt|knife|bullet) (?:injur(?:y|ies)|wounds?|trauma)\b"
)
# What a deed depends on, and that it does not.
_ON_CONDITION: Final = re.compile(
    r"\b(?:hinge[sd]?|depend(?:s|ed|ent|ing)?|contingent|conditional|conditioned|premised|predicated)"
    r" (?:up)?on\b|\bonly if\b|\bon (?:the )?condition that\b"
)
_ANYHOW: Final = re.compile(
    r"\b(?:regardless of|irrespective of|no matter (?:how|what|whether)|even if"
    r"|whether or not|(?:stands?|stood) whether(?= [^.;,]{0,80}\bor\b))\b"
)


def clashes(event: Event) -> Iterator[Clash]:
    """Where one article has the cause that another does not, or a condition that another denies."""
    found = [passage for passage in passages(event) if passage.opens]
    yield from _causes(_claims(_KNOWN, found), _claims(_UNKNOWN, found))
    yield from _causes(_claims(_HOW, found), _claims(_HOW_UNTOLD, found))
    yield from _conditions(found)


def _causes(known: Sequence[Claim], unknown: Sequence[Claim]) -> Iterator[Clash]:
    """What some articles know, against those that say it is not known."""
    lacking = {claim.passage.clause.article for claim in unknown}
    having = [claim for claim in known if claim.passage.clause.article not in lacking]
    if having and unknown:
        yield Clash(DifferenceKind.CAUSE, [having, unknown])


def _conditions(found: Sequence[Passage]) -> Iterator[Clash]:
    bound, free = _claims(_ON_CONDITION, found), _claims(_ANYHOW, found)
    for mine in bound:
        others = [other for other in free if _is_one_matter(mine, other)]
        if others:
            yield Clash(DifferenceKind.CONTRADICTION, [[mine], others])


def _is_one_matter(left: Claim, right: Claim) -> bool:
    """Whether two articles name the same behind the words: "hinges on | the purchase of NXP"."""
    if left.passage.clause.article == right.passage.clause.article:
        return False
    return not _names_behind(left).isdisjoint(_names_behind(right))


def _names_behind(told: Claim) -> frozenset[str]:
    sentence = told.passage.clause.sentence
    text = told.passage.article.body[told.phrase.span.start : sentence.end]
    return frozenset(filter(None, (bare(w) for w in parts(text) if w[0].isupper())))


def _claims(pattern: re.Pattern[str], found: Sequence[Passage]) -> list[Claim]:
    return [
        claim_of_sentence(passage, *m.span())
        for passage in found
        for m in pattern.finditer(passage.sentence)
    ]
