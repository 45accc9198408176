"""Turns two clauses of different articles into what they do not say alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from clipbook.findings._amounts import Amount, amounts, differ
from clipbook.findings._matching import Clause, Matter, canonical, match, same
from clipbook.findings._polarity import Denial, affirms, denials
from clipbook.findings._similarity import Pair
from clipbook.findings._words import is_past, stem, stems
from clipbook.model import DateMention, Event, Precision

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
_COMPARABLE: Final = 0.4
_SAME_DEED: Final = 0.5
_COMMON_MATTER: Final = 0.25
_AROUND: Final = 2
# How far around an amount its words are looked for, where they end, and how seldom one has to be.
_SIGHT: Final = 50
_EDGE: Final = re.compile(r"[,;:]| and | but ")
_TELLING: Final = 0.3


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two clauses by index that do not agree, and why, in plain words."""

    first: int
    second: int
    why: str


@lru_cache(maxsize=1)
def contradictions(found: Matter) -> tuple[Contrast, ...]:
    """The pairs in which one clause denies that something happened which the other reports."""
    reports: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for k, clause in enumerate(found.clauses):
        for kind, word in _reported(clause.text).items():
            reports[kind].append((k, word))
    return tuple(
        Contrast(denying, affirming, f"one side denies what the other reports: {told}")
        for denying, clause in enumerate(found.clauses)
        for denial in denials(clause.text)
        for affirming, word in reports[canonical(denial.stem)]
        for told in (f"{denial.word} / {word}",)
        if clause.article != found.clauses[affirming].article
        and _is_one_matter(found, (denying, affirming), denial)
    )


def agreeing(found: Matter, pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs of which neither clause denies what the other reports."""
    against = {frozenset((c.first, c.second)) for c in contradictions(found)}
    return tuple(pair for pair in pairs if frozenset((pair.first, pair.second)) not in against)


@lru_cache(maxsize=1)
def alike(found: Matter) -> tuple[tuple[int, ...], ...]:
    """The groups of clauses that state the same, those that contradict each other kept apart."""
    return same(found, agreeing(found, match(found)))


def _reported(text: str) -> dict[str, str]:
    """What a clause says to have happened: the words as written, by their stems."""
    if not affirms(text):
        return {}
    words = [m.group() for m in _LETTERS.finditer(text)]
    return {
        canonical(stem(word)): word for word in reversed(words) if word.islower() and is_past(word)
    }


def _is_one_matter(found: Matter, pair: tuple[int, int], denial: Denial) -> bool:
    """Whether two clauses speak of the same: names, numbers and words other than the denied one."""
    denied = {canonical(denial.stem), denial.stem}
    left, right = (found.bags[k] - denied - _SMALL for k in pair)
    shared = left & right
    years = [{w for w in bag if w[0].isdigit()} for bag in (left, right)]
    is_enough = len(shared) >= _LEAST_SHARED or (shared and shared == left)
    if not is_enough or (all(years) and years[0].isdisjoint(years[1])):
        return False
    if _other_actor(*(found.clauses[k] for k in pair)):
        return False
    whole = sum(found.rarity(word) for word in left)
    return sum(found.rarity(word) for word in shared) >= _SAME_MATTER * whole > 0


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
        Contrast(first, other, f"who began is told differently: {deeds[first]} / {deeds[other]}")
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


def numbers(found: Matter, pairs: Sequence[Pair]) -> tuple[Contrast, ...]:
    """The pairs that state much the same with different numbers of one unit of one thing."""
    return tuple(
        contrast
        for pair in pairs
        if pair.score >= _COMPARABLE
        for contrast in (_number(found, (pair.first, pair.second)),)
        if contrast
    )


def _number(found: Matter, pair: tuple[int, int]) -> Contrast | None:
    left, right = (found.clauses[k] for k in pair)
    given = [_by_unit(clause.text) for clause in (left, right)]
    for unit, values in given[0].items():
        others = given[1].get(unit, ())
        if len(values) != 1 or len(others) != 1 or not differ(values[0], others[0]):
            continue
        sides = ((left, values[0]), (right, others[0]))
        if _are_of_one_thing(found, [(clause.text, amount) for clause, amount in sides], unit):
            order = 1 if values[0].value <= others[0].value else -1
            texts = [amount.span.of(clause.text).lower() for clause, amount in sides[::order]]
            first, second = pair[::order]
            return Contrast(first, second, f"the numbers differ: {' / '.join(texts)}")
    return None


def _are_of_one_thing(found: Matter, sides: Sequence[tuple[str, Amount]], unit: str) -> bool:
    """Whether two amounts count the same: the words next to them share one, and the deed."""
    near = [_next_to(text, amount) for text, amount in sides]
    deeds = [{canonical(stem(word)) for word in words if is_past(word)} for words in near]
    if all(deeds) and deeds[0].isdisjoint(deeds[1]):
        return False
    told = [{canonical(word) for word in stems(" ".join(words))} for words in near]
    shared = (told[0] & told[1]) - _BOUNDS - {unit}
    return any(found.rarity(word) >= _TELLING for word in shared)


def _next_to(text: str, amount: Amount) -> list[str]:
    """The words next to an amount: what it is the number of."""
    before = _EDGE.split(text[max(0, amount.span.start - _SIGHT) : amount.span.start])[-1]
    behind = _EDGE.split(text[amount.span.end : amount.span.end + _SIGHT])[0]
    return [m.group() for m in _LETTERS.finditer(f"{before} {behind}")]


def _by_unit(text: str) -> dict[str, tuple[Amount, ...]]:
    found: dict[str, tuple[Amount, ...]] = {}
    for amount in amounts(text):
        found[amount.unit] = (*found.get(amount.unit, ()), amount)
    return found


def days(event: Event, found: Matter, pairs: Sequence[Pair]) -> tuple[Contrast, ...]:
    """The pairs that state much the same of different days."""
    return tuple(
        contrast
        for pair in pairs
        if pair.score >= _SAME_DEED
        for contrast in (_other_day(event, found, (pair.first, pair.second)),)
        if contrast
    )


def _other_day(event: Event, found: Matter, pair: tuple[int, int]) -> Contrast | None:
    named = [_days(event, found.clauses[k]) for k in pair]
    if len(named[0]) != 1 or len(named[1]) != 1 or named[0][0].period == named[1][0].period:
        return None
    texts = [
        mention.span.of(event.article(found.clauses[k].article).body)
        for k, (mention,) in zip(pair, named, strict=True)
    ]
    if texts[0].casefold() == texts[1].casefold():
        return None
    return Contrast(*pair, f"the days differ: {texts[0]} / {texts[1]}")


def _days(event: Event, clause: Clause) -> list[DateMention]:
    """The single days on which a clause has something happen: "on Monday", not "Monday's"."""
    body = event.article(clause.article).body
    return [
        mention
        for mention in event.annotations[clause.article].dates
        if clause.span.contains(mention.span)
        and mention.period is not None
        and mention.precision is Precision.DAY
        and not _IS_TOLD.search(body, max(0, mention.span.start - _SIGHT), mention.span.start)
        and not _IS_OWN.match(body, mention.span.end)
    ]


# The day on which something was said: "said on ".
_IS_TOLD: Final = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|stated|wrote|added)\b[^,.;]{0,24}$"
)
# A day that belongs to a thing: "Sept. 13 | summit", "Monday| morning's".
_IS_OWN: Final = re.compile(
    r"['’]s\b| (?!and\b|but\b|at\b|in\b|on\b|to\b|for\b|from\b|after\b|as\b|with\b)[a-z]{4,}"
)
