"""Turns what somebody is accused of and denies into contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, claim_of_sentence
from clipbook.findings.evidence.passages import passages
from clipbook.findings.evidence.words import stems
from clipbook.model import DifferenceKind, Event

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


def clashes(event: Event) -> Iterator[Clash]:
    """What a person is accused of, against their denial, told by two articles at least."""
    found = [passage for passage in passages(event) if passage.opens]
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
    return (stems(name) or ("",))[-1]
