"""Turns how far a criminal case has come in each article into what was updated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, claim
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.model import DifferenceKind, Event

# The steps of a case in their order, each with the words that say it has come so far.
_CASE: Final = (
    re.compile(  # nobody is known or held
        r"\b(?:no (?:[a-z]+ )?(?:arrests?|suspects?)\b[^.;]{0,30}|suspects? (?:has|have) not been"
        r"|(?:is|are|were|was|remains?|still) (?:still )?(?:at large|on the run|on the loose)"
        r"|(?:searching|looking|hunting|search|manhunt|hunt) for (?:a |an |the )?"
        r"(?:[a-z]+ ){0,2}(?:killers?|gunm[ae]n|suspects?|shooters?|attackers?)"
        r"|(?:killer|gunman|suspect|shooter|attacker) at large"
        r"|(?:seeking|no) (?:a )?description of (?:the |a )?suspects?)"
    ),
    re.compile(  # arrested, questioned
        r"\b(?:(?:was|were|is|are|been|being) (?:\w+ )?(?:arrested|detained|questioned"
        r"|taken into custody|held (?:on suspicion|in custody|for questioning))"
        r"|in (?:police )?custody|under arrest)\b"
    ),
    re.compile(  # charged
        r"\b(?:(?:was|were|is|are|been|being) (?:\w+ )?(?:charged|indicted|booked)"
        r"|(?:has|have) been (?:charged|indicted)|indicted|charged with)\b"
    ),
    re.compile(  # has pleaded
        r"\b(?:pleaded|pled|pleads|entered a plea of) (?:not )?(?:guilty|no contest)\b"
    ),
    re.compile(  # found guilty or not
        r"\b(?:(?:was|were|been) (?:convicted|acquitted|found (?:not )?guilty))\b"
    ),
    re.compile(r"\b(?:was|were|been) sentenced\b"),
)
_OPEN: Final = re.compile(
    r"\b(?:no one|nobody|not|never|if|whether|could|might|may|would|will|expected|to be|yet)\b"
    r"[^,;]{0,30}$|\bif\b[^;]{0,80}$|n['’]t\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_HELD: Final = 1
# Who is arrested on charges has been charged: "arrested Friday on charges of manslaughter".
_ON_CHARGES: Final = re.compile(r"\b(?:on|faces|facing|face) (?:\w+ ){0,3}charges?\b")


_Steps = Mapping[str, tuple[int, Claim]]
"""How far each article has the case come, and the words that say so."""


def clashes(event: Event) -> Iterator[Clash]:
    """The last steps that articles know of, where a later article knows of more."""
    last: dict[str, tuple[int, Claim]] = {}
    for rank, told in _steps(passages(event)):
        name = told.passage.clause.article
        if name not in last or rank > last[name][0]:
            last[name] = rank, told
    sides = [_timely(last, rank) for rank in sorted({rank for rank, _ in last.values()})]
    if len(sides) > 1 and all(sides) and _is_news(sides[0], sides[-1]):
        yield Clash(DifferenceKind.UPDATED, sides)


def _steps(found: Sequence[Passage]) -> Iterator[tuple[int, Claim]]:
    for passage in found:
        text = passage.clause.text
        for rank, pattern in enumerate(_CASE):
            m = pattern.search(text)
            if m and not passage.is_recalled and not _OPEN.search(text, 0, m.start()):
                is_charged = rank == _HELD and _ON_CHARGES.search(text) is not None
                yield rank + is_charged, claim(passage, m)


def _timely(last: _Steps, rank: int) -> list[Claim]:
    """The steps of one rank, those left out that a later article recalls."""
    days = {told.passage.day for other, told in last.values() if other > rank}
    first = min(filter(None, days), default=date.max)
    return [
        told for own, told in last.values() if own == rank and (told.passage.day or first) <= first
    ]


def _is_news(early: Sequence[Claim], late: Sequence[Claim]) -> bool:
    """Whether the last step was known later, as far as days are known."""
    days = [[told.passage.day for told in side if told.passage.day] for side in (early, late)]
    return not all(days) or max(days[0]) < max(days[1])
