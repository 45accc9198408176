"""Turns what early articles leave open or less sure, and how far a case had come, into clashes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash, Slot, claim, find_clashes, may_meet
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import bare, is_past, stem
from clipbook.model import DifferenceKind, Event
from clipbook.text.english import find_words

# What is still to come, with its verb: "is expected to be charged", "whether to sign or veto".
_AHEAD: Final = re.compile(
    r"\b(?:(?:is|are|was|were|be) (?:expected|scheduled|due|set|slated|likely) to"
    r"|will|plans? to|(?P<choice>whether)(?: or not)? to(?: \w+ or)?)"
    r"(?P<passive> be)? (?:[a-z]+ly )?(?P<verb>[a-z]{3,})\b"
)
# What has been done: "was charged", "returned", "held a meeting", "announced her decision to veto".
_DONE: Final = re.compile(
    r"\b(?:decided|agreed|opted|decision) to (?P<verb>[a-z]+)\b"
    r"|\b(?P<meeting>held) (?:[\w'’-]+ ){0,5}(?:meeting|talks)\b"
    r"|\b(?P<passive>(?:was|were|been) )?(?:[a-z]+ly )?(?P<past>[a-z]+)\b"
)
_MEETING: Final = stem("meet")
# Verbs that say nothing without their object.
LIGHT: Final = frozenset(map(stem, "make take have do give get go come be continue".split()))
# What is not said to have happened.
_OPEN: Final = re.compile(
    r"\b(?:not|never|no|would|could|might|may|should|if|whether|will|to be|expected|scheduled"
    r"|due|set|likely|unless|until)\b|n['’]t\b"
)
# In front of a past form that tells no deed of the event: "when launched".
_ASIDE: Final = re.compile(
    r"\b(?:when|once|which|that|who|is|are|be|being|by|as|ever|yet"
    r"|week|month|quarter|year) $|['’]s $"
)
# In a clause that tells what is done time and again: "are typically held".
_HABIT: Final = re.compile(r"\b(?:typically|usually|often|normally|generally|always)\b")
_NEGATED: Final = re.compile(r"\b(?:not|never|no|if|unless)\b|n['’]t\b")
_SUBJECT: Final = 4
_SIGHT: Final = 30
_LEAST_SHARED: Final = 2
_MONTH: Final = 31
# The steps of a case in their order, each with the words that say it has come so far.
_CASE: Final = (
    re.compile(  # nobody is known or held
        r"\b(?:no (?:[a-z]+ )?(?:arrests?|suspects?)\b[^.;]{0,30}|suspects? (?:has|have) not been"
        r"|(?:is|are|were|was|remains?|still) (?:still )?(?:at large|on the run|on the loose)"
        r"|(?:searching|looking|hunting|search|manhunt|hunt) for (?:a |an |the )?"
        r"(?:[a-z]+ ){0,2}(?:killers?|gunm[ae]n|suspects?|shooters?|attackers?)"
        r"|(?:killer|gunman|suspect|shooter|attacker) at large"
        r"|(?:seeking|no) (?:a )?description of (?:the |a )?suspects?"
        r"|(?:[Pp]olice|[Dd]etectives|[Dd]eputies|[Ii]nvestigators) (?:are|were) (?:still )?"
        r"investigating)"
    ),
    re.compile(  # arrested, questioned
        r"\b(?:(?:was|were|is|are|been|being) (?:\w+ )?(?:arrested|detained|questioned"
        r"|taken into custody|held (?:on suspicion|in custody|for questioning))"
        r"|in (?:police )?custody|under arrest)\b"
    ),
    re.compile(  # charged
        r"\b(?:(?:was|were|is|are|been|being) (?:\w+ )?(?:charged|indicted|booked)"
        r"|(?:has|have) been (?:charged|indicted)|indicted|charged with)\b"
    ),
    re.compile(  # has pleaded
        r"\b(?:pleaded|pled|pleads|entered a plea of) (?:not )?(?:guilty|no contest)\b"
    ),
    re.compile(  # found guilty or not
        r"\b(?:(?:was|were|been) (?:convicted|acquitted|found (?:not )?guilty))\b"
    ),
    re.compile(r"\b(?:was|were|been) sentenced\b"),
)
_UNTOLD: Final = re.compile(
    r"\b(?:no one|nobody|not|never|if|whether|could|might|may|would|will|expected|to be|yet"
    r"|previously)\b"
    r"[^,;]{0,30}$|\bif\b[^;]{0,80}$|n['’]t\b[^,;]{0,30}$",
    re.IGNORECASE,
)
# Behind a step that was taken before, too: "arrested | more than 20 times".
_OFTEN: Final = re.compile(r"(?: \w+){0,3} (?:times|twice|once)\b")
_HELD: Final = 1
# Who is arrested on charges has been charged: "arrested Friday on charges of manslaughter".
_ON_CHARGES: Final = re.compile(r"\b(?:on|faces|facing|face) (?:\w+ ){0,3}charges?\b")


_Steps = Mapping[str, tuple[int, Claim]]
"""How far each article has the case come, and the words that say so."""
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
_NOT_SURE: Final = re.compile(r"\b(?:not|never|no|if|unless|whether|until|who)\b|n['’]t\b")
# So many words two clauses share beside the deed, more where they share no name.
_LEAST_WORDS: Final = 3
_LEAST_NAMELESS: Final = 4


class _Deed(Struct, frozen=True):
    """A deed, to come or done, and where the words for it stand in its clause."""

    told: Claim
    start: int
    is_passive: bool
    is_choice: bool = False

    @property
    def passage(self) -> Passage:
        """The clause that tells of it."""
        return self.told.passage

    @property
    def subject(self) -> frozenset[str]:
        """The names right in front of the deed."""
        words = find_words(self.passage.clause.text[: self.start])[-_SUBJECT:]
        return frozenset(bare(word) for word in words if word[0].isupper()) - {""}


def clashes(event: Event) -> Iterator[Clash]:
    """What was open, planned or unnamed in one article, and how far a case had come."""
    found = passages(event)
    yield from _plans(found)
    yield from _names(found)
    yield from _cases(found)


def _is_later(late: Passage, early: Passage) -> bool:
    return early.clause.article != late.clause.article and not (
        early.day and late.day and late.day < early.day
    )


def _plans(found: Sequence[Passage]) -> Iterator[Clash]:
    """What one article expects or leaves open, and a later one reports as done."""
    done: dict[str, list[_Deed]] = defaultdict(list)
    for passage in found:
        for verb, deed in _deeds(passage):
            done[verb].append(deed)
    for passage in found:
        text = passage.clause.text
        for m in () if _NEGATED.search(text) else _AHEAD.finditer(text):
            verb = stem(m["verb"])
            told = claim(passage, m)
            ahead = _Deed(told, m.start(), bool(m["passive"]), bool(m["choice"]))
            for deed in done[verb] if verb not in LIGHT else ():
                if _fulfils(ahead, deed, verb):
                    yield Clash(DifferenceKind.UPDATED, [[told], [deed.told]])


def _deeds(passage: Passage) -> Iterator[tuple[str, _Deed]]:
    text = passage.clause.text
    for m in () if _HABIT.search(text) else _DONE.finditer(text):
        first = max(0, m.start() - _SIGHT)
        if _OPEN.search(text, first, m.end()) or _ASIDE.search(text, first, m.start()):
            continue
        deed = _Deed(claim(passage, m), m.start(), bool(m["passive"]))
        if m["meeting"]:
            yield _MEETING, deed
        elif m["verb"] or is_past(m["past"]):
            yield stem(m["verb"] or m["past"]), deed


def _fulfils(ahead: _Deed, done: _Deed, verb: str) -> bool:
    if ahead.is_passive != done.is_passive or not _is_later(done.passage, ahead.passage):
        return False
    if not ahead.is_choice and done.passage.day == ahead.passage.day:
        return False
    days = ahead.passage.day, done.passage.day
    if days[0] and days[1] and (days[1] - days[0]).days > _MONTH:
        return False  # of another occasion
    if not done.subject <= ahead.passage.known:
        return False
    shared = (ahead.passage.bag & done.passage.bag) - {verb}
    return (
        len(shared) >= (1 if ahead.is_choice else _LEAST_SHARED)
        and not shared <= ahead.passage.names
    )


# Somebody is not named: "The victim's name and age were not immediately released".
_UNNAMED: Final = re.compile(
    r"\b(?P<what>names?|identit(?:y|ies)|ages?)\b(?P<of>(?:, \w+)*[^.,;]{0,50})"
    r"\b(?:not|n['’]t|yet to be|withheld)\b"
    r"(?:(?: \w+){0,3}? (?:released|disclosed|revealed|made public|given)\b)?"
    r"|\b(?:not|n['’]t) (?:\w+ ){0,2}(?:identif(?:y|ied)|named?|released? the names?)\b",
    re.IGNORECASE,
)
# Somebody's name, where nobody is said to be a suspect: "His name was | not released".
_OF_VICTIM: Final = re.compile(
    r" (?:(?:of|and) (?:the |his |her )?(?:man|woman|men|women|person|child|boy|girl|age|condition)"
    r" )*(?:(?:was|were|is|are|has|have|will|would|being) )*"
)
_VICTIM: Final = re.compile(
    r"\b(?:victims?|dead|died|killed|deaths?|slain|wounded|injured|shot)\b", re.IGNORECASE
)
_SUSPECT: Final = re.compile(
    r"\b(?:suspects?|arrested|charged|accused|gunman|shooter|driver|juveniles?)\b", re.IGNORECASE
)
# An age behind a name: "Ruben Rigoberto-Reyes, 60,"; in front: "17-year-old Jatarius Tolbert".
_AGED: Final = re.compile(
    r"\b(?!On |In |At )(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,5}), \d{1,2}\b"
    r"|\b\d{1,2}-year-old (?P<aged>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,5})"
    r"|\b(?:identified|named)[^.;]{0,60}? as (?:\w{1,20}-year-old )?"
    r"(?P<known>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,5})"
)


def _names(found: Sequence[Passage]) -> Iterator[Clash]:
    """Who is not named in one article, and is named in another one that is no earlier."""
    for passage in found:
        m = _UNNAMED.search(passage.clause.text)
        role = _role_of(passage, m) if m else None
        named = [told for other in found for told in _named(role, passage, other)] if role else []
        if m and named:
            yield Clash(DifferenceKind.UPDATED, [[claim(passage, m)], named])


def _named(role: re.Pattern[str], early: Passage, late: Passage) -> Iterator[Claim]:
    """The name of one in a role, where a later article has one that the early one lacks."""
    m = _AGED.search(late.clause.text)
    group = next((g for g in ("name", "aged", "known") if m and m[g]), "")
    is_news = _is_later(late, early) and role.search(late.clause.text)
    if m and group and is_news and m[group] not in early.article.body:
        yield claim(late, m, group)


def _role_of(passage: Passage, m: re.Match[str]) -> re.Pattern[str] | None:
    """Whose name it is that is not given: where that is not said, a victim's; None for others."""
    for role in (_VICTIM, _SUSPECT):
        if role.search(passage.clause.text):
            return role
    is_anybody = passage.day and m["of"] and _OF_VICTIM.fullmatch(m["of"])
    return _VICTIM if is_anybody and not _SUSPECT.search(passage.sentence) else None


def _cases(found: Sequence[Passage]) -> Iterator[Clash]:
    """The last steps that articles know of, where a later article knows of more.

    Of an article that tells of several steps, the first is shown that is news to the side before.
    """
    steps: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for rank, told in _case_steps(found):
        steps[told.passage.clause.article].append((rank, told))
    last = {name: max(rank for rank, _ in each) for name, each in steps.items()}
    ranks = sorted(set(last.values()))
    shown = {
        name: next((rank, told) for rank, told in steps[name] if rank > before)
        for before, own in pairwise((-1, *ranks))
        for name in steps
        if last[name] == own
    }
    known = {name: (last[name], told) for name, (_, told) in shown.items()}
    sides = [_timely(known, rank) for rank in ranks]
    if len(sides) > 1 and all(sides) and _is_known_later(sides[0], sides[-1]):
        yield Clash(DifferenceKind.UPDATED, sides)


def _case_steps(found: Sequence[Passage]) -> Iterator[tuple[int, Claim]]:
    for passage in found:
        text = passage.clause.text
        for rank, pattern in enumerate(_CASE):
            m = pattern.search(text)
            if not m or passage.is_recalled or _OFTEN.match(text, m.end()):
                continue
            if not _UNTOLD.search(text, 0, m.start()):
                is_charged = rank == _HELD and _ON_CHARGES.search(text) is not None
                yield rank + is_charged, claim(passage, m)


def _timely(last: _Steps, rank: int) -> list[Claim]:
    """The steps of one rank, those left out that a later article recalls."""
    days = {told.passage.day for other, told in last.values() if other > rank}
    first = min(filter(None, days), default=date.max)
    return [
        told for own, told in last.values() if own == rank and (told.passage.day or first) <= first
    ]


def _is_known_later(early: Sequence[Claim], late: Sequence[Claim]) -> bool:
    """Whether the last step was known later, as far as days are known."""
    days = [[told.passage.day for told in side if told.passage.day] for side in (early, late)]
    return not all(days) or max(days[0]) < max(days[1])


def sureness_clashes(event: Event) -> Iterator[Clash]:
    """Where one article says that something will be done, another that it may or is planned."""
    found = (slot for passage in passages(event) for slot in _find_sureness(passage))
    yield from find_clashes(DifferenceKind.WORDING, found, _is_sure_of_one_deed)


def _find_sureness(passage: Passage) -> Iterator[Slot[str]]:
    text = passage.clause.text
    for rank, pattern in enumerate(_SURENESS if not _NOT_SURE.search(text) else ()):
        for m in pattern.finditer(text):
            deed = stem(m["deed"])
            if deed not in LIGHT:
                yield Slot(deed, claim(passage, m), rank, rank, 0, deed)


def _is_sure_of_one_deed(left: Slot[str], right: Slot[str]) -> bool:
    """Whether two clauses share a name and other words than the deed."""
    shared = (left.passage.bag & right.passage.bag) - {left.of}
    names = left.passage.names & right.passage.names
    least = _LEAST_WORDS if names else _LEAST_NAMELESS
    return len(shared - names) + bool(names) >= least and may_meet(left.passage, right.passage)
