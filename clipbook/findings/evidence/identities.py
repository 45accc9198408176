"""Turns the names and ages that articles give one person into clashes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, claim
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.quantities import spelled
from clipbook.model import DifferenceKind, Event, NameKind, excerpt
from clipbook.text.dates.vocabulary import MONTHS
from clipbook.text.normalise import fold

# An age: "17-year-old", "four years old", "31 - year - old", "Jahad Ramsey, 29,".
_YEARS_OLD: Final = r" ?[- ] ?years? ?[- ] ?old"
_OF_AGE: Final = re.compile(
    rf"\b(?P<age>\d{{1,2}}|[A-Za-z]+(?:-[a-z]+)?){_YEARS_OLD}"
    r"(?: (?P<named>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)| (?P<noun>[a-z]+)\b)"
)
_BEHIND: Final = re.compile(
    r"\b(?P<named>[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'.-]{1,30}){1,4})"
    r",? \(?(?:aged? )?(?P<age>\d{1,2})[,.)]"
)
# So many sentences of an article introduce whom it is about: later "a boy" may be another one.
_OPENING: Final = 4
_LEAD: Final = 1_000
# In front of so many words of a name stands what is none of it: "Englishman | Ian Brook".
_FULL_NAME: Final = 2
# In front of an age that was given in error: "was initially reported to be 4 years old".
_CORRECTS: Final = re.compile(r"\b(?:initially|originally|earlier|incorrect|wrongly|mistakenly)\b")
_NEAR: Final = 80
# Of articles further apart an age may be another one by now.
_WEEKS: Final = timedelta(days=42)
# A letter written twice, as one may choose from another alphabet: "Mohammed", "Mohamed".
_DOUBLED: Final = re.compile(r"(\w)\1")
# Nouns that name somebody by another: a family has several of each.
_KIN: Final = frozenset(
    "brother sister son daughter mother father cousin wife husband child nephew niece friend twin "
    "sibling partner grandson granddaughter".split()
)


def clashes(event: Event) -> Iterator[Clash]:
    """Where one person has two ages or two spellings of the name."""
    yield from _ages(event)
    yield from _spellings(event)


def _ages(event: Event) -> Iterator[Clash]:
    given: dict[str, dict[str, list[tuple[int, Claim]]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages(event):
        text = passage.clause.text
        for m in (*_OF_AGE.finditer(text), *_BEHIND.finditer(text)):
            who, age = _who(passage, m), spelled(m["age"].lower())
            if who and age:
                given[who][passage.clause.article].append((int(age), claim(passage, m)))
    for ages in given.values():
        yield from _aged(ages)


def _who(passage: Passage, m: re.Match[str]) -> str:
    """Whose age it is: a name, or a noun in the opening; '' where that is not known."""
    if m["named"]:
        is_day = any(word in MONTHS for word in m["named"].casefold().split())
        return "" if is_day else fold(" ".join(m["named"].split()[-_FULL_NAME:]))
    noun = m.groupdict()["noun"]
    is_known = passage.clause.position <= _OPENING and noun not in _KIN
    return fold(noun) if is_known else ""


def _aged(ages: Mapping[str, list[tuple[int, Claim]]]) -> Iterator[Clash]:
    """The clash of the ages of one person, if no article knows of two people of these ages.

    Where an article corrects an age, its own is the later one.
    """
    sides: dict[int, list[Claim]] = defaultdict(list)
    right: set[int] = set()
    for claims in ages.values():
        age, first = claims[0]
        known = {other for each in ages.values() for other, _ in each if other != age}
        for m in (m for other in known for m in _mentions(first, other)):
            if not _CORRECTS.search(first.passage.article.body, max(0, m.start() - _NEAR), m.end()):
                return
            right.add(age)
        sides[age].append(first)
    if len(sides) > 1 and len(right) <= 1 and (right or _are_near(sides.values())):
        kind = DifferenceKind.UPDATED if right else DifferenceKind.NUMBER
        order = sorted(sides, key=lambda age: (age in right, age))
        yield Clash(kind, [sides[age] for age in order])


def _are_near(sides: Iterable[Sequence[Claim]]) -> bool:
    """Whether the articles, as far as known, are of some weeks: people grow older until a trial."""
    days = [day for side in sides for told in side if (day := told.passage.day)]
    return not days or max(days) - min(days) <= _WEEKS


def _mentions(told: Claim, age: int) -> Iterator[re.Match[str]]:
    """Where the opening of the article of a claim gives an age, to whomever."""
    written = rf"\b{age}(?:{_YEARS_OLD}\b|(?<=, {age})\b)"
    return re.finditer(written, told.passage.article.body[:_LEAD])


def _spellings(event: Event) -> Iterator[Clash]:
    """Full names that differ by a few letters, each of which the other article does not have."""
    first: dict[str, dict[str, Claim]] = defaultdict(dict)
    for passage in passages(event):
        for mention in event.annotations[passage.clause.article].names:
            if mention.kind is NameKind.PERSON and passage.clause.span.contains(mention.span):
                found = excerpt(passage.article, mention.span)
                if found.text.count(" ") == 1:
                    first[found.text].setdefault(passage.clause.article, Claim(passage, found))
    for left, right in combinations(first, 2):
        if _is_variant(left, right) and not first[left].keys() & first[right].keys():
            yield Clash(DifferenceKind.WHO, [[*first[left].values()], [*first[right].values()]])


def _is_variant(left: str, right: str) -> bool:
    """Whether one part of two full names is the same, the other nearly."""
    if fold(left).replace("-", " ") == fold(right).replace("-", " "):
        return False
    mine, others = left.casefold().split(), right.casefold().split()
    same = [a == b for a, b in zip(mine, others, strict=True)]
    if sum(same) != 1:
        return False
    at = same.index(False)
    pair = sorted((mine[at], others[at]), key=len)
    if pair[1].startswith(pair[0]):  # a short form: "Steve", "Steven"
        return False
    if len({_DOUBLED.sub(r"\1", name) for name in pair}) == 1:  # from another alphabet
        return False
    steps = SequenceMatcher(None, pair[0], pair[1]).get_opcodes()
    edits = sum(max(b - a, d - c) for step, a, b, c, d in steps if step != "equal")
    return len(pair[0]) >= _SHORTEST and edits <= _MOST_EDITS


_SHORTEST: Final = 5
_MOST_EDITS: Final = 2
