"""Turns the words of clauses into what they count, and pairs of clauses that count otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.matching import Matter
from clipbook.findings.evidence.words import bare

# A number's noun stands within so many words behind it: "51 | injured passengers".
_REACH: Final = 3
# Quantifiers that give no number: "several people".
_VAGUE: Final = frozenset("several many multiple dozens scores hundreds thousands".split())
# In front of a number that counts only who comes on top of those told of: "another 1,000".
_FURTHER: Final = frozenset("another additional further extra".split())


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
    is_vague = not (left.vague - left.numbers.keys()).isdisjoint(right.numbers)
    return is_vague or not left.further.isdisjoint(right.whole - left.whole)


def _more(parts: Sequence[str]) -> Iterator[str]:
    return (word for word in _behind(_FURTHER, parts) if word[0].isdigit())


def _behind(openers: frozenset[str], parts: Sequence[str]) -> Iterator[str]:
    """The stem of the word behind each of the openers, as written: "several | people"."""
    for k, word in enumerate(parts[:-1]):
        if word.casefold() in openers and (noun := bare(parts[k + 1])):
            yield noun
