"""Turns the blocks of a page into a choice: the article's, or why not.

Two extraction methods say what they take for the article; their opinions and what each block says
of itself decide.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

import trafilatura
from lxml import etree, html
from msgspec import Struct
from trafilatura.external import try_readability

from clipbook.readers.web.blocks import Block
from clipbook.readers.web.labels import (
    FEW_LINKS,
    LINK,
    SENTENCE,
    TITLE,
    is_sentence,
    label,
)
from clipbook.text.normalise import fold

# A word in any script: "Seoul", "2023".
_WORD: Final = re.compile(r"\w+")
# What ends a line, or a cell of a table: "a | b".
_LINE_END: Final = re.compile(r"[\n|]")
SHINGLE: Final = 4
"""How many words in a row are compared at a time, as in the scrapinghub benchmark."""
MUCH_MORE: Final = 2
"""Trafilatura's own bound: where readability finds so many times more, it asks further methods."""
MAX_ELEMENTS: Final = 4_500
"""One library takes the square of their number; a long page of news has 2,000."""
MAX_DEPTHS: Final = 250_000
"""The depths of all elements together: each is looked at from all around it. Pages have 50,000."""
MAX_REACH: Final = 12_000_000
"""Characters, times what is around them, times the links around them. Pages have 4,000,000."""


class Effort(Struct, frozen=True):
    """The number of elements, the sum of their depths, and how often their text is looked at."""

    elements: int
    depths: int
    reach: int

    @property
    def is_great(self) -> bool:
        """Whether it is more than both libraries do in a second or so."""
        return self.elements > MAX_ELEMENTS or self.depths > MAX_DEPTHS or self.reach > MAX_REACH


def measure(root: html.HtmlElement) -> Effort:
    """The effort that a page takes, counted in one walk over its tree."""
    elements = depths = reach = depth = links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            links += element.tag == "a"
            elements += 1
            depths += depth
            text = element.text
        else:
            depth -= 1
            links -= element.tag == "a"
            text = element.tail
        if text:
            reach += len(text) * depth * (1 + links)
    return Effort(elements, depths, reach)


def words(text: str) -> list[str]:
    """The words of `text` in lower case."""
    return _WORD.findall(text.lower())


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of SHINGLE words of `text`; a shorter text is one run."""
    found = words(text)
    if len(found) <= SHINGLE:
        return frozenset([tuple(found)] if found else ())
    return frozenset(zip(*(found[i:] for i in range(SHINGLE)), strict=False))


def all_shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The shingles of `text`, and its lines that are shorter than one."""
    lines = (tuple(words(line)) for line in _LINE_END.split(text))
    return shingles(text).union(line for line in lines if 0 < len(line) < SHINGLE)


def only_opinion(root: html.HtmlElement) -> str:
    """The article's text as trafilatura alone sees it; empty where none.

    It asks no other library, and leaves out tables: with a row it takes the square of its cells.
    """
    return _extracted(root, tables=False, alone=True)


def two_opinions(root: html.HtmlElement) -> tuple[str, str]:
    """The article's text as trafilatura and as readability see it; empty where they see none.

    Trafilatura asks readability and a third method itself where its own rules find little, which
    takes twice the time: so it does only where readability found much more.
    """
    second = _readable(root)
    first = _extracted(root, tables=True, alone=True)
    if len(second) > MUCH_MORE * len(first):
        first = _extracted(root, tables=True, alone=False)
    return first, second


def _extracted(root: html.HtmlElement, *, tables: bool, alone: bool) -> str:
    """What trafilatura finds; not `alone`, it asks others, for the common words of one language.

    Without a language it reads the lists of all hundred, which takes half a second.
    """
    language = (root.get("lang") or "").partition("-")[0].lower()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        deepcopy(root),
        include_comments=False,
        include_tables=tables,
        favor_precision=True,
        deduplicate=False,
        fast=alone,
        target_language=None if alone or not language else language,
    )
    return found or ""


def _readable(root: html.HtmlElement) -> str:
    """What readability finds, a line for each piece; its port within trafilatura is kept up."""
    summary = try_readability(deepcopy(root))
    return "\n".join(str(text) for text in summary.itertext() if str(text).strip())


AGREED: Final = 0.6
"""A block is in an opinion when this share of its shingles is."""
REPEATED: Final = 5
"""Fewer words may stand in an article twice."""
MOST: Final = 0.65
"""The share of the first opinion that the second must hold before it bounds the first."""
COMMON: Final = 0.25
"""A class around more than this share of an article's characters tells nothing apart."""
COLUMN: Final = 3
"""The pieces of an article may stand in columns so many elements deep."""
DECK_REACH: Final = 25
"""A deck stands at most this many blocks before the article's first paragraph."""
LAST_PART: Final = 0.8
"""A biography of the author stands behind this share of the article."""

OUTSIDE: Final = "outside the article"

_PARAGRAPHS: Final = frozenset({"p", "div"})
_DECK: Final = frozenset(
    "dek deck subdeck standfirst subtitle subhead subheadline subheading summary "
    "excerpt description lead lede intro sub subline kicker teaser".split()
)
# What a biography says of a name: "Tim Green is a", "Jane Doe covers".
_BIOGRAPHY: Final = re.compile(
    r"\b(?:(?:is|was) (?:an?|the)|covers|writes|reports|started|joined|has been|explores)\b"
    r"|-based\b"
)


class Facts(Struct, frozen=True):
    """What is known of the article before its blocks are chosen."""

    title: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()


def choose(blocks: Sequence[Block], opinions: Sequence[str], facts: Facts) -> tuple[str, ...]:
    """For each block the reason why it is not the article's; '' where it is.

    The first opinion leads; the second bounds it and fills in what lies between its blocks. What
    names itself something else (a caption, a promotion) is dropped, and a deck before the first
    paragraph is added.
    """
    first, second = _shares(blocks, opinions)
    agreed = [share >= AGREED for share in first]
    common = _common_words([block for block, agree in zip(blocks, agreed, strict=True) if agree])
    names = [label(block, common, facts.title, facts.authors) for block in blocks]
    kept = [agreed[i] and not names[i] for i in range(len(blocks))]
    if not any(kept):
        kept = [share >= AGREED and not name for share, name in zip(second, names, strict=True)]
    _drop_fringe(blocks, second, kept)
    _fill(blocks, second, names, kept)
    _complete_rows(blocks, names, kept)
    _add_linked_sentences(blocks, names, kept)
    _add_deck(blocks, names, kept, facts)
    _drop_biography(blocks, names, kept, facts)
    _drop_repeated(blocks, names, kept)
    _drop_empty_headings(blocks, kept)
    return tuple("" if keep else name or OUTSIDE for keep, name in zip(kept, names, strict=True))


def _shares(blocks: Sequence[Block], opinions: Sequence[str]) -> list[list[float]]:
    """For each opinion the share of each block that is in it."""
    known = {text: all_shingles(text) for text in opinions}
    owns = [shingles(block.text) for block in blocks]
    shares = {
        text: [len(own & found) / (len(own) or 1) for own in owns] for text, found in known.items()
    }
    return [shares[text] for text in opinions]


def _common_words(agreed: Sequence[Block]) -> frozenset[str]:
    """The words of classes and the landmarks around much of the article."""
    total = sum(len(block.text) for block in agreed)
    around: Counter[str] = Counter()
    for block in agreed:
        for word in block.words.union(block.within):
            around[word] += len(block.text)
    return frozenset(word for word, size in around.items() if size > COMMON * total)


def _drop_fringe(blocks: Sequence[Block], second: Sequence[float], kept: list[bool]) -> None:
    """Drops what only the first opinion holds before and behind the part that both hold."""
    chosen = [i for i, keep in enumerate(kept) if keep]
    core = [i for i in chosen if second[i] >= AGREED and len(blocks[i].text) >= SENTENCE]
    if _length(blocks, core) < MOST * _length(blocks, chosen):
        return
    around = Counter(part for i in core for part in _around(blocks[i]))
    core = [i for i in core if any(around[part] > 1 for part in _around(blocks[i]))] or core
    parents = {blocks[i].trail[:-1] for i in core}
    for i in chosen:
        if not core[0] <= i <= core[-1] and blocks[i].trail[:-1] not in parents:
            kept[i] = False


def _around(block: Block) -> Iterator[tuple[int, ...]]:
    """What is around a block: its parent, and two more, as pages put a column about each piece."""
    return (block.trail[:-up] for up in range(1, COLUMN + 1))


def _length(blocks: Sequence[Block], chosen: Sequence[int]) -> int:
    return sum(len(blocks[i].text) for i in chosen)


def _fill(
    blocks: Sequence[Block], second: Sequence[float], names: Sequence[str], kept: list[bool]
) -> None:
    """Keeps what lies among the kept blocks, and what the second opinion adds beside them.

    Links stay out, but for the items of a list whose heading or paragraph before is kept.
    """
    chosen = [i for i, keep in enumerate(kept) if keep]
    if not chosen:
        return
    parents = Counter(blocks[i].trail[:-1] for i in chosen)
    grand = Counter(blocks[i].trail[:-2] for i in chosen)
    for i in range(max(0, chosen[0] - 3), min(len(blocks), chosen[-1] + 1)):
        block = blocks[i]
        listed = block.tag == "li" and i > 0 and kept[i - 1]
        if kept[i] or names[i] or (block.linked > FEW_LINKS and not listed):
            continue
        beside = parents[block.trail[:-1]] > 0 or grand[block.trail[:-1]] > 0
        item = parents[block.trail[:-2]] > 0
        inside = chosen[0] < i < chosen[-1]
        if (second[i] >= AGREED and (beside or inside)) or (inside and (beside or item)):
            kept[i] = True


def _complete_rows(blocks: Sequence[Block], names: Sequence[str], kept: list[bool]) -> None:
    """Keeps the rest of a row of which something is kept."""
    rows = {block.cell[0] for block, keep in zip(blocks, kept, strict=True) if keep} - {0}
    for i, block in enumerate(blocks):
        if block.cell[0] in rows and not names[i] and len(block.text) < 4 * SENTENCE:
            kept[i] = True


def _add_linked_sentences(blocks: Sequence[Block], names: list[str], kept: list[bool]) -> None:
    """Keeps whole sentences that are links, where they are paragraphs among those of the article.

    A headline that leads elsewhere does not end as a sentence does.
    """
    parents = Counter(block.trail[:-1] for block, keep in zip(blocks, kept, strict=True) if keep)
    chosen = [i for i, keep in enumerate(kept) if keep]
    for i, block in enumerate(blocks):
        beside = block.tag in _PARAGRAPHS and parents[block.trail[:-1]] > 1
        near = chosen and chosen[0] - 1 <= i <= chosen[-1] + 1
        linked = names[i] in {"", LINK} and block.linked > FEW_LINKS
        if near and beside and not kept[i] and linked and is_sentence(block.text):
            kept[i], names[i] = True, ""


def _drop_repeated(blocks: Sequence[Block], names: list[str], kept: list[bool]) -> None:
    """Drops what stands in the article a second time, whole or as a quotation pulled from it."""
    texts = {i: f" {fold(blocks[i].text)} " for i, keep in enumerate(kept) if keep}
    headings = {text for i, text in texts.items() if blocks[i].is_heading}
    whole = "\n".join(texts.values())
    seen: set[str] = set()
    for i, text in texts.items():
        if blocks[i].is_heading:
            continue
        if text in headings:
            kept[i], names[i] = False, "navigation"  # a table of contents
            continue
        if len(text.split()) < REPEATED:
            continue
        if text in seen or (
            whole.count(text) > 1 and any(text in o and text != o for o in texts.values())
        ):
            kept[i], names[i] = False, "again on the page"
        seen.add(text)


def _add_deck(
    blocks: Sequence[Block], names: Sequence[str], kept: list[bool], facts: Facts
) -> None:
    """Keeps the sentences that a page prints as a deck between title and first paragraph."""
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    described = fold(facts.description)
    heads = [i for i in range(max(0, first - DECK_REACH), first) if names[i] == TITLE]
    for i in range(heads[-1] + 1 if heads else first, first):
        block = blocks[i]
        if names[i] or block.linked > FEW_LINKS or len(block.text) < SENTENCE:
            continue
        if block.text.endswith((")", "]")):
            continue  # a caption, whose last words are the picture's credit
        text = fold(block.text)
        if (
            not _DECK.isdisjoint(block.words)
            or (described and (text in described or described in text))
            or "header" in block.within
        ):
            kept[i] = True


def _drop_biography(
    blocks: Sequence[Block], names: list[str], kept: list[bool], facts: Facts
) -> None:
    chosen = [i for i, keep in enumerate(kept) if keep]
    for i in chosen[int(len(chosen) * LAST_PART) :]:
        text = blocks[i].text
        named = any(author and text.startswith(author) for author in facts.authors)
        if named and _BIOGRAPHY.search(text[:200]):
            kept[i], names[i] = False, "about the author"


def _drop_empty_headings(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops the headings with no text before the next of their level or a higher one."""
    below = ""
    for i in reversed(range(len(blocks))):
        if not kept[i]:
            continue
        heading = blocks[i].is_heading
        if heading and below <= blocks[i].tag:
            kept[i] = False
        else:
            below = blocks[i].tag if heading else "text"
