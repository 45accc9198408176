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
# The steps of a trial, from the first hearing.
_TRIAL: Final = (
    re.compile(
        r"\b(?:will|(?:is|was|are|were) (?:due|scheduled|expected|set) to)"
        r" (?:first |make (?:his|her|their) first )?(?:appear(?:ance)?|be arraigned) (?:\w+ ){0,3}?"
        r"(?:at|before|in|on) [^.;,]{0,40}\b(?:[Cc]ourt|[Mm]agistrates?|[Jj]udge)\b"
    ),
    re.compile(
        r"\btrial (?:date|hearing)\b[^.;,]{0,20} (?:was|were|been|is|'s been) (?:set|fixed)\b"
    ),
    re.compile(r"\btrial (?:date|hearing) (?:was|has been|is|'s been) set for [A-Z]\w+ \d+"),
    re.compile(r"\btrial (?:began|begins|opened|opens|started|got under ?way)\b"),
)
# Why somebody is held: not said, or the crime.
_GROUND: Final = (
    re.compile(
        r"\b(?:arrested|held|detained) (?:in connection with|over|following|after) (?:the|an?) \w+"
    ),
    re.compile(r"\b(?:arrested|held|detained) on suspicion of (?:\w+ )?\w+"),
)
_LADDERS: Final = (_CASE, _TRIAL, _GROUND)
_OPEN: Final = re.compile(
    r"\b(?:no one|nobody|not|never|if|whether|could|might|may|would|will|expected|to be|yet)\b"
    r"[^,;]{0,30}$|\bif\b[^;]{0,80}$|n['’]t\b[^,;]{0,30}$",
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
    for ladder in _LADDERS:
        yield from _compare(ladder, passages(event))


def _compare(ladder: Sequence[re.Pattern[str]], found: Sequence[Passage]) -> Iterator[Clash]:
    last: dict[str, _Step] = {}
    for step in _steps(ladder, found):
        name = step.passage.clause.article
        if name not in last or step.rank > last[name].rank:
            last[name] = step
    ranks = sorted({step.rank for step in last.values()})
    sides = [_timely(last.values(), rank) for rank in ranks]
    if (
        len(sides) > 1
        and all(sides)
        and _is_news(sides[0], sides[-1], within_a_day=ladder is _GROUND)
    ):
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


def _is_news(early: Sequence[_Step], late: Sequence[_Step], *, within_a_day: bool) -> bool:
    """Whether the last step was known later, as far as days are known; or on the same day."""
    days = [[step.passage.day for step in side if step.passage.day] for side in (early, late)]
    if not all(days):
        return True
    return max(days[0]) < max(days[1]) or (within_a_day and max(days[0]) == max(days[1]))


def _steps(ladder: Sequence[re.Pattern[str]], found: Sequence[Passage]) -> Iterator[_Step]:
    for passage in found:
        text = passage.clause.text
        for rank, pattern in enumerate(ladder):
            m = pattern.search(text)
            if m and not passage.is_recalled and not _OPEN.search(text, 0, m.start()):
                is_charged = (
                    ladder is _CASE and rank == _HELD and _ON_CHARGES.search(text) is not None
                )
                yield _Step(rank + is_charged, passage, Span(*m.span()))
