"""Turns a sentence into the voices it names: who says so, who is cited, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Struct

from clipbook.notes import Span


class Role(IntEnum):
    """How a voice is named; a higher one stands outside: `A said, according to B`."""

    FIRST = 1
    """Before what is said: `Yonhap said the two did not talk`."""
    LAST = 2
    """Behind it: `the two did not talk, Yonhap reported`."""
    CREDITED = 3
    """`according to Yonhap`."""
    CITED = 4
    """`citing a senior official`: whom another voice passes on."""


class Voice(Struct, frozen=True):
    """A voice in a sentence: the words that name it, its role, the stretch that attributes."""

    name: Span
    role: Role
    stretch: Span
    told: str = ""
    """The word behind `told`: a party to a talk where it is a name."""


class _Tokens(NamedTuple):
    """The words and marks of a sentence, as written and in lower case, and where they stand."""

    words: Sequence[str]
    low: Sequence[str]
    places: Sequence[re.Match[str]]

    def is_capital(self, at: int) -> bool:
        return self.words[at][0].isupper()

    def is_word(self, at: int) -> bool:
        return self.words[at][0].isalpha()


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A word with inner apostrophes, hyphens and full stops of initials, or a mark: "U.S.", "Office’s".
_TOKEN: Final = re.compile(r"(?:[^\W\d_]\.){2,8}|\w+(?:[-'’&.]\w+)*|[^\w\s]")
_SAYING: Final = _set(
    "said says told tells reported reports stated states added adds announced confirmed noted "
    "wrote claimed explained warned stressed emphasized emphasised insisted acknowledged "
    "disclosed revealed recalled argued commented testified tweeted declared",
)
_AFTER_ONLY: Final = _set(
    "said says reported reports stated added announced confirmed noted wrote",
)
_HEADS: Final = _set(
    "official officials source sources authorities police investigators prosecutors officer "
    "officers witness witnesses firefighters residents analyst analysts expert experts "
    "diplomat diplomats insider insiders aide aides executive executives organisers "
    "organizers company ministry government office agency statement report reports media "
    "newspaper documents filing filings records spokesman spokeswoman spokesperson "
    "researchers scientists doctors military army department council university hospital "
    "airline operator centre center survey study president minister adviser advisor "
    "ambassador secretary director chief chairman chairwoman chairperson chair professor "
    "researcher reporter mayor governor sheriff sergeant lawyer attorney prosecutor judge "
    "manager owner founder leader head senator commissioner coach captain doctor resident "
    "neighbour neighbor councillor inspector superintendent engineer scientist economist "
    "representative publicist agent paper station channel network broadcaster website outlet",
)
_DETERMINERS: Final = _set(
    "a an the one another two three several some his her its their most many",
)
_LINKS: Final = _set(
    "of for from at in with the and &",
)
_SKIPPED: Final = _set(
    "also reportedly later has had have then further earlier however initially repeatedly "
    "previously on Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday",
)
_FROM: Final = frozenset(("from", "of", "in", "at"))
_PRONOUNS: Final = _set(
    "he she they",
)
_STOPS: Final = _set(
    "that which who and but as on at to by when if after before while is was were are be in "
    "during he she they it this these those with from said told i we you not what how there "
    "over under",
)
# What no phrase starts with, and what ties two parts of a name.
_BEFORE_PHRASES: Final = (_LINKS | _STOPS) - {"the"}
_TIES: Final = _LINKS - {"in", "and"}
_CREDITS: Final = {
    ("according", "to"): Role.CREDITED,
    ("citing",): Role.CITED,
    ("quoting",): Role.CITED,
}
_VERBS: Final = _SAYING | {words[0] for words in _CREDITS}
# A run of letters that may be a verb: "told".
_LETTERS: Final = re.compile(r"[a-z]+")
# What every sentence with a voice has, small letters as these: another need not be read.
_TELLING: Final = (*sorted(_SAYING), "ccording", "iting", "uoting")
_REACH: Final = 9
_FEW: Final = 3


@lru_cache(maxsize=2**12)
def find_voices(text: str) -> tuple[Voice, ...]:
    """The voices that the sentence `text` names, in order of their place."""
    if _VERBS.isdisjoint(_LETTERS.findall(text.lower())):
        return ()
    if not any(map(text.__contains__, _TELLING)):
        return ()
    places = tuple(_TOKEN.finditer(text))
    words = [m[0] for m in places]
    tokens = _Tokens(words, [word.lower() for word in words], places)
    found = [
        voice
        for at, low in enumerate(tokens.low)
        if low in _VERBS
        for voice in (_credited(tokens, at), _behind(tokens, at) or _before(tokens, at))
        if voice
    ]
    return tuple(sorted(found, key=lambda voice: voice.name))


def _credited(tokens: _Tokens, at: int) -> Voice | None:
    for words, role in _CREDITS.items():
        if tokens.low[at] == words[0] and tuple(tokens.low[at : at + len(words)]) == words:
            end = _phrase_end(tokens, at + len(words))
            return _voice(tokens, (at, at + len(words), end), role) if end else None
    return None


def _behind(tokens: _Tokens, at: int) -> Voice | None:
    """`..., said Chang Ho-jin`: the verb directly behind a mark."""
    if (
        not at
        or tokens.words[at] not in _AFTER_ONLY
        or tokens.words[at - 1] not in {",", "”", '"', "’", "'"}
    ):
        return None
    end = _phrase_end(tokens, at + 1)
    return _voice(tokens, (at, at + 1, end), Role.LAST) if end else None


def _voice(tokens: _Tokens, where: tuple[int, int, int], role: Role) -> Voice:
    start, name, end = where
    return Voice(
        Span(tokens.places[name].start(), tokens.places[end - 1].end()),
        role,
        Span(tokens.places[start].start(), tokens.places[end - 1].end()),
    )


def _phrase_end(tokens: _Tokens, at: int) -> int:
    """The index behind the noun phrase that starts at `at`; 0 where none does."""
    best = at
    for end in range(at, min(len(tokens.words), at + 2 * _REACH)):
        low = tokens.low[end]
        if (tokens.is_capital(end) and low not in _STOPS) or low in _HEADS:
            best = end + 1
        elif not _stays(tokens, end, is_inside=best > at):
            return best if best > at else _plain_end(tokens, at, end)
    return best if best > at else 0


def _plain_end(tokens: _Tokens, at: int, end: int) -> int:
    """`end` where a short phrase all in small letters ends there: "the coastguard | ,"."""
    is_plain = 1 < end - at <= _FEW and tokens.low[at] in _DETERMINERS
    return end if is_plain and not tokens.is_word(end) else 0


def _stays(tokens: _Tokens, at: int, *, is_inside: bool) -> bool:
    """Whether a word that ends no phrase may stand in one: a link inside, a modifier in front."""
    low = tokens.low[at]
    if is_inside:
        return low in _DETERMINERS or (low in _LINKS and _goes_on(tokens, at))
    return low in _DETERMINERS or _describes(tokens, at)


def _describes(tokens: _Tokens, at: int) -> bool:
    """Whether a word can stand before a name or head: "high-ranking"."""
    return tokens.is_word(at) and tokens.low[at] not in _STOPS


def _goes_on(tokens: _Tokens, at: int) -> bool:
    """Whether a name goes on behind a link: "from the Ministry", "of Police"."""
    following = [word for word in tokens.words[at + 1 : at + 3] if word != "the"]
    return bool(following) and following[0][0].isupper()


def _before(tokens: _Tokens, at: int) -> Voice | None:
    """`A senior official from the Foreign Ministry said`: the phrase that ends before the verb."""
    if tokens.words[at] not in _SAYING or _is_noun(tokens, at):
        return None
    end = _without_aside(tokens, at)
    if not end:
        return None
    end = _without_number(tokens, end)
    start = _phrase_start(tokens, end)
    while start > 1 and tokens.words[start - 1] in _FROM and tokens.words[start - 2] == ",":
        end = _without_number(tokens, start - 2)
        start = _phrase_start(tokens, end)
    if start == end:
        return None
    is_last = start >= _FEW and not _opens(tokens, at)
    told = (
        tokens.words[at + 1]
        if tokens.words[at] in {"told", "tells"} and at + 1 < len(tokens.words)
        else ""
    )
    voice = _voice(tokens, (start, start, end), Role.LAST if is_last else Role.FIRST)
    return Voice(voice.name, voice.role, Span(voice.name.start, tokens.places[at].end()), told)


def _is_noun(tokens: _Tokens, at: int) -> bool:
    """Whether `reports` and the like name a thing: "on media reports that"."""
    if tokens.words[at] not in {"reports", "states"} or not at:
        return False
    return not tokens.is_capital(at - 1) or tokens.low[at - 1] in _DETERMINERS


def _opens(tokens: _Tokens, at: int) -> bool:
    """Whether what is said stands behind the verb: `said that`, `said the two`, `said he`."""
    if tokens.words[at] in {"told", "tells"}:
        at += next((k for k, t in enumerate(tokens.words[at + 1 : at + 4], 1) if t[0].isalpha()), 0)
        at += 1 if tokens.words[at] in {"the", "a"} else 0
    following = tokens.words[at + 1 : at + 2]
    return bool(following) and following[0] not in {
        *".,;!?",
        "on",
        "in",
        "at",
        "during",
        "over",
        "after",
        "earlier",
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    }


def _without_aside(tokens: _Tokens, at: int) -> int:
    """The index behind the subject of the verb at `at`: adverbs and insertions skipped."""
    while at and tokens.words[at - 1] in _SKIPPED:
        at -= 1
    if at and tokens.words[at - 1] in {",", ")"}:
        opening = "(" if tokens.words[at - 1] == ")" else ","
        for k in range(at - 2, max(0, at - 3 * _REACH), -1):
            if tokens.words[k] == opening:
                return k
        return 0
    return at


def _without_number(tokens: _Tokens, end: int) -> int:
    """The index before an age that ends at `end`: "Hannah Collier | , 23"."""
    has_age = end > _FEW - 1 and tokens.words[end - 1].isdigit() and tokens.words[end - 2] == ","
    return end - 2 if has_age else end


def _phrase_start(tokens: _Tokens, end: int) -> int:
    """The index where the noun phrase that ends before `end` starts; `end` where none does."""
    last = end - 1
    if not end or not tokens.is_word(last):
        return end
    if tokens.low[last] in _PRONOUNS:
        return last
    if tokens.low[last] in _STOPS:
        return end
    if not (tokens.is_capital(last) or tokens.words[last] in _HEADS):
        return _plain_start(tokens, end)
    start = end - 1
    while start and end - start < 2 * _REACH and _precedes(tokens, start, end):
        start -= 1
    while start < end - 1 and tokens.low[start] in _BEFORE_PHRASES:
        start += 1
    return start


def _plain_start(tokens: _Tokens, end: int) -> int:
    """Where a short phrase starts that is all in small letters: ", the coastguard | said"."""
    for start in range(end - 2, max(-1, end - 2 - _FEW), -1):
        if tokens.low[start] in _DETERMINERS:
            is_set_off = not start or not tokens.is_word(start - 1)
            return start if is_set_off else end
        if not tokens.is_word(start) or tokens.words[start] in _STOPS:
            return end
    return end


def _precedes(tokens: _Tokens, start: int, end: int) -> bool:
    low = tokens.low[start - 1]
    if low in _DETERMINERS:
        return tokens.low[start] not in _DETERMINERS
    if tokens.low[start] in {"a", "an", "one", "another"} or not tokens.is_word(start - 1):
        return False
    if tokens.is_capital(start - 1) or low in _HEADS:
        return low not in _STOPS
    if low in _TIES or (low == "to" and tokens.words[start - 2] in _HEADS):
        return start > 1 and (tokens.is_capital(start - 2) or tokens.words[start - 2] in _HEADS)
    return low not in _STOPS and not low.endswith("ed") and _is_modifier(tokens, start, end)


def _is_modifier(tokens: _Tokens, start: int, end: int) -> bool:
    """Whether a lower-case word may belong to the phrase: a determiner stands before it."""
    if tokens.is_capital(end - 1) and _HEADS.isdisjoint(tokens.words[start:end]):
        return False
    if tokens.words[start] in _HEADS and start > 1 and not tokens.is_word(start - 2):
        return True
    before = tokens.low[max(0, start - 5) : start - 1]
    return any(word in _DETERMINERS or word.endswith(("’s", "'s")) for word in before)
