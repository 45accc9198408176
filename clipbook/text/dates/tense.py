"""Turns the words around an expression of time into the side of today on which it lies."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from clipbook.text.english import SHORT_TITLES


class Direction(StrEnum):
    """Where the words place a time, seen from the day of writing."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


_REACH: Final = 240
"""How many characters on either side are looked at; it keeps the cost constant."""

# The end of a sentence or paragraph before a new one: `talks. He`, a line end.
_STOP: Final = re.compile(r"[.!?][\"'”’)]{0,2}\s+(?=[\"'“‘(]?[A-Z])|\n")
# What looks like the end of a sentence and is none: "Mr.", "U.S.", "Sept.", "Gen.".
_NO_STOP: Final = re.compile(
    rf"(?:\b[A-Z]|\b(?:{'|'.join(SHORT_TITLES)}|St|Jr|Inc|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$"
)
# What opens a clause with a verb of its own, whose time that of the one before does not tell.
_CLAUSE: Final = re.compile(r"\b(?:although|though|whereas|because)\s")
# What opens a clause that tells of something else than the time before it: "that it would".
_OTHERS: Final = frozenset(["that", "whether", "how", "why", "what"])
# A word, clitics apart: "they", "'ll".
_WORD: Final = re.compile(r"[A-Za-z]+|['’](?:ll|d|s|re|ve)\b")

_MODALS: Final = frozenset("will ll shall would could should may might must can cannot wo".split())
# What is able to happen may happen on any day: "can be crowded".
_ABLE: Final = frozenset(["can", "cannot"])
_PLANS: Final = frozenset(
    "scheduled due slated upcoming expected preparing prepares poised likely deadline "
    "effective expires forthcoming anticipated tentatively".split()
)
_INTENDS: Final = frozenset("plan plans hope hopes expect expects intend intends aim aims".split())
_BENT_ON: Final = frozenset(
    "plan plans planned planning hope hopes hoped expect expects intend intends aim aims "
    "decided agreed voted pledged promised vowed offered proposed threatened ordered "
    "asked urged invited wants want".split()
)
_SCHEDULES: Final = frozenset(
    "closes reopens launches visits hosts begins begin opens open starts start meets "
    "meet ends takes arrives arrive leaves leave comes returns return goes go faces face "
    "holds hold runs resumes resume votes vote travels travel heads becomes become turns".split()
)
_PAST: Final = frozenset(
    "was were had did didn wasn weren hadn said told has have ve been came went took "
    "gave made got left met held won lost fell rose began spoke wrote saw sent led ran "
    "kept found thought brought bought sold paid felt stood hit shot struck grew knew "
    "flew drove broke chose became built sought taught caught fought drew threw rang "
    "sank hung swore spent shut quit sat dealt meant sprang swept bore beat heard "
    "understood put read let tore blew drank drove ate forgot froze hid rode shook stole "
    "woke wore bent clung dug fed fled laid lent lit sang slept stuck swam swung threw "
    "wept".split()
)
_PRESENT: Final = frozenset("is are am s re".split())
_BE: Final = frozenset("be being get".split())
# What stands before an infinitive, an adjective or a noun: "to open", "was open", "in the face".
_NO_SUBJECT: Final = frozenset(
    "to be been is are was were a an the this that his her its their my our your of in on at by "
    "for with from into and or".split()
)
_LEAST_PARTICIPLE: Final = 5


def direction(text: str, start: int, end: int) -> Direction:
    """Where the clause around `text[start:end]` places it, by the nearest verb before, else after.

    Of a possessive (`Wednesday's ruling`) what follows decides, and without that it is past.
    """
    after = _after(text, end)
    if after[:1] == ["s"]:
        return Direction.FUTURE if _forward(after[1:]) is Direction.FUTURE else Direction.PAST
    found = _backward(_words(_before(text, start)))
    return found if found is not Direction.OPEN else _forward(after)


def _words(text: str) -> list[str]:
    """The words of `text` in lower case without clitic marks.

    Capitalised ones are names and count for nothing.
    """
    return [
        word.lstrip("'’") if word.islower() or place == 0 else "-"
        for place, word in enumerate(_WORD.findall(text))
    ]


def _before(text: str, start: int) -> str:
    window = text[max(0, start - _REACH) : start]
    cut = 0
    for m in _STOP.finditer(window):
        if m.group() == "\n" or not _NO_STOP.search(window[max(0, m.start() - 6) : m.start()]):
            cut = m.end()
    for m in _CLAUSE.finditer(window, cut):
        cut = m.end()
    return window[cut:]


def _after(text: str, end: int) -> list[str]:
    window = text[end : end + _REACH]
    stop = _STOP.search(window)
    return _words(window[: stop.start()] if stop else window)


def _is_past(word: str) -> bool:
    if word in _PAST:
        return True
    if word.endswith("eed"):
        return word in {"agreed", "disagreed", "freed", "guaranteed"}
    return word.endswith("ed") and len(word) >= _LEAST_PARTICIPLE and word != "hundred"


def _backward(words: list[str]) -> Direction:
    """What the nearest verb before a time says; the words are walked from the last to the first."""
    if len(words) > 1 and words[-1] in {"until", "till"}:
        return Direction.FUTURE
    infinitive = False
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        last = words[place - 1] if place else ""
        following = words[place + 1] if place + 1 < len(words) else ""
        if _points_ahead(word, last, following):
            return Direction.FUTURE
        if word == "to" and following and not _is_noun_phrase(following):
            infinitive = True
        elif word in _PRESENT and word != "s":
            return _present(following, infinitive=infinitive)
        elif _is_past(word) and last not in _BE:
            return Direction.FUTURE if last in {"is", "are"} else Direction.PAST
    return Direction.OPEN


def _points_ahead(word: str, last: str, following: str) -> bool:
    """Whether a word before a time makes it a plan.

    `will`, `scheduled`, `set to`, `begins`, `agreed to`.
    """
    if word == "could" and following == "not":
        return False
    if word in _MODALS or word in _PLANS or word == "planned":
        return True
    if word == "set":
        return following in {"to", "for"}
    if word == "to":
        return last in _BENT_ON and bool(following) and not _is_noun_phrase(following)
    return word in _SCHEDULES and last not in _NO_SUBJECT


def _present(following: str, *, infinitive: bool) -> Direction:
    return Direction.FUTURE if infinitive or following.endswith("ing") else Direction.OPEN


def _is_noun_phrase(word: str) -> bool:
    return word in {"the", "a", "an", "his", "her", "its", "their", "this", "that"}


def _forward(words: list[str]) -> Direction:
    """What the first verb behind a time says, unless it is that of a clause about another thing."""
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in _ABLE or word in _OTHERS:
            return Direction.OPEN
        if word in _MODALS or word in _PLANS or (word in _INTENDS and following == "to"):
            return Direction.FUTURE
        if word in _PRESENT and word != "s":
            return _present(following, infinitive=following == "to")
        if _is_past(word):
            return Direction.PAST
    return Direction.OPEN
