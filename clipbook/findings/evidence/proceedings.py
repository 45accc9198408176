"""Turns how far a criminal case has come in each article into what was updated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.model import DifferenceKind, Event, excerpt
from clipbook.notes import Span

# The steps of a case in their order, each with the words that say it has come so far.
_STEPS: Final = (
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
    r"[^,;]{0,30}$|n['’]t\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_HELD: Final = 1
# Who is arrested on charges has been charged: "arrested Friday on charges of manslaughter".
_ON_CHARGES: Final = re.compile(r"\b(?:on|faces|facing|face) (?:\w+ ){0,3}charges?\b")


class _Step(Struct, frozen=True):
    """How far a case has come by a passage, and the words that say so."""

    rank: int
    passage: Passage
    span: Span

    @property
    def claim(self) -> Claim:
        start = self.passage.clause.span.start
        span = Span(start + self.span.start, start + self.span.end)
        return Claim(self.passage, excerpt(self.passage.article, span))


def clashes(event: Event) -> Iterator[Clash]:
    """The last steps that articles know of, where a later article knows of more."""
    last: dict[str, _Step] = {}
    for step in _steps(passages(event)):
        name = step.passage.clause.article
        if name not in last or step.rank > last[name].rank:
            last[name] = step
    ranks = sorted({step.rank for step in last.values()})
    sides = [_timely(last.values(), rank) for rank in ranks]
    if len(sides) > 1 and all(sides) and _is_news(sides[0], sides[-1]):
        yield Clash(DifferenceKind.UPDATED, [[step.claim for step in side] for side in sides])


def _timely(steps: Collection[_Step], rank: int) -> list[_Step]:
    """The steps of one rank, those left out that a later article recalls."""
    further = [step.passage.day for step in steps if step.rank > rank and step.passage.day]
    return [
        step
        for step in steps
        if step.rank == rank
        and not (further and step.passage.day and step.passage.day > min(further))
    ]


def _is_news(early: Sequence[_Step], late: Sequence[_Step]) -> bool:
    """Whether the last step was known later, as far as days are known."""
    days = [[step.passage.day for step in side if step.passage.day] for side in (early, late)]
    return not all(days) or max(days[0]) < max(days[1])


def _steps(found: Sequence[Passage]) -> Iterator[_Step]:
    for passage in found:
        text = passage.clause.text
        for rank, pattern in enumerate(_STEPS):
            m = pattern.search(text)
            if m and not _OPEN.search(text, 0, m.start()):
                is_charged = rank == _HELD and _ON_CHARGES.search(text) is not None
                yield _Step(rank + is_charged, passage, Span(*m.span()))
