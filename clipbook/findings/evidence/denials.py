"""Turns claims and what stands against them, denied or unknown, into contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, claim_of_sentence
from clipbook.findings.evidence.passages import Passage, passages
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
# What a suit or complaint is said to be worth: "the lawsuit was without merit".
_MERITLESS: Final = re.compile(
    r"\b(?:suit|lawsuit|complaint|challenge|claims?|charges?|allegations?|accusations?)\b"
    r"[^.;]{0,60}?\b(?:without merit|meritless|baseless|unfounded|groundless|frivolous|untrue"
    r"|(?:are|were|is|was) false)\b"
)
# What it claims: "The complaint says the measure runs afoul", "claiming that".
_CLAIMS: Final = re.compile(
    r"\b(?:(?:suit|lawsuit|complaint|plaintiffs?|filing|indictment|charge sheet)\b(?: \w+){0,2}?"
    r" (?:sa(?:ys|id)|claim(?:s|ed)|alleg(?:es|ed)|argu(?:es?|ed)|contend(?:s|ed)|accus(?:es|ed))"
    r"|(?:claiming|arguing|alleging) that)\b"
)


def clashes(event: Event) -> Iterator[Clash]:
    """Where a claim is denied, and where one side has the reason that another does not know."""
    found = [passage for passage in passages(event) if passage.opens]
    yield from _denied(found)
    yield from _meritless(found)


def _denied(found: Sequence[Passage]) -> Iterator[Clash]:
    """What a person is accused of, against their denial."""
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
        if _are_several(accusing, denying):
            yield Clash(DifferenceKind.CONTRADICTION, [accusing, denying])


def _surname(name: str) -> str:
    return (stems(name) or ("",))[-1]


def _are_several(left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    """Whether the two sides are told by two articles at least."""
    articles = [{c.passage.clause.article for c in side} for side in (left, right)]
    return bool(left and right) and len(articles[0] | articles[1]) > 1


def _meritless(found: Sequence[Passage]) -> Iterator[Clash]:
    """What a suit claims, against what is said of its merit."""
    rejecting = [
        claim_of_sentence(passage, m.start(), m.end())
        for passage in found
        for m in _MERITLESS.finditer(passage.sentence)
    ]
    claiming = [
        claim_of_sentence(passage, *m.span())
        for passage in found
        for m in _CLAIMS.finditer(passage.sentence)
    ]
    if _are_several(claiming, rejecting):
        yield Clash(DifferenceKind.CONTRADICTION, [claiming, rejecting])
