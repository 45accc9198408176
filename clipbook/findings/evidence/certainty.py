"""Turns how sure articles are that somebody will do something into clashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.findings.evidence.clashes import Clash, Slot, claim, find_clashes, may_meet
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.stages import LIGHT
from clipbook.findings.evidence.words import stem
from clipbook.model import DifferenceKind, Event

# How sure, from what may be to what will be, each with the deed: "might | visit".
_SURENESS: Final = tuple(
    re.compile(rf"\b(?:{words}) (?P<deed>[a-z]+)\b")
    for words in (
        r"(?:may|might|could)(?: also| soon| even)?|(?:is|are|was|were) considering whether to",
        r"(?:plan|intend|hope|aim)(?:s|ned|ed|d)? to|(?:is|are|was|were) (?:planning|hoping) to",
        r"(?:is|are|was|were) (?:very |most )?likely to",
        r"will(?: also| soon)?",
    )
)
_NOT: Final = re.compile(r"\b(?:not|never|no|if|unless|whether|until|who)\b|n['’]t\b")
# So many words two clauses share beside the deed, more where they share no name.
_LEAST_SHARED: Final = 3
_LEAST_NAMELESS: Final = 4


def clashes(event: Event) -> Iterator[Clash]:
    """Where one article says that something will be done, another that it may or is planned."""
    found = (slot for passage in passages(event) for slot in _find(passage))
    yield from find_clashes(DifferenceKind.WORDING, found, _is_one_deed)


def _find(passage: Passage) -> Iterator[Slot[str]]:
    text = passage.clause.text
    for rank, pattern in enumerate(_SURENESS if not _NOT.search(text) else ()):
        for m in pattern.finditer(text):
            deed = stem(m["deed"])
            if deed not in LIGHT:
                yield Slot(deed, claim(passage, m), rank, rank, 0, deed)


def _is_one_deed(left: Slot[str], right: Slot[str]) -> bool:
    """Whether two clauses share a name and other words than the deed."""
    shared = (left.passage.bag & right.passage.bag) - {left.of}
    names = left.passage.names & right.passage.names
    least = _LEAST_SHARED if names else _LEAST_NAMELESS
    return len(shared - names) + bool(names) >= least and may_meet(left.passage, right.passage)
