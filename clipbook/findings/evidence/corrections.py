"""Turns words by which an article corrects what was reported into clashes with who reports it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash, claim_of_sentence
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import stems
from clipbook.model import DifferenceKind, Event

# A sentence that tells what was thought before: "initially thought", "Earlier reports stated".
_CORRECTS: Final = re.compile(
    r"\b[Cc]ontrary to (?:earlier|initial|previous) reports\b"
    r"|\b(?:[Ee]arlier|[Ii]nitial|[Pp]revious) reports (?:had )?(?:said|stated|suggested)\b"
    r"|\b(?:initially|originally|previously) (?:reported|thought|believed)\b"
)
# Who tells of a change, too, is not corrected.
_KNOWS: Final = re.compile(r"\b(?:initially|originally|turned out|not)\b|n['’]t\b")
# The words that a clause shares with what corrects it: so many, and this part of its own.
_LEAST_SHARED: Final = 3
_LEAST_PART: Final = 0.4


def clashes(event: Event) -> Iterator[Clash]:
    """What articles correct, in order: the clause they most likely correct, then their own."""
    found = passages(event)
    plain = [passage for passage in found if _is_plain(passage)]
    corrected: dict[int, list[tuple[Claim, Claim]]] = defaultdict(list)
    for passage in found:
        m = _CORRECTS.search(passage.sentence) if passage.opens else None
        if m and plain:
            near = max(plain, key=lambda other: len(_shared(passage, other)))
            shared = _shared(passage, near)
            if len(shared) >= max(_LEAST_SHARED, _LEAST_PART * len(near.bag)):
                told = claim_of_sentence(passage, *m.span())
                corrected[near.number].append((_old(near, shared), told))
    for pairs in corrected.values():
        yield Clash(DifferenceKind.UPDATED, [[pairs[0][0]], [new for _, new in pairs]])


def _is_plain(passage: Passage) -> bool:
    return not _CORRECTS.search(passage.sentence) and not _KNOWS.search(passage.clause.text)


def _shared(passage: Passage, other: Passage) -> frozenset[str]:
    """The words that a correction shares with an article's clause, names and numbers left out."""
    is_other = other.clause.article != passage.clause.article
    if not is_other or (passage.day and other.day and other.day > passage.day):
        return frozenset()
    words = other.bag.intersection(stems(passage.sentence)) - other.names
    return frozenset(word for word in words if not word[0].isdigit())


def _old(passage: Passage, shared: frozenset[str]) -> Claim:
    """The clause that is corrected; its phrase is from the first to the last shared word."""
    places = [at for at, word in enumerate(passage.stems) if word in shared]
    return Claim(passage, passage.excerpt(places[0], places[-1] + 1))
