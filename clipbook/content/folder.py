"""Turns the files of content/ into everything they hold; nothing else reads that folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.content.article_file import read_article
from clipbook.content.editor_files import EVENT_FILE, EventFile, read_event
from clipbook.content.front_matter import is_damaged
from clipbook.content.ledger import (
    HISTORY,
    KEPT,
    LEDGER,
    Kept,
    LedgerEntry,
    read_history,
    read_kept,
    read_ledger,
)
from clipbook.model import Article, Files
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.shelf import ALONE, Lazy, Means, Shelf
from clipbook.text.normalise import name_of

LEDGER_PATH: Final = PurePosixPath(LEDGER)
KEPT_PATH: Final = PurePosixPath(KEPT)


class Content(Struct, frozen=True, kw_only=True):
    """What content/ holds: articles and event files by their paths, and the ledger.

    `kept` is what the names in event files were found to mean. `unread` are the files of which no
    article could be made, `damaged` those of them whose bytes are no text.
    """

    articles: Mapping[PurePosixPath, Article]
    events: Mapping[str, EventFile]
    ledger: Result[LedgerEntry]
    kept: tuple[Kept, ...] = ()
    unread: frozenset[PurePosixPath] = frozenset()
    damaged: frozenset[PurePosixPath] = frozenset()


def read_content(files: Files, means: Means = ALONE) -> tuple[Content, tuple[Note, ...]]:
    """Everything in content/; a file whose address another one has already is left out.

    Notes: those of the files' readers, `same-address`.
    """
    paths = sorted(path for path in files if path.suffix == ".md")
    pages = [path for path in paths if path.name != EVENT_FILE]
    named = Lazy(lambda path: (str(path), files[path]), pages)
    results = means.run(read_named_article, named)
    articles = Shelf[PurePosixPath, Article](Article, means.keep())
    taken: dict[tuple[str, str], PurePosixPath] = {}
    notes: list[Note] = []
    for path, result in zip(pages, results, strict=True):
        notes += result.notes
        for article in result.values:
            first = taken.setdefault((article.event, article.id), path)
            if first == path:
                articles.put(path, article)
            else:
                notes.append(_same_address(path, first))
    events, more = _read_events({path: files[path] for path in paths if path.name == EVENT_FILE})
    events = _with_marks(events, files)
    ledgers = [files[LEDGER_PATH]] if LEDGER_PATH in files else []
    (ledger,) = means.run(read_ledger, ledgers) if ledgers else [Result[LedgerEntry]()]
    unread = frozenset(pages) - articles.keys()
    damaged = frozenset(path for path in unread if is_damaged(files[path]))
    held = Content(
        articles=articles,
        events=events,
        ledger=ledger,
        kept=read_kept(files.get(KEPT_PATH, b"")),
        unread=unread,
        damaged=damaged,
    )
    return held, (*notes, *more, *_without_articles(held), *ledger.notes)


def _without_articles(held: Content) -> Iterator[Note]:
    """Notes on event files in whose folder no article lies: `empty-event`."""
    known = {article.event for article in held.articles.values()}
    for event, file in held.events.items():
        if event not in known and file.folder:
            message = (
                "no article lies in its folder, so nothing of it is shown; "
                "put it into the folder of its articles, or delete it"
            )
            place = f"content/{file.folder}/{EVENT_FILE}"
            yield note_on(place, Severity.WARNING, "empty-event", message)


def _read_events(files: Files) -> tuple[dict[str, EventFile], list[Note]]:
    """The editor's files by the ids of their events, the first where several have one."""
    events: dict[str, EventFile] = {}
    taken: dict[str, PurePosixPath] = {}
    notes: list[Note] = []
    for path, data in files.items():
        found = read_event(path, data)
        notes += found.notes
        for event in found.values:
            first = taken.setdefault(event.event, path)
            if first == path:
                events[event.event] = event
            else:
                notes.append(_same_address(path, first))
    return events, notes


def _with_marks(events: Mapping[str, EventFile], files: Files) -> dict[str, EventFile]:
    """The event files with the last mark of each event, also of those that have no such file."""
    found = dict(events)
    for path, data in files.items():
        if path.name == HISTORY:
            event = name_of(path.parent.as_posix())
            marks = read_history(data)
            file = found.get(event, EventFile(event=event))
            found[event] = replace(file, mark=marks[-1] if marks else None)
    return found


def read_named_article(named: tuple[str, bytes]) -> Result[Article]:
    """The article of a file, given with its path; for the notes see `read_article`."""
    path, data = named
    return read_article(PurePosixPath(path), data)


def _same_address(path: PurePosixPath, first: PurePosixPath) -> Note:
    message = f"has the same address as `content/{first}`; rename one of them"
    return note_on(f"content/{path}", Severity.ERROR, "same-address", message)
