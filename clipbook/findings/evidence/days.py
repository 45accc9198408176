"""Turns the days that articles give one deed into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, Slot, find_clashes
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import is_past, stem
from clipbook.model import DateMention, DifferenceKind, Event, Precision, excerpt
from clipbook.text.english import VERBS

# Between a deed and its day nothing else happens: no other clause, no mark.
_EDGE: Final = re.compile(r"[,;:()“”\"]| (?:and|but|after|before|when|while|since|until) ")
# A day that belongs to a thing: "Sept. 13 | summit", "Monday| morning's".
_IS_OWN: Final = re.compile(
    r"['’]s\b| (?!and\b|but\b|at\b|in\b|on\b|to\b|for\b|from\b|after\b|as\b|with\b)[a-z]{4,}"
)
# What happens in a week, with where: "air | strikes in Kunduz".
_HAPPENING: Final = re.compile(
    r"(?P<deed>strikes?|attacks?|raids?|bombings?|visits?|meetings?|talks|summits?|launch(?:es)?"
    r"|tests?|crash(?:es)?|votes?|elections?|protests?|rall(?:y|ies))"
    r"(?: (?:in|on|near|against|at|with) [^,;]{1,60})? $"
)
# How somebody or something comes to a place: words for it are one deed.
_ARRIVALS: Final = frozenset("came brought moved transferred transported sent".split())
_ARRIVAL: Final = "arriv"
_LEAST_SHARED: Final = 2
_WEEK: Final = 7
_MONTH: Final = 31

# The stem of a deed, and the day, month or year on which it is said to have happened.
_DayDeed = tuple[str, DateMention]


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles have one deed happen on different days, months or years."""
    found = (slot for passage in passages(event) for slot in _find(event, passage))
    yield from find_clashes(DifferenceKind.DATE, found, _is_one_deed)


def _find(event: Event, passage: Passage) -> Iterator[Slot[_DayDeed]]:
    """The deed of a clause with its day, week, month or year, if it tells of one only."""
    body, clause = passage.article.body, passage.clause
    held = [
        mention
        for mention in event.annotations[clause.article].dates
        if clause.span.contains(mention.span) and mention.period and not mention.is_passing
    ]
    for mention in held if len(held) == 1 else ():
        before = _EDGE.split(body[clause.span.start : mention.span.start])[-1]
        deed = _deed(before, mention)
        if mention.period and deed and not _IS_OWN.match(body, mention.span.end):
            told = Claim(passage, excerpt(passage.article, mention.span))
            first, last = mention.period.earliest, mention.period.latest
            key = deed, mention.precision
            yield Slot(key, told, first.toordinal(), last.toordinal(), 0, (deed, mention))


def _deed(before: str, mention: DateMention) -> str:
    """What happens at a time: the last verb in front of it, as a stem; in a week, the last noun."""
    if mention.precision is Precision.RANGE:
        m = _HAPPENING.search(before) if mention.is_relative else None
        return stem(m["deed"]) if m else ""
    words = before.split()
    at = next((k for k in range(len(words) - 1, -1, -1) if is_past(words[k])), -1)
    if at < 0 or words[at] in VERBS:
        return ""
    is_arrival = words[at] in _ARRIVALS and words[at + 1 : at + 2] == ["to"]
    return _ARRIVAL if is_arrival else stem(words[at])


def _is_one_deed(left: Slot[_DayDeed], right: Slot[_DayDeed]) -> bool:
    """Whether two clauses share their names and other words, and their days may be one mistaken.

    Days of the week that are a week apart belong to two occasions, other days that are a month
    apart.
    """
    names = left.passage.names, right.passage.names
    if all(names) and names[0].isdisjoint(names[1]):
        return False
    if not (names[0] <= right.passage.known and names[1] <= left.passage.known):
        return False
    (deed, mention), (_, other) = left.of, right.of
    shared = (left.passage.bag & right.passage.bag) - {deed}
    days = abs(left.low - right.low)
    is_day = mention.precision is Precision.DAY
    is_relative = mention.is_relative or other.is_relative
    furthest = _WEEK + (not is_day) if is_relative else _MONTH if is_day else days + 1
    return len(shared) >= _LEAST_SHARED and days < furthest
