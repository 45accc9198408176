"""Turns the articles of an event into clauses, and these into pairs that state the same."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, repeat
from typing import Final, NamedTuple

from msgspec import Struct

from clipbook.findings.evidence.clauses import cut
from clipbook.findings.evidence.clusters import Row, join
from clipbook.findings.evidence.fitness import find_marks, is_furniture
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.similarity import Scorer
from clipbook.findings.evidence.trimming import trim
from clipbook.findings.evidence.words import bare, parts, stem
from clipbook.model import Event, SourcedSentence
from clipbook.notes import Span

# The commonest verbs of news with their nouns, those of one kind on a line (after the classes of
# VerbNet, Kipper and others 2006); the first stands for all.
_KINDS: Final = """
die dead death kill killing fatal fatality slay slain murder homicide perish
injure injury hurt wound
arrest detain detention custody jail
charge charged indict indictment accuse
shoot shooting gunfire fire
announce announcement state statement
discuss discussion talk mention
meet meeting
ask request urge call appeal
invite invitation
promise pledge vow commit
propose proposal suggest suggestion offer bid
reject refuse decline rebuff
buy purchase acquire acquisition
attack assault strike hit
marry wed wedding marriage
win victory beat defeat
resign resignation quit
leave depart exit
begin start launch open
end finish close shut closure
resume revive restart
plan intend aim schedule due
believe think
help aid assist
show reveal disclose
find discover locate
pass approve approval adopt
sue lawsuit suit
visit trip travel
evacuate evacuation
"""
_STANDS_FOR: Final = {
    stem(word): stem(group.split()[0])
    for group in _KINDS.strip().splitlines()
    for word in group.split()
}
# Words that say little of what happened, whatever the event.
_VAGUE: Final = frozenset(
    map(
        stem,
        "country year month week day time leader official next last early late recent people 1 2 3 "
        "way high level new part make take number man woman many".split(),
    )
)
_VAGUE_SHARE: Final = 0.5
_NAME_SHARE: Final = 0.25
# Weights are in billionths: sums of whole numbers are the same in any order.
UNIT: Final = 10**9
# Likeness is in ten thousandths.
LIKENESS: Final = 10**4
# The share of two clauses' weight that has to be common, and the least weight of ordinary words.
_LIKE: Final = 3_700
# The same, on average, for two groups of clauses.
_LIKE_GROUPS: Final = 3_300
# What a pair below the line counts towards the average of its groups, at most.
_UNLIKE: Final = 3_200
_LEAST_ORDINARY: Final = 6 * UNIT // 10
_LEAST_SHARED: Final = 2
# The fewest clauses by which rarity is judged.
_SMALL_EVENT: Final = 40
# A year, which may be all that two short clauses share: "2014".
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# Longer clauses share less of themselves: enough where much is shared and the wordings are close.
_LONG_LIKE: Final = 2_800
_LONG_ORDINARY: Final = 23 * UNIT // 10
_LONG_CHANCE: Final = 0.75
# How much of the measure is the shorter clause's: 0.6 of the geometric mean.
_SHORTER: Final = 0.6


class Clause(Struct, frozen=True):
    """A clause of an article: where it stands, and the number and the span of its sentence."""

    article: str
    span: Span
    sentence: Span
    text: str
    position: int


@dataclass(frozen=True)
class Matter:
    """The clauses of an event with what each word weighs among them."""

    clauses: tuple[Clause, ...]

    @cached_property
    def parts(self) -> tuple[list[str], ...]:
        """The words of each clause as written, compounds parted."""
        return tuple(parts(clause.text) for clause in self.clauses)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all clauses."""
        return frozenset(chain.from_iterable(self.parts))

    @cached_property
    def stems(self) -> tuple[tuple[str, ...], ...]:
        """The stems of each clause, in order."""
        return tuple(tuple(filter(None, map(bare, written))) for written in self.parts)

    @cached_property
    def bags(self) -> tuple[frozenset[str], ...]:
        """The stems of each clause, verbs of one kind made one."""
        return tuple(frozenset(map(canonical, words)) for words in self.stems)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that stand in capitals more often than not."""
        balance = Counter[str]()
        for part, count in Counter(chain.from_iterable(self.parts)).items():
            if word := bare(part):
                balance[word] += count if part[0].isupper() else -count
        return frozenset(word for word, more in balance.items() if more > 0)

    @cached_property
    def rarities(self) -> Mapping[str, int]:
        """How seldom each stem stands in the event: UNIT for once, 0 for in every clause.

        A small event is taken for a larger one, else all that its few clauses share would weigh
        nothing.
        """
        counts = Counter(chain.from_iterable(self.bags))
        clauses = max(_SMALL_EVENT, len(self.bags))
        most = math.log(clauses) / UNIT
        return {
            word: round(math.log(clauses / count) / most * (_VAGUE_SHARE if word in _VAGUE else 1))
            for word, count in counts.items()
        }

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """The weight of each stem: its rarity, of which names have a share only."""
        return {
            word: round(rarity * _NAME_SHARE) if word in self.names else rarity
            for word, rarity in self.rarities.items()
        }

    def weigh(self, words: Collection[str]) -> int:
        """The weight of all `words` together."""
        return sum(map(self.weights.__getitem__, words))


def canonical(word: str) -> str:
    """The stem that stands for `word`, itself a stem, and for the other verbs of its kind."""
    return _STANDS_FOR.get(word, word)


def matter_of(sentences: Sequence[SourcedSentence]) -> Matter:
    """The sentences as clauses, each a whole one."""
    return Matter(
        tuple(
            Clause(s.document, (whole := Span(0, len(s.text))), whole, s.text, s.position)
            for s in sentences
        )
    )


@once
def matter(event: Event) -> Matter:
    """The clauses of all articles of `event`, in order."""
    return Matter(
        tuple(
            Clause(article.id, part.shifted(start), sentence.span, part.of(text), k)
            for article in event.articles
            if article.id in event.annotations
            for marks in (find_marks(article.body),)
            for k, sentence in enumerate(event.annotations[article.id].sentences)
            for whole in (sentence.span.of(article.body),)
            for own in (trim(whole, article.title),)
            for start, text in ((sentence.span.start + own.start, own.of(whole)),)
            if not is_furniture(text, marks)
            for part in cut(text)
        ),
    )


class Likeness(Struct, frozen=True):
    """How like clauses of different articles are to one another, in ten thousandths.

    Who is not in the row of a clause is nothing like it.
    """

    rows: Sequence[Row]
    """For each clause its likeness to others."""
    alike: Sequence[Row]
    """For each clause those behind it that state the same: `_LIKE` or more, in order."""
    doubtful: Sequence[tuple[int, int]]
    """The pairs above `_UNLIKE` that fall short of that, and those that their chance made alike."""


@once
def match(found: Matter) -> Likeness:
    """The likeness of clauses of different articles that share two words.

    One of the words is no name. `_LIKE` or more says that the two state the same; longer clauses
    need less.
    """
    measure = _Measure(found)
    for _, members in groupby(range(len(found.clauses)), key=lambda k: found.clauses[k].article):
        own = list(members)
        for k in own:
            measure.compare(k)
        measure.add(own)
    measure.finish()
    return Likeness(measure.rows, measure.alike, measure.doubtful)


class _Weights(dict[int, int]):
    """The weight of the words whose bits are set, worked out when it is asked for."""

    def __init__(self, weights: Sequence[int]) -> None:
        self._weights = weights

    def __missing__(self, words: int) -> int:
        weight, left = 0, words
        while left:
            last = left & -left
            weight += self._weights[last.bit_length() - 1]
            left ^= last
        self[words] = weight
        return weight


class _Bundle(NamedTuple):
    """Words that stand in the same clauses: their weight, and the clauses that were added."""

    weight: int
    holders: list[int]


def _bundles(
    bags: Sequence[Collection[str]], weights: Mapping[str, int]
) -> Sequence[Sequence[_Bundle]]:
    """The bundles of words that each bag shares with others, none of which is added yet."""
    places: dict[str, list[int]] = defaultdict(list)
    for k, bag in enumerate(bags):
        for word in bag:
            places[word].append(k)
    together: dict[tuple[int, ...], int] = defaultdict(int)
    for word, found in places.items():
        together[tuple(found)] += weights[word]
    bundles: list[list[_Bundle]] = [[] for _ in bags]
    for shared, weight in together.items():
        bundle = _Bundle(weight, [])
        for k in shared if shared[1:] else ():
            bundles[k].append(bundle)
    return bundles


class _Measure:
    """Measures clauses against those added before, which are found by the words they hold."""

    def __init__(self, found: Matter) -> None:
        self.rows: list[dict[int, int]] = [{} for _ in found.clauses]
        self.alike: list[dict[int, int]] = [{} for _ in found.clauses]
        self.doubtful: list[tuple[int, int]] = []
        self._long: list[tuple[int, int]] = []
        """The pairs of clauses so long that the chance decides whether they are alike."""
        self._found = found
        names = sorted(found.names)
        bits = {name: 1 << bit for bit, name in enumerate(names)}
        self._proper = [sum(map(bits.__getitem__, bag & found.names)) for bag in found.bags]
        """The names in each clause, a bit each."""
        self._weigh = _Weights([found.weights.get(name, 0) for name in names])
        ordinary = [bag - found.names for bag in found.bags]
        weigh = found.weights.__getitem__
        self._heaviest = [max(map(weigh, words), default=0) for words in ordinary]
        self._bundles = _bundles(ordinary, found.weights)
        totals = [found.weigh(bag) for bag in found.bags]
        self._totals = totals
        self._smaller = [math.pow(total, _SHORTER) / LIKENESS for total in totals]
        self._larger = [math.pow(total, 1 - _SHORTER) for total in totals]
        self._years = frozenset(filter(_YEAR.fullmatch, found.weights))

    def add(self, members: Sequence[int]) -> None:
        """Adds clauses to those that others are measured against."""
        for k in members:
            for bundle in self._bundles[k]:
                bundle.holders.append(k)

    def compare(self, k: int) -> None:
        """Fills the row of the clause `k` with the clauses that are anything like it.

        The likeness is the share of the weight of the two that they have in common.
        """
        mine, total, heaviest = self._proper[k], self._totals[k], self._heaviest[k]
        smaller, larger = self._smaller[k], self._larger[k]
        row, rows = self.rows[k], self.rows
        proper, totals, weigh = self._proper, self._totals, self._weigh
        for other, ordinary in self._shared(k).items():
            if ordinary < _LEAST_ORDINARY:
                continue
            common = ordinary
            if names := mine & proper[other]:
                common += weigh[names]
            elif ordinary <= heaviest and self._is_chance(k, other):
                continue
            if total <= totals[other]:
                likeness = common / (smaller * self._larger[other])
            else:
                likeness = common / (self._smaller[other] * larger)
            if _LONG_LIKE <= likeness < _LIKE and ordinary >= _LONG_ORDINARY:
                self._long.append((other, k))
            row[other] = rows[other][k] = score = round(likeness)
            if score >= _LIKE:
                self.alike[other][k] = score
            elif score > _UNLIKE:
                self.doubtful.append((other, k))

    def finish(self) -> None:
        """Makes those of the long pairs alike that are likely, by all that is known of them."""
        if self._long:
            sentences = [
                SourcedSentence(c.article, c.text, c.position) for c in self._found.clauses
            ]
            scorer = Scorer(sentences, self._found.stems)
            for k, other in scorer.find_likely(self._long, _LONG_CHANCE):
                self.rows[k][other] = self.rows[other][k] = _LIKE
                self.alike[k] = dict(sorted({**self.alike[k], other: _LIKE}.items()))

    def _shared(self, k: int) -> Mapping[int, int]:
        """The weight of the ordinary words that each clause shares with the clause `k`."""
        shared: dict[int, int] = defaultdict(int)
        for weight, holders in self._bundles[k]:
            for other in holders:
                shared[other] += weight
        return shared

    def _is_chance(self, k: int, other: int) -> bool:
        """Whether the two share but one word, and that is no year."""
        shared = self._found.bags[k] & self._found.bags[other]
        return len(shared) < _LEAST_SHARED and shared.isdisjoint(self._years)


def same(
    found: Matter, likeness: Likeness, apart: Mapping[int, frozenset[int]]
) -> tuple[tuple[int, ...], ...]:
    """The groups of clauses of at least two articles that state the same, `apart` kept apart.

    What is not enough to be the same counts as well below the line.
    """
    rows, alike = ([*table] for table in (likeness.rows, likeness.alike))
    for k, others in apart.items():
        for table in (rows, alike):
            table[k] = {other: score for other, score in table[k].items() if other not in others}
    members = {k for k, row in enumerate(alike) if row}.union(*alike)
    likely = {k: dict(rows[k]) for k in sorted(members)}
    for k, other in likeness.doubtful:
        for one, two in ((k, other), (other, k)):
            if one in likely and likely[one].get(two, _LIKE) < _LIKE:
                likely[one][two] = _UNLIKE
    documents = [clause.article for clause in found.clauses]
    groups = join(likely, dict(enumerate(alike)), documents, _LIKE_GROUPS)
    kept = (_pruned(group, documents, rows) for group in groups)
    return tuple(group for group in kept if len({documents[k] for k in group}) > 1)


def _pruned(
    group: tuple[int, ...], documents: Sequence[str], rows: Sequence[Row]
) -> tuple[int, ...]:
    """The group with one clause of each article, the likest, and others only where as like."""
    counts = Counter(map(documents.__getitem__, group))
    means = {
        k: sum(map(rows[k].get, group, repeat(0))) / max(1, len(group) - counts[documents[k]])
        for k in group
    }
    best: dict[str, float] = {}
    for k in group:
        best[documents[k]] = max(means[k], best.get(documents[k], 0.0))
    return tuple(k for k in group if means[k] == best[documents[k]] or means[k] > _LIKE)
