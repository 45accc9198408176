"""Turns whose strikes or troops articles tell of, at one place, into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Clash, claim
from clipbook.findings.evidence.passages import passages
from clipbook.findings.evidence.slots import Slot, find_clashes
from clipbook.findings.evidence.words import stem
from clipbook.model import DifferenceKind, Event
from clipbook.text.names.lexicon import ALIASES
from clipbook.text.normalise import fold

# Whose deed it was, in front of it: "Nato airstrikes", "US-led air raids", "coalition shelling".
_OWNED: Final = re.compile(
    r"\b(?P<who>(?:[A-Z]\.){2}|[A-Z][A-Za-z]+(?:-led)?|coalition|allied)"
    r" (?P<deed>air ?strikes?|air raids?|drone strikes?|shelling|bombardment)\b"
)
_AMERICAN: Final = "american"
# Of what is said of the place beside the deed, so many words are shared.
_LEAST_SHARED: Final = 2


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles have different ones bomb one place."""
    found = [
        (_owner(m["who"]), passage, m)
        for passage in passages(event)
        for m in _OWNED.finditer(passage.clause.text)
    ]
    owners = sorted({owner for owner, _, _ in found})
    slots = (
        Slot("strike", claim(passage, m), at, at, 0, owner)
        for owner, passage, m in found
        for at in (owners.index(owner),)
    )
    yield from find_clashes(DifferenceKind.WHO, slots, _is_one_place)


def _owner(who: str) -> str:
    """One name for one actor: "US", "U.S." and "American" are one."""
    name = fold(who.replace(".", " "))
    return _AMERICAN if ALIASES.get(name.strip()) == "United States" else name.strip()


def _is_one_place(left: Slot[str], right: Slot[str]) -> bool:
    """Whether two clauses name one place, and share another word."""
    actors = {stem(left.of), stem(right.of)}
    shared = (left.passage.bag & right.passage.bag) - actors
    return len(shared) >= _LEAST_SHARED and bool(shared & left.passage.names)
