"""Turns the text of a web page into an article, with what was dropped and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.model import Article, Removed
from clipbook.readers.decode import MAX_PROSE, is_readable
from clipbook.readers.web.blocks import Block, PageTree, parse, parse_hidden
from clipbook.readers.web.choice import Facts, choose, measure, only_opinion, two_opinions, words
from clipbook.readers.web.labels import CAPTION, TITLE
from clipbook.readers.web.linked_data import find_state_text
from clipbook.readers.web.metadata import Metadata, describe
from clipbook.text.addresses import without_addresses
from clipbook.text.markup import escape
from clipbook.text.normalise import fold, normalise

LONG_ENOUGH: Final = 0.8
"""A stated body is believed when it has at least this share of the words of the extracted one."""
SENTENCE: Final = 40
"""A block of at least this many characters may be a paragraph where no opinion helps."""
STUB: Final = 100
"""A page that shows fewer characters waits for its script, and its text may stand in data."""
MAX_CAPTION: Final = 600
"""A longer text is no caption."""
MAX_ROW: Final = 600
"""A row of a table of values has at most so many characters."""
AROUND: Final = 15
"""A caption stands at most this many blocks before the article's first paragraph."""


class Reading(Struct, frozen=True):
    """The article of a page, and how the page was read.

    `deep`: nested deeper than is read as it stands; `heavy`: so much markup that one library had to
    do; `long`: so much text that it was not read.
    """

    article: Article
    deep: bool = False
    heavy: bool = False
    long: bool = False


def read_page(source: str, base: str = "") -> Reading:
    """The article of a page whose address is `base`; its body is empty where none was found."""
    document = parse(source)
    if document is None:
        return Reading(Article(id=""))
    if sum(len(block.text) for block in document.blocks) > MAX_PROSE:
        return Reading(Article(id=""), document.deep, long=True)
    reading = _read(document, base)
    if document.unseen and len(reading.article.body) < STUB and (whole := parse_hidden(source)):
        return _read(whole, base)  # it shows all of it to subscribers, or when its script has run
    return reading


def _read(document: PageTree, base: str) -> Reading:
    said = describe(document, base)
    heavy = measure(document.root).is_great
    opinions = (only_opinion(document.root),) if heavy else two_opinions(document.root)
    whys = _choose(opinions, document.blocks, said)
    article = _article(document, whys, said)
    if len(article.body) < STUB:
        stated = said.body or find_state_text(document.root)
        if len(words(stated)) > SENTENCE:
            article = _with_stated_body(article, stated)
    return Reading(article, document.deep, heavy)


def read_fragment(source: str, title: str = "") -> Reading:
    """The article of a piece of HTML that holds nothing else, such as a feed entry's content."""
    document = parse(source) if is_readable(source) else None
    if document is None:
        return Reading(Article(id=""))
    everything = "\n".join(block.text for block in document.blocks)
    whys = choose(document.blocks, (everything, everything), Facts(title=title))
    return Reading(_article(document, whys, Metadata(title=title)), document.deep)


def _choose(opinions: Sequence[str], blocks: Sequence[Block], said: Metadata) -> tuple[str, ...]:
    facts = Facts(said.title, said.description, said.authors)
    first, second = opinions[0], opinions[-1]
    stated = len(words(said.body))
    if stated > SENTENCE and stated >= LONG_ENOUGH * len(words(first)):
        whys = choose(blocks, (said.body, first), facts)
        if not all(whys):
            return whys
    if not first and not second:
        first = "\n".join(b.text for b in blocks if len(b.text) >= SENTENCE)
    return choose(blocks, (first, second), facts)


def _article(document: PageTree, whys: Sequence[str], said: Metadata) -> Article:
    blocks = document.blocks
    kept = [block for block, why in zip(blocks, whys, strict=True) if not why]
    rows = _rows(kept)
    paragraphs: list[list[str]] = []
    row = 0
    for block in kept:
        here = block.cell[0] if block.cell[0] in rows else 0
        text = escape(without_addresses(block.text))
        if here and here == row:
            paragraphs[-1].append(text)
        else:
            paragraphs.append([f"## {text}" if block.is_heading else text])
        row = here
    return Article(
        id="",
        title=said.title,
        outlet=said.outlet,
        url=said.url,
        authors=said.authors,
        published=said.published,
        language=said.language,
        captions=_captions(blocks, whys),
        body="\n\n".join(" | ".join(cells) for cells in paragraphs),
        removed=(*_unseen(document), *_removed(blocks, whys)),
    )


def _rows(kept: Sequence[Block]) -> frozenset[int]:
    """The rows that are of a table of values, and not of one that lays out the page."""
    cells: dict[int, set[int]] = {}
    sizes: Counter[int] = Counter()
    for block in kept:
        if block.cell[0]:
            cells.setdefault(block.cell[0], set()).add(block.cell[1])
            sizes[block.cell[0]] += len(block.text)
    return frozenset(row for row, own in cells.items() if len(own) > 1 and sizes[row] <= MAX_ROW)


def _unseen(document: PageTree) -> tuple[Removed, ...]:
    """How much of the page no reader sees; the words themselves are not shown here either."""
    if not document.unseen:
        return ()
    count = "1 word" if document.unseen == 1 else f"{document.unseen} words"
    return (Removed(1, "", f"hidden: {count} that no reader of the page sees"),)


def _removed(blocks: Sequence[Block], whys: Sequence[str]) -> tuple[Removed, ...]:
    """What is not in the body, and why; the title is not removed where it first stands."""
    title = next((i for i, why in enumerate(whys) if why == TITLE), -1)
    return tuple(
        Removed(block.line, without_addresses(block.text), why)
        for i, (block, why) in enumerate(zip(blocks, whys, strict=True))
        if why and i != title
    )


def _captions(blocks: Sequence[Block], whys: Sequence[str]) -> tuple[str, ...]:
    """The captions that stand in the article or just before it, each once."""
    kept = [i for i, why in enumerate(whys) if not why]
    if not kept:
        return ()
    captions = {
        fold(block.text): block.text
        for i, (block, why) in enumerate(zip(blocks, whys, strict=True))
        if why == CAPTION and kept[0] - AROUND <= i <= kept[-1] + 1
        if not block.is_heading and " " in block.text and len(block.text) <= MAX_CAPTION
    }
    return tuple(captions.values())


def _with_stated_body(article: Article, body: str) -> Article:
    lines = (" ".join(line.split()) for line in normalise(body).split("\n"))
    return replace(
        article, body="\n\n".join(escape(without_addresses(line)) for line in lines if line)
    )
