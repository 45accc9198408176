"""Turns the files of content/ into everything they hold."""

from __future__ import annotations
from msgspec import Struct

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from clipbook.content.article_file import read_article
from clipbook.content.event_file import EVENT_FILE, EventFile, read_event
from clipbook.content.index import same_address
from clipbook.content.ledger import LEDGER, Entry, read_ledger
from clipbook.model import Article
from clipbook.notes import Note, Result
from clipbook.workers import Files, Run

_LEDGER_PATH: Final = PurePosixPath(LEDGER)


class Content(Struct, frozen=True):
    """What content/ holds: articles and event files by their paths, and the ledger.

    `unread` are the files of which no article could be made.
    """

    articles: Mapping[PurePosixPath, Article]
    events: Mapping[str, EventFile]
    ledger: tuple[Entry, ...]
    unread: frozenset[PurePosixPath] = frozenset()


def read_content(files: Files, run: Run = map) -> tuple[Content, tuple[Note, ...]]:
    """Everything in content/; a file whose address another one has already is left out.

    Notes: those of the files' readers, `same-address`.
    """
    paths = sorted(path for path in files if path.suffix == ".md")
    pages = [path for path in paths if path.name != EVENT_FILE]
    results = run(_read_article, [(path, files[path]) for path in pages])
    articles: dict[PurePosixPath, Article] = {}
    taken: dict[tuple[str, str], PurePosixPath] = {}
    notes: list[Note] = []
    for path, result in zip(pages, results, strict=True):
        notes += result.notes
        for article in result.values:
            first = taken.setdefault((article.event, article.id), path)
            if first == path:
                articles[path] = article
            else:
                notes.append(same_address(path, first))
    events: dict[str, EventFile] = {}
    for path in paths:
        if path.name == EVENT_FILE:
            found = read_event(path, files[path])
            notes += found.notes
            for event in found.values:
                first = taken.setdefault((event.event, ""), path)
                if first == path:
                    events[event.event] = event
                else:
                    notes.append(same_address(path, first))
    ledger = read_ledger(files.get(_LEDGER_PATH, b""))
    unread = frozenset(pages) - articles.keys()
    return Content(articles, events, ledger.values, unread), (*notes, *ledger.notes)


def _read_article(named: tuple[PurePosixPath, bytes]) -> Result[Article]:
    return read_article(*named)
