"""Texts on which a regular expression takes the longest, made from its own parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from re import _constants as of  # the parser's own words; they changed little in 20 years
from re import _parser as parser

LENGTH = 100_000
_MOST = 10
_OUTSIDE = "\0"
_CATEGORIES = {
    of.CATEGORY_DIGIT: "7",
    of.CATEGORY_NOT_DIGIT: "a",
    of.CATEGORY_SPACE: " ",
    of.CATEGORY_NOT_SPACE: "a",
    of.CATEGORY_WORD: "a",
    of.CATEGORY_NOT_WORD: " ",
}
_ANYTHING = "aA7 -_.,:;'\"<>/\n\t([{#*&é"


def worst_friends(pattern: re.Pattern, length: int = LENGTH) -> list[str] | list[bytes]:
    """Texts of `length` that begin to match again and again and then fail."""
    is_text = isinstance(pattern.pattern, str)
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE & ~re.LOCALE)
    parts = [part for part in dict.fromkeys(_parts(tree)) if part]
    units = list(dict.fromkeys((*parts, *(a + b for a, b in pairwise(parts)))))[:_MOST]
    head = max(units, key=len, default="a")
    texts = [(unit * (length // len(unit) + 1))[:length] for unit in units]
    texts += [head + text[: max(1, length - len(head))] for text in texts[:3]]
    texts = [text + _OUTSIDE for text in texts]
    return texts if is_text else [text.encode("latin-1", "replace") for text in texts]


def _parts(tree) -> Iterator[str]:
    """A matching text of the whole, and of every piece of it."""
    yield _match(tree, 1)
    yield _match(tree, 3)
    items = list(tree)
    for end in range(1, len(items)):
        yield _match(items[:end], 1)
    for code, value in items:
        yield from _parts_of(code, value)


def _parts_of(code, value) -> Iterator[str]:
    if code in {of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT}:
        yield from _parts(value[2])
    elif code is of.SUBPATTERN:
        yield from _parts(value[3])
    elif code is of.ATOMIC_GROUP:
        yield from _parts(value)
    elif code is of.BRANCH:
        for branch in value[1]:
            yield from _parts(branch)
    elif code in {of.ASSERT, of.ASSERT_NOT}:
        yield from _parts(value[1])
    elif code is of.IN:
        yield from _members(value)
    else:
        yield _one(code, value, 1)


def _match(tree, times: int) -> str:
    return "".join(_one(code, value, times) for code, value in tree)


def _one(code, value, times: int) -> str:  # noqa: PLR0911 # one for each kind of item
    """A text that the item matches, its repetitions `times` over where they may be."""
    if code is of.LITERAL:
        return chr(value)
    if code is of.NOT_LITERAL:
        return next(c for c in _ANYTHING if c != chr(value))
    if code is of.ANY:
        return "a"
    if code is of.IN:
        return next(iter(_members(value)), "a")
    if code in {of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT}:
        least, most, inner = value
        return _match(inner, times) * min(max(least, times), most)
    if code is of.SUBPATTERN:
        return _match(value[3], times)
    if code is of.ATOMIC_GROUP:
        return _match(value, times)
    if code is of.BRANCH:
        return _match(value[1][0], times)
    return ""


def _members(items) -> list[str]:
    """Some characters of a class."""
    found = []
    for code, value in items:
        if code is of.LITERAL:
            found.append(chr(value))
        elif code is of.RANGE:
            found.append(chr(value[0]))
        elif code is of.CATEGORY:
            found.append(_CATEGORIES[value])
    if items and items[0][0] is of.NEGATE:
        ranges = [range(v[0], v[1] + 1) for c, v in items if c is of.RANGE]
        inside = lambda c: c in found or any(ord(c) in r for r in ranges)  # noqa: E731
        return [c for c in _ANYTHING if not inside(c)][:4]
    return found[:6]
