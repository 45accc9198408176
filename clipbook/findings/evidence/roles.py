"""Turns a quantity into what it counts: the deed or state, and the noun."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim
from clipbook.findings.evidence.passages import Passage
from clipbook.findings.evidence.quantities import Quantity
from clipbook.findings.evidence.words import is_past, stem

_DEAD: Final = "dead"
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
_IN_HOSPITAL: Final = "in hospital"
PEOPLE: Final = frozenset((*_STATES.values(), _IN_HOSPITAL))
"""The states of people: their counts grow while news comes in."""
# How long somebody is, or may be, imprisoned.
_TERM: Final = frozenset(map(stem, "jail jailed imprisoned prison sentenced sentence bars".split()))
TERMS: Final = ("may be jailed", "jailed")
_SPANS: Final = frozenset(map(stem, "days weeks months years".split()))
_MAY: Final = frozenset("up could may might maximum face faces facing faced would".split())
_LINKS: Final = frozenset(
    "was were is are been be being have has had already now so far also".split()
)
_VERBAL: Final = frozenset("to will would can could may might must should".split())
_DIRECTIONS: Final = frozenset("to for from up down at with in of".split())
_PLACED: Final = frozenset("on in at under".split())
_ARTICLES: Final = frozenset("the a an by".split())
# How many words away from a number its verb stands; from a sum of money or a share, further.
_REACH: Final = 4
_FAR: Final = 7


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
        q = self.quantity
        return Claim(q.passage, q.passage.excerpt(q.first, max(q.last, q.end)))


def find_role(quantity: Quantity) -> Count | None:
    """The quantity with what it counts; None where no deed is next to it."""
    passage, noun = quantity.passage, quantity.noun
    if quantity.unit and noun:
        return Count(quantity, "", noun)
    if noun in _SPANS and not _TERM.isdisjoint(passage.bag):
        near = passage.low[max(0, quantity.first - _REACH) : quantity.last]
        return Count(quantity, TERMS[0] if _MAY.intersection(near) else TERMS[1], noun)
    inside = [s for s in passage.stems[quantity.last : quantity.end] if s]
    if states := [_STATES[s] for s in inside if s in _STATES]:
        nouns = [s for s in inside if s not in _STATES]
        return Count(quantity, states[0], nouns[-1] if nouns else "")
    deed = _deed_behind(passage, quantity) or _deed_before(passage, quantity)
    return Count(quantity, _STATES.get(deed, deed), noun) if deed else None


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
