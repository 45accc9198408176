"""Finds the subjects of sentences and verbs among tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.text.phrases import Kind, Range, Token, is_mark, phrase_after
from clipbook.text.reporting import ADVERBS, AUXILIARIES, CONNECTIVES, DAYS, PREPOSITIONS

_OPENERS: Final = frozenset(
    "and but so yet still then now perhaps likewise indeed meanwhile however instead moreover "
    "furthermore also thus therefore yesterday today earlier later".split(),
)
# The longest introduction and the longest dateline, in tokens.
_LONGEST_INTRODUCTION: Final = 40
_LONGEST_DATELINE: Final = 14


_BEFORE_DAYS: Final = frozenset(["on", "late", "early"])
_SKIPPED: Final = ADVERBS | AUXILIARIES | DAYS
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
        at = comma + 1
    return phrase_after(tokens, at)


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sentence starts with where, when or how: "In May,", "Hours later,"."""
    low = tokens[at].low
    if low in PREPOSITIONS or low in CONNECTIVES or low in {"here", "there"}:
        return True
    if low.endswith(("ing", "ly")) and not (at and tokens[at].is_capital):
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
        elif low in _SKIPPED or (
            low.endswith("ly") and token.kind is Kind.WORD and not token.is_capital
        ):
            left -= 1
        else:
            break
    return left


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
