"""Turns profiles into the pairs that are worth comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest, nsmallest
from typing import Final

from clipbook.group.profile import Profile

# A story is looked for by its terms of most weight.
KEYS: Final = 40
# Two stories that share fewer of their keys are not compared.
SHARED: Final = 2
# Of a term that many stories share, only those next in time are looked at, on either side.
NEAR: Final = 150
# A story is compared with this many others at most, those that share most keys.
COMPARED: Final = 400


def find_candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The pairs of places in `profiles`, the lower first, that share enough of what weighs most in both.

    An inverted index with a window in time (Allan, Topic Detection and Tracking, 2002): at most `NEAR` stories on
    either side in the order of days, so the work grows with the number of stories, not with its square.
    """
    index: defaultdict[int, list[int]] = defaultdict(list)
    keys = [_keys(profile) for profile in profiles]
    for place in sorted(range(len(profiles)), key=lambda p: (profiles[p].day, p)):
        for term in keys[place]:
            index[term].append(place)
    rank = {}
    for term, places in list(index.items()):
        if len(places) < 2:
            del index[term]
        elif len(places) > NEAR:
            rank[term] = {place: at for at, place in enumerate(places)}
    for place, terms in enumerate(keys):
        met: Counter[int] = Counter()
        for term in terms:
            places = index.get(term, [])
            if term in rank:
                at = rank[term][place]
                places = places[max(0, at - NEAR) : at + NEAR + 1]
            met.update(places)
        del met[place]
        found = [(n, -other) for other, n in met.items() if n >= SHARED]
        for _, other in nlargest(COMPARED, found) if len(found) > COMPARED else found:
            if place < -other:
                yield place, -other


def _keys(profile: Profile) -> list[int]:
    terms = [*profile.words.terms.items(), *profile.pairs.terms.items()]
    return [term for term, _ in nsmallest(KEYS, terms, key=lambda row: -row[1])]
