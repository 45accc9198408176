"""Turns the sums of money that articles name alike, as a first offer, into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.quantities import find_quantities
from clipbook.findings.evidence.slots import Slot, find_clashes
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
    found = (slot for passage in passages(event) for slot in _find(passage))
    yield from find_clashes(DifferenceKind.NUMBER, found, _is_one_sum)


def _find(passage: Passage) -> Iterator[Slot[str]]:
    """The only sum of a clause, with which one it is."""
    text = passage.clause.text
    which = [name for name, pattern in _WHICH.items() if pattern.search(text)]
    if len(which) == 1 and _MONEY.search(text):
        totals = [q for q in find_quantities(passage) if _MONEY.match(q.unit) and q.low >= _LEAST]
        for q in totals if len(totals) == 1 else ():
            told = Claim(passage, passage.excerpt(q.first, q.last))
            yield Slot((which[0], q.unit), told, q.low, q.high, q.slack, q.unit)


def _is_one_sum(left: Slot[str], right: Slot[str]) -> bool:
    """Whether sums are of one size, and either article knows a name of the other's."""
    parts = left.passage, right.passage
    do_meet = all(a.names & b.known for a, b in (parts, parts[::-1]))
    return do_meet and max(left.low, right.low) < _MOST_APART * min(left.low, right.low)
