"""Turns the files of content/ into a card each: what must be known before any text is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from clipbook.content.article_file import read_article
from clipbook.content.damage import is_damaged
from clipbook.content.event_file import EVENT_FILE
from clipbook.content.ledger import LEDGER, Entry, read_ledger
from clipbook.model import Article, Clipping
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.workers import File, Files, Part, Run, Shelf, part_of, shelved
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


class Filed(NamedTuple):
    """What the article files of a folder are: the cards and articles of those that can be read.

    `event` is the one that all of them belong to, none left out; empty where it is not so simple.
    `is_clipped` tells whether any was made from a clipping, `damaged` the files whose bytes are no
    text.
    """

    event: str
    events: tuple[str, ...]
    is_clipped: bool
    cards: Part[Mapping[str, Card]]
    articles: Mapping[str, Part[Article]]
    damaged: tuple[str, ...]
    notes: tuple[Note, ...]


class Folio(NamedTuple):  # there is one for each event, as of files
    """The article files of a folder, and what they are."""

    shelf: Shelf
    filed: Filed

    @property
    def key(self) -> bytes:
        """The digest of the files."""
        return self.shelf.key


class Index(NamedTuple):
    """All article files, those on events, and the ledger.

    `doubles` are the files whose address another one has, `damaged` those whose bytes are no text,
    `notes` those on the articles and their places.
    """

    folios: tuple[Folio, ...]
    events: Mapping[str, tuple[File, ...]]
    ledger: Result[Entry]
    doubles: frozenset[str]
    damaged: frozenset[str]
    notes: tuple[Note, ...]

    @property
    def clipped(self) -> Mapping[str, Card]:
        """The cards of folders that hold any article that was made from a clipping."""
        return self.cards_of(folio for folio in self.folios if folio.filed.is_clipped)

    def cards_of(self, folios: Iterable[Folio]) -> Mapping[str, Card]:
        """The cards of the articles of some folders by the paths of their files, in their order.

        Those of `doubles` are not among them.
        """
        cards = _cards(folios)
        return {path: cards[path] for path in cards if path not in self.doubles}


def read_index(files: Files, run: Run = map) -> Index:
    """The index of content/; a file whose address another one has already is left out.

    Notes: those of the articles' reader, `same-address`; those on the ledger stay with it.
    """
    shelves = shelved(files)
    pages = [held for shelf in shelves if (held := _pages(shelf)).digests]
    folios = tuple(map(Folio, pages, run(file_folder, pages)))
    doubles = _doubles(folios)
    notes = [note for folio in folios for note in folio.filed.notes]
    notes += [same_address(path, first) for path, first in doubles.items()]
    events = _event_files(shelves)
    notes.sort(key=lambda note: note.place.path.split("/"))
    for first_file, *others in events.values():
        notes += [same_address(other.path, first_file.path) for other in others]
    ledger: Result[Entry] = Result()
    for shelf in shelves:
        if LEDGER in shelf.digests:
            (ledger,) = run(file_ledger, [shelf.file(LEDGER)])
    return Index(
        folios,
        {event: found[:1] for event, found in events.items()},
        ledger,
        frozenset(doubles),
        frozenset(path for folio in folios for path in folio.filed.damaged),
        tuple(notes),
    )


def _pages(shelf: Shelf) -> Shelf:
    """The article files of a folder."""
    event_file = shelf.folder + EVENT_FILE
    others = [path for path in shelf.digests if not path.endswith(_ARTICLE) or path == event_file]
    return shelf.only(shelf.digests.keys() - others) if others else shelf


def _event_files(shelves: Iterable[Shelf]) -> dict[str, tuple[File, ...]]:
    """The files on events by the ids of these, in the order of their paths."""
    found = [shelf for shelf in shelves if shelf.folder + EVENT_FILE in shelf.digests]
    events: dict[str, tuple[File, ...]] = {}
    for path, shelf in sorted(((shelf.folder + EVENT_FILE).split("/"), shelf) for shelf in found):
        event = name_of(shelf.folder.rstrip("/") or ".")
        events[event] = (*events.get(event, ()), shelf.file("/".join(path)))
    return events


def _doubles(folios: Sequence[Folio]) -> dict[str, str]:
    """The files whose address another one has, each with that one, which comes before it."""
    count = Counter(event for folio in folios for event in folio.filed.events)
    unsure = [f for f in folios if not f.filed.event or count[f.filed.event] > 1]
    taken: dict[tuple[str, str], str] = {}
    doubles: dict[str, str] = {}
    for path, card in _cards(unsure).items():
        first = taken.setdefault((card.event, card.id), path)
        if first != path:
            doubles[path] = first
    return doubles


def _cards(folios: Iterable[Folio]) -> dict[str, Card]:
    """The cards of the articles of some folders by the paths of their files, in their order."""
    cards = {path: card for folio in folios for path, card in folio.filed.cards.get().items()}
    return {path: cards[path] for path in sorted(cards, key=lambda path: path.split("/"))}


def file_folder(shelf: Shelf) -> Filed:
    """The cards and articles of the files of a folder; for the notes see `read_article`."""
    cards: dict[str, Card] = {}
    articles: dict[str, Part[Article]] = {}
    damaged: list[str] = []
    notes: list[Note] = []
    for file in shelf.files:
        data = file.read()
        result = read_article(PurePosixPath(file.path), data)
        notes += result.notes
        for article in result.values:
            cards[file.path] = _card(article)
            articles[file.path] = part_of(article)
        if not result.values and is_damaged(data):
            damaged.append(file.path)
    events = tuple(sorted({card.event for card in cards.values()}))
    ids = {card.id for card in cards.values() if not card.draft}
    return Filed(
        event=events[0] if len(events) == 1 and len(ids) == len(shelf.digests) else "",
        events=events,
        is_clipped=any(card.clipping_sha256 for card in cards.values()),
        cards=part_of(cards),
        articles=articles,
        damaged=tuple(damaged),
        notes=tuple(notes),
    )


def _card(article: Article) -> Card:
    return Card(
        id=article.id,
        event=article.event,
        title=article.title,
        clipping=article.clipping,
        clipping_sha256=article.clipping_sha256,
        draft=article.draft,
        edited=article.edited,
    )


def file_ledger(file: File) -> Result[Entry]:
    """The entries of the ledger; for the notes see `read_ledger`."""
    return read_ledger(file.read())


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
