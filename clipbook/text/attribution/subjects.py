"""Finds the subjects of sentences and verbs among tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.text.attribution.phrases import (
    Kind,
    Range,
    Token,
    is_auxiliary,
    is_mark,
    phrase_after,
)
from clipbook.text.english import (
    ADVERBS,
    CONNECTIVES,
    DAYS,
    PREPOSITIONS,
)

_OPENERS: Final = frozenset(
    "and but so yet still then now perhaps likewise indeed meanwhile however instead moreover "
    "furthermore also thus therefore yesterday today earlier later".split(),
)
# The longest introduction and the longest dateline, in tokens.
_LONGEST_INTRODUCTION: Final = 40
_LONGEST_DATELINE: Final = 14


# What a noun of saying stands behind at the start of a sentence, and how far in, in tokens.
_OPENING: Final = frozenset("after before by while when since without despite in upon".split())
_LONGEST_OPENING: Final = 5
# How far a comma is looked for, in tokens.
_TOKENS_BACK: Final = 80
_BEFORE_DAYS: Final = frozenset(["on", "late", "early"])
# The units of a time, the words before one, and those of a length: "last | week", "less than two".
_UNITS: Final = frozenset(
    "day days week weeks weekend month months year years hour hours minutes moments spring summer "
    "fall autumn winter night morning afternoon evening monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
_WHICH: Final = frozenset(["last", "this", "next", "that", "late", "early"])
_WITHIN: Final = frozenset(["in", "over", "during"])
_MEASURING: Final = frozenset(
    "less more than about a an one two three four five six seven eight nine ten several few some "
    "just only weeks days months years hours minutes moments".split()
)
_TIMED: Final = 2
_LONGEST_TIME: Final = 6
_SKIPPED: Final = ADVERBS | DAYS
_PLURALS: Final = frozenset("people men women police media five six seven eight ten".split())


def first_subject(tokens: Sequence[Token]) -> Range | None:
    """The noun phrase that the sentence starts with, a dateline or introduction left out."""
    at = behind_dateline(tokens)
    while at < len(tokens) and (
        is_mark(tokens[at], "—–-•*(,") or tokens[at].low in _OPENERS or tokens[at].kind is Kind.RUN
    ):
        at += 1
    if at < len(tokens) and _introduces(tokens, at):
        last = min(len(tokens), at + _LONGEST_INTRODUCTION)
        comma = next((n for n in range(at, last) if is_mark(tokens[n], ",")), -1)
        if comma < 0:
            return None
        at = _behind_places(tokens, comma + 1)
    return phrase_after(tokens, at)


def _behind_places(tokens: Sequence[Token], at: int) -> int:
    """The index behind more of where and when: "At a rally in Lund, | Scania, on Sunday, | Lee"."""
    while at + 1 < len(tokens):
        low = tokens[at].low
        if tokens[at].is_capital and is_mark(tokens[at + 1], ","):
            following = tokens[at + 2].low if at + 2 < len(tokens) else ""
            if following not in PREPOSITIONS - {"as"}:
                return at
            at += 2
        elif low in {"on", "in", "at", "during", "after"}:
            comma = next((n for n in range(at, len(tokens)) if is_mark(tokens[n], ",")), -1)
            if not at < comma <= at + _LONGEST_TIME:
                return at
            at = comma + 1
        else:
            return at
    return at


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sentence starts with where, when or how: "In May,", "Hours later,"."""
    low = tokens[at].low
    if low in PREPOSITIONS or low in CONNECTIVES or low in {"here", "there"}:
        return True
    if low.endswith(("ing", "ly")) and not (at and tokens[at].is_capital):
        return True
    if low in _WHICH and at + 1 < len(tokens) and tokens[at + 1].low in _UNITS:
        return True
    return any(token.low in {"later", "earlier", "ago"} for token in tokens[at + 1 : at + 5])


def behind_dateline(tokens: Sequence[Token]) -> int:
    """The index behind a dateline: "LUND, Dec. 8 (AP) — |"; 0 where there is none."""
    for at, token in enumerate(tokens[:_LONGEST_DATELINE]):
        if token.kind is Kind.MARK and token.low in {"—", "–", "-", "--"}:
            return at + 1
        if token.kind is Kind.WORD and not token.is_capital:
            return 0
    return 0


def behind_subject(tokens: Sequence[Token], at: int) -> int:
    """The index behind the last token of the subject: adverbs, auxiliaries and days are skipped."""
    left = at
    while left > 0:
        token = tokens[left - 1]
        low = token.low
        if low in DAYS and left > 1 and tokens[left - 2].low in _BEFORE_DAYS:
            left -= 2
        elif start := _time_before(tokens, left):
            left = start
        elif (
            is_auxiliary(low, is_capital=token.is_capital)
            or low in _SKIPPED
            or (low.endswith("ly") and token.kind is Kind.WORD and not token.is_capital)
        ):
            left -= 1
        else:
            break
    return left


def _time_before(tokens: Sequence[Token], end: int) -> int:
    """The index at which a time that ends before `end` starts: "| last week"; 0 where none does."""
    low = tokens[end - 1].low
    if low in _UNITS and end > _TIMED and tokens[end - 2].low in _WHICH:
        return end - 2
    if low in _UNITS | {"past"} and end > _TIMED + 1 and tokens[end - 3].low in _WITHIN:
        return end - 3 if tokens[end - 2].low in {"the", "recent", "past"} else 0
    if low in {"ago", "later", "earlier"} and end > _TIMED + 1:
        at = end - 2
        while at > 0 and end - at <= _LONGEST_TIME and tokens[at - 1].low in _MEASURING:
            at -= 1
        return at if at < end - 2 and tokens[end - 2].low in _UNITS else 0
    return 0


def is_plural(tokens: Sequence[Token], subject: Range) -> bool:
    """Whether a verb without an ending agrees with the subject: "officials say"."""
    last = tokens[subject[1] - 1].low
    if subject[1] - subject[0] == 1 and last in {
        "they",
        "we",
        "i",
        "you",
        "who",
        "some",
        "many",
        "others",
    }:
        return True
    if last in _PLURALS or (last.endswith(("s", "%")) and not last.endswith("’s")):
        return True
    words = [token.low for token in tokens[slice(*subject)]]
    return "and" in words or "percent" in words


def is_opening(tokens: Sequence[Token], at: int) -> bool:
    """Whether words stand in front of the subject of a sentence: "In | his statement, Lee"."""
    return at == 0 or (
        at <= _LONGEST_OPENING
        and tokens[at - 1].low in _OPENING
        and all(token.kind is not Kind.MARK for token in tokens[:at])
        and (at == 1 or not tokens[at - 2].low.endswith("ed"))
    )


def subject_behind_comma(tokens: Sequence[Token], at: int) -> Range | None:
    """The noun phrase behind the first comma from `at`."""
    last = min(len(tokens), at + _TOKENS_BACK)
    comma = next((n for n in range(at, last) if is_mark(tokens[n], ",")), -1)
    return phrase_after(tokens, comma + 1) if comma >= 0 else None
