"""Turns many profiles into the log odds of the pairs that are worth comparing, many at once.

The numbers are those of `comparison`, which serves where numpy need not be loaded.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from itertools import chain
from typing import Any, Final, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from clipbook.events import scoring
from clipbook.events.comparison import LATEST, LEAST, MOST, SHARED, Comparison, in_time
from clipbook.events.profile import Profile
from clipbook.events.when import DAYS_OF_WEEK, DAYS_OF_YEAR, When

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Integers = NDArray[np.integer[Any]]

# Pairs looked at together: enough that a call of numpy costs little, few enough for the memory.
_TOGETHER: Final = 5_120
# Marks of a word: it stands in the title, is of the cast, is a key.
_TITLE: Final = 1
_CAST: Final = 2
_KEY: Final = 4


class _Pairs(NamedTuple):
    """Pairs of stories by their numbers; those of the same `own` stand side by side."""

    own: Integers
    other: Integers


class _Met(NamedTuple):
    """The terms that pairs share: the pair, and where each of its stories holds the term."""

    pair: Integers
    own: Integers
    other: Integers


def compare_many(profiles: Sequence[Profile], told: Sequence[When], most: int = MOST) -> Comparison:
    """What `comparison.compare` gives."""
    order = in_time(profiles)
    crowd = _Crowd(
        [profiles[place] for place in order], [told[place] for place in order], order, most
    )
    together = max(1, _TOGETHER // most)
    starts = range(0, len(order), together)
    blocks = [crowd.compare(first, first + together) for first in starts]
    owns, others, odds, apart = (np.concatenate(column) for column in zip(*blocks, strict=True))
    places = np.array(order)
    lower, higher = np.sort((places[owns], places[others]), axis=0)
    rank = np.lexsort((higher, lower))
    return Comparison(
        count=len(order),
        ones=array("I", lower[rank].astype(np.uint32).tobytes()),
        others=array("I", higher[rank].astype(np.uint32).tobytes()),
        odds=array("d", odds[rank].tobytes()),
        apart=array("B", apart[rank].astype(np.uint8).tobytes()),
    )


class _Crowd:
    """The profiles of all stories in the order of their days, which numbers them."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        told: Sequence[When],
        places: Sequence[int],
        most: int,
    ) -> None:
        self._words = _Words(profiles)
        self._names = _Weighted(
            _numbered([own.names for own in profiles]),
            np.array([len(own.names) for own in profiles]),
            _joined([own.name_weights for own in profiles], np.uint16),
        )
        self._pairs = _Terms(
            _numbered([own.pairs for own in profiles]),
            np.array([len(own.pairs) for own in profiles]),
        )
        self._keys = _Keys(self._words, np.array(places), most)
        self._days = np.array([own.day for own in profiles])
        self._told = np.array([(each.day, each.weekday) for each in told])

    def compare(self, first: int, last: int) -> tuple[Integers, Integers, Floats, Flags]:
        """The pairs whose own story is in a range: two numbers, log odds, whether apart."""
        pairs = self._keys.met(first, last)
        met = self._words.shared(pairs)
        words = self._words.cosine_root(pairs, met)
        dated = (self._days[pairs.own] > 0) & (self._days[pairs.other] > 0)
        gaps = abs(self._days[pairs.own] - self._days[pairs.other])
        far = dated & (gaps > scoring.NEXT)
        same, apart = self._agreement(pairs)
        odds = _weighted(
            (words, *self._features(pairs, met), np.ones(len(words))),
            (scoring.UNDATED, scoring.NEAR, scoring.FAR),
            np.where(dated, 1 + far, 0),
        )
        odds += np.where(dated, sum(step * (gaps > days) for days, step in scoring.STEPS), 0)
        odds += np.where(far, scoring.SLOW * np.log1p(gaps), 0)
        odds += _weighted((same, apart), (scoring.TOLD, scoring.TOLD_DATED), dated.astype(int))
        odds = np.rint(odds * scoring.PARTS) / scoring.PARTS
        alike = words >= np.where(far, scoring.LEAST_FAR, scoring.LEAST)
        alike &= (odds > scoring.UNLIKE) & (self._words.key_cosine(pairs, met) > LEAST)
        return pairs.own[alike], pairs.other[alike], odds[alike], apart[alike]

    def _features(self, pairs: _Pairs, met: _Met) -> Sequence[Floats]:
        """What `scoring.features` gives."""
        counts = self._pairs.counts[pairs.own] * self._pairs.counts[pairs.other]
        shared = np.bincount(self._pairs.shared(pairs).pair, minlength=len(pairs.own))
        return (
            _root(shared, np.sqrt(counts)),
            self._words.opening_root(pairs, met),
            self._names.cosine_root(pairs, self._names.shared(pairs)),
            *self._words.held(pairs, met),
        )

    def _agreement(self, pairs: _Pairs) -> tuple[Flags, Flags]:
        """What `when.agreement` gives."""
        own, other = self._told[pairs.own], self._told[pairs.other]
        periods = np.array((DAYS_OF_YEAR, DAYS_OF_WEEK))
        distances = np.minimum((own - other) % periods, (other - own) % periods)
        distances[(own < 0) | (other < 0)] = -1
        same = (distances == 0).any(axis=1)
        return same, ~same & (distances.max(axis=1) > 1)


class _Terms:
    """The terms of stories, one story after another, without those that a single story holds.

    `counts` are those of all terms, and `at` is where those that are left stand among them.
    """

    def __init__(self, numbers: Integers, counts: Integers) -> None:
        self.counts = counts
        self.at = np.flatnonzero((np.bincount(numbers) > 1)[numbers]).astype(np.int32)
        self.terms = numbers[self.at]
        self.starts = np.searchsorted(self.at, np.cumsum([0, *counts]))
        self._slots = np.full(numbers.max(initial=0) + 1, -1, np.int32)

    def shared(self, pairs: _Pairs) -> _Met:
        """The terms that both of each pair hold; they stand where they do among all terms."""
        counts = self.starts[pairs.other + 1] - self.starts[pairs.other]
        other = _runs(self.starts[pairs.other], counts)
        terms = self.terms[other]
        own = np.full(len(other), -1)
        stories, firsts = np.unique(pairs.own, return_index=True)
        bounds = np.cumsum([0, *counts])[[*firsts, len(counts)]]
        for story, first, last in zip(stories, bounds[:-1], bounds[1:], strict=True):
            mine = np.arange(self.starts[story], self.starts[story + 1])
            self._slots[self.terms[mine]] = mine
            own[first:last] = self._slots[terms[first:last]]
            self._slots[self.terms[mine]] = -1
        found = np.flatnonzero(own >= 0)
        pair = np.repeat(np.arange(len(counts)), counts)[found]
        return _Met(pair, self.at[own[found]], self.at[other[found]])


class _Weighted(_Terms):
    """Terms with their weights."""

    def __init__(self, numbers: Integers, counts: Integers, weights: Integers) -> None:
        super().__init__(numbers, counts)
        self.weights = weights
        self.lengths = np.sqrt(_totals(np.square(weights, dtype=np.float64), counts))

    def cosine_root(self, pairs: _Pairs, met: _Met) -> Floats:
        """The square roots of the cosines of pairs."""
        return _root(_product(self.weights, pairs, met), _of_both(self.lengths, pairs))


class _Words(_Weighted):
    """The words of stories."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        counts = np.array([len(own.words) for own in profiles])
        words = _joined([own.words for own in profiles], np.uint32).astype(np.int32)
        super().__init__(words, counts, _joined([own.weights for own in profiles], np.uint16))
        firsts = np.cumsum(counts) - counts
        self.marks = np.zeros(len(words), np.uint8)
        self.marks[_runs(firsts, np.array([own.titled for own in profiles]))] |= _TITLE
        self.marks[_places(firsts, [own.cast for own in profiles])] |= _CAST
        self.marks[_places(firsts, [own.keys for own in profiles])] |= _KEY
        self._rarities = _joined([own.rarities for own in profiles], np.uint8)
        squares = np.square(self._rarities, dtype=np.float64)
        self._opening_lengths = np.sqrt(_totals(squares, counts))
        self._opening_totals = _totals(self._rarities, counts)
        self._title_totals = _totals(self._rarities * (self.marks & _TITLE > 0), counts)
        self._cast_totals = _totals(self.weights * (self.marks & _CAST > 0), counts)
        self._sizes = np.array([math.log1p(count) for count in counts])

    def key_cosine(self, pairs: _Pairs, met: _Met) -> Floats:
        """The cosines by the heaviest words alone."""
        keys = np.flatnonzero(self.marks[met.own] & self.marks[met.other] & _KEY)
        met = _Met(met.pair[keys], met.own[keys], met.other[keys])
        return _product(self.weights, pairs, met) / _of_both(self.lengths, pairs)

    def opening_root(self, pairs: _Pairs, met: _Met) -> Floats:
        """The square roots of the cosines of openings."""
        lengths = _of_both(self._opening_lengths, pairs)
        return _root(_product(self._rarities, pairs, met), lengths)

    def held(self, pairs: _Pairs, met: _Met) -> Sequence[Floats]:
        """How much each holds of the other's title, opening and cast, and sizes; less, more."""
        sides = (pairs.own, met.own), (pairs.other, met.other)
        shares = [self._held(stories, at, met.pair) for stories, at in sides]
        return [*chain.from_iterable(np.sort(both, axis=0) for both in zip(*shares, strict=True))]

    def _held(self, stories: Integers, at: Integers, pair: Integers) -> Sequence[Floats]:
        marks, rarities, count = self.marks[at], self._rarities[at], len(stories)
        title = np.bincount(pair, rarities * (marks & _TITLE > 0), count)
        opening = np.bincount(pair, rarities, count)
        people = np.bincount(pair, self.weights[at] * (marks & _CAST > 0), count)
        return (
            _share(title, self._title_totals[stories]),
            _share(opening, self._opening_totals[stories]),
            _share(people, self._cast_totals[stories]),
            self._sizes[stories],
        )


class _Keys:
    """The heaviest words of stories, and which stories hold them."""

    def __init__(self, words: _Words, places: Integers, most: int) -> None:
        held = np.flatnonzero(words.marks[words.at] & _KEY)
        keys = words.terms[held]
        owners = np.searchsorted(words.starts, held, side="right") - 1
        self._owners = owners.astype(np.int32)
        self._places, self._most = places, most
        rank = np.argsort(keys, kind="stable")
        self._holders = self._owners[rank]
        self._at = np.empty(len(rank), np.int32)
        self._at[rank] = np.arange(len(rank))
        earlier = self._at - np.searchsorted(keys[rank], keys)
        self._before = np.minimum(earlier, int(most * LATEST)).astype(np.uint16)

    def met(self, first: int, last: int) -> _Pairs:
        """The stories of a range, each with the earlier ones that share most of its keys."""
        mine = slice(*np.searchsorted(self._owners, (first, last)))
        counts = self._before[mine].astype(np.int64)
        own = np.repeat(self._owners[mine].astype(np.int64), counts)
        other = self._holders[_runs(self._at[mine] - counts, counts)]
        pairs, shared = np.unique(own * len(self._places) + other, return_counts=True)
        pairs, shared = pairs[shared >= SHARED], shared[shared >= SHARED]
        own, other = np.divmod(pairs, len(self._places))
        rank = np.lexsort((self._places[other], -shared, own))
        own, other = own[rank], other[rank]
        chosen = np.arange(len(own)) - np.searchsorted(own, own) < self._most
        return _Pairs(own[chosen], other[chosen])


def _joined(values: Sequence[Sequence[int]], kind: type[np.unsignedinteger[Any]]) -> Integers:
    """The numbers of all arrays, one after another."""
    return np.frombuffer(b"".join(cast("Sequence[bytes]", values)), kind)


def _numbered(terms: Sequence[Sequence[int]]) -> Integers:
    """The terms of all arrays by small numbers."""
    return np.unique(_joined(terms, np.uint64), return_inverse=True)[1].astype(np.int32)


def _places(firsts: Integers, inner: Sequence[Sequence[int]]) -> Integers:
    """Where places lie among all that are counted from `firsts`."""
    return np.repeat(firsts, [len(own) for own in inner]) + _joined(inner, np.uint16)


def _runs(starts: Integers, counts: Integers) -> Integers:
    """`counts` whole numbers from each of `starts`, one run after another."""
    return np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())


def _totals(values: Integers | Floats, counts: Integers) -> Floats:
    """The sums of values that stand one story after another, so many of each."""
    owners = np.repeat(np.arange(len(counts)), counts)
    return np.asarray(np.bincount(owners, values, len(counts)), np.float64)


def _product(values: Integers, pairs: _Pairs, met: _Met) -> Floats:
    """The inner products of pairs."""
    products = np.multiply(values[met.own], values[met.other], dtype=np.float64)
    return np.asarray(np.bincount(met.pair, products, len(pairs.own)), np.float64)


def _of_both(values: Floats, pairs: _Pairs) -> Floats:
    return values[pairs.own] * values[pairs.other]


def _root(products: Integers | Floats, lengths: Floats) -> Floats:
    """The square roots of cosines, 0 where nothing is shared."""
    return np.sqrt(_share(products, lengths))


def _share(parts: Integers | Floats, totals: Floats) -> Floats:
    return np.divide(parts, totals, out=np.zeros(len(parts)), where=parts > 0)


def _weighted(
    values: Sequence[Floats | Flags], weights: Sequence[Sequence[float]], kinds: Integers
) -> Floats:
    """The sums of values by the weights of each kind, added in the order in which they come."""
    total = np.zeros(len(kinds))
    for value, each in zip(values, zip(*weights, strict=True), strict=True):
        total += value * np.array(each)[kinds]
    return total
