"""Turns the quantities of an event into what they count, and into those that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import (
    Claim,
    Clash,
    Sides,
    Slot,
    claim,
    clash,
    compare,
    may_meet,
)
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.prices import PRICED
from clipbook.findings.evidence.quantities import MEASURES, Quantity, find_quantities
from clipbook.findings.evidence.words import is_past, stem
from clipbook.model import DifferenceKind, Event, Precision

# Nouns for people of any kind: who else is counted is a part of them.
_ANYBODY: Final = frozenset(
    map(stem, ("", "people", "persons", "victims", "bodies", "dead", "lives", "others"))
)
# So many days before its article what a clause tells is taken for another occasion.
_FRESH: Final = 3
_WEEK: Final = 7
# So many sentences of an article tell of the event as a whole.
_OPENING: Final = 5
# Of sums and shares that no verb tells of, the clauses share so many other words.
_LEAST_SHARED: Final = 2
# A toll without a number: "Several people died", "multiple fatalities", "some loss of life".
_UNCOUNTED: Final = re.compile(
    r"\b(?:several|multiple|a number of|an unknown number of) (?:[a-z]+ ){0,2}?"
    r"(?:(?:were|was|are|have|has|been|feared) ){0,2}(?:dead|died|killed|deaths|fatalities)\b"
    r"|\bkill(?:ed|ing) (?:several|multiple|a number of|an unknown number of)\b"
    r"|\b(?:some )?loss of life\b",
    re.IGNORECASE,
)
_DEAD: Final = "dead"
"""The state of whom a toll counts."""
_Key = tuple[str, str, str]
_TOLL: Final[_Key] = ("people", _DEAD, "")
# What becomes of people in an accident, an attack or a search: words of one state are one count.
_STATES: Final = {
    stem(word): state
    for state, words in {
        _DEAD: "dead died die dies dying killed kill kills killing killings deaths death slain "
        "perished fatalities fatality fatally",
        "hurt": "injured injure injures injuring injuries wounded wound wounding wounds hurt",
        "missing": "missing",
        "arrested": "arrested arrest arrests arresting detained detain",
    }.items()
    for word in words.split()
}
# What becomes of buildings and towns.
_RUINS: Final = {
    stem(word): stem("destroyed")
    for word in "destroyed levelled leveled razed flattened gutted demolished".split()
}
_IN_HOSPITAL: Final = "in hospital"
_PEOPLE: Final = frozenset((*_STATES.values(), _IN_HOSPITAL))
"""The states of people: their counts grow while news comes in."""
# How long somebody is, or may be, imprisoned.
_TERM: Final = frozenset(map(stem, "jail jailed imprisoned prison sentenced sentence bars".split()))
# How many words behind a number still name the term: "years in prison".
_NEXT: Final = 2
_TERMS: Final = ("may be jailed", "jailed")
_SPANS: Final = frozenset(map(stem, "days weeks months years".split()))
"""How long something takes."""
_MAY: Final = frozenset("up could may might maximum face faces facing faced would".split())
_COMPASS: Final = frozenset("north south east west northeast northwest southeast southwest".split())
_LINKS: Final = frozenset(
    "was were is are been be being have has had already now so far also".split()
)
_VERBAL: Final = frozenset("to will would can could may might must should".split())
_DIRECTIONS: Final = frozenset("to for from up down at with in of".split())
_PLACED: Final = frozenset("on in at under".split())
_ARTICLES: Final = frozenset("the a an by".split())
_DISTANCE: Final = "away"
_DEGREES: Final = frozenset("worst biggest fiercest heaviest heavy fierce intense".split())
_INHABITANTS: Final = tuple(map(stem, "inhabitants residents people".split()))
_HAVING: Final = (("has",), ("have",), ("had",))
_HAVE: Final = "have"
# How many words away from a number its verb stands; from a sum of money or a share, further.
_REACH: Final = 4
_FAR: Final = 7


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles give different numbers for one thing, the values in order."""
    found = [slot for passage in passages(event) for slot in _find(event, passage)]
    for sides in compare(found, _is_one_matter):
        kind = DifferenceKind.UPDATED if _has_grown(sides) else DifferenceKind.NUMBER
        yield clash(kind, sides)
    yield from _counted_later(event, found)


def _counted_later(event: Event, found: Sequence[Slot[Count]]) -> Iterator[Clash]:
    """The dead whom early articles have not counted, before the number of later ones."""
    tolls = [slot for slot in found if slot.key == _TOLL]
    known = {slot.passage.clause.article for slot in tolls}
    vague = [
        claim(passage, m)
        for passage in passages(event)
        if passage.clause.article not in known and passage.clause.position <= _OPENING
        for m in (_UNCOUNTED.search(passage.clause.text),)
        if m and not is_background(event, passage)
    ]
    days = [told.passage.day for told in vague]
    later = [t for t in tolls if t.passage.day and all(d and d <= t.passage.day for d in days)]
    if vague and later:
        last = max(later, key=lambda slot: slot.low)
        counted = [slot.claim for slot in later if not slot.differs(last)]
        yield Clash(DifferenceKind.UPDATED, [vague, counted])


def _find(event: Event, passage: Passage) -> Iterator[Slot[Count]]:
    for quantity in find_quantities(passage):
        count = _role(quantity)
        if count and _is_told_first(count) and not is_background(event, passage):
            q = quantity
            yield Slot(_key(count), count.claim, q.low, q.high, q.slack, count)


def _is_told_first(count: Count) -> bool:
    """Whether a count is of the whole event: the toll is told first, its parts further down.

    So is where it happened, as miles from a town.
    """
    is_opening = count.passage.clause.position <= _OPENING
    is_general = count.deed in _PEOPLE or count.deed.startswith(_DISTANCE)
    return not count.quantity.is_part and (is_opening or not is_general)


def _key(count: Count) -> _Key:
    """The unit or noun and the deed; for a state of people that, and which kind of people."""
    if count.deed in _PEOPLE:
        return ("people", count.deed, "" if count.noun in _ANYBODY else count.noun)
    return (count.quantity.unit or count.noun, count.deed, count.noun)


def is_background(event: Event, passage: Passage) -> bool:
    """Whether a clause tells of days long before its article: another occasion."""
    sentence = passage.clause.sentence
    if passage.is_recalled:
        return True
    return any(
        mention.precision is not Precision.DAY
        or (passage.day and mention.period and (passage.day - mention.period.latest).days > _FRESH)
        for mention in event.annotations[passage.clause.article].dates
        if sentence.contains(mention.span)
    )


def _is_one_matter(one: Slot[Count], other: Slot[Count]) -> bool:
    """Whether two counts of one key are of one occasion, by the other words of their clauses."""
    left, right = one.of, other.of
    if left.deed in _PEOPLE:
        return may_meet(left.passage, right.passage)
    unit, deed, _ = _key(left)
    if unit in MEASURES and not _are_near(left.passage, right.passage):
        return False
    if deed.startswith(_DISTANCE):
        return True
    subjects = left.subject, right.subject
    if not unit or (all(subjects) and subjects[0].isdisjoint(subjects[1])):
        return False
    if deed in _TERMS or (deed and unit in MEASURES):
        return True
    shared = left.rest & right.rest
    names = left.passage.names | right.passage.names
    return len(shared) >= (1 if deed else _LEAST_SHARED) and not shared <= names


def _are_near(left: Passage, right: Passage) -> bool:
    """Whether two articles, as far as known, are of one week: another tells of another occasion."""
    return not (left.day and right.day) or abs((left.day - right.day).days) < _WEEK


def _has_grown(sides: Sides[Count]) -> bool:
    """Whether a count of people or of days is higher the later the articles are."""
    days = [[c.passage.day for c in side if c.passage.day] for side in sides]
    first = sides[0][0].of
    grows = first.deed in _PEOPLE or (first.noun in _SPANS and first.deed not in _TERMS)
    if not grows or not all(days):
        return False
    in_order = all(max(early) <= min(late) for early, late in pairwise(days))
    return in_order and max(days[0]) < min(days[-1])


class Count(Struct, frozen=True):
    """A quantity with the stem of its deed, or its state, and that of its noun."""

    quantity: Quantity
    deed: str
    noun: str

    @property
    def passage(self) -> Passage:
        """The clause that gives it."""
        return self.quantity.passage

    @property
    def rest(self) -> frozenset[str]:
        """The stems of the other words of the clause."""
        own = range(self.quantity.first, self.quantity.last)
        stems = self.passage.stems
        rest = {s for k, s in enumerate(stems) if s and not s[0].isdigit() and k not in own}
        return frozenset(rest - {self.deed, self.noun})

    @property
    def subject(self) -> frozenset[str]:
        """The names in front of the quantity."""
        return self.passage.names.intersection(self.passage.stems[: self.quantity.first])

    @property
    def claim(self) -> Claim:
        """The clause with the number and its noun as the phrase that clashes."""
        return Claim(self.passage, self.quantity.excerpt)


def _is_term(quantity: Quantity) -> bool:
    """Whether a time is how long somebody is imprisoned: not "within 10 days from jail"."""
    low, stems = quantity.passage.low, quantity.passage.stems
    near = stems[max(0, quantity.first - _REACH) : quantity.end + _NEXT]
    return not _TERM.isdisjoint(near) and "within" not in low[: quantity.first][-1:]


def _role(quantity: Quantity) -> Count | None:
    """The quantity with what it counts; None where no deed is next to it."""
    passage, noun = quantity.passage, quantity.noun
    if measured := _measured(quantity):
        return measured
    if quantity.unit and noun:
        return None if noun in PRICED else Count(quantity, "", noun)
    if noun in _SPANS and _is_term(quantity):
        near = passage.low[max(0, quantity.first - _REACH) : quantity.last]
        return Count(quantity, _TERMS[0] if _MAY.intersection(near) else _TERMS[1], noun)
    inside = [s for s in passage.stems[quantity.last : quantity.end] if s]
    if states := [_STATES[s] for s in inside if s in _STATES]:
        nouns = [s for s in inside if s not in _STATES]
        return Count(quantity, states[0], nouns[-1] if nouns else "")
    before = _deed_before(passage, quantity)
    deed = (
        before if before in _RUINS or before == _HAVE else _deed_behind(passage, quantity) or before
    )
    deed = _STATES.get(deed) or _RUINS.get(deed, deed)
    return Count(quantity, deed, noun) if deed else None


def _measured(quantity: Quantity) -> Count | None:
    """A quantity that says how large, how far or how long something is; None for any other."""
    passage, noun = quantity.passage, quantity.noun
    before = passage.low[max(0, quantity.first - 2) : quantity.first]
    lives = noun in _INHABITANTS and (before[-1:] in _HAVING or before == ("home", "to"))
    if lives or before == ("population", "of"):
        return Count(quantity, "live", _INHABITANTS[0])
    if attribute := _attribute(passage, quantity) or _course(passage, quantity):
        return Count(quantity, f"of {attribute}", noun)
    if start := _distance(passage, quantity):
        return Count(quantity, f"{_DISTANCE} {start}", passage.stems[quantity.last])
    return None


def _attribute(passage: Passage, quantity: Quantity) -> str:
    """What a measure or sum is one of, as a stem: "a | depth | of 12 miles", "| bail | of $2m"."""
    low, at = passage.low, quantity.first - 2
    is_measure = bool(quantity.unit) or quantity.noun in MEASURES
    if at < 0 or low[at + 1] != "of" or not is_measure:
        return ""
    return passage.stems[at] if passage.words[at].islower() else ""


def _distance(passage: Passage, quantity: Quantity) -> str:
    """From where a distance is measured: "20 miles | north of Orsa"; '' where that is not said."""
    at, low = quantity.end - 1, passage.low
    if (
        quantity.last > at
        or passage.stems[quantity.last] not in MEASURES
        or low[at] not in _COMPASS
        or low[at + 1 : at + 2] != ("of",)
    ):
        return ""
    places = [k for k in range(at + 2, len(low))[:1] if passage.words[k][0].isupper()]
    return f"{low[at]} {passage.stems[places[0]]}" if places else ""


def _course(passage: Passage, quantity: Quantity) -> str:
    """What went on for some days: "five days of the worst | riots"; '' where that is not said."""
    at = quantity.end
    is_course = quantity.noun in _SPANS and passage.low[at : at + 1] == ("of",)
    near = range(at + 1, min(len(passage.low), at + 1 + _REACH))
    words = [s for k in near if (s := passage.stems[k]) and passage.low[k] not in _DEGREES]
    return words[0] if is_course and words else ""


def _deed_behind(passage: Passage, quantity: Quantity) -> str:
    """What those who are counted do or where they are: "people have | died", "on | board"."""
    low, at = passage.low, quantity.end
    while at < len(low) and (low[at] in _LINKS or low[at].endswith("ly")):
        at += 1
    if quantity.unit or at == len(low) or not passage.words[at].islower():
        return ""
    if low[at] in _PLACED and passage.stems[at + 1 : at + 2] > ("",):
        return f"{low[at]} {passage.stems[at + 1]}"
    if "hospital" in low[at : at + _REACH]:
        return _IN_HOSPITAL
    is_verb = is_past(low[at]) or at > quantity.end
    return passage.stems[at] if is_verb else ""


def _deed_before(passage: Passage, quantity: Quantity) -> str:
    """The verb whose object is counted, with its preposition: "killing | at least two"."""
    low, first = passage.low, quantity.first
    if low[max(0, first - 1) : first] in _HAVING:
        return _HAVE
    reach = _FAR if quantity.unit else _REACH
    for at in range(first - 1, max(-1, first - 1 - reach), -1):
        word = low[at]
        if not word[0].isalpha():
            return ""
        if "toll" in low[: at + 1]:
            return _DEAD
        is_verb = is_past(word) or word.endswith("ing") or (at > 0 and low[at - 1] in _VERBAL)
        if is_verb and passage.stems[at]:
            link = low[at + 1] if at + 1 < first else ""
            return passage.stems[at] + (f" {link}" if link in _DIRECTIONS else "")
        if not quantity.unit and word not in _DIRECTIONS and word not in _ARTICLES:
            return ""
    return ""
