"""Turns a clash into the phrase that all its sides share: what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.words import stems
from clipbook.model import Excerpt, excerpt
from clipbook.notes import Span
from clipbook.text.attribution.reporting import DAYS
from clipbook.text.dates.vocabulary import MONTHS
from clipbook.text.names.lexicon import NATIONALITIES

# Names in a row: "North Korea and Russia", "Mayor Ada Orrin", "the Bank of Orsa".
_NAMES: Final = re.compile(r"(?!The )[A-Z][\w-]+(?:(?: and| of| of the)? [A-Z][\w-]+)*")
# Capitals that name nothing that a clash may be about.
_NO_SUBJECT: Final = frozenset((*DAYS, *MONTHS, *(name.casefold() for name in NATIONALITIES)))


def find_subject(clash: Clash) -> Excerpt | None:
    """The longest run of names of a side's first clause that every side's first clause has.

    None where they share no name, or only within the phrases that clash.
    """
    firsts = [side[0] for side in clash.sides]
    shared = frozenset.intersection(*map(_words, firsts))
    runs = [run for told in firsts for run in _runs(told, shared)]
    apart = [run for run in runs if not any(_touches(run, told) for told in firsts)]
    return max(apart, key=lambda run: len(run.text), default=None)


def _runs(told: Claim, shared: frozenset[str]) -> Iterator[Excerpt]:
    """The runs of names in a claim's clause that have no other words than the shared ones."""
    passage = told.passage
    for m in _NAMES.finditer(passage.clause.text):
        words = frozenset(stems(m.group()))
        is_name = words and words <= passage.names and m.group().casefold() not in _NO_SUBJECT
        if is_name and words <= shared:
            start = passage.clause.span.start
            yield excerpt(passage.article, Span(start + m.start(), start + m.end()))


def _words(told: Claim) -> frozenset[str]:
    return frozenset(stems(told.passage.clause.text))


def _touches(run: Excerpt, told: Claim) -> bool:
    return run.article == told.phrase.article and run.span.overlaps(told.phrase.span)
