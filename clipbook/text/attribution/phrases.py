"""Turns text into tokens, and finds the noun phrases that end or begin at one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate, chain
from operator import attrgetter
from typing import Final

from msgspec import Struct

from clipbook.notes import Span
from clipbook.text.english import (
    AUXILIARIES,
    CONNECTIVES,
    DAYS,
    DETERMINERS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    SHORT_TITLES,
    VERBS,
)
from clipbook.text.names.lexicon import ROLES

Range = tuple[int, int]


class Kind(IntEnum):
    """What a token is."""

    WORD = 0
    NUMBER = 1
    MARK = 2
    RUN = 3
    """A run in quotation marks, marks included, taken as one token."""


class Token(Struct, frozen=True):
    """A word, a number, a mark or a run; `low` is `word` in lower case, apostrophes curled.

    It does not know where it stands, so that a word is read once and shared by all its places. Of
    a run `low` is empty. `size` is the length of the word, one more where white space is before it.
    A pronoun may have its verb: "she", "he’s". `parts` is true of what no noun phrase goes on
    across, if it is not "and".
    """

    low: str
    kind: Kind
    is_capital: bool
    word: str
    size: int = 0
    is_pronoun: bool = False
    parts: bool = True


# A word in small letters, and the general case: a title or initials with full stops, a word, a
# number, a dash, another mark: "Mr.", "o'clock".
_TOKEN: Final = re.compile(
    r"[a-z]++(?![\w.'’&-])"
    rf"|(?=[A-Z])(?:(?i:{'|'.join(SHORT_TITLES)}|St|Jr|Sr)\.|(?:[A-Z]\.)+(?![a-z]))"
    r"|[^\W\d_]+(?:[-.'’&][^\W_]+)*"
    r"|[$€£]?\d+(?:[.,/:]\d+)*[\w%]*(?:-[^\W_]+){0,4}|--+|[^\w\s]|_",
)
# The longest sentence whose phrases are read, in characters: longer ones are no sentences.
LONGEST_SENTENCE: Final = 5000
# Words behind a name that no longer belong to it: "Lee last week".
_TIMES: Final = DAYS | {
    *("last", "this", "next", "later", "earlier", "late", "early", "also", "again", "once", "then"),
    *("too", "not", "never", "back", "when", "there", "here", "ago", "just", "still", "now"),
}
# The longest insertion between a name and its verb, in tokens.
_LONGEST_INSERTION: Final = 40
# A clause without commas behind "who" has more words than the first, and no more than the second.
_SHORTEST_CLAUSE: Final = 3
_LONGEST_CLAUSE: Final = 12
_TALKING: Final = frozenset("said says told wrote added asked called and but".split())
_FORENAMES: Final = frozenset(["will", "may"])
# The fewest words of a full name, and the most of a role in front of one: "Pell | fire chief".
_FULL_NAME: Final = 2
_LONGEST_ROLE: Final = 3
_ALONE: Final = frozenset(["who", "which", "that", "one", "others", "some", "many"])
_NEVER_ALONE: Final = frozenset("the a an its their our my your such there".split())
_NO_STARTS: Final = CONNECTIVES - {"that"}
_NAMES_NOT: Final = DETERMINERS | PREPOSITIONS | CONNECTIVES | AUXILIARIES | {"and", "not"}


def tokenise(text: str, span: Span, runs: Sequence[Span] = ()) -> list[Token]:
    """The tokens of `span`, in order; each of `runs`, in `span` and in order, is one of them."""
    tokens: list[Token] = []
    at = span.start
    for run in runs:
        tokens += chain.from_iterable(map(_read, text[at : run.start].split()))
        tokens.append(Token("", Kind.RUN, is_capital=False, word=run.of(text)))
        at = run.end
    tokens += chain.from_iterable(map(_read, text[at : span.end].split()))
    return tokens


_SIZE: Final = attrgetter("size")


def find_ends(text: str, span: Span, tokens: Sequence[Token]) -> list[int]:
    """Where in `text` each of the tokens of `span` ends.

    Nothing but white space is between them, so where it is more than a space each is looked for.
    """
    _, *ends = accumulate(map(_SIZE, tokens), initial=span.start - 1)
    if ends and ends[-1] == span.end:
        return ends
    at, find = span.start, text.find
    return [at := find(word, at) + len(word) for word in [token.word for token in tokens]]


_MONEY: Final = "$€£"


@lru_cache(maxsize=2**12)
def _read(piece: str) -> tuple[Token, ...]:
    """The tokens of a piece of text without white space, over which no token reaches."""
    if piece.isalpha():
        return (_token(piece, is_first=True),)
    return tuple([_token(word, at == 0) for at, word in enumerate(_TOKEN.findall(piece))])


def _token(word: str, is_first: bool) -> Token:  # noqa: FBT001 - a field of the token
    """The token that a word, number or mark is, which is the first of its piece or not."""
    first = word[0]
    if first.isalnum():
        kind = Kind.NUMBER if first.isdecimal() else Kind.WORD
    else:
        kind = Kind.NUMBER if first in _MONEY and word[1:] else Kind.MARK
    low, is_capital = word.lower().replace("'", "’"), first.isupper()
    is_pronoun = low in PRONOUNS or ("’" in low and low.partition("’")[0] in PRONOUNS)
    parts = kind is Kind.MARK or (
        kind is Kind.WORD
        and (
            low in CONNECTIVES
            or is_auxiliary(low, is_capital=is_capital)
            or is_pronoun
            or _is_verb(low, is_capital)
        )
    )
    return Token(low, kind, is_capital, word, len(word) + is_first, is_pronoun, parts)


def is_auxiliary(low: str, *, is_capital: bool) -> bool:
    """Whether a word is an auxiliary, and no name: "will", not "Will Doyle"."""
    return low in AUXILIARIES and not (is_capital and low in _FORENAMES)


def _is_verb(low: str, is_capital: bool) -> bool:  # noqa: FBT001 - as of a token
    """Whether a word is a verb in a form that no noun has: "reported"."""
    return low in VERBS and not is_capital and low.endswith(("ed", "said", "told"))


def is_mark(token: Token, marks: str) -> bool:
    """Whether the token is one of the punctuation `marks`."""
    return token.kind is Kind.MARK and token.low in marks


def phrase_before(tokens: Sequence[Token], end: int, start: int = 0) -> Range | None:
    """The range of the noun phrase that ends before `tokens[end]`; None where there is none."""
    if end <= start:
        return None
    last = tokens[end - 1]
    if last.kind is Kind.MARK and last.low in ",)—–-":
        return _phrase_before_insertion(tokens, end, start)
    if last.is_pronoun or last.low in _ALONE:
        return end - 1, end
    is_word = last.kind is Kind.WORD or last.low.endswith(("-old", "%"))
    is_no_name = last.low in _NAMES_NOT and not last.is_capital
    if not is_word or is_no_name or (end == 1 and last.low in _NO_STARTS):
        return None
    first = end - 1
    while first > start and _continues(tokens, first - 1, start):
        first -= 1
    carrier = _carrier_of_clause(tokens, first, end, start)
    return carrier or (_shortened(tokens, first, end) if first < end - 1 else (first, end))


def _carrier_of_clause(tokens: Sequence[Token], first: int, end: int, start: int) -> Range | None:
    """The noun phrase before a clause without commas: "divers | who looked at it in May said".

    Such a clause has its own verb: "the man who police said was there" is another.
    """
    if end < len(tokens) and is_auxiliary(tokens[end].low, is_capital=False):
        return None
    opening = max(start, first - _LONGEST_CLAUSE)
    who = next((n for n in range(first - 1, opening, -1) if tokens[n].low == "who"), 0)
    if not who or any(token.kind is not Kind.WORD for token in tokens[who - 1 : end]):
        return None
    after = tokens[end + 1].low if end + 1 < len(tokens) else ""
    if end - who <= _SHORTEST_CLAUSE or is_auxiliary(after, is_capital=False):
        return None
    name = _behind_missing_stop(tokens, who, end)
    return (name, end) if name > who else phrase_before(tokens, who, start)


def _continues(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a noun phrase that begins behind `tokens[at]` also holds that token."""
    token = tokens[at]
    if token.low == "and":
        return at > start and tokens[at - 1].is_capital and tokens[at + 1].is_capital
    return not token.parts


def _shortened(tokens: Sequence[Token], first: int, end: int) -> Range:
    """The range without an introductory phrase: "In Iowa on Monday | the senator"."""
    if tokens[first].low not in PREPOSITIONS:
        words = [token.low for token in tokens[first:end]]
        return (_behind_missing_stop(tokens, first, end) if "to" in words else first), end
    for at in range(end - 1, first, -1):
        token, before = tokens[at], tokens[at - 1]
        if token.low in DETERMINERS and before.low not in PREPOSITIONS:
            return at, end
        if token.is_capital and not before.is_capital and before.kind is Kind.WORD:
            if before.low in PREPOSITIONS or before.low in DETERMINERS or before.low in PARTICLES:
                continue
            return at, end
    for at in range(end - 1, first, -1):
        if tokens[at - 1].low in PREPOSITIONS:
            return at, end
    return first, end


def _behind_missing_stop(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a full name starts that a stop is missing before: "in the tram | Ada Brook said"."""
    name = next((n for n in range(end, first, -1) if not tokens[n - 1].is_capital), first)
    before = tokens[name - 1].low
    is_apart = before not in PREPOSITIONS and before not in DETERMINERS
    return name if name > first and end - name > 1 and is_apart else first


def _phrase_before_insertion(tokens: Sequence[Token], end: int, start: int) -> Range | None:
    """The noun phrase before an insertion in commas or brackets: "Lee, a guide, | said"."""
    close = tokens[end - 1].low
    opener = {",": ",", ")": "("}.get(close, close)
    at, lowest = end - 2, max(start, end - _LONGEST_INSERTION)
    if start == 0 and lowest == 0 and (found := _opening_name(tokens, at)):
        return found
    lowest = max([lowest, *(n + 1 for n in range(lowest, at) if tokens[n].kind is Kind.RUN)])
    for n in range(at, lowest, -1):
        if tokens[n].kind is Kind.RUN and opener == ",":
            return None
        if tokens[n].kind is Kind.MARK and tokens[n].low == opener:
            found = _carrier_of_insertion(tokens, n, start, close)
            if found:
                return found
    return None


def _carrier_of_insertion(tokens: Sequence[Token], at: int, start: int, close: str) -> Range | None:
    """The noun phrase before `tokens[at]`, the mark that opens an insertion."""
    before = tokens[at - 1]
    if is_mark(before, ")"):
        opening = next(
            (n for n in range(at - 2, max(start, at - 12), -1) if is_mark(tokens[n], "(")), 0
        )
        return (
            phrase_before(tokens, opening, start)
            if opening and not is_mark(tokens[opening - 1], ")")
            else None
        )
    if before.kind is not Kind.WORD:
        return None
    found = phrase_before(tokens, at, start)
    if found and _is_aside(tokens, found[0]):
        return None
    if before.is_capital or before.is_pronoun or close != ",":
        return found
    is_noun = found and (tokens[found[0]].low in DETERMINERS or tokens[found[0]].is_capital)
    return found if is_noun else None


def _is_aside(tokens: Sequence[Token], first: int) -> bool:
    """Whether a phrase belongs to words that are set off themselves: ", as | the leader"."""
    return first > 1 and tokens[first - 1].low in PREPOSITIONS and is_mark(tokens[first - 2], ",")


def _opening_name(tokens: Sequence[Token], limit: int) -> Range | None:
    """The name that the sentence starts with, when only insertions follow: "Lee, 22, of Lund,"."""
    first = 1 if tokens[0].low in {"but", "and", "so", "still"} else 0
    end = first
    while (
        end < limit
        and tokens[end].kind is Kind.WORD
        and (tokens[end].is_capital or tokens[end].low in PARTICLES)
    ):
        end += 1
    if end == first or not is_mark(tokens[end], ",") or tokens[first].low in _NAMES_NOT:
        return None
    inserted = tokens[end + 1]
    if inserted.is_capital or any(token.low in _TALKING for token in tokens[end:limit]):
        return None
    return first, end


def apposed(tokens: Sequence[Token], phrase: Range) -> Range:
    """The name set off behind a noun for its bearer: "her nephew, | Ravi Lund |, said"."""
    first, end = phrase
    is_noun = tokens[first].low in DETERMINERS and not tokens[end - 1].is_capital
    if not is_noun or end + _FULL_NAME >= len(tokens) or not is_mark(tokens[end], ","):
        return phrase
    last = _behind_name(tokens, end + 1)
    is_name = last > end + _FULL_NAME and tokens[end + 1].low not in _NAMES_NOT
    is_set_off = last == len(tokens) or is_mark(tokens[last], ",.;(")
    return (end + 1, last) if is_name and is_set_off else phrase


def _behind_name(tokens: Sequence[Token], at: int) -> int:
    """The index behind the words of the name that starts at `tokens[at]`."""
    while at < len(tokens) and tokens[at].is_capital and tokens[at].kind is Kind.WORD:
        at += 1
    return at


def phrase_after(tokens: Sequence[Token], start: int) -> Range | None:
    """The range of the noun phrase that starts at `tokens[start]`; None where there is none."""
    if start >= len(tokens):
        return None
    first = tokens[start]
    if first.kind is Kind.MARK or first.kind is Kind.RUN:
        return None
    if first.is_pronoun or first.low in {"him", "her", "them", "me", "us"}:
        following = tokens[start + 1] if start + 1 < len(tokens) else None
        if first.low != "her" or following is None or following.kind is not Kind.WORD:
            return start, start + 1
    is_auxiliary_here = is_auxiliary(first.low, is_capital=first.is_capital and start > 0)
    if first.low in PREPOSITIONS or first.low in _NO_STARTS or is_auxiliary_here:
        return None
    end = start + 1
    while end < len(tokens) and _extends(tokens, end):
        end += 1
    end = _behind_role(tokens, start, end)
    return (start, end) if end > start + 1 or first.low not in _NEVER_ALONE else None


def _behind_role(tokens: Sequence[Token], start: int, end: int) -> int:
    """The index behind a role and the name it joins to what is before: "Pell resident | Lund".

    Without a name it needs an article: "the US president". `end` itself where neither is there.
    """
    at = end
    while at < min(len(tokens), end + _LONGEST_ROLE) and tokens[at].low in ROLES:
        at += 1
    if at == end or not tokens[end - 1].is_capital:
        return end
    last = _behind_name(tokens, at)
    if last > at and tokens[at].low not in DAYS:
        return last
    return at if tokens[start].low in DETERMINERS else end


def _extends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun phrase that holds `tokens[at - 1]` also holds `tokens[at]`."""
    token, before = tokens[at], tokens[at - 1]
    if token.kind is Kind.NUMBER:
        return before.low in DETERMINERS or before.is_capital
    if token.kind is not Kind.WORD:
        return False
    return _qualifies(token, before)


def _qualifies(token: Token, before: Token) -> bool:
    """Whether a word behind another belongs to the same noun phrase."""
    if token.low in DETERMINERS:
        return before.low in PREPOSITIONS or before.low in DETERMINERS
    if before.is_capital and not token.is_capital and before.low not in DETERMINERS:
        return token.low in PARTICLES or before.low.endswith("’s")
    if token.low in VERBS and not token.is_capital:
        return before.low in DETERMINERS
    return (
        (token.low not in _TIMES or before.low in DETERMINERS)
        and (not token.low.endswith("ly") or token.is_capital or before.low in DETERMINERS)
        and (not token.low.endswith("ed") or before.low in DETERMINERS)
        and not (
            token.low in PREPOSITIONS
            or token.low in CONNECTIVES
            or is_auxiliary(token.low, is_capital=token.is_capital)
            or token.is_pronoun
        )
    )
