"""Turns two clauses of different articles into what they do not say alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from clipbook.findings._amounts import Amount, amounts, differ
from clipbook.findings._matching import Clause, Matter, canonical
from clipbook.findings._polarity import Denial, affirms, denials
from clipbook.findings._words import is_past, stem, stems
from clipbook.model import DateMention, Event, Precision

# The share of a denial's weight, the denied word left out, that the affirming clause has too.
_SAME_MATTER: Final = 0.5
_LEAST_SHARED: Final = 2
# How alike two clauses are whose numbers or days are compared.
_COMPARABLE: Final = 0.4
_COMMON_MATTER: Final = 0.8


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two clauses by index that do not agree, and why, in plain words."""

    first: int
    second: int
    why: str


def contradiction(
    event: Event, found: Matter, pair: tuple[int, int], likeness: float
) -> Contrast | None:
    """One clause denies that something happened which the other reports."""
    del event, likeness
    for denying, affirming in (pair, pair[::-1]):
        left, right = found.clauses[denying], found.clauses[affirming]
        if not affirms(right.text):
            continue
        for denial in denials(left.text):
            reported = _reported(denial, right.text)
            if reported and _is_one_matter(found, (denying, affirming), denial):
                why = f"one side denies what the other reports: {denial.word} / {reported}"
                return Contrast(denying, affirming, why)
    return None


def _reported(denial: Denial, text: str) -> str:
    """The word of `text` that says what is denied, as written; empty where none does."""
    kinds = {canonical(denial.stem)}
    for word in re.findall(r"[^\W\d_]+", text):
        is_verb = is_past(word) or word.endswith(("ing", "s", "ion"))
        if word.islower() and is_verb and canonical(stem(word)) in kinds:
            return word
    return ""


def _is_one_matter(found: Matter, pair: tuple[int, int], denial: Denial) -> bool:
    """Whether two clauses speak of the same: names, numbers and words other than the denied one."""
    denied = {canonical(denial.stem), denial.stem}
    left, right = (found.bags[k] - denied for k in pair)
    shared = left & right
    years = [{w for w in bag if w[0].isdigit()} for bag in (left, right)]
    if len(shared) < _LEAST_SHARED or (all(years) and years[0].isdisjoint(years[1])):
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
    return words[0].isdisjoint(words[1])


# The names that a clause opens with: "Chinese President Xi Jinping".
_ACTOR: Final = re.compile(
    r"[\W_]{0,3}(?:The |Mr\.? |Ms\.? |Mrs\.? )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,6}"
)

# A deed that opens a matter: to "raise", "propose", "invite".
_OPENING: Final = (
    r"(?:rais(?:ed|es)|propos(?:ed|es)|suggest(?:ed|s)|invit(?:ed|es)|request(?:ed|s)|sought|seeks?|seeking"
    r"|offer(?:ed|s)|initiat(?:ed|es)|brought up|broached|extended an? (?:invitation|offer)"
    r"|working to arrange|pushing for|pushed for|asked for|called for)"
)
# Who did so: "Xi raised the idea", "South Korea is seeking".
_INITIATIVE: Final = re.compile(
    rf"(?P<actor>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,6}}) (?:(?:is|was|had|has|have|also|first|already)\s){{0,2}}"
    rf"(?P<deed>{_OPENING})\b"
)
# Who was first: "first", "before the prime minister made the suggestion".
_ORDER: Final = re.compile(
    r"\b(?:first (?:to )?(?=rais|propos|suggest|invit|extend|offer|brought)"
    r"|(?:before|ahead of|prior to) [^,.]{0,60}\b(?:did|made|raised|asked|proposed|suggested|offered))"
)


def initiative(
    event: Event, found: Matter, pair: tuple[int, int], likeness: float
) -> Contrast | None:
    """Two clauses name different people as those who opened one matter, one of them as the first."""
    del event, likeness
    left, right = (found.clauses[k] for k in pair)
    deeds = [_INITIATIVE.search(clause.text) for clause in (left, right)]
    if not deeds[0] or not deeds[1] or not (_ORDER.search(left.text) or _ORDER.search(right.text)):
        return None
    actors = [frozenset(stems(m["actor"])) for m in deeds if m]
    if not actors[0].isdisjoint(actors[1]) or not _share_subject(found, pair):
        return None
    why = f"who was first is told differently: {deeds[0]['actor']} / {deeds[1]['actor']}"
    return Contrast(*pair, why)


def _share_subject(found: Matter, pair: tuple[int, int]) -> bool:
    """Whether two clauses, each with its neighbours, share a name and an ordinary word of the event."""
    around = [
        frozenset().union(
            *(
                found.bags[k]
                for k in range(max(0, at - 1), min(len(found.bags), at + 3))
                if found.clauses[k].article == found.clauses[at].article
            )
        )
        for at in pair
    ]
    shared = around[0] & around[1]
    return bool(shared & found.names) and found.weigh(shared - found.names) >= _COMMON_MATTER


def number(event: Event, found: Matter, pair: tuple[int, int], likeness: float) -> Contrast | None:
    """Two clauses that state much the same give different numbers of one unit."""
    del event
    if likeness < _COMPARABLE:
        return None
    left, right = (found.clauses[k] for k in pair)
    given = [_by_unit(clause.text) for clause in (left, right)]
    for unit, values in given[0].items():
        others = given[1].get(unit, ())
        if len(values) == len(others) == 1 and differ(values[0], others[0]):
            texts = values[0].span.of(left.text), others[0].span.of(right.text)
            return Contrast(*pair, f"the numbers differ: {texts[0]} / {texts[1]}")
    return None


def _by_unit(text: str) -> dict[str, tuple[Amount, ...]]:
    found: dict[str, tuple[Amount, ...]] = {}
    for amount in amounts(text):
        found[amount.unit] = (*found.get(amount.unit, ()), amount)
    return found


def other_day(
    event: Event, found: Matter, pair: tuple[int, int], likeness: float
) -> Contrast | None:
    """Two clauses that state much the same date it to different days."""
    if likeness < _COMPARABLE:
        return None
    days = [_days(event, found.clauses[k]) for k in pair]
    if len(days[0]) != 1 or len(days[1]) != 1 or days[0][0].period == days[1][0].period:
        return None
    texts = [
        mention.span.of(event.article(found.clauses[k].article).body)
        for k, (mention,) in zip(pair, days, strict=True)
    ]
    return Contrast(*pair, f"the days differ: {texts[0]} / {texts[1]}")


def _days(event: Event, clause: Clause) -> list[DateMention]:
    """The single days that a clause names."""
    return [
        mention
        for mention in event.annotations[clause.article].dates
        if clause.span.contains(mention.span)
        and mention.period is not None
        and mention.precision is Precision.DAY
    ]
