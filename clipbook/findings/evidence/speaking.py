"""Knows which words may name somebody who speaks: a person, several, a body or a document."""

from __future__ import annotations

from typing import Final

from clipbook.findings.evidence.gender import GENDERED_NOUNS
from clipbook.findings.evidence.reference import TITLES, bare
from clipbook.text.english import (
    ADVERBS,
    CONNECTIVES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from clipbook.text.names import lexicon

_COUNTS: Final = frozenset(
    "few many some several most both all two three four five six seven eight nine ten dozens "
    "hundreds thousands others critics".split(),
)
_PERSONS: Final = frozenset(
    "person people passenger bystander witness survivor neighbour neighbor insider protester "
    "worker employee teenager child baby parent relative source family couple crew staff "
    "authority police assistant attendant migrant immigrant refugee agent client patient opponent "
    "respondent participant applicant detainee".split(),
)
# Nouns for bodies of people, in small letters as those of names are in capitals.
_BODIES: Final = frozenset(
    "government administration ministry department agency office bureau council parliament "
    "congress senate house court jury tribunal commission committee board panel union party "
    "campaign team squad club league federation association organisation organization "
    "institute university school college hospital clinic church charity foundation company "
    "firm corporation business bank fund airline railway operator utility retailer chain "
    "manufacturer maker group network channel station broadcaster newspaper paper magazine "
    "outlet website service army military navy force coastguard guard brigade embassy "
    "consulate kremlin zoo museum airport authority watchdog regulator state country city "
    "town village county zoo startup giant carrier lender insurer developer provider "
    "publisher studio label band side camp opposition majority minority leadership crowd "
    "community public consortium coalition alliance militia movement secretariat treasury".split()
)
# What says what it holds, and is named as the source: "the report said".
_DOCUMENTS: Final = frozenset(
    "report study survey poll inquiry investigation review audit analysis indictment affidavit "
    "complaint lawsuit suit warrant charge ruling judgment verdict filing record document paper "
    "memo file transcript law bill constitution".split(),
)
# Words in -er and -or that are no persons, and how short a word with such an ending may be.
_THINGS: Final = frozenset(
    "answer offer order number letter chapter poster banner weather border power computer matter "
    "center winter summer october september november december disclaimer disorder error mirror "
    "factor floor door color corner river water paper power layer tower theater fever laughter "
    "disaster encounter wonder hunger danger anger gender newsletter server browser".split(),
)
_AGENTS: Final = ("er", "or", "ist", "ian", "man", "woman", "yst")
_SHORTEST_AGENT: Final = 5
# Seats that stand for who sits there: "Downing Street"; months that are names, too: "Ajmal Jan".
_SEATS: Final = frozenset("Palace House Hall Street Hill".split())
_NAME_MONTHS: Final = frozenset("Jan April May June August".split())
_NOT_NAMES: Final = (
    lexicon.NATIONALITIES | lexicon.CALENDAR | lexicon.OTHER_HEADS | lexicon.PLACE_HEADS
)
_PARTS: Final = PREPOSITIONS | CONNECTIVES
_LONGEST_NAME: Final = 4
_PAIR: Final = 2
_ONE_OF: Final = frozenset(["one", "another", "each", "none"])


def head_of(words: str) -> str:
    """The noun that the others go with: for "an aide to Lee" "aide", for "Lee’s aide" "aide"."""
    parts = words.split()
    if len(parts) > _PAIR and parts[0].casefold() in _ONE_OF and parts[1] == "of":
        return _singular(bare(parts[-1]))
    for at, word in enumerate(parts[1:], 1):
        is_in_name = parts[at - 1][:1].isupper() and parts[-1].islower()
        if word.casefold() in _PARTS and not is_in_name:  # "a Transport for Lund spokesman"
            return bare(parts[at - 1])
    return bare(parts[-1]) if parts else ""


def is_many(words: str) -> bool:
    """Whether the words name several: "two crews", "a few of his colleagues", "Democrats"."""
    head = head_of(words)
    low = head.casefold()
    if words.casefold().split()[0] in _COUNTS or low in _COUNTS:
        return True
    is_name = " " in words and head[:1].isupper()
    return not is_name and is_one(_singular(low)) and _singular(low) != low


def is_person(words: str) -> bool:
    """Whether the words may name one person: "a spokesman for the line", "Ada Brook from Lund"."""
    name = words.partition(" from ")[0].partition(" of ")[0]
    return is_one(head_of(words).casefold()) or is_full_name(name)


def is_full_name(words: str) -> bool:
    """Whether the words look like a person's name in full: "Ada Brook"."""
    names = words.split()
    if not 1 < len(names) <= _LONGEST_NAME or not all(name[:1].isupper() for name in names):
        return False
    others = lexicon.ORGANISATION_HEADS | lexicon.BRANDED | (_NOT_NAMES - _NAME_MONTHS)
    is_free = others.isdisjoint(map(bare, names)) and names[0] not in lexicon.STARTERS
    return is_free and words not in lexicon.PLACES


def can_speak(words: str) -> bool:
    """Whether the words may name who says something: no time, no thing, no scrap of a clause."""
    head = head_of(words)
    low = _singular(head.casefold())
    if is_one(low) or low in _BODIES or low in _DOCUMENTS or head.casefold() in _COUNTS:
        return True
    if is_person(words) or head in lexicon.ORGANISATION_HEADS or head in lexicon.TITLES:
        return True
    return head[:1].isupper() and _is_proper(head, words)


def _is_proper(head: str, words: str) -> bool:
    """Whether a capital makes a word a name: no nationality, no adverb, nothing cut off."""
    low = head.casefold()
    is_seat = head in _SEATS and " " in words
    if (
        (head in _NOT_NAMES and not is_seat)
        or low in ADVERBS | DETERMINERS | PRONOUNS
        or low.endswith(("ed", "ly"))
    ):
        return False
    return words.casefold().split()[0] not in {"a", "an"} and head in words.rsplit(maxsplit=1)[-1]


def is_one(low: str) -> bool:
    """Whether a noun in small letters names one person, as a role or by its ending."""
    if low in lexicon.ROLES or low in TITLES or low in GENDERED_NOUNS or low in _PERSONS:
        return True
    last = low.rpartition("-")[2]
    is_agent = last.endswith(_AGENTS) and len(last) >= _SHORTEST_AGENT and last not in _BODIES
    return is_agent and last not in _THINGS and not last.endswith(("ment", "ency"))


def _singular(low: str) -> str:
    """A plural without its ending: "bodies" "body", "officials" "official"."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith("men"):
        return low[:-3] + "man"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
