"""Turns a text into the spans of its sentences, and its opening into dateline and credited wire.

The cases are those of the Pragmatic Segmenter (https://github.com/diasks2/pragmatic_segmenter).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from clipbook.notes import Span
from clipbook.text.english import PRONOUNS, SHORT_TITLES, VERBS, Verb

# A blank line, which ends a block: "\n\n".
_BLOCK_END: Final = re.compile(r"\n[^\S\n]{0,20}\n\s*")
# What may end a sentence, with its closing marks: `.”`, "?!", ". . . .", "...".
_END: Final = re.compile(r"[.!?…](?:[.!?…]|(?<=[.…]) \.(?!\w)){0,11}[\"'”’»“)\]]{0,4}")
# What a sentence starts with, opening marks before it: `“The`, "(He", "[We".
_START: Final = re.compile(
    r"\s{1,20}([\"'“‘„«(\[¿¡—–-]{0,3}\s?)(\w[\w’'-]{0,30}|[$€£#@•\u2043]\w?)"
)
# A sentence glued to the one before: "world.Today".
_GLUED: Final = re.compile(r"[A-Z][a-z]*[ ,.]")
# The word before a full stop: "U.S", "Mr", "No".
_LAST_WORD: Final = re.compile(r"(?<![\w°&])[\w°&]+(?:\.\w+){0,6}$")
# Letters with full stops: "U.S", "D.C", "i.v".
_LETTERS: Final = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2}){1,5}")
# The number or letter that opens an item of a list: "1.", "2)", "(a)", "• 9.".
_ITEM: Final = re.compile(
    r"([•\u2043*] ?)?(\(?)(\d{1,3}|[A-Za-z]|[ivx]{2,4})(\.\)|[.)])\s{0,3}(?=\S)"
)
# A marked item on a line of its own: "\n(ii) ".
_LINE_ITEM: Final = re.compile(
    r"\n\s{0,40}(?=(?:[•\u2043*] |\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})\) ))"
)

# Abbreviations that a name or number follows: "Mr. Lee", "No. 5".
_BEFORE_NAMES: Final = frozenset(
    "st mt ft fr rt ald atty asst assoc dept vs v viz cf e.g i.e op ph.d.s".split()
).union(map(str.lower, SHORT_TITLES))
_BEFORE_NUMBERS: Final = frozenset(
    "no nos n° nr p pp fig figs vol vols art arts sec secs ch chap ed est approx ca c ver eq "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split(),
)
# Abbreviations that may end a sentence: what follows decides.
_ANYWHERE: Final = frozenset(
    "inc corp co cos ltd llc plc bros jr sr esq etc al ave blvd rd hwy st sq bldg univ govt assn "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb "
    "nev okla ore pa tenn tex va vt wash wis wyo dak ont que hrs min secs oz lb lbs sqft tel ext "
    "ph.d m.d b.a m.a a.m p.m".split(),
)
_SHORTENED: Final = _BEFORE_NAMES | _BEFORE_NUMBERS | _ANYWHERE
# Words that start a sentence when an abbreviation is before them, as they seldom stand in a name.
_STARTERS: Final = frozenset(
    "the a an he she it they we you i this that these those there here his her its their our my "
    "in on at for from with by to of as if when while after before since although though because "
    "but and so or yet however meanwhile also then now how what who why where which whose not no "
    "some many most all each every both one two other another such more still even once during "
    "despite last earlier later today yesterday tomorrow instead moreover is are was were do does "
    "did have has can could will would should let please according asked".split(),
)
_NAME_PARTS: Final = frozenset(["of", "de", "van", "von", "bin", "al"])
# The fewest lines and the longest line of a list without marks.
_LIST_LINES: Final = 3
_LIST_LINE: Final = 50
# How many words of a speaker may stand between a question in quotation marks and its verb.
_SPEAKER_WORDS: Final = 5


LONGEST: Final = 3_000
"""A sentence of more characters is a list, a table or no text: nothing of it is compared."""


def paragraphs(body: str) -> tuple[Span, ...]:
    """The spans of the blocks of a body that blank lines part, headings among them."""
    spans, start = [], 0
    for block in body.split("\n\n"):
        if block.strip():
            spans.append(Span(start, start + len(block)))
        start += len(block) + 2
    return tuple(spans)


def find_sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences of `text`, in order, without the white space between them."""
    return tuple([Span(start, end) for start, end in cut(text)])


@lru_cache(maxsize=2**9)  # the sentences of most paragraphs are asked for twice
def cut(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of `text` start and end, in order."""
    found = []
    for block in _blocks(text):
        start = block.start
        for end in (*_ends(text, block), block.end):
            words = text[start:end]
            if stripped := words.lstrip():
                first = end - len(stripped)
                found.append((first, first + len(stripped.rstrip())))
            start = end
    return tuple(found)


def _blocks(text: str) -> Iterator[Span]:
    """The blocks between blank lines, lists without marks taken apart line by line."""
    start = 0
    for m in _BLOCK_END.finditer(text):
        yield from _lines(text, Span(start, m.start()))
        start = m.end()
    yield from _lines(text, Span(start, len(text)))


def _lines(text: str, block: Span) -> Iterator[Span]:
    if text.count("\n", block.start, block.end) < _LIST_LINES - 1:
        yield block
        return
    lines = [line for line in block.of(text).split("\n") if line.strip()]
    if len(lines) < _LIST_LINES or any(
        len(line) > _LIST_LINE or line.rstrip()[-1] in '.!?,;:”"' for line in lines
    ):
        yield block
        return
    start = block.start
    for line in block.of(text).split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _ends(text: str, block: Span) -> list[int]:
    """The offsets at which sentences of the block end, in order."""
    items = [m.start() for m in _LINE_ITEM.finditer(text, block.start, block.end)]
    items = sorted({*items, *_item_starts(text, block)})
    ends = list(items)
    start, passed = block.start, 0
    for m in _END.finditer(text, block.start, block.end):
        while passed < len(items) and items[passed] <= m.start():
            start = max(start, items[passed])
            passed += 1
        if _is_end(text, m, block, start):
            start = m.end()
            ends.append(start)
    return [end for end in sorted(set(ends)) if block.start < end < block.end]


def _item_starts(text: str, block: Span) -> Iterator[int]:
    """The offsets of the items of a list that runs on in one block: "1. Eggs 2. Milk"."""
    at = block.start
    while at < block.end and text[at].isspace():
        at += 1
    item = _ITEM.match(text, at, block.end)
    while item:
        following = _following(item)
        found = following.search(text, item.end(), block.end) if following else None
        if found:
            yield found.start()
        item = _ITEM.match(text, found.start(), block.end) if found else None


def _following(item: re.Match[str]) -> re.Pattern[str] | None:
    """What the item behind `item` starts with: "2." behind "1."; None where that is not known."""
    bullet, opening, mark, closing = item.groups()
    if mark.isdigit():
        expected = str(int(mark) + 1)
    elif len(mark) == 1 and mark.lower() != "z":
        expected = chr(ord(mark) + 1)
    else:
        return None
    head = re.escape((bullet or "") + opening + expected + closing)
    return re.compile(rf"(?<=\s){head}(?=\s?\S)")


def _is_end(text: str, m: re.Match[str], block: Span, start: int) -> bool:
    """Whether the marks at `m` end the sentence that begins at `start`."""
    following = _START.match(text, m.end(), block.end)
    if text[m.start() - 1 : m.start()] == "[":
        return following is not None and not following[1] and following[2].istitle()
    if following is None:
        return m[0] == "." and _is_glued(text, m, block)
    marks, first = m[0].rstrip("\"'”’»“)]"), following[2][0]
    is_by_line = m[0][-1] in "\"”’'»" and any(mark in "—–-" for mark in following[1])
    if is_by_line or not (first.isupper() or first.isdigit() or first in "$€£#@•\u2043"):
        return False
    if marks == ".":
        return _is_behind_word(text, m, start) or _stop_ends(text, m, following, start)
    if set(marks) <= set(". …"):
        return _dots_end(marks)
    return not _speaks(text, m, following)


def _is_glued(text: str, m: re.Match[str], block: Span) -> bool:
    """Whether a new sentence is glued to a full stop, and no address is cut: "world.Today is"."""
    before = text[max(block.start, m.start() - 40) : m.start()].rsplit(None, 1)
    word = before[-1] if before else ""
    return (
        (word[-2:].islower() or word[-1:].isdigit())
        and not any(mark in word for mark in "@/:_.")
        and _GLUED.match(text, m.end(), block.end) is not None
    )


def _dots_end(marks: str) -> bool:
    """Whether dots end a sentence: "....", "never... She", but not the pause " . . . "."""
    return len(marks.replace(" ", "")) > len("...") or " " not in marks


def _is_behind_word(text: str, m: re.Match[str], start: int) -> bool:
    """Whether a plain word stands before a full stop, which no abbreviation is written like."""
    _, space, word = text[max(start, m.start() - 24) : m.start()].rpartition(" ")
    return bool(space) and len(word) > 1 and word.isalpha() and word.lower() not in _SHORTENED


def _stop_ends(text: str, m: re.Match[str], following: re.Match[str], start: int) -> bool:
    """Whether a full stop ends a sentence, after what stands before it and what follows."""
    found = _LAST_WORD.search(text, max(start, m.start() - 24), m.start())
    if found is None:
        return True
    word, head = found.group(), text[start : found.start()]
    if (word.isdigit() or len(word) == 1) and not head.strip("•\u2043*( \n"):
        return False
    if len(m.group()) > 1:
        return True
    low, following_word = word.lower(), following.group(2)
    is_start = following_word.lower().replace("’", "'").partition("'")[0] in _STARTERS
    is_quote = following.group(1)[:1] in {*'"“‘„«'}  # in brackets it is a name: "Inc. (“Quarry”)"
    if low in _BEFORE_NAMES or (low in _BEFORE_NUMBERS and following_word[0].isdigit()):
        return low == "st" and is_start
    if low in _ANYWHERE or _LETTERS.fullmatch(word):
        return is_start or is_quote
    return not (len(word) == 1 and word.isalpha()) or _letter_ends(text, found, is_start=is_start)


def _letter_ends(text: str, found: re.Match[str], *, is_start: bool) -> bool:
    """Whether a single letter ends a sentence and is no initial: "you and I. Did"."""
    before = text[max(0, found.start() - 20) : found.start()].split()
    if not before or not found.group().isupper():
        return False
    if found.group() == "I" and before[-1] in {"and", "or", "than", "am", "do"}:
        return True
    return is_start and not before[-1][0].isupper()


def _speaks(text: str, m: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a speaker of the words in quotation marks follows: `Why?” Lee asked`."""
    if m.group()[-1] not in "\"”’'»":
        return False
    words = text[following.start(2) : following.start(2) + 60].split()[: _SPEAKER_WORDS + 1]
    for at, word in enumerate(words):
        low = word.strip(".,:;").lower()
        if at and word[0].islower() and VERBS.get(low) is Verb.SAY:
            return True
        if word[0].islower() and low not in _NAME_PARTS and (at or low not in PRONOUNS):
            return False
        if word[-1] in ".!?:;" and len(word) > len("Sens."):
            return False
    return False


# A wire's credit, perhaps behind a dateline: "BEIJING/SEOUL, Sept 23 (Reuters) – ", "(AP) - ".
_WIRE: Final = re.compile(
    r"(?P<dateline>[^\W\d_][^()–—\n]{1,60}?)?\s*"
    r"\((?P<wire>[^\W\d_][\w .&’'-]{1,40})\)\s*(?:[–—-]{1,2}|―)\s+",
)
# A dateline alone, its place in capitals: "SEOUL, Sept. 23 — ", "WASHINGTON - ".
_DATELINE: Final = re.compile(
    r"(?P<dateline>[^\W\d_a-z](?:[^\W\d_a-z]|[.'’ -]){2,30}(?:[,/] ?[^\W\d_][\w.'’ -]{1,30}){0,3})"
    r"\s+(?:[–—]|-{1,2})\s+(?=[\"“'‘]?\w)",
)
_REACH: Final = 140
_LONGEST_DATELINE: Final = 8
_SMALL_WORDS: Final = frozenset({"al", "de", "del", "la", "of"})


class Dateline(Struct, frozen=True):
    """The dateline and the wire as written, '' where there is none, and where the text goes on."""

    dateline: str = ""
    wire: str = ""
    end: int = 0


def find_opening(text: str) -> Dateline:
    """The opening of an article's first paragraph, at offset 0 of `text`."""
    head = text[:_REACH]
    m = _WIRE.match(head)
    if m and _is_place(m["dateline"] or ""):
        return Dateline((m["dateline"] or "").strip(" ,"), m["wire"].strip(), m.end())
    m = _DATELINE.match(head)
    return Dateline(m["dateline"].strip(" ,"), "", m.end()) if m else Dateline()


def _is_place(text: str) -> bool:
    """Whether words before a wire's name can be a dateline: none, or names and numbers only."""
    words = text.replace(",", " ").replace("/", " ").split()
    return len(words) <= _LONGEST_DATELINE and all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL_WORDS for word in words
    )
