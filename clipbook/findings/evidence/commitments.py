"""Turns how firmly articles have somebody promise, or something happen, into clashes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash, claim
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.slots import Slot, find_clashes, may_meet
from clipbook.findings.evidence.words import bare, stem, stems
from clipbook.model import DifferenceKind, Event

# How firmly one binds oneself to a deed: the promise, the will, the thought; then the deed.
_DEED: Final = r"\b[“\"]?(?P<deed> [\w'’“”\"-]+ [\w'’“”\"-]+)"
_FIRMNESS: Final = tuple(
    re.compile(rf"\b(?:{words}){_DEED}", re.IGNORECASE)
    for words in (
        r"(?:promis|pledg|vow|guarante)(?:e|es|ed|ing)? to|commit(?:s|ted)? to|agree[sd]? to",
        r"willing(?:ness)? to|ready to|open to|intend(?:s|ed)? to|plans? to|hopes? to",
        r"is|are|was|were",
    )
)


_DEED_WORDS: Final = 2


class _Bond(Struct, frozen=True):
    """A degree of firmness, and the first two stems of the deed that it is about."""

    degree: int
    told: Claim
    deed: tuple[str, ...]


def clashes(event: Event) -> Iterator[Clash]:
    """Where one article has a promise and another a thought, or that it was not kept."""
    found = passages(event)
    yield from _degrees(found)
    yield from _broken(found)
    yield from find_clashes(
        DifferenceKind.WORDING,
        (slot for passage in found for slot in _requests(passage)),
        _is_other,
    )


# What somebody is asked to do, or to go on doing: "asked Orsa to continue to play a part".
_REQUEST: Final = re.compile(
    r"\b(?:asked|urged|requested|pressed|called on) (?:[\w'’-]{1,20} ){1,3}?to "
    r"(?P<on>(?:continue to|keep on|keep) )?(?P<deed>[a-z]{2,20}(?: [\w'’-]{1,20}){2,3})"
)


def _requests(passage: Passage) -> Iterator[Slot[None]]:
    """What is asked for in a clause: its first two words as stems, and whether it is to go on."""
    for m in _REQUEST.finditer(passage.clause.text):
        deed = stems(m["deed"])[:_DEED_WORDS]
        if len(deed) == _DEED_WORDS:
            yield Slot(deed, claim(passage, m), bool(m["on"]), bool(m["on"]), 0, None)


def _is_other(left: Slot[None], right: Slot[None]) -> bool:
    """Whether either article knows a name of the other's clause."""
    return may_meet(left.passage, right.passage)


def _degrees(found: Sequence[Passage]) -> Iterator[Clash]:
    """One deed that is promised in one article, and no more than thought of in another."""
    told: dict[tuple[str, ...], dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for passage in found:
        for bond in _bonds(passage):
            told[bond.deed][bond.degree].append(bond.told)
    for degrees in told.values():
        articles = {c.passage.clause.article for each in degrees.values() for c in each}
        if len(degrees) > 1 and len(articles) > 1:
            yield Clash(DifferenceKind.WORDING, [degrees[k] for k in sorted(degrees)])


def _bonds(passage: Passage) -> Iterator[_Bond]:
    for degree, pattern in enumerate(_FIRMNESS):
        for m in pattern.finditer(passage.clause.text):
            deed = tuple(bare(word.strip("“”\"'’")) for word in m["deed"].split())
            if all(deed):
                yield _Bond(degree, claim(passage, m), deed)


# What was promised: "pledged to repay"; that it was not kept: "has not made good on that promise".
_PROMISED: Final = re.compile(r"\b(?:promis|pledg|vow)(?:es|ed|e) to (?P<deed>[a-z]+)\b")
_BROKEN: Final = re.compile(
    r"\b(?:(?:not|never|n['’]t)(?: yet)? (?:made good on|kept|fulfilled|honou?red)|broken?"
    r"|reneged on)"
    r" (?:that|this|the|his|her|their|its) (?:promise|pledge|vow|commitment)\b"
)


def _broken(found: Sequence[Passage]) -> Iterator[Clash]:
    """What one article says was promised, and another that it was not kept."""
    broken = [claim(p, m) for p in found for m in _BROKEN.finditer(p.clause.text)]
    promised = [claim(p, m) for p in found for m in _PROMISED.finditer(p.clause.text)]
    for told in broken:
        others = [made for made in promised if _is_kept_or_not(made, told)]
        if others:
            yield Clash(DifferenceKind.CONTRADICTION, [others, [told]])


def _is_kept_or_not(made: Claim, told: Claim) -> bool:
    """Whether another article tells of that promise, too: it has the verb of what was promised."""
    verb = stem(made.phrase.text.split()[-1])
    is_other = made.passage.clause.article != told.passage.clause.article
    return is_other and verb in told.passage.known
