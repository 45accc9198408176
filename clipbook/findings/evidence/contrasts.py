"""Turns two clauses of different articles into what they do not say alike."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from msgspec import Struct

from clipbook.findings.evidence.amounts import Amount, amounts, differ, may_count
from clipbook.findings.evidence.matching import (
    LIKENESS,
    UNIT,
    Clause,
    Likeness,
    Matter,
    canonical,
    match,
    same,
)
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.polarity import affirms, denials, may_deny
from clipbook.findings.evidence.words import is_past, stem, stems
from clipbook.model import DateMention, Event, Precision
from clipbook.notes import Span

# The share of a denial's weight, the denied word left out, that the affirming clause has too.
_SAME_MATTER: Final = 0.5
_LEAST_SHARED: Final = 2
# Numbers that only count who or what was named before: "the two".
_SMALL: Final = frozenset("123")
# Words that bound or guess an amount and say nothing of what it counts.
_BOUNDS: Final = frozenset(
    stems("least over around nearly almost less many much roughly estimated")
)
# How alike two clauses are whose numbers or days are compared.
_COMPARABLE: Final = 4 * LIKENESS // 10
_SAME_DEED: Final = LIKENESS // 2
_COMMON_MATTER: Final = UNIT // 4
_AROUND: Final = 2
# How far around an amount its words are looked for, where they end, and how seldom one has to be.
_SIGHT: Final = 50
_EDGE: Final = re.compile(r"[,;:]| and | but ")
_TELLING: Final = 3 * UNIT // 10
_WEEK: Final = 7


class Contrast(Struct, frozen=True):
    """Two clauses by index that do not agree, and the words of each that clash."""

    first: int
    second: int
    words: tuple[str, str]


@once
def contradictions(found: Matter) -> tuple[Contrast, ...]:
    """The pairs in which one clause denies that something happened which the other reports."""
    denying = frozenset(filter(may_deny, found.words))
    denied = {
        k: denials(found.clauses[k].text)
        for k, words in enumerate(found.parts)
        if not denying.isdisjoint(words)
    }
    reports = _reports(found, {canonical(d.stem) for each in denied.values() for d in each})
    return tuple(
        Contrast(denying, affirming, (denial.word, word))
        for denying, each in denied.items()
        for denial in each
        for without in ({canonical(denial.stem), denial.stem} | _SMALL,)
        for matter in (found.bags[denying] - without,)
        for affirming, word in reports[canonical(denial.stem)]
        if found.clauses[denying].article != found.clauses[affirming].article
        and _is_one_matter(found, matter, found.bags[affirming] - without)
        and not _other_actor(found.clauses[denying], found.clauses[affirming])
    )


@once
def alike(found: Matter) -> tuple[tuple[int, ...], ...]:
    """The groups of clauses that state the same, those that contradict each other kept apart."""
    apart: dict[int, frozenset[int]] = defaultdict(frozenset)
    for contrast in contradictions(found):
        apart[contrast.first] |= {contrast.second}
        apart[contrast.second] |= {contrast.first}
    return same(found, match(found), apart)


def _reports(found: Matter, kinds: Collection[str]) -> Mapping[str, list[tuple[int, str]]]:
    """The clauses that say that something of these kinds happened, with their word for it."""
    told = {
        word: kind
        for word in chain.from_iterable(map(_LETTERS.findall, found.words if kinds else ()))
        if word.islower() and is_past(word) and (kind := canonical(stem(word))) in kinds
    }
    reports: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for k, clause in enumerate(found.clauses):
        may_tell = any(map(clause.text.__contains__, told))
        words = _LETTERS.findall(clause.text) if may_tell else []
        if not told.keys().isdisjoint(words) and affirms(clause.text):
            first = {told[word]: word for word in reversed(words) if word in told}
            for kind, word in first.items():
                reports[kind].append((k, word))
    return reports


def _is_one_matter(found: Matter, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two clauses speak of the same, by their words but for the denied one.

    They share names, numbers and others, and `left` is what the denying clause tells.
    """
    shared = left & right
    if len(shared) < _LEAST_SHARED and (not shared or shared != left):
        return False
    years = [{w for w in bag if w[0].isdigit()} for bag in (left, right)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    whole = sum(map(found.rarities.__getitem__, left))
    return sum(map(found.rarities.__getitem__, shared)) >= _SAME_MATTER * whole > 0


def _other_actor(left: Clause, right: Clause) -> bool:
    """Whether both clauses open with a name, and not the same one."""
    names = [_ACTOR.match(clause.text) for clause in (left, right)]
    if not names[0] or not names[1]:
        return False
    words = [frozenset(stems(m.group())) for m in names if m]
    return all(words) and words[0].isdisjoint(words[1])


# A word: "mentioned".
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# The names that a clause opens with: "Chinese President Xi Jinping".
_ACTOR: Final = re.compile(
    r"[\W_]{0,3}(?:The |Mr\.? |Ms\.? |Mrs\.? )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,6}"
)

# A deed that opens a matter: to "raise", "propose", "invite".
_DEED: Final = (
    r"(?:raised|proposed|suggested|invited|requested|sought|seeking|initiated|brought up|broached"
    r"|extended an? (?:invitation|offer)|working to arrange|pushing for|pushed for|asked for)"
)
# Who did so, in front of a clause: "Xi raised the idea", "The office of the mayor is seeking".
_INITIATIVE: Final = re.compile(
    rf"(?:The |Mr\.? |Ms\.? )?(?:[a-z]+ of )?(?P<actor>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,6}})"
    rf" (?:(?:is|was|had|has|have|also|already|first) ){{0,2}}{_DEED}\b"
)
# Who was first: "before the prime minister made the suggestion", "was the first to raise".
_ORDER: Final = re.compile(
    r"\b(?:(?:before|ahead of|prior to) [^,.]{0,60}\b(?:did|made|raised|asked|proposed|suggested"
    r"|offered)"
    r"|was the first to (?:raise|propose|suggest|invite|offer|ask))\b"
)
# Another occasion: "in November last year", "in 2019".
_ELSEWHEN: Final = re.compile(
    r"\b(?:last year|last month|years? ago|in (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b"
)


def initiatives(found: Matter) -> tuple[Contrast, ...]:
    """The pairs in which one clause tells who began, and another has somebody else begin."""
    deeds = {
        k: m["actor"]
        for k, clause in enumerate(found.clauses)
        if (m := _INITIATIVE.match(clause.text)) and not _ELSEWHEN.search(clause.text)
    }
    return tuple(
        Contrast(first, other, (deeds[first], deeds[other]))
        for first in deeds
        if _ORDER.search(found.clauses[first].text)
        for other in deeds
        if found.clauses[first].article != found.clauses[other].article
        and _are_strangers((deeds[first], deeds[other]))
        and _share_subject(found, (first, other))
    )


def _are_strangers(names: Sequence[str]) -> bool:
    return frozenset(stems(names[0])).isdisjoint(stems(names[1]))


def _share_subject(found: Matter, pair: tuple[int, int]) -> bool:
    """Whether a clause, with those around it, speaks of what the other one opens."""
    first, other = pair
    article = found.clauses[first].article
    around = frozenset().union(
        *(
            found.bags[k]
            for k in range(max(0, first - _AROUND), min(len(found.bags), first + _AROUND + 1))
            if found.clauses[k].article == article
        )
    )
    shared = around & found.bags[other]
    return bool(shared & found.names) and found.weigh(shared - found.names) >= _COMMON_MATTER


@dataclass(frozen=True)
class _Count:
    """An amount that a clause gives, with the words next to it, which few are asked for."""

    found: Matter
    text: str
    amount: Amount

    @property
    def written(self) -> str:
        """The amount as written."""
        return self.amount.span.of(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The words next to the amount."""
        return _next_to(self.text, self.amount.span)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of the words that tell of what it is the number."""
        return _telling(self.found, self.words) - _BOUNDS - {self.amount.unit}

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Those of the words that may be verbs of the past."""
        return frozenset(canonical(stem(word)) for word in self.words if is_past(word))


def numbers(found: Matter, likeness: Likeness) -> tuple[Contrast, ...]:
    """The pairs that state much the same with different numbers of one unit of one thing."""
    numerals = frozenset(filter(may_count, frozenset(chain.from_iterable(found.stems))))
    counting = {k for k, words in enumerate(found.stems) if not numerals.isdisjoint(words)}
    pairs = [
        (k, other)
        for k in sorted(counting)
        for other, score in likeness.alike[k].items()
        if other in counting and score >= _COMPARABLE
    ]
    compared = frozenset(chain.from_iterable(pairs))
    counts = {k: given for k in compared if (given := _counts(found, found.clauses[k].text))}
    return tuple(
        contrast
        for k, other in pairs
        if k in counts and other in counts
        for contrast in (_number((k, other), counts[k], counts[other]),)
        if contrast
    )


def _counts(found: Matter, text: str) -> dict[str, _Count]:
    """What a clause gives one number of, by the unit."""
    given: dict[str, list[Amount]] = {}
    for amount in amounts(text):
        given.setdefault(amount.unit, []).append(amount)
    return {
        unit: _Count(found, text, values[0]) for unit, values in given.items() if len(values) == 1
    }


def _number(
    pair: tuple[int, int], mine: Mapping[str, _Count], others: Mapping[str, _Count]
) -> Contrast | None:
    for unit, left in mine.items():
        right = others.get(unit)
        if right and differ(left.amount, right.amount) and _are_of_one_thing(left, right):
            words = (left.written, right.written)
            if left.amount.value > right.amount.value:
                pair, words = pair[::-1], words[::-1]
            return Contrast(*pair, words)
    return None


def _are_of_one_thing(left: _Count, right: _Count) -> bool:
    """Whether two amounts count the same: the words next to them share one, and the deed."""
    if left.deeds and right.deeds and left.deeds.isdisjoint(right.deeds):
        return False
    return not left.telling.isdisjoint(right.telling)


def _next_to(text: str, span: Span) -> list[str]:
    """The words next to an amount or a day: what it is the number or the day of."""
    before = _EDGE.split(text[max(0, span.start - _SIGHT) : span.start])[-1]
    behind = _EDGE.split(text[span.end : span.end + _SIGHT])[0]
    return _LETTERS.findall(f"{before} {behind}")


def _telling(found: Matter, words: Iterable[str]) -> frozenset[str]:
    """Those among the words that are not in half of the event, in their common form."""
    common = map(canonical, stems(" ".join(words)))
    return frozenset(word for word in common if found.rarities.get(word, 0) >= _TELLING)


class _Day(NamedTuple):
    """The one day that a clause has something happen on, and the words next to it."""

    mention: DateMention
    written: str
    telling: frozenset[str]


def days(event: Event, found: Matter, likeness: Likeness) -> tuple[Contrast, ...]:
    """The pairs that state much the same of different days."""
    given = _days(event, found)
    return tuple(
        Contrast(k, other, (mine.written, given[other].written))
        for k, mine in given.items()
        for other, score in likeness.alike[k].items()
        if score >= _SAME_DEED and other in given and _clash(mine, given[other])
    )


def _clash(left: _Day, right: _Day) -> bool:
    """Whether one deed is told of two days: the words next to them share one.

    Days of the week that are a week apart belong to two occasions.
    """
    first, second = left.mention.period, right.mention.period
    if first == second or left.written.casefold() == right.written.casefold():
        return False
    if left.telling.isdisjoint(right.telling) or not first or not second:
        return False
    is_relative = left.mention.is_relative or right.mention.is_relative
    return not is_relative or abs((first.earliest - second.earliest).days) < _WEEK


def _days(event: Event, found: Matter) -> dict[int, _Day]:
    """The clauses that have something happen on one day alone."""
    bodies = {article.id: article.body for article in event.articles}
    starts = {
        name: [mention.span.start for mention in annotations.dates]
        for name, annotations in event.annotations.items()
    }
    given = {}
    for k, clause in enumerate(found.clauses):
        body = bodies[clause.article]
        places, dates = starts[clause.article], event.annotations[clause.article].dates
        first = bisect_left(places, clause.span.start)
        held = dates[first : bisect_left(places, clause.span.end, first)]
        days = [mention for mention in held if _is_day_of(body, clause, mention)]
        if len(days) == 1:
            (day,) = days
            place = Span(day.span.start - clause.span.start, day.span.end - clause.span.start)
            telling = _telling(found, _next_to(clause.span.of(body), place))
            given[k] = _Day(day, day.span.of(body), telling)
    return given


def _is_day_of(body: str, clause: Clause, mention: DateMention) -> bool:
    """Whether a clause has something happen on that day: "on Monday", not "Monday's"."""
    return (
        mention.period is not None
        and clause.span.contains(mention.span)
        and mention.precision is Precision.DAY
        and not _IS_TOLD.search(body, max(0, mention.span.start - _SIGHT), mention.span.start)
        and not _IS_OWN.match(body, mention.span.end)
    )


# The day on which something was said: "said on ".
_IS_TOLD: Final = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|stated|wrote|added)\b[^,.;]{0,24}$"
)
# A day that belongs to a thing: "Sept. 13 | summit", "Monday| morning's".
_IS_OWN: Final = re.compile(
    r"['’]s\b| (?!and\b|but\b|at\b|in\b|on\b|to\b|for\b|from\b|after\b|as\b|with\b)[a-z]{4,}"
)
