"""Turns clauses of different articles into how likely it is that two of them state the same."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from operator import mul
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import astuple

from clipbook.findings.evidence.matching import UNIT, Matter
from clipbook.findings.evidence.words import AUXILIARIES, bare, is_past, stem
from clipbook.text.english import STOPWORDS

Key = TypeVar("Key", str, int)

# Pairs that share less weight than this are not measured: hardly one of them states the same.
_LEAST_SHARED: Final = 0.6
# A clause of fewer words that are no stop words states nothing by itself: "she said", "by mail".
_FEWEST_WORDS: Final = 3
_GRAM: Final = 4
_NEIGHBOURS: Final = 20
_LEAST_NEIGHBOUR: Final = 0.05
# So many sentences at the head of an article tell the event.
LEAD: Final = 2
# What several shared verbs or numbers count at most.
_MOST_VERBS: Final = 3
_MOST_NUMBERS: Final = 2
# What is not said to have happened: "would appeal", "if it", "expected to".
_OPEN: Final = re.compile(
    r"\b(?:would|could|might|may|should|must|will|going to|expected to|likely|plans?|hopes?"
    r"|wants?|if|whether)\b"
)
# A number's noun stands within so many words behind it: "51 | injured passengers".
_REACH: Final = 3
# Quantifiers that give no number: "several people".
_VAGUE: Final = frozenset("several many multiple dozens scores hundreds thousands".split())
# In front of a number that counts only who comes on top of those told of: "another 1,000".
_FURTHER: Final = frozenset("another additional further extra".split())


class Measures(Struct, frozen=True):
    """What is measured of a pair of clauses, or what each measure weighs."""

    letters: float
    """The cosine of their groups of four letters, each weighed by its rarity."""
    neighbours: float
    """The cosine of their likeness to all other clauses: who states the same shares them."""
    shared: float
    """The rarity of the words they share, summed; 1 is a word that stands once in the event."""
    leads: float
    """How many of the two stand at the head of their article."""
    verbs: float
    numbers: float
    """How many verbs and how many numbers they share, to a limit."""
    apart: float
    """How far apart they stand in their articles, 0 to 1."""
    around: float
    """How like the clauses before them, or those behind, are to each other."""
    opened: float
    """Whether one says that it happened, and the other that it may."""
    clash: float
    """Whether they give different numbers of one thing."""


# A logistic regression over labelled pairs of clauses of 14 stories, no seed among them, made by
# tests/training/train_agreement.py.
_BIAS: Final = -3.565
_WEIGHTS: Final = Measures(
    letters=8.755,
    neighbours=1.732,
    shared=0.881,
    leads=0.69,
    verbs=0.599,
    numbers=0.978,
    apart=-0.727,
    around=2.506,
    opened=-0.529,
    clash=-0.788,
)


def log_odds(measures: Measures) -> float:
    """The logarithm of how many times as likely it is that a pair states the same as not."""
    return math.fsum((_BIAS, *map(mul, astuple(_WEIGHTS), astuple(measures))))


class Similarity:
    """Measures pairs of clauses of different articles; finds out what a pair first needs."""

    def __init__(self, found: Matter) -> None:
        self._found = found
        self._articles = [clause.article for clause in found.clauses]
        self._totals = [found.weigh(bag) for bag in found.bags]
        self._shared = self._find_shared()
        self._places = _places(found)
        self._verbs = [_verbs(parts) for parts in found.parts]
        self._numbers = [frozenset(w for w in bag if w[0].isdigit()) for bag in found.bags]
        self._counted = [count(words) for words in found.stems]
        self._open = [_OPEN.search(clause.text) is not None for clause in found.clauses]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs of clauses that are worth measuring, in order."""
        is_whole = [len(bag) >= _FEWEST_WORDS for bag in self._found.bags]
        for first, row in enumerate(self._shared):
            for second in sorted(row) if is_whole[first] else ():
                if is_whole[second] and row[second] >= _LEAST_SHARED * UNIT:
                    yield first, second

    def measure(self, first: int, second: int) -> Measures:
        """What is measured of two clauses of different articles, `first` the earlier one."""
        places = self._places[first], self._places[second]
        numbers = self._numbers[first] & self._numbers[second]
        return Measures(
            letters=_dot(self._letters[first], self._letters[second]),
            neighbours=_dot(self._neighbours[first], self._neighbours[second]),
            shared=self._shared[first][second] / UNIT,
            leads=sum(self._found.clauses[k].position < LEAD for k in (first, second)),
            verbs=min(_MOST_VERBS, len(self._verbs[first] & self._verbs[second])),
            numbers=min(_MOST_NUMBERS, len(numbers)),
            apart=abs(places[0] - places[1]),
            around=max(self._likeness_around(first, second)),
            opened=self._open[first] is not self._open[second],
            clash=clash(self._counted[first], self._counted[second]),
        )

    def _find_shared(self) -> Sequence[Mapping[int, int]]:
        """For each clause the summed weight of the words that each later one shares with it."""
        holders: dict[str, list[int]] = defaultdict(list)
        rows: list[dict[int, int]] = [defaultdict(int) for _ in self._articles]
        for k, bag in enumerate(self._found.bags):
            for word in bag:
                weight = self._found.rarities[word]
                for earlier in holders[word]:
                    rows[earlier][k] += weight
                holders[word].append(k)
        for k, row in enumerate(rows):
            own = self._articles[k]
            rows[k] = {other: w for other, w in row.items() if self._articles[other] != own}
        return rows

    def _likeness(self, first: int, second: int) -> float:
        """The share of their weight that two clauses have in common, 0 to 1 (Jaccard)."""
        shared = self._shared[first].get(second, 0)
        return shared / (self._totals[first] + self._totals[second] - shared) if shared else 0.0

    def _likeness_around(self, first: int, second: int) -> Iterator[float]:
        for step in (-1, 1):
            one, other = first + step, second + step
            is_inside = one >= 0 and other < len(self._articles)
            is_own = is_inside and self._articles[one] == self._articles[first]
            if is_own and self._articles[other] == self._articles[second]:
                yield self._likeness(one, other)
            else:
                yield 0.0

    @cached_property
    def _neighbours(self) -> Sequence[Mapping[int, float]]:
        """For each clause those of other articles most like it."""
        near: list[list[tuple[float, int]]] = [[] for _ in self._articles]
        for first, row in enumerate(self._shared):
            for second in row:
                likeness = self._likeness(first, second)
                if likeness > _LEAST_NEIGHBOUR:
                    near[first].append((-likeness, second))
                    near[second].append((-likeness, first))
        return [_unit({k: -x for x, k in sorted(each)[:_NEIGHBOURS]}) for each in near]

    @cached_property
    def _letters(self) -> Sequence[Mapping[str, float]]:
        """For each clause its groups of letters, weighed by their rarity among all (tf-idf)."""
        lines = [f" {' '.join(parts)} ".casefold() for parts in self._found.parts]
        counts = [
            Counter([line[k : k + _GRAM] for k in range(len(line) - _GRAM + 1)]) for line in lines
        ]
        spread = Counter(chain.from_iterable(counts))
        rarity = {group: math.log(1 + len(lines) / n) for group, n in spread.items()}
        return [_unit({group: n * rarity[group] for group, n in c.items()}) for c in counts]


def _places(found: Matter) -> Sequence[float]:
    """How far down its article each clause stands, 0 to 1."""
    last = {clause.article: clause.position for clause in found.clauses}
    return [clause.position / max(1, last[clause.article]) for clause in found.clauses]


def _verbs(parts: Sequence[str]) -> frozenset[str]:
    """The stems of the words that may be verbs: past forms, and those behind "to" or "has"."""
    return frozenset(
        stem(word)
        for before, word in pairwise(("", *parts))
        if word.isalpha() and word.islower() and word not in STOPWORDS and _is_verb(before, word)
    )


def _is_verb(before: str, word: str) -> bool:
    return (
        before.casefold() in AUXILIARIES or before == "to" or word.endswith("ing") or is_past(word)
    )


def _unit(vector: Mapping[Key, float]) -> Mapping[Key, float]:
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {word: x / length for word, x in vector.items()} if length else {}


def _dot(left: Mapping[Key, float], right: Mapping[Key, float]) -> float:
    common = left.keys() & right.keys()
    return math.fsum(map(mul, map(left.__getitem__, common), map(right.__getitem__, common)))


class Counting(Struct, frozen=True):
    """What a clause counts: the numbers of each thing, things with none, numbers of more of it."""

    numbers: Mapping[str, frozenset[str]]
    vague: frozenset[str]
    further: frozenset[str]

    @property
    def whole(self) -> frozenset[str]:
        """The numbers that do not count only what comes on top."""
        return frozenset().union(*self.numbers.values()) - self.further


def count(words: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """The numbers that a clause gives of each thing: the first noun, as a stem, behind each."""
    found: dict[str, frozenset[str]] = {}
    for k, word in enumerate(words):
        if word[0].isdigit():
            behind = words[k + 1 : k + 1 + _REACH]
            thing = next((other for other in behind if not other[0].isdigit()), "")
            found[thing] = found.get(thing, frozenset()) | {word}
    found.pop("", None)
    return found


def clash(left: Mapping[str, frozenset[str]], right: Mapping[str, frozenset[str]]) -> bool:
    """Whether two clauses give different numbers of one thing."""
    return any(left[thing].isdisjoint(right[thing]) for thing in left.keys() & right.keys())


def count_otherwise(found: Matter, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of the pairs of clauses that do not count the same, whatever else they share.

    "Several people died" does not state that seven did, nor "another 1,000 troops" that there are
    1,000. Different numbers are no such pair: one number may be of more, or of an hour later.
    """
    countings = [
        Counting(count(stems), frozenset(_behind(_VAGUE, parts)), frozenset(_more(parts)))
        for stems, parts in zip(found.stems, found.parts, strict=True)
    ]
    for first, second in pairs:
        left, right = countings[first], countings[second]
        if any(_is_less(*both) for both in ((left, right), (right, left))):
            yield first, second


def _is_less(left: Counting, right: Counting) -> bool:
    """Whether one clause gives no number where the other does, or has its number for more only."""
    if not left.vague and not left.further:
        return False
    is_vague = not (left.vague - left.numbers.keys()).isdisjoint(right.numbers)
    return is_vague or not left.further.isdisjoint(right.whole - left.whole)


def _more(parts: Sequence[str]) -> Iterator[str]:
    return (word for word in _behind(_FURTHER, parts) if word[0].isdigit())


def _behind(openers: frozenset[str], parts: Sequence[str]) -> Iterator[str]:
    """The stem of the word behind each of the openers, as written: "several | people"."""
    for k, word in enumerate(parts[:-1]):
        if word.casefold() in openers and (noun := bare(parts[k + 1])):
            yield noun
