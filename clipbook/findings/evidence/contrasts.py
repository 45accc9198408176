"""Turns two clauses of different articles into what they do not say alike: denied, or begun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, combinations
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.clashes import Claim, Clash
from clipbook.findings.evidence.clause_similarity import count_otherwise
from clipbook.findings.evidence.fitness import looks_ahead
from clipbook.findings.evidence.matching import (
    UNIT,
    Clause,
    Matter,
    canonical,
    matter,
)
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.passages import Passage, passages
from clipbook.findings.evidence.shared_facts import group, odds_of
from clipbook.findings.evidence.words import bare, is_past, stem, stems
from clipbook.model import DifferenceKind, Event, excerpt
from clipbook.notes import Span

# The share of a denial's weight, the denied word left out, that the affirming clause has too.
_SAME_MATTER: Final = 0.3
_LEAST_SHARED: Final = 2
# Numbers that only count who or what was named before: "the two".
_SMALL: Final = frozenset("123")
_COMMON_MATTER: Final = UNIT // 4
_AROUND: Final = 2
_MONTH: Final = 31
# What stands in front of a verb and belongs to it: "did not | discuss", "No one was | hurt".
_AUXILIARIES: Final = re.compile(
    r"(?:\bno (?:[\w'’-]{1,30} ){1,3})?"
    r"(?:\b(?:did|was|were|had|has|have|been|never|not|no|\w{1,10}n['’]t|[a-z]{1,20}ly) ){1,6}$",
    re.IGNORECASE,
)
# A denial with the words behind it: "did not discuss recent", "never met the".
# Only of the past: what "is not" or "has not been" so may be so a day later.
_DENIAL: Final = re.compile(
    r"\b(?:(?:did|was|were|had)(?: not|n['’]t)|never|denied|denies|refused to|failed to"
    r"|declined to)\b"
    r"(?P<rest>(?: [\w'’-]+){1,4})"
)
# Where "not" denies nothing, or not that: "not only", "not since 2014", "not until".
_NO_DENIAL: Final = re.compile(
    r"\b(?:not|n['’]t|no) (?:only|just|merely|simply|necessarily|yet|more|less|longer|later"
    r"|doubt|one else)\b"
    r"|\b(?:since|until|till|unless|whether|if|anymore|any more|rule[ds]? out|except|but also)\b"
    r"|\?\W*$",
    re.IGNORECASE,
)
# What is not said to have happened: "would", "may", "expected to".
_OPEN: Final = re.compile(
    r"\b(?:would|could|might|may|should|must|will|going to|expected to|likely|unlikely|plans?"
    r"|planned"
    r"|hopes?|hoped|wants?|wanted|if|whether|reportedly|allegedly|rumou?rs?|claims? that)\b",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nobody|denied|denies|refused|failed|declined|without"
    r"|cannot)\b|n ?['’] ?t\b"
)
# "no passengers were injured", "no discussions were held".
_NONE_WAS: Final = re.compile(
    r"\b[Nn]o (?:[\w'’-]+ ){0,2}(?P<noun>[a-z]+) (?:was|were|has been|have been|had been)"
    r"(?: [a-z]+ly)? (?P<deed>[a-z]+(?:ed|en|t|d))\b"
)
# Deeds that say nothing without their noun: "no discussions were held".
_LIGHT: Final = frozenset(
    map(stem, ("held", "made", "given", "taken", "done", "had", "reported", "found", "reached"))
)
# Words between "not" and what is denied that are not it.
_PASSED: Final = frozenset(
    (
        "been be being have had to yet also even ever actually actively immediately directly "
        "fully the a an any "
        "of in on at for by with in-depth further formal such longer able very so really "
        "publicly officially"
    ).split()
)
# Verbs of the mind and of speech: to deny one is not to deny a fact.
_MIND: Final = frozenset(
    map(
        stem,
        "think know believe want feel expect say comment respond answer see be seem look "
        "understand remember "
        "like need have do go get come mean care hear specify elaborate disclose reveal identify "
        "name "
        "confirm provide give offer".split(),
    )
)


class Contrast(Struct, frozen=True):
    """Two clauses by index that do not agree, and the words of each that clash."""

    first: int
    second: int
    words: tuple[str, str]


@once
def contradictions(found: Matter) -> tuple[Contrast, ...]:
    """The pairs in which one clause denies that something happened which the other reports."""
    denied = {k: denials(clause.text) for k, clause in enumerate(found.clauses)}
    reports = _reports(found, {canonical(d.stem) for each in denied.values() for d in each})
    return tuple(
        Contrast(denying, affirming, (denial.word, word))
        for denying, each in denied.items()
        for denial in each
        for without in ({canonical(denial.stem), denial.stem} | _SMALL,)
        for matter in (found.bags[denying] - without,)
        for affirming, word in reports[canonical(denial.stem)]
        if found.clauses[denying].article != found.clauses[affirming].article
        and _is_one_matter(found, matter, found.bags[affirming] - without)
        and not _other_actor(found.clauses[denying], found.clauses[affirming])
    )


@once
def announcements(found: Matter) -> tuple[tuple[int, int], ...]:
    """The pairs of like clauses of which the first looks ahead to what the second reports.

    It has the past of a verb that the first has, too: "will sail" and "sailed".
    """
    ahead = [looks_ahead(clause.text) for clause in found.clauses]
    done = [
        frozenset(canonical(bare(part)) for part in parts if is_past(part))
        if affirms(clause.text)
        else frozenset[str]()
        for clause, parts in zip(found.clauses, found.parts, strict=True)
    ]
    both = chain.from_iterable((pair, pair[::-1]) for pair in odds_of(found))
    return tuple(
        (first, second)
        for first, second in both
        if ahead[first] and not ahead[second] and not done[second].isdisjoint(found.bags[first])
    )


@once
def alike(found: Matter) -> tuple[tuple[int, ...], ...]:
    """The groups of clauses that state the same.

    Apart is kept what is denied, counted otherwise, to come in one and done in the other, said by
    two people in their own words, or has nothing in common but names.
    """
    pairs = odds_of(found)
    denied = ((each.first, each.second) for each in contradictions(found))
    named = ((a, b) for a, b in pairs if found.bags[a] & found.bags[b] <= found.names)
    speakers = [clause.speaker for clause in found.clauses]
    said = ((a, b) for a, b in pairs if "" != speakers[a] != speakers[b] != "")
    counted = count_otherwise(found, pairs)
    return group(found, chain(denied, counted, announcements(found), named, said))


def _reports(found: Matter, kinds: Collection[str]) -> Mapping[str, list[tuple[int, str]]]:
    """The clauses that say that something of these kinds happened, with their word for it."""
    told = {
        word: kind
        for word in (found.words if kinds else ())
        if word.islower() and is_past(word) and (kind := canonical(stem(word))) in kinds
    }
    reports: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for k, words in enumerate(found.parts):
        if not told.keys().isdisjoint(words) and affirms(found.clauses[k].text):
            first = {told[word]: word for word in reversed(words) if word in told}
            for kind, word in first.items():
                reports[kind].append((k, word))
    return reports


def _is_one_matter(found: Matter, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two clauses speak of the same, by their words but for the denied one.

    They share names, numbers and others, and `left` is what the denying clause tells.
    """
    shared = left & right
    if len(shared) < _LEAST_SHARED and (not shared or shared != left):
        return False
    years = [{w for w in bag if w[0].isdigit()} for bag in (left, right)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    return found.weigh(shared) >= _SAME_MATTER * found.weigh(left) > 0


def _other_actor(left: Clause, right: Clause) -> bool:
    """Whether both clauses open with a name, and not the same one."""
    names = [_ACTOR.match(clause.text) for clause in (left, right)]
    if not names[0] or not names[1]:
        return False
    words = [frozenset(stems(m.group())) for m in names if m]
    return all(words) and words[0].isdisjoint(words[1])


# The names that a clause opens with: "Chinese President Xi Jinping".
_ACTOR: Final = re.compile(
    r"[\W_]{0,3}(?:The |Mr\.? |Ms\.? |Mrs\.? )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,6}"
)

# A deed that opens a matter: to "raise", "propose", "invite".
_DEED: Final = (
    r"(?:raised|proposed|suggested|invited|requested|sought|seeking|initiated|brought up|broached"
    r"|extended an? (?:invitation|offer)|working to arrange|pushing for|pushed for|asked for)"
)
# Who did so, in front of a clause: "Xi raised the idea", "The office of the mayor is seeking".
_INITIATIVE: Final = re.compile(
    rf"(?:The |Mr\.? |Ms\.? )?(?:[a-z]+ of )?(?P<actor>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,6}})"
    rf" (?:(?:is|was|had|has|have|also|already|first) ){{0,2}}{_DEED}\b"
)
# Another occasion: "in November last year", "in 2019".
_ELSEWHEN: Final = re.compile(
    r"\b(?:last year|last month|years? ago|in (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b"
)


def initiatives(found: Matter) -> tuple[Contrast, ...]:
    """The pairs of clauses that have two begin one matter."""
    opened = [
        (m.group(), k, m["actor"])
        for k, clause in enumerate(found.clauses)
        if (m := _INITIATIVE.match(clause.text)) and not _ELSEWHEN.search(clause.text)
    ]
    return tuple(
        Contrast(first, other, (words, others))
        for (words, first, actor), (others, other, rival) in combinations(sorted(opened), 2)
        if found.clauses[first].article != found.clauses[other].article
        and frozenset(stems(actor)).isdisjoint(stems(rival))
        and _share_subject(found, (first, other))
    )


def _share_subject(found: Matter, pair: tuple[int, int]) -> bool:
    """Whether a clause, with those around it, speaks of what the other one opens."""
    first, other = pair
    article = found.clauses[first].article
    around = frozenset().union(
        *(
            found.bags[k]
            for k in range(max(0, first - _AROUND), min(len(found.bags), first + _AROUND + 1))
            if found.clauses[k].article == article
        )
    )
    shared = around & found.bags[other]
    return bool(shared & found.names) and found.weigh(shared - found.names) >= _COMMON_MATTER


def clashes(event: Event) -> Iterator[Clash]:
    """What one article denies and another reports, and who is said to have begun."""
    found, parts = matter(event), passages(event)
    for kind, contrasts in (
        (DifferenceKind.CONTRADICTION, contradictions(found)),
        (DifferenceKind.TENSION, initiatives(found)),
    ):
        for contrast in contrasts:
            if not _are_near(parts[contrast.first], parts[contrast.second]):
                continue
            both = zip((contrast.first, contrast.second), contrast.words, strict=True)
            yield Clash(kind, [[_claim(parts[number], words)] for number, words in both])


def _are_near(left: Passage, right: Passage) -> bool:
    """Whether two articles are of one month, as far as known: later ones tell of other deeds."""
    return not (left.day and right.day) or abs((left.day - right.day).days) <= _MONTH


def _claim(passage: Passage, words: str) -> Claim:
    """The claim whose phrase are the words, with the auxiliaries in front of them."""
    text = passage.clause.text
    at = max(0, text.find(words))
    m = _AUXILIARIES.search(text, 0, at)
    start = passage.clause.span.start
    span = Span(start + (m.start() if m else at), start + at + len(words))
    return Claim(passage, excerpt(passage.article, span))


class Denial(Struct, frozen=True):
    """What a clause denies: the word as written, and its stem."""

    word: str
    stem: str


def denials(text: str) -> tuple[Denial, ...]:
    """What the clause `text` denies to have happened; empty where it leaves it open."""
    matches, none = list(_DENIAL.finditer(text)), list(_NONE_WAS.finditer(text))
    if not (matches or none) or _NO_DENIAL.search(text) or _OPEN.search(text):
        return ()
    found = []
    for m in matches:
        words = [w for w in m["rest"].split() if w.lower() not in _PASSED]
        word, is_agent = (words or [""])[0], f"{(words or [''])[0]} by " in text  # done, by others
        if word.islower() and not is_agent and stem(word) not in _MIND and stems(word):
            found.append(Denial(word, stem(word)))
    for m in none:
        word = m["noun"] if stem(m["deed"]) in _LIGHT else m["deed"]
        found.append(Denial(word, stem(word)))
    return tuple(found)


def affirms(text: str) -> bool:
    """Whether the clause `text` says that something happened: without denial, and not left open."""
    return not (_NEGATIVE.search(text) or _OPEN.search(text) or text.rstrip().endswith("?"))
