"""Finds which words of a clause the other articles of its fact have, too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from clipbook.findings.evidence.matching import canonical
from clipbook.findings.evidence.words import AUXILIARIES, bare
from clipbook.model import Excerpt
from clipbook.notes import Span
from clipbook.text.english import VERBS, WORD

# What belongs to the word behind it: "has not | visited".
_BOUND: Final = AUXILIARIES | {"not", "never", "no"}


def overlap(own: Excerpt, others: Iterable[Excerpt]) -> Excerpt | None:
    """The fewest words in a row of `own` with all that most of the other articles have, too.

    Of each article the excerpt counts that has most of them. All of `own` where nothing but names,
    stop words and verbs of saying is left over; None where they have but names, and what opens it,
    in common: whom it tells of, and not what.
    """
    words = list(WORD.finditer(own.text))
    kinds = [_kind(m.group()) for m in words]
    told: dict[str, set[str]] = defaultdict(set)
    for each in others:
        if each.article != own.article:
            common = {_kind(word) for word in WORD.findall(each.text)}.intersection(kinds) - {""}
            told[each.article] = max(told[each.article], common, key=len)
    counts = Counter(kind for common in told.values() for kind in common)
    shared = [n for n, kind in enumerate(kinds) if 2 * counts[kind] > len(told)]
    if not any(n and words[n].group()[0].islower() for n in shared):
        return None
    first, last = _shortest(kinds, shared)
    while first and words[first - 1].group().casefold() in _BOUND:
        first -= 1
    rest = [m.group() for n, m in enumerate(words) if kinds[n] and not first <= n <= last]
    if not any(word[0].islower() and word not in VERBS for word in rest):
        return own
    part = Span(words[first].start(), words[last].end())
    return Excerpt(own.article, part.shifted(own.span.start), part.of(own.text))


def _shortest(kinds: Sequence[str], places: Sequence[int]) -> tuple[int, int]:
    """The first and last word of the shortest stretch with each kind that stands at `places`."""
    wanted = {kinds[at] for at in places}
    found: dict[str, int] = {}
    best = (places[0], places[-1])
    for at in places:
        found[kinds[at]] = at
        first = min(found.values())
        if len(found) == len(wanted) and at - first < best[1] - best[0]:
            best = (first, at)
    return best


def _kind(word: str) -> str:
    """The stem that stands for a word, '' for a stop word."""
    return canonical(bare(word))
