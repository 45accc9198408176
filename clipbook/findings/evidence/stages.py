"""Turns what early articles leave open and later ones settle into what was updated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.words import bare, is_past, stem
from clipbook.model import DifferenceKind, Event, excerpt
from clipbook.notes import Span
from clipbook.text.tokens import find_words

# What is still to come, with its verb: "is expected to be charged", "whether to sign or veto".
_AHEAD: Final = re.compile(
    r"\b(?:(?:is|are|was|were|be) (?:expected|scheduled|due|set|slated|likely) to"
    r"|will|plans? to|(?P<choice>whether)(?: or not)? to(?: \w+ or)?)"
    r"(?P<passive> be)? (?:[a-z]+ly )?(?P<verb>[a-z]+)\b"
)
# What has been done: "was charged", "returned", "held a meeting", "announced her decision to veto".
_DONE: Final = re.compile(
    r"\b(?:decided|agreed|opted|decision) to (?P<verb>[a-z]+)\b"
    r"|\b(?P<meeting>held) (?:[\w'’-]+ ){0,5}(?:meeting|talks)\b"
    r"|\b(?P<passive>(?:was|were|been) )?(?:[a-z]+ly )?(?P<past>[a-z]+)\b"
)
_MEETING: Final = stem("meet")
# Verbs that say nothing without their object.
_LIGHT: Final = frozenset(map(stem, "make take have do give get go come be".split()))
# What is not said to have happened.
_OPEN: Final = re.compile(
    r"\b(?:not|never|no|would|could|might|may|should|if|whether|will|to be|expected|scheduled"
    r"|due|set|likely|unless|until)\b|n['’]t\b"
)
# In front of a past form that tells no deed of the event: "when launched", "often carried".
_ASIDE: Final = re.compile(
    r"\b(?:when|once|often|usually|always|which|that|who|is|are|be|being|by|as|ever|yet"
    r"|week|month|quarter|year) $|['’]s $"
)
_NEGATED: Final = re.compile(r"\b(?:not|never|no|if|unless)\b|n['’]t\b")
_SUBJECT: Final = 4
_SIGHT: Final = 30
_LEAST_SHARED: Final = 2
_MONTH: Final = 31


class _Deed(Struct, frozen=True):
    """A deed, to come or done: its passage, and the span of its words in that."""

    passage: Passage
    span: Span
    is_passive: bool
    is_choice: bool = False

    @property
    def claim(self) -> Claim:
        start = self.passage.clause.span.start
        span = Span(start + self.span.start, start + self.span.end)
        return Claim(self.passage, excerpt(self.passage.article, span))

    @property
    def subject(self) -> frozenset[str]:
        """The names right in front of the deed."""
        words = find_words(self.passage.clause.text[: self.span.start])[-_SUBJECT:]
        return frozenset(bare(word) for word in words if word[0].isupper()) - {""}


def clashes(event: Event) -> Iterator[Clash]:
    """What was open, planned, made or unnamed in one article and is settled in a later one."""
    found = passages(event)
    yield from _plans(found)
    yield from _reversals(found)
    yield from _names(found)


def _updated(early: _Deed, late: _Deed) -> Clash:
    return Clash(DifferenceKind.UPDATED, [[early.claim], [late.claim]])


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
            ahead = _Deed(passage, Span(*m.span()), bool(m["passive"]), bool(m["choice"]))
            late = (deed for deed in done[verb] if _fulfils(ahead, deed, verb))
            yield from (_updated(ahead, deed) for deed in late if verb not in _LIGHT)


def _deeds(passage: Passage) -> Iterator[tuple[str, _Deed]]:
    text = passage.clause.text
    for m in _DONE.finditer(text):
        first = max(0, m.start() - _SIGHT)
        if _OPEN.search(text, first, m.end()) or _ASIDE.search(text, first, m.start()):
            continue
        deed = _Deed(passage, Span(*m.span()), bool(m["passive"]))
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


# A deed that undoes another, with what is undone: "have withdrawn their offer".
_UNDONE: Final = re.compile(
    r"\b(?:withdr[ae]wn?|withdraws|retracted|rescinded|revoked|cancell?ed|cancels|called off"
    r"|scrapped|abandoned|reversed|overturned|lifted|postponed|suspended|repealed)"
    r" (?:its |their |his |her |the |a |an |that )?(?:[a-z-]+ ){0,2}?"
    r"(?P<thing>(?!th[aeo]|this|from|with|into)[a-z]{4,})\b"
)
# A deed that makes a thing: "have made an eight-year offer", "extended an invitation".
_MAKING: Final = (
    r"\b(?:ma[dk]e|makes|making|extended|issued|imposed|signed|filed|announced|proposed|submitted"
    r"|presented|planned|scheduled|launched|backed|set)"
    r" (?:[\w,'’-]+ ){{0,4}}?(?P<thing>{thing}s?)\b"
)


def _reversals(found: Sequence[Passage]) -> Iterator[Clash]:
    """What one article says was made, and another that it was undone."""
    for passage in found:
        text = passage.clause.text
        for m in () if _NEGATED.search(text) else _UNDONE.finditer(text):
            making = re.compile(_MAKING.format(thing=re.escape(m["thing"])))
            undone = _Deed(passage, Span(*m.span()), is_passive=False)
            made = [deed for other in found for deed in _made(making, undone, other)]
            if made:
                yield Clash(DifferenceKind.UPDATED, [[deed.claim for deed in made], [undone.claim]])


def _made(making: re.Pattern[str], undone: _Deed, passage: Passage) -> Iterator[_Deed]:
    m = making.search(passage.clause.text)
    if not m or _NEGATED.search(passage.clause.text) or not _is_later(undone.passage, passage):
        return
    deed = _Deed(passage, Span(*m.span()), is_passive=False)
    subjects = undone.subject, deed.subject
    is_other = all(subjects) and subjects[0].isdisjoint(subjects[1])
    if not is_other and not undone.passage.names.isdisjoint(passage.names):
        yield deed


# Somebody is not named: "The victim's name and age were not immediately released".
_UNNAMED: Final = re.compile(
    r"\b(?P<what>names?|identit(?:y|ies)|ages?)\b[^.;]{0,50}\b(?:not|n['’]t|yet to be|withheld)\b"
    r"(?:(?: \w+){0,3}? (?:released|disclosed|revealed|made public|given)\b)?"
    r"|\b(?:not|n['’]t) (?:\w+ ){0,2}(?:identif(?:y|ied)|named?|released? the names?)\b",
    re.IGNORECASE,
)
_VICTIM: Final = re.compile(
    r"\b(?:victims?|dead|died|killed|deaths?|slain|wounded|injured|shot)\b", re.IGNORECASE
)
_SUSPECT: Final = re.compile(
    r"\b(?:suspects?|arrested|charged|accused|gunman|shooter|driver)\b", re.IGNORECASE
)
# An age behind a name: "Ruben Rigoberto-Reyes, 60,"; in front: "17-year-old Jatarius Tolbert".
_AGED: Final = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,5}), \d{1,2}\b"
    r"|\b\d{1,2}-year-old (?P<aged>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,5})"
    r"|\b(?:identified|named)[^.;]{0,60}? as (?:\w{1,20}-year-old )?"
    r"(?P<known>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,5})"
)


def _names(found: Sequence[Passage]) -> Iterator[Clash]:
    """Who is not named in one article, and is named in a later one."""
    for passage in found:
        m = _UNNAMED.search(passage.clause.text)
        role = next((r for r in (_VICTIM, _SUSPECT) if m and r.search(passage.clause.text)), None)
        if m and role:
            open_ = _Deed(passage, Span(*m.span()), is_passive=False)
            named = [deed for other in found for deed in _named(role, open_, other)]
            if named:
                yield Clash(DifferenceKind.UPDATED, [[open_.claim], [deed.claim for deed in named]])


def _named(role: re.Pattern[str], open_: _Deed, passage: Passage) -> Iterator[_Deed]:
    text = passage.clause.text
    m = _AGED.search(text)
    group = next((g for g in ("name", "aged", "known") if m and m[g]), "")
    if m and group and role.search(text) and _is_news(open_.passage, passage, m[group]):
        yield _Deed(passage, Span(*m.span(group)), is_passive=False)


def _is_news(early: Passage, late: Passage, name: str) -> bool:
    is_later = bool(early.day and late.day and early.day < late.day)
    return is_later and name not in early.article.body
