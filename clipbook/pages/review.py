"""Turns a clipping and what was made of it into a page for its editor, which only `serve` shows.

Raw text stands on it whole, so no site that is published has such a page: it is in no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from clipbook.errors import counted
from clipbook.model import Article, Clipping, Page, Site, Statement
from clipbook.notes import Note
from clipbook.pages.elements.addresses import relative
from clipbook.pages.elements.frame import Head, page
from clipbook.pages.elements.statements import Data
from clipbook.text.markup import plain
from clipbook.text.normalise import fold, on_one_line

FOLDER: Final = PurePosixPath(".clipbook/review")
"""Where `serve` shows these pages: no folder of a site starts with a dot."""

_MOST_LINES: Final = 5000
"""So many lines are shown; nobody reads more in a browser, and drawing them takes long."""


class Reviewed(Struct, frozen=True, kw_only=True):
    """A clipping, what its reader takes of it now, and the content files it became.

    `lines` is the raw text where the reader goes by its lines, none where it goes by markup.
    """

    path: str
    clipping: Clipping | None
    lines: tuple[str, ...]
    readings: tuple[Article, ...]
    notes: tuple[Note, ...]
    articles: Mapping[PurePosixPath, Article]
    statements: Mapping[PurePosixPath, tuple[Statement, ...]]


def plan_list(site: Site, states: Mapping[str, str]) -> Page:
    """The page that links to that of each clipping, with what became of it, by their paths."""
    path = FOLDER / "index.html"
    rows = [
        {"href": relative(path, FOLDER / quote(name)), "name": name, "state": state}
        for name, state in states.items()
    ]
    data = {"summary": counted(len(rows), "file"), "rows": rows}
    return page(site, _head(path, "Review"), "review-list.html", data)


def plan_review(site: Site, reviewed: Reviewed, today: date) -> Page:
    """The page of one clipping, or of a content file that came from none."""
    path = FOLDER / reviewed.path
    data = {
        "title": reviewed.path,
        "list": relative(path, FOLDER / "index.html"),
        "notes": [str(note) for note in reviewed.notes],
        "articles": [
            _article(reviewed, file, article, today) for file, article in reviewed.articles.items()
        ],
        "rows": list(_by_lines(reviewed) if reviewed.lines else _by_blocks(reviewed)),
        "more": _more(reviewed),
    }
    return page(site, _head(path, reviewed.path), "review.html", data)


def _head(path: PurePosixPath, title: str) -> Head:
    description = "How the clippings are read; this page is not published."
    return Head(path=path, title=title, description=description, noindex=True)


def _article(reviewed: Reviewed, file: PurePosixPath, article: Article, today: date) -> Data:
    """The fields of an article as they are read and as they stand, and its statements."""
    reading = find_reading(reviewed.readings, article)
    read, kept = (_fields(each) if each else {} for each in (reading, article))
    return {
        "file": f"content/{file}",
        "event_file": f"content/{file.parent}/_event.md",
        "edited": article.edited,
        "fields": [
            {
                "name": name,
                "read": read.get(name, ""),
                "kept": value if value != read.get(name, "") else "",
            }
            for name, value in kept.items()
        ],
        "statements": [
            {
                "id": each.id,
                "text": on_one_line(plain(each.excerpt.text)),
                "hide": f"hide: [{each.id}]",
                "correct": f"corrections: [{{date: {today}, statement: {each.id}, text: ''}}]",
            }
            for each in reviewed.statements[file]
        ],
    }


def find_reading(readings: Sequence[Article], article: Article) -> Article | None:
    """What was read of an article: the only reading of its clipping, else that of its title."""
    if len(readings) == 1:
        return readings[0]
    return next((each for each in readings if each.title == article.title), None)


def _fields(article: Article) -> Mapping[str, str]:
    return {
        "title": article.title,
        "published": f"{told.period} ({told.basis})" if (told := article.published) else "",
        "authors": ", ".join(article.authors),
        "outlet": article.outlet,
        "origin": article.origin,
        "url": article.url,
        "dateline": article.dateline,
        "language": article.language,
        "copy": article.copy.state.value,
    }


def _by_lines(reviewed: Reviewed) -> Iterator[Data]:
    """Every line of the raw text that is not blank, with what became of it."""
    removed = {gone.line: gone.why for each in reviewed.readings for gone in each.removed}
    bodies = fold(plain(" ".join(each.body for each in reviewed.readings)))
    titles = {fold(each.title) for each in reviewed.readings}
    for number, line in enumerate(reviewed.lines[:_MOST_LINES], 1):
        words = fold(plain(line))
        if number in removed:
            yield _row(number, line, removed=removed[number])
        elif words in titles:
            yield _row(number, line, read="title")
        elif words in bodies and words:
            yield _row(number, line, kept=True)
        elif line.strip():
            yield _row(number, line, read="not in the text")


def _by_blocks(reviewed: Reviewed) -> Iterator[Data]:
    """The paragraphs that are kept, then what is removed: of markup nobody reads the lines."""
    for reading in reviewed.readings:
        for block in reading.body.split("\n\n"):
            yield _row("", block, kept=True)
        for gone in reading.removed:
            yield _row(gone.line or "", gone.text, removed=gone.why)


def _row(
    number: object, text: str, *, kept: bool = False, removed: str = "", read: str = ""
) -> Data:
    return {"number": number, "text": text, "kept": kept, "removed": removed, "read": read}


def _more(reviewed: Reviewed) -> str:
    left = len(reviewed.lines) - _MOST_LINES
    return f"{counted(left, 'more line')}, not shown" if left > 0 else ""
