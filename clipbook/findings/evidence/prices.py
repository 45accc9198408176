"""Turns the sums that articles give as the price of one deal, bill or bail into clashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash, Slot, find_clashes, may_meet
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.quantities import MONEY, Quantity, find_quantities
from clipbook.findings.evidence.words import stem
from clipbook.model import DifferenceKind, Event

_BAIL: Final = "bail"
_DEAL: Final = "deal"
PRICED: Final = {
    stem(word): kind
    for kind, words in {
        _DEAL: "deal bid offer acquisition purchase takeover approach contract merger",
        "bill": "bill package legislation",
        _BAIL: "bail bond",
        "loan": "loan bailout",
    }.items()
    for word in words.split()
}
"""Stems of what has a price, each with its kind."""
# Of several bids of one bidder, the one that came first, and the one that took its place.
_OPENING: Final = "opening"
_STAGES: Final = {
    word: stage
    for stage, words in {
        _OPENING: "initial original first previous earlier opening",
        "changed": "raise raised raising sweetened sweetening increased improved upped lifted "
        "boosted lowered cut revised",
    }.items()
    for word in words.split()
}
# A sum for each of many: "$70 | a share".
_EACH: Final = frozenset(("a", "per", "each"))
# Between what has a price and the sum: "bid of | $3m", "bond was set at | $500,000".
_LEADS: Final = frozenset("of at worth for to".split())
# So many words in front of a sum stands what has it: "bid to buy Orsa Inc for | $3m".
_FURTHEST: Final = 8
_NEAR: Final = 4
_LEAST_SHARED: Final = 2


class _Price(Struct, frozen=True):
    """A sum of money with what it is the price of, which stands at a word of the clause.

    `described` are the stems between the two: "$1.2 trillion | infrastructure | bill".
    """

    quantity: Quantity
    kind: str
    head: int
    described: frozenset[str]

    @property
    def passage(self) -> Passage:
        """The clause that gives it."""
        return self.quantity.passage

    @property
    def bidder(self) -> frozenset[str]:
        """The names in front of the sum and of what has it."""
        return self._names(0, min(self.head, self.quantity.first))

    @property
    def bought(self) -> frozenset[str]:
        """The names behind what has the price: "bid for | Orsa Inc"."""
        return self._names(self.head + 1, len(self.passage.stems))

    def _names(self, start: int, end: int) -> frozenset[str]:
        return self.passage.names.intersection(self.passage.stems[start:end])


def clashes(event: Event) -> Iterator[Clash]:
    """Where articles give one deal, bill or bail different prices."""
    found = (
        Slot((price.quantity.unit, price.kind), _claim(price), q.low, q.high, q.slack, price)
        for passage in passages(event)
        for q in find_quantities(passage)
        for price in _find(q)
    )
    yield from find_clashes(DifferenceKind.NUMBER, found, _is_one_price)


def _claim(price: _Price) -> Claim:
    return Claim(price.passage, price.quantity.excerpt)


def _find(quantity: Quantity) -> Iterator[_Price]:
    passage, first, end = quantity.passage, quantity.first, quantity.end
    if quantity.unit not in MONEY or not _EACH.isdisjoint(passage.low[quantity.last :][:1]):
        return
    behind = [k for k in range(quantity.last, end) if passage.stems[k] in PRICED]
    before = range(first - 1, max(-1, first - 1 - _FURTHEST), -1) if first else ()
    leads = before if before and passage.low[first - 1] in _LEADS else ()
    for head in (*behind[-1:], *(k for k in leads if passage.stems[k] in PRICED))[:1]:
        kind = PRICED[passage.stems[head]]
        if kind == _DEAL and passage.low[max(0, first - 1) : first] == ("the",):
            return  # a deal that was told of before
        near = passage.low[max(0, min(head, first) - _NEAR) : max(end, head)]
        stage = next((_STAGES[word] for word in near if word in _STAGES), "")
        inside = range(quantity.last, end)
        described = frozenset(
            s
            for k in inside
            if (s := passage.stems[k]) not in PRICED and passage.low[k] not in _STAGES
        ) - {""}
        yield _Price(quantity, f"{stage} {kind}".strip(), head, described)


def _is_one_price(left: Slot[_Price], right: Slot[_Price]) -> bool:
    """Whether two sums are of one deal, bill or bail, by the names and words around them."""
    mine, other = left.of, right.of
    for a, b in (
        (mine.bidder, other.bidder),
        (mine.bought, other.bought),
        (mine.described, other.described),
    ):
        if a and b and a.isdisjoint(b):
            return False
    if mine.kind == _BAIL:
        return may_meet(left.passage, right.passage)
    if mine.kind.startswith(_OPENING) and mine.bidder & other.bidder:
        return True
    shared = left.passage.bag & right.passage.bag
    return len({word for word in shared if not word[0].isdigit()}) > _LEAST_SHARED
