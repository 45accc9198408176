"""Turns the words that name a speaker into what they refer to: one, several, a body or nobody."""

from __future__ import annotations

import re
from typing import Final

from clipbook.text.english import (
    ADVERBS,
    CONNECTIVES,
    DAYS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SHORT_TITLES,
)
from clipbook.text.names import lexicon

# Nouns that tell a man's or a woman's.
HE: Final = frozenset(
    "mr sir lord king prince duke father dad son brother husband uncle grandfather boy man "
    "spokesman chairman congressman businessman policeman actor widower".split()
)
SHE: Final = frozenset(
    "mrs ms miss lady queen princess duchess mother mum mom daughter sister wife aunt grandmother "
    "girl woman spokeswoman chairwoman congresswoman businesswoman policewoman actress "
    "widow".split()
)
GENDERED_NOUNS: Final = HE | SHE
OFFICES: Final = frozenset(
    "king queen prince princess duke duchess spokesman spokeswoman chairman chairwoman congressman "
    "congresswoman businessman businesswoman policeman policewoman actor actress".split()
)
"""Those of them that tell what somebody does, not whose somebody is."""
# Words before a name that are no part of it: "Prime Minister", "Sen.".
TITLES: Final = frozenset(
    "president premier chancellor minister secretary ambassador senator representative governor "
    "mayor judge justice king queen prince princess pope bishop general colonel captain sergeant "
    "sheriff chief director chairman chairwoman chair ceo spokesman spokeswoman spokesperson "
    "adviser advisor official officer professor leader candidate lawyer attorney analyst expert "
    "researcher author editor host coach manager commissioner deputy speaker congressman "
    "congresswoman lawmaker counsel envoy delegate reporter mp mk mep".split()
).union(map(str.lower, SHORT_TITLES))
# The words of "the accused".
_PAIR: Final = 2
NOUN_OPENERS: Final = frozenset(["the", "a", "an", "one", "some", "two", "three"])
JOINING: Final = frozenset(["of", "from", "to", "for", "at", "in", "with", "on", "by", "and"])
# Words that stand for nobody in particular.
_NOBODY: Final = frozenset(
    "nobody none no-one everyone everybody someone somebody anyone anybody some many others other "
    "one all both it that which this these those most few several each another there what we you "
    "people us me them him her either neither".split(),
)
# Things that are written or shown: they say, and nobody is named by them.
THINGS: Final = frozenset(
    "statement statements headline headlines story stories article email e-mail letter tweet "
    "tweets video post posts caption word words message text resolution bill photo photos picture "
    "footage scenes scene situation sign banner transcript release speech remarks comments "
    "reports".split(),
)
# Words for a stretch of time, and what tells of one behind a name.
_TIMES: Final = frozenset(
    "moment moments minute minutes hour hours day days week weeks weekend month months year years "
    "morning afternoon evening night".split(),
)
_BEFORE: Final = DAYS | {"earlier", "later", "meanwhile", "afterwards", "tonight"}
_TIMED: Final = frozenset("last this next over the late early on in earlier later".split())
# Words that are part of a clause and of no name.
_SAYING: Final = frozenset(["said", "saying", "says", "told", "telling"])
# Words that no name starts with.
NO_NAMES: Final = PREPOSITIONS | CONNECTIVES | DAYS
# Bodies that need no article before them, and are one in all that is told of an event.
_BODIES: Final = frozenset(
    "police authorities prosecutors investigators firefighters parliament congress "
    "government".split()
)
# Plurals without an ending, how long those with one are, and where in the words they stand.
_MANY: Final = frozenset("people men women children families staff crew".split())
_SHORTEST_PLURAL: Final = 5
_HEAD: Final = 3
# A pronoun with its verb: "we’re".
_CONTRACTED: Final = re.compile(r"[’'](?:re|ve|ll|m|d)$")
# Nouns that, behind "the", point back to somebody of the same article.
_ANYBODIES: Final = frozenset(
    "official officials source sources spokesman spokeswoman spokesperson man woman men women boy "
    "girl victim victims witness witnesses survivor survivors resident residents passenger "
    "passengers student students expert experts analyst analysts author authors suspect suspects "
    "officer reporter journalist statement report newspaper paper agency network channel company "
    "ministry department government administration couple family mother father son daughter "
    "neighbour neighbor old".split(),
)
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
_BODY_NOUNS: Final = frozenset(
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
_TWO: Final = 2
_ONE_OF: Final = frozenset(["one", "another", "each", "none"])


def is_nobody(words: str) -> bool:
    """Whether the words name no speaker: "it", "scenes", "the statement", "after"."""
    low = words.casefold().split()
    if not low or bare(low[0]) in NO_NAMES or _SAYING & set(low):
        return True
    if (
        " ".join(low) in _NOBODY
        or _CONTRACTED.search(low[0])
        or bare(low[-1]) in THINGS
        or low[:2] == ["no", "one"]
    ):
        return True
    is_verb = low[-1].endswith("ed") and words.rsplit(maxsplit=1)[-1].islower()
    return _is_no_noun(words) or (is_verb and not (len(low) == _PAIR and low[0] == "the"))


def without_time(words: str) -> str:
    """The words without when or how: for "Yesterday the mayor on Monday" "the mayor"."""
    parts = words.split()
    while len(parts) > 1 and (
        parts[0].casefold() in _BEFORE
        or parts[0].isdecimal()
        or (parts[0].endswith("ly") and parts[1] in NOUN_OPENERS)
    ):
        parts.pop(0)
    words = " ".join(parts)
    last = bare(parts[-1].casefold()) if parts else ""
    if len(parts) < _PAIR or last not in _TIMES | DAYS:
        return words
    kept = parts[:-1]
    while kept and kept[-1] in _TIMED:
        kept.pop()
    is_timed = len(kept) < len(parts) - 1 or last in DAYS
    return " ".join(kept) if kept and is_timed and kept[-1] not in JOINING else words


def _is_no_noun(words: str) -> bool:
    """Whether words in small letters are no "police", "officials here", "people" or "a clerk"."""
    low = words.split()
    if (
        not words.islower()
        or low[0] in NOUN_OPENERS | POSSESSIVES
        or "’s" in words
        or "'s" in words
    ):
        return False
    likely = (_is_many(word) for word in low[:_HEAD])
    return not (any(likely) or low[-1] in TITLES)


def _is_many(word: str) -> bool:
    """Whether a word may name several people, or a body."""
    is_plural = word.endswith("s") and len(word) >= _SHORTEST_PLURAL and not word.endswith("ss")
    return is_plural or word in _MANY or word in _BODIES


def may_be_many(words: str) -> bool:
    """Whether the last word may name several people, a body or a role."""
    low = words.casefold().split()
    return bool(low) and (_is_many(low[-1]) or low[-1] in TITLES)


def is_back_reference(words: str) -> bool:
    """Whether the words point back to somebody: "the official", "the ministry"."""
    low = words.casefold().split()
    return len(low) > 1 and low[0] == "the"


def may_mean(words: str, other: str) -> bool:
    """Whether `words`, that point back, may mean `other`: "the official", "a senior official"."""
    mine, others = words.casefold().split()[1:], [bare(word) for word in other.split()]
    low = [word.casefold() for word in others]
    if words.casefold() == other.casefold() or not {bare(word) for word in mine} <= set(low):
        return False
    behind = others[low.index(bare(mine[-1])) + 1 :]
    if not behind or behind[0] in JOINING:
        return True
    return behind[0].casefold() not in TITLES and all(word[:1].isupper() for word in behind)


def shares_article(words: str) -> bool:
    """Whether `words` behind "the" mean somebody of their own article only: "the official"."""
    low = words.casefold().replace("-", " ").split()
    return bool(low) and low[-1] in _ANYBODIES


def is_body(name: str) -> bool:
    """Whether a word means one body in all that is told of an event: "police"."""
    return name.casefold().removeprefix("the ") in _BODIES


def bare(word: str) -> str:
    """The word without the mark of a possessive and the stops around it."""
    return word.removesuffix("’s").removesuffix("'s").strip(".,")


def head_of(words: str) -> str:
    """The noun that the others go with: for "an aide to Lee" "aide", for "Lee’s aide" "aide"."""
    parts = words.split()
    if len(parts) > _TWO and parts[0].casefold() in _ONE_OF and parts[1] == "of":
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
    if is_one(low) or low in _BODY_NOUNS or low in _DOCUMENTS or head.casefold() in _COUNTS:
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
    is_agent = last.endswith(_AGENTS) and len(last) >= _SHORTEST_AGENT and last not in _BODY_NOUNS
    return is_agent and last not in _THINGS and not last.endswith(("ment", "ency"))


def _singular(low: str) -> str:
    """A plural without its ending: "bodies" "body", "officials" "official"."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith("men"):
        return low[:-3] + "man"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
