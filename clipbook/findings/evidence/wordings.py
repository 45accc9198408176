"""Turns the clauses of one fact into the wordings that differ in what they stress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.matching import Clause, Matter
from clipbook.findings.evidence.words import stem, stems
from clipbook.text.normalise import fold
from clipbook.text.tokens import WORD

# A run in double quotation marks: “seriously considering”.
_RUN: Final = re.compile(r"[“\"]([^“”\"\n]{3,200})[”\"]")
# A quotation mark, also of a quotation that began in a sentence before: "boring,'", "'a sad day'".
_MARK: Final = re.compile(r"[“”\"]|(?<!\w)['‘](?=\w)|[,.!?]['’]|\w['’]$")
# How firmly one binds oneself, from the loosest to the firmest.
_FIRMNESS: Final = {
    stem(word): degree
    for degree, words in enumerate(
        (
            "consider hope mull weigh explore",
            "willing willingness ready open intend plan seek propose suggest raise",
            "promise pledge vow commit guarantee agree decide confirm",
        )
    )
    for word in words.split()
}


_FEWEST_SIDES: Final = 2
_QUOTED: Final = "quoted"
_RETOLD: Final = "retold"


class Wordings(Struct, frozen=True):
    """The sides, as the indices of their clauses, and the words of each that were compared."""

    sides: tuple[tuple[int, ...], ...]
    words: tuple[str, ...] = ()


def wording(found: Matter, group: Sequence[int]) -> Wordings | None:
    """The clauses of one fact by wording, where its quoted words differ or its firmness does."""
    clauses = [(k, found.clauses[k]) for k in group]
    homes = {k: clause.article for k, clause in clauses}
    runs = {
        k: fold(m.group(1))
        for k, clause in clauses
        if (m := _RUN.search(clause.text)) and not _is_name(m.group(1))
    }
    quoted = {k: run for k, run in runs.items() if not _is_part(run, runs.values())}
    if _are_kin(list(quoted.values())) and (sides := _sides(quoted, homes)):
        return Wordings(sides)
    if sides := _sides(_retold(found, runs, clauses), homes):
        return Wordings(sides)
    firm = {k: max(degrees) for k in group if (degrees := _degrees(found.stems[k]))}
    if sides := _sides(firm, homes):
        texts = dict(clauses)
        return Wordings(sides, tuple(_word(texts[s[0]].text, firm[s[0]]) for s in sides))
    return None


def _is_part(run: str, runs: Iterable[str]) -> bool:
    """Whether a quotation is but a part of a longer one."""
    return any(run != other and f" {run} " in f" {other} " for other in runs)


def _retold(
    found: Matter, runs: Mapping[int, str], clauses: Sequence[tuple[int, Clause]]
) -> dict[int, str]:
    """A clause that quotes, and those of articles that say so in words of their own, by kind."""
    texts = [(k, clause, fold(clause.text)) for k, clause in clauses] if runs else []
    for k, run in runs.items():
        words = frozenset(stems(run))
        quoting = {clause.article for _, clause, text in texts if run in text}
        others = {
            other: _RETOLD
            for other, clause, text in texts
            if len(words.intersection(found.stems[other])) >= len(words) / 2
            and clause.article not in quoting
            and text not in run
            and not clause.text.endswith("?")
            and not _MARK.search(clause.text)
        }
        if others and len(words) > 1:
            return {k: _QUOTED, **others}
    return {}


def _is_name(run: str) -> bool:
    """Whether words in quotation marks are a name or a title: “Justice for Rosie”."""
    words = [word for word in WORD.findall(run) if stems(word)]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _are_kin(quotes: Sequence[str]) -> bool:
    """Whether the quotations share most stems of the shorter: else they are different words."""
    bags = [set(stems(quote)) for quote in quotes]
    return all(2 * len(bags[0] & bag) > min(len(bags[0]), len(bag)) for bag in bags[1:])


def _sides(keys: Mapping[int, str | int], homes: Mapping[int, str]) -> tuple[tuple[int, ...], ...]:
    """The clauses by key; none where there is but one key, or one article on all sides."""
    sides: dict[str | int, list[int]] = {}
    for k, key in keys.items():
        sides.setdefault(key, []).append(k)
    articles = [frozenset(homes[k] for k in side) for side in sides.values()]
    if len(sides) < _FEWEST_SIDES or len(frozenset().union(*articles)) < _FEWEST_SIDES:
        return ()
    return tuple(map(tuple, sides.values()))


def _degrees(words: Iterable[str]) -> list[int]:
    return [_FIRMNESS[word] for word in words if word in _FIRMNESS]


def _word(text: str, degree: int) -> str:
    """The word of `text`, as written, that has that firmness."""
    words = [m.group() for m in WORD.finditer(text)]
    return next(word for word in words if _FIRMNESS.get(stem(word.lower())) == degree)
