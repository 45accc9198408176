"""Turns the sums of money that articles name alike, as a first offer, into clashes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.quantities import Quantity, find_quantities
from clipbook.model import DifferenceKind, Event

# Which of several sums of a deal it is: there is one first offer, and one value with the debt.
_WHICH: Final = {
    "first": re.compile(
        r"\b(?:initial|original|opening|unsolicited|first)\b,? (?:[$€£]?[\w.]{1,15} ){0,4}?"
        r"(?:offer|bid|approach|proposal)\b"
    ),
    "with debt": re.compile(
        r"\b(?:offer|bid|deal|takeover|acquisition)\b[^;]{0,60}\bincluding (?:\w{1,15} )?debt\b"
        r"|\bdebt included\b[^;]{0,60}\b(?:offer|bid|deal|takeover|acquisition)\b"
    ),
}
_MONEY: Final = re.compile("[$€£]")
# A price for one share is no sum; only sums of one size may be one mistaken.
_LEAST: Final = 1e6
_MOST_APART: Final = 1.25


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles give different sums for one of them, the lower one first."""
    found: dict[str, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages(event):
        for name, total in _find(passage):
            found[name][passage.clause.article].append(total)
    for given in found.values():
        yield from _compare(given.values())


def _find(passage: Passage) -> Iterator[tuple[str, Quantity]]:
    """The only sum of a clause, with which one it is."""
    text = passage.clause.text
    which = [name for name, pattern in _WHICH.items() if pattern.search(text)]
    if len(which) == 1 and _MONEY.search(text):
        totals = [q for q in find_quantities(passage) if _MONEY.match(q.unit) and q.low >= _LEAST]
        yield from ((which[0], total) for total in totals if len(totals) == 1)


def _compare(given: Collection[Sequence[Quantity]]) -> Iterator[Clash]:
    for mine, others in combinations(given, 2):
        if all(_differ(a, b) for a in mine for b in others):
            sides = sorted((mine[0], others[0]), key=lambda each: each.low)
            yield Clash(DifferenceKind.NUMBER, [[_claim(each)] for each in sides])


def _differ(left: Quantity, right: Quantity) -> bool:
    """Whether sums of one currency and size differ, and each article knows the other names."""
    is_near = max(left.low, right.low) < _MOST_APART * min(left.low, right.low)
    parts = left.passage, right.passage
    may_meet = all(not a.names.isdisjoint(b.known) for a, b in (parts, parts[::-1]))
    return may_meet and left.unit == right.unit and is_near and left.differs(right)


def _claim(quantity: Quantity) -> Claim:
    return Claim(quantity.passage, quantity.passage.excerpt(quantity.first, quantity.last))
