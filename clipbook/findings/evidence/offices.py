"""Finds what an article says its people are: the words beside a name that give an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from clipbook.findings.evidence.reference import GENDERED_NOUNS, OFFICES, head_of
from clipbook.model import Annotations, Article, NameKind
from clipbook.notes import Span
from clipbook.text.english import DETERMINERS, PREPOSITIONS
from clipbook.text.names import lexicon

# What a person is said to be behind the name: ", a spokesman for the zoo|,", ", 34, teacher|.",
# ", envoy to the U.N.|.", but not ", former Gov. Ada Brook".
_BEHIND: Final = re.compile(
    r"(?:, \d{1,3})?, (?:who is )?((?:[^,.;:()“”\"\n]|(?<=\b[A-Z])\.){3,80}?)"
    r"(?=[,;)\n]|(?<!\b[A-Z])\.|$)(?!\. [A-Z][a-z]+ [A-Z])"
)
# A word before a name: "director ", "Korean ".
_BEFORE: Final = re.compile(r"(?:^|(?<=\s))([\w’'&.-]+) $")
_ARTICLE: Final = re.compile(r"(?:an?|the|one of the)\s", re.IGNORECASE)
# What tells of somebody beyond the role: "singer| who was on stage", "artist| with whom".
_RELATIVE: Final = re.compile(
    rf" (?:(?:{'|'.join(sorted(PREPOSITIONS))}) )?(?:who|whom|whose|which|that)\b"
)
_LINKS: Final = frozenset(["of", "and", "for"])
# The most words of a role, and how far before a name it is looked for, in characters.
_MOST_WORDS: Final = 8
_SIGHT: Final = 40
# The most words between an article and a modifier of its noun, the article included.
_MODIFIERS: Final = 3
_NO_FIRST: Final = _LINKS | {"the", "The"}
_SHORT: Final = frozenset(["ceo", "mp"])
# Before an office that somebody does not hold now.
_FORMER: Final = re.compile(r"(?:[Ff]ormer|[Tt]hen|[Ee]x) $")
# What opens a sentence and no role: "Receiving President".
_OPENING: Final = re.compile(r"[A-Z][a-z]+ing\s(?=[A-Z])")
# Titles that tell no office.
_FORMS_OF_ADDRESS: Final = frozenset(
    "mr mrs ms miss dr sir lord lady dame hon private major".split(),
)
# Nouns that say what somebody is to another, which the name beside them does not tell.
_RELATIONS: Final = GENDERED_NOUNS - OFFICES | frozenset(
    "friend partner relative cousin colleague rival neighbour neighbor predecessor successor "
    "fellow counterpart victim suspect star member parent heir".split(),
)


def find_offices(article: Article, annotations: Annotations) -> Iterator[tuple[Span, Span]]:
    """The spans of names of people, in order, each with that of the role beside it."""
    for name in annotations.names:
        if name.kind is NameKind.PERSON:
            roles = (_behind(article.body, name.span), _before(article.body, name.span))
            yield from ((name.span, role) for role in roles if role)


def _behind(body: str, name: Span) -> Span | None:
    """The role set off behind a name, its article left out: "chairman of the board"."""
    m = _BEHIND.match(body, name.end)
    if m is None:
        return None
    article = _ARTICLE.match(m[1])
    start = m.start(1) + (article.end() if article else 0)
    told = _RELATIVE.search(body, start, m.end(1))
    role = Span(start, told.start() if told else m.end(1))
    words = role.of(body)
    is_short = 0 < len(words.split()) <= _MOST_WORDS
    head = head_of(words).rstrip(".")
    is_office = _is_role(head) and head.casefold() not in _RELATIONS
    is_whole = not words.startswith(("and ", "or ", "as "))
    return role if is_short and is_office and is_whole else None


def _before(body: str, name: Span) -> Span | None:
    """The office that stands before a name: "South Korean Prime Minister", "zoo director"."""
    words: list[tuple[str, int]] = []
    start = name.start
    while m := _BEFORE.search(body, max(0, start - _SIGHT), start):
        if len(words) > _MOST_WORDS or not _belongs(body, m, words):
            break
        start = m.start(1)
        words.append((m[1], start))
    end = name.start - 1
    while words and words[0][0].rstrip(".").casefold() in _FORMS_OF_ADDRESS:
        end = words.pop(0)[1] - 1
    while words and (words[-1][0] in _NO_FIRST or words[-1][0] in lexicon.STARTERS):
        words.pop()
    is_role = bool(words) and any(_is_role(word) for word, _ in words)
    is_role = is_role and words[0][0].casefold() not in _RELATIONS
    if not is_role or len(words) > _MOST_WORDS:
        return None
    first = words[-1][1]
    former = _FORMER.search(body, max(0, first - _SIGHT), first)
    opening = _OPENING.match(body, first, end)
    return Span(former.start() if former else opening.end() if opening else first, end)


def _belongs(body: str, m: re.Match[str], behind: Sequence[tuple[str, int]]) -> bool:
    """Whether a word goes on with a role to the left of the words so far, from the name on."""
    word, last = m[1], behind[-1][0] if behind else ""
    if word[-1:] == "." and word[:-1] not in lexicon.TITLES:  # the end of another sentence
        return False
    if _is_role(word) or word.rstrip(".").casefold() in _FORMS_OF_ADDRESS:
        return True
    if not any(_is_role(each) for each, _ in behind):
        return False
    if word[:1].isupper():
        return word not in lexicon.NO_NAMES and word[-1:] != "."
    is_modifier = word.isalpha() and word not in _LINKS and word not in DETERMINERS
    return (word in _LINKS or is_modifier) and last.islower() and _has_article(body, m.start(1))


def _has_article(body: str, start: int) -> bool:
    """Whether "the" or "a" opens the noun that a word belongs to: "the former zoo |"."""
    for word in body[max(0, start - _SIGHT) : start].split()[: -_MODIFIERS - 1 : -1]:
        if word.casefold() in DETERMINERS:
            return True
        if not (word.isalpha() and word.islower()):
            return False
    return False


def _is_role(word: str) -> bool:
    """Whether a word is an office or role: "minister", "Gen."."""
    low = word.rstrip(".").casefold()
    return low in lexicon.ROLES or low.capitalize() in lexicon.TITLES - {"Mp"} or low in _SHORT
