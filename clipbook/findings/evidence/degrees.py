"""Turns how badly articles have somebody hurt, or something damaged, into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.slots import Slot, find_clashes, may_meet
from clipbook.findings.evidence.words import bare, stem
from clipbook.model import DifferenceKind, Event, excerpt
from clipbook.notes import Span

# How badly somebody is hurt, from slightly to in danger of death; how badly something is damaged.
_HURT: Final = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\b(?:minor|slight(?:ly)?|superficial|light(?:ly)?)\b",
        r"\b(?:non[- ]?(?:life[- ])?|not (?:\w+ ){0,3}?life[- ])threatening\b|\bstable\b",
        r"\b(?:serious(?:ly)?|severe(?:ly)?|badly)\b",
        r"(?<!non-)(?<!non )\blife[- ]threatening\b|\b(?:critical(?:ly)?|grave(?:ly)?)\b",
    )
)
_DAMAGED: Final = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "minor|slight|superficial|light|little|minimal",
        "some|moderate",
        "heavy|serious|significant|considerable|extensive|severe|major|substantial",
        "massive|catastrophic|devastating|enormous|huge",
    )
)
# What has a degree: "serious but non-life-threatening injuries", "in critical condition".
_STATES: Final = (
    (
        _HURT,
        re.compile(
            r"\b[a-z-]+(?:[, -]+[a-z-]+){0,4}? (?:injur(?:y|ies)|wounds?|condition)\b"
            r"|\b[a-z]+ly (?:injured|hurt|wounded|ill)\b"
        ),
    ),
    (_DAMAGED, re.compile(r"\b[a-z]+(?: structural)? damage\b(?=[”\"’']? to\b)")),
)
# More than one who may be hurt, or nobody: "two people", "others", "did not".
_OTHERS: Final = re.compile(
    r"\b(?:people|persons|victims|others|another|passengers|children|men|women|officers|soldiers"
    r"|they|both|several|some|many|each|two|three|four|five|six|seven|eight|nine|ten|\d+ [a-z]+s"
    r"|least|second|if|could|may|might|would|no)\b"
)
_LEAST_SHARED: Final = 2
_REACH: Final = 6
_MARKS: Final = ",.;:“”\"’'"
_OWN: Final = frozenset(map(stem, "injury injured wound hurt condition".split()))


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles have one person hurt, or one thing damaged, more and less badly."""
    found = (slot for passage in passages(event) for slot in _find(passage))
    yield from find_clashes(DifferenceKind.WORDING, found, _is_one_matter)


def _find(passage: Passage) -> Iterator[Slot[frozenset[str]]]:
    """How badly the one person is hurt, or the one thing damaged, of whom a clause tells."""
    text = passage.clause.text
    for degrees, state in _STATES:
        found = list(state.finditer(text))
        if len(found) == 1 and (degrees is _DAMAGED or not _OTHERS.search(text)):
            yield from _ranked(passage, degrees, found[0])


def _ranked(
    passage: Passage, degrees: Sequence[re.Pattern[str]], state: re.Match[str]
) -> Iterator[Slot[frozenset[str]]]:
    """The degree of a state; of damage with the words for what is damaged."""
    places = [
        (rank, m.start())
        for rank, degree in enumerate(degrees)
        for m in degree.finditer(state.string, *state.span())
    ]
    if places:
        ranks, starts = zip(*places, strict=True)
        first = passage.clause.span.start
        span = Span(first + min(starts), first + state.end())
        told = Claim(passage, excerpt(passage.article, span))
        is_damage = degrees is _DAMAGED
        behind = state.string[state.end() :].split()[:_REACH] if is_damage else ()
        of = frozenset(filter(None, (bare(word.strip(_MARKS)) for word in behind)))
        yield Slot(is_damage, told, min(ranks), max(ranks), 0, of)


def _is_one_matter(left: Slot[frozenset[str]], right: Slot[frozenset[str]]) -> bool:
    """Whether two clauses tell of one thing that is damaged, or of one person by other words."""
    if left.of or right.of:
        return not left.of.isdisjoint(right.of)
    shared = (left.passage.bag & right.passage.bag) - _OWN
    is_told = len(shared) >= _LEAST_SHARED and not shared <= left.passage.names
    return is_told and may_meet(left.passage, right.passage)
