"""Turns the files of content/ into a card each: what must be known before any text is looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from clipbook.content.article_file import read_article
from clipbook.content.damage import is_damaged
from clipbook.content.event_file import EVENT_FILE
from clipbook.content.ledger import LEDGER, Entry, read_ledger
from clipbook.model import Article, Clipping
from clipbook.source import Note, Result, Severity, note_on
from clipbook.steps import File, Files, Part, Run, listed, part_of
from clipbook.text.normalise import name_of

_ARTICLE: Final = ".md"


class Card(NamedTuple):  # there is one for each article: tuples are read back fastest
    """What the front matter of an article says of its place; for the fields see Article."""

    id: str
    event: str
    title: str
    clipping: str
    clipping_sha256: str
    draft: bool
    edited: bool


class Filing(NamedTuple):
    """The card of a file and its article, None where none could be made, and the notes on it."""

    card: Card | None
    article: Part[Article] | None
    notes: tuple[Note, ...]
    is_damaged: bool


class Shelf(NamedTuple):
    """The content files of a folder."""

    files: tuple[File, ...]

    @property
    def key(self) -> bytes:
        """The digest of all of them."""
        return hashlib.sha256(b"\n".join([file.key for file in self.files])).digest()


class Index(NamedTuple):
    """Cards and articles by the paths of their files, all files, those on events, and the ledger.

    `damaged` are the files whose bytes are no text, `notes` those on the articles and their places.
    """

    cards: Mapping[str, Card]
    articles: Mapping[str, Part[Article]]
    files: Mapping[str, File]
    events: Mapping[str, tuple[File, ...]]
    ledger: Result[Entry]
    damaged: frozenset[str]
    notes: tuple[Note, ...]


def read_index(files: Files, run: Run = map) -> Index:
    """The index of content/; a file whose address another one has already is left out.

    Notes: those of the articles' reader, `same-address`; those on the ledger stay with it.
    """
    found = listed(files)
    pages: dict[str, File] = {}
    events: dict[str, tuple[File, ...]] = {}
    for file in found:
        if file.path.endswith(_ARTICLE):
            if file.path.rpartition("/")[2] == EVENT_FILE:
                event = name_of(_folder(file) or ".")
                events[event] = (*events.get(event, ()), file)
            else:
                pages[file.path] = file
    shelves = [Shelf(tuple(same)) for _, same in groupby(pages.values(), key=_folder)]
    rows = run(file_folder, shelves)
    filings = dict(zip(pages, (filing for row in rows for filing in row), strict=True))
    cards: dict[str, Card] = {}
    taken: dict[tuple[str, str], str] = {}
    notes: list[Note] = []
    for path, filing in filings.items():
        notes += filing.notes
        card = filing.card
        if not card:
            continue
        first = taken.setdefault((card.event, card.id), path)
        if first == path:
            cards[path] = card
        else:
            notes.append(same_address(path, first))
    for event, (first_file, *others) in events.items():
        events[event] = (first_file,)
        notes += [same_address(other.path, first_file.path) for other in others]
    ledger: Result[Entry] = Result()
    for file in found:
        if file.path == LEDGER:
            (ledger,) = run(file_ledger, [file])
    damaged = frozenset(path for path, filing in filings.items() if filing.is_damaged)
    articles = {path: filing.article for path, filing in filings.items() if filing.article}
    return Index(cards, articles, pages, events, ledger, damaged, tuple(notes))


def file_folder(shelf: Shelf) -> tuple[Filing, ...]:
    """The cards of the content files of a folder; for the notes see `read_article`."""
    return tuple(map(_file_article, shelf.files))


def _file_article(file: File) -> Filing:
    data = file.read()
    result = read_article(PurePosixPath(file.path), data)
    for article in result.values:
        card = Card(
            id=article.id,
            event=article.event,
            title=article.title,
            clipping=article.clipping,
            clipping_sha256=article.clipping_sha256,
            draft=article.draft,
            edited=article.edited,
        )
        return Filing(card, part_of(article), result.notes, is_damaged=False)
    return Filing(None, None, result.notes, is_damaged(data))


def file_ledger(file: File) -> Result[Entry]:
    """The entries of the ledger; for the notes see `read_ledger`."""
    return read_ledger(file.read())


def _folder(file: File) -> str:
    return file.path.rpartition("/")[0]


def same_address(path: str | PurePosixPath, first: str | PurePosixPath) -> Note:
    """The note on a file that would be the same page as the file `first`: `same-address`."""
    message = f"has the same address as `content/{first}`; rename one of them"
    return note_on(f"content/{path}", Severity.ERROR, "same-address", message)


def present_only(
    cards: Mapping[str, Card],
    clippings: Sequence[Clipping],
) -> tuple[Mapping[str, Card], tuple[Note, ...]]:
    """The articles to build, and notes on untouched ones that wait for their clipping to return.

    Without any clipping all are built: the content is all there is. Notes: `clipping-gone`.
    """
    if not clippings:
        return cards, ()
    known = {name for clipping in clippings for name in (clipping.path, clipping.sha256)}
    present, notes = {}, []
    for path, card in cards.items():
        if card.edited or known & {card.clipping, card.clipping_sha256}:
            present[path] = card
            continue
        message = (
            f"its clipping `{card.clipping}` is no longer in seeds/, so it is not built; "
            "put it back, or edit this file to keep it"
        )
        notes.append(note_on(f"content/{path}", Severity.WARNING, "clipping-gone", message))
    return present, tuple(notes)
