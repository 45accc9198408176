"""Turns the days that articles give one deed into clashes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import is_past, stem
from clipbook.model import DateMention, DifferenceKind, Event, Period, Precision, excerpt
from clipbook.text.attribution.reporting import VERBS

# Between a deed and its day nothing else happens: no other clause, no mark.
_EDGE: Final = re.compile(r"[,;:()“”\"]| (?:and|but|after|before|when|while|since|until) ")
# A day that belongs to a thing: "Sept. 13 | summit", "Monday| morning's".
_IS_OWN: Final = re.compile(
    r"['’]s\b| (?!and\b|but\b|at\b|in\b|on\b|to\b|for\b|from\b|after\b|as\b|with\b)[a-z]{4,}"
)
_LEAST_SHARED: Final = 2
_WEEK: Final = 7
_MONTH: Final = 31


class _DayDeed(Struct, frozen=True):
    """A deed with the one day, month or year on which a clause has it happen."""

    passage: Passage
    mention: DateMention
    period: Period
    deed: str

    @property
    def claim(self) -> Claim:
        return Claim(self.passage, excerpt(self.passage.article, self.mention.span))


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles have one deed happen on different days, months or years."""
    found: dict[tuple[str, Precision], dict[str, list[_DayDeed]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for passage in passages(event):
        for dated in _find(event, passage):
            key = dated.deed, dated.mention.precision
            found[key][passage.clause.article].append(dated)
    for given in found.values():
        for mine, others in combinations(given.values(), 2):
            pair = _clashing(mine, others)
            if pair:
                first, second = sorted(pair, key=lambda each: each.period.earliest)
                yield Clash(DifferenceKind.DATE, [[first.claim], [second.claim]])


def _find(event: Event, passage: Passage) -> Iterator[_DayDeed]:
    body, clause = passage.article.body, passage.clause
    held = [
        mention
        for mention in event.annotations[clause.article].dates
        if clause.span.contains(mention.span) and mention.period and not mention.is_passing
    ]
    for mention in held if len(held) == 1 else ():
        if mention.precision is Precision.RANGE or not mention.period:
            continue
        before = _EDGE.split(body[clause.span.start : mention.span.start])[-1]
        deed = next((w for w in reversed(before.split()) if is_past(w)), "")
        if deed and deed not in VERBS and not _IS_OWN.match(body, mention.span.end):
            yield _DayDeed(passage, mention, mention.period, stem(deed))


def _clashing(
    mine: Sequence[_DayDeed], others: Sequence[_DayDeed]
) -> tuple[_DayDeed, _DayDeed] | None:
    """Two of the deeds that are one, if none of them may be on the day of another."""
    if any(_meet(a.period, b.period) for a in mine for b in others):
        return None
    pairs = ((a, b) for a in mine for b in others if _is_one_deed(a, b))
    return next(pairs, None)


def _meet(left: Period, right: Period) -> bool:
    return left.earliest <= right.latest and right.earliest <= left.latest


def _is_one_deed(left: _DayDeed, right: _DayDeed) -> bool:
    """Whether two clauses share their names and other words, and their days may be one mistaken.

    Days of the week that are a week apart belong to two occasions, other days that are a month
    apart.
    """
    names = left.passage.names, right.passage.names
    if all(names) and names[0].isdisjoint(names[1]):
        return False
    if not (names[0] <= right.passage.known and names[1] <= left.passage.known):
        return False
    shared = (left.passage.bag & right.passage.bag) - {left.deed}
    is_relative = left.mention.is_relative or right.mention.is_relative
    days = abs((left.period.earliest - right.period.earliest).days)
    is_day = left.mention.precision is Precision.DAY
    furthest = _WEEK if is_relative else _MONTH if is_day else days + 1
    return len(shared) >= _LEAST_SHARED and days < furthest
