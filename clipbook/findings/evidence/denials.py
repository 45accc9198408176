"""Turns claims and what stands against them, denied or unknown, into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, claim_of_sentence
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import stems
from clipbook.model import DifferenceKind, Event
from clipbook.text.names import lexicon
from clipbook.text.normalise import fold

_NAME: Final = (
    r"(?:(?:Mr|Ms|Mrs|Dr|Rep|Sen|Gov)\.? )?"
    r"\b(?P<{0}>[A-Z][\w’'-]{{1,30}}(?: [A-Z][\w’'-]{{1,30}}){{0,3}})"
)
# Who denies what is alleged: "Farenthold has repeatedly denied", "continued to deny the".
_DENIES: Final = re.compile(
    _NAME.format("who")
    + r"(?: (?:has|have|had|also|again|continued to|continues to|later|flatly|\w{1,20}ly)){0,3}"
    r" (?P<verb>den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed)|disput(?:es|ed))"
    r"(?: (?:the|those|these|all|any|such|her|his|their|that|it|as|having|what))?"
    r"(?P<object>(?: [\w’'-]{1,30}){0,4})"
)
# Who is accused: "Greene accused Farenthold of", "allegations against Farenthold".
_ACCUSED: Final = re.compile(
    r"\b(?:accus(?:e|es|ed|ing)|(?:allegations?|accusations?|complaints?|charges?|lawsuits?|suit)"
    r" (?:\w+ ){0,2}against) " + _NAME.format("who")
)
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
    """Where a claim is denied, and where one side knows the cause that another does not."""
    found = [passage for passage in passages(event) if passage.opens]
    yield from _denied(found)
    yield from _caused(found)


def _denied(found: Sequence[Passage]) -> Iterator[Clash]:
    """What a person is accused of, against their denial, told by two articles at least."""
    denials: dict[str, list[Claim]] = {}
    for passage in found:
        for m in _DENIES.finditer(passage.sentence):
            who = _surname(m["who"])
            if who and (m["verb"].startswith("den") or stems(m["object"])):
                denials.setdefault(who, []).append(
                    claim_of_sentence(passage, m.start("who"), m.end("object"))
                )
    for who, denying in denials.items():
        accusing = [
            claim_of_sentence(passage, *m.span())
            for passage in found
            for m in _ACCUSED.finditer(passage.sentence)
            if _surname(m["who"]) == who
        ]
        if accusing and len({told.passage.clause.article for told in (*accusing, *denying)}) > 1:
            yield Clash(DifferenceKind.CONTRADICTION, [accusing, denying])


def _surname(name: str) -> str:
    """What somebody is known by; a country by its whole name, "South Sudan"."""
    return fold(name) if name in lexicon.PLACES else (stems(name) or ("",))[-1]


def _caused(found: Sequence[Passage]) -> Iterator[Clash]:
    """What some articles know of a cause, against those that say it is not known."""
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
