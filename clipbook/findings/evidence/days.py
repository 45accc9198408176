"""Turns when, and how often, articles say that one deed was done into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, Slot, claim, find_clashes
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import is_past, stem
from clipbook.model import DateMention, DifferenceKind, Event, Precision, excerpt
from clipbook.text.english import VERBS, WEEKDAYS

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
# A time of day: "shortly after 11 p.m.", "6.10am"; one of another time zone is left out.
_CLOCK: Final = re.compile(
    r"\b(?P<about>(?:(?:just|shortly) )?"
    r"(?:about|around|approximately|roughly|nearly|past|before|after) )?"
    r"(?P<hour>1[0-2]|0?[1-9])(?: ?[:.] ?(?P<minute>[0-5]\d))? ?(?P<half>[ap])"
    r"(?:\. ?m\b\.?| ?m\b)"
    r"(?!\.?,? \(|\.? (?-i:[A-Z]{2,4}\b)|\.?(?: [\w-]{1,12}){1,2} time\b)",
    re.IGNORECASE,
)
_TOOK_PLACE: Final = re.compile(r"\b(?:happened|occurred|(?:took|taken) place)\b")
_HAPPENED: Final = "happen"
# Between a deed and its time nothing else happens.
_EDGE_OF_TIME: Final = re.compile(
    r"[;:()“”\"]|, (?!\w+, )| (?:and|but|when|while|since|until|who|that) "
)
_HOUR: Final = 60
# In steps of so many minutes a time is told; "about 8:30" reaches a whole step, "8:30" a half.
_STEPS: Final = (15, 5, 1)
# Times further apart are those of two occasions, not one mistaken.
_FURTHEST: Final = 2 * _HOUR
_LEAST_WORDS: Final = 2
_DAYS: Final = frozenset(map(stem, WEEKDAYS))
# When somebody did something last, or how often: "was the last to | visit Orsa in 2017".
_LAST: Final = re.compile(
    r"\blast\b(?:(?: [\w'’-]{1,20}){0,4}? to)? (?P<deed>[a-z]{3,20}) [^,.;]{0,40}?"
    r"\bin (?:19|20)\d\d\b"
)
_OFTEN: Final = re.compile(
    r"\b(?P<deed>[a-z]{3,20})(?: [\w'’-]{1,20}){0,4}? "
    r"(?:twice|(?:two|three|four|five|six|\d+) times)\b"
)
# A full name is shared, so it is the same person.
_FULL_NAME: Final = 2


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
    if mention.precision is Precision.YEAR and names[0].isdisjoint(names[1]):
        return False
    is_relative = mention.is_relative or other.is_relative
    furthest = _WEEK + (not is_day) if is_relative else _MONTH if is_day else days + 1
    return len(shared) >= _LEAST_SHARED and days < furthest


def hour_clashes(event: Event) -> Iterator[Clash]:
    """Where articles have one deed happen at different times of a day."""
    found = (slot for passage in passages(event) for slot in _find_hour(passage))
    yield from find_clashes(DifferenceKind.DATE, found, _is_one_timed_deed)


def _find_hour(passage: Passage) -> Iterator[Slot[str]]:
    """The deed of a clause with its time in minutes, if it tells of one time only."""
    text = passage.clause.text
    times = list(_CLOCK.finditer(text))
    deed = _timed_deed(_EDGE_OF_TIME.split(text[: times[0].start()])[-1]) if len(times) == 1 else ""
    for m in times if deed else ():
        minutes = int(m["minute"] or 0)
        step = next(step for step in _STEPS if minutes % step == 0)
        hour = int(m["hour"]) % 12 + (12 if m["half"] in "pP" else 0)
        at, slack = hour * _HOUR + minutes, step if m["about"] else step / 2
        yield Slot(deed, claim(passage, m), at, at, slack, deed)


def _timed_deed(before: str) -> str:
    """What happens at a time: the last deed in front of it; '' where there is none."""
    if _TOOK_PLACE.search(before):
        return _HAPPENED
    word = next((word for word in reversed(before.split()) if is_past(word)), "")
    return "" if word in VERBS else stem(word)


def _is_one_timed_deed(left: Slot[str], right: Slot[str]) -> bool:
    """Whether two clauses share other words, and either article knows a name of the other's."""
    parts = left.passage, right.passage
    if not all((a.names - _DAYS) & b.known for a, b in (parts, parts[::-1])):
        return False
    shared = (parts[0].bag & parts[1].bag) - {left.of} - _DAYS
    words = {word for word in shared if not word[0].isdigit()}
    is_near = abs(left.low - right.low) < _FURTHEST
    return is_near and len(words) >= _LEAST_WORDS


def count_clashes(event: Event) -> Iterator[Clash]:
    """Where one article gives the last time of what another says happened several times."""
    found = (slot for passage in passages(event) for slot in _find_count(passage))
    yield from find_clashes(DifferenceKind.TENSION, found, _is_one_person)


def _find_count(passage: Passage) -> Iterator[Slot[None]]:
    for count, pattern in enumerate((_LAST, _OFTEN)):
        for m in pattern.finditer(passage.clause.text):
            yield Slot(stem(m["deed"]), claim(passage, m), count, count, 0, None)


def _is_one_person(left: Slot[None], right: Slot[None]) -> bool:
    return len(left.passage.names & right.passage.names) >= _FULL_NAME
