"""Turns the site into a search page, and into the index that a reader's browser searches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from clipbook.model import Page, Site
from clipbook.pages._frame import Head, page, text
from clipbook.pages._statements import Data
from clipbook.pages._subject import Subject
from clipbook.pages._visible import event_period
from clipbook.pages._wording import day_words
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

_PATH: Final = PurePosixPath("search.html")
# The page lists so many events by title; the home page and its followers list them all.
_LISTED: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event in the list of the page, and its rows of the index as JSON, parted by commas."""

    title: str
    event: str
    data: Data
    rows: str


def entry(subject: Subject) -> Entry:
    """The entry of an event."""
    event, where = subject.briefing.event, subject.addresses
    days = event_period(subject.briefing)
    data: Data = {
        "title": event.title,
        "href": str(where.briefing(event)),
        "date": day_words(days) if days else "",
    }
    rows = _json(list(_rows(subject)))[1:-1]
    return Entry(title=event.title, event=event.id, data=data, rows=rows)


def plan(site: Site, entries: Sequence[Entry]) -> tuple[Page, ...]:
    """`search.html`, which lists the events too, and `search.js`, its index as a plain script."""
    ordered = sorted(entries, key=lambda each: (fold(each.title), each.event))
    head = Head(
        path=_PATH,
        title=f"Search and index · {site.settings.title}",
        description=f"Search in {site.settings.title}, and its events from A to Z.",
    )
    data = {
        "script": site.assets.get("search.js", ""),
        "index": "search.js",
        "events": [each.data for each in ordered[:_LISTED]],
    }
    rows = ",".join(each.rows for each in ordered)
    index = f"window.clipbookIndex=[{rows}];\n"
    return page(site, head, "search.html", data), text("search.js", index)


def _json(rows: Sequence[tuple[str, str, str]]) -> str:
    listed = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    for character in "<>\u2028\u2029":
        listed = listed.replace(character, f"\\u{ord(character):04x}")
    return listed


def _rows(subject: Subject) -> Iterable[tuple[str, str, str]]:
    # A row is what is searched and shown, whose words they are, and where they stand.
    briefing, where = subject.briefing, subject.addresses
    event = briefing.event
    yield event.title, "", str(where.briefing(event))
    for article in event.articles:
        if article.title:
            path = str(where.article(event, article))
            yield article.title, where.label(event, article), path
    wanted = tuple(dict.fromkeys(use.statement for use in subject.uses))
    for key in (key for key in wanted if key in subject.shown):
        words = briefing.statements[key].excerpt
        article = event.article(words.article)
        path = f"{where.article(event, article)}#{key}"
        yield " ".join(plain(words.text).split()), where.label(event, article), path
