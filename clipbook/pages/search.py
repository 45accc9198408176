"""Turns the site into a search page, and into the index that a reader's browser searches.

The index of many events is cut into files, and each event is told by its id alone which of them
holds it: so that a change of one event changes one small file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from clipbook.model import Page, Site
from clipbook.pages.elements.frame import Head, Share, page, text, written
from clipbook.pages.elements.limits import printed
from clipbook.pages.elements.statements import Data, title_language
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.visible import event_period
from clipbook.pages.elements.wording import interface
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

_PATH: Final = PurePosixPath("search.html")
# The page lists so many events by title; the home page and its followers list them all.
_LISTED: Final = 300
# A file of the index holds so many events at most, on average: about a megabyte.
_SHARE: Final = 32


class SearchItem(Struct, frozen=True):
    """An event in the list of the page."""

    title: str
    event: str
    data: Data


class Rows(Struct, frozen=True):
    """An event in the index: its rows as JSON, parted by commas."""

    title: str
    event: str
    rows: str


def entry(subject: Subject) -> SearchItem:
    """The entry of an event."""
    event, where = subject.briefing.event, subject.addresses
    days = event_period(subject.briefing)
    data: Data = {
        "title": event.title,
        "language": title_language(event, subject.words),
        "href": str(where.briefing(event)),
        "date": subject.words.days(days) if days else "",
    }
    return SearchItem(title=event.title, event=event.id, data=data)


def plan(site: Site, entries: Sequence[SearchItem]) -> tuple[Page, ...]:
    """`search.html`, which lists the events too."""
    ordered = sorted(entries, key=lambda each: (fold(each.title), each.event))
    words = interface(site.settings)
    head = Head(
        path=_PATH,
        title=words.say("Search and index") + f" · {site.settings.title}",
        description=words.say(
            "Search in %(site)s, and its events from A to Z.", site=site.settings.title
        ),
    )
    data = {
        "script": site.assets.get("search.js", ""),
        "people": "people.html" if len(entries) > 1 else "",
        "index": " ".join(_file(n) for n in range(1, _files(len(entries)) + 1)),
        "events": [each.data for each in ordered[:_LISTED]],
    }
    return (page(site, head, "search.html", data),)


def rows(subject: Subject) -> Rows:
    """The rows of an event in the index."""
    event = subject.briefing.event
    return Rows(title=event.title, event=event.id, rows=_json(list(_rows(subject)))[1:-1])


def deal(_site: Site, events: Sequence[str], _entry_of: Callable[[str], Rows]) -> list[Share]:
    """The events that each file of the index holds."""
    shares: list[list[str]] = [[] for _ in range(_files(len(events)))]
    for event in events:
        digest = hashlib.sha256(event.encode()).digest()
        shares[int.from_bytes(digest) % len(shares)].append(event)
    return [Share(tuple(share), number) for number, share in enumerate(shares, 1)]


def plan_rows(_site: Site, share: Share, entries: Sequence[Rows]) -> tuple[Page, ...]:
    """A file of the index as a plain script."""
    ordered = sorted(entries, key=lambda each: (fold(each.title), each.event))
    joined = ",".join(each.rows for each in ordered)
    return (text(_file(share.number), f"window.clipbookIndex=[{joined}];\n"),)


def _files(events: int) -> int:
    """How many files the index of so many events has: twice as many once they are too few."""
    return 1 << ((events - 1) // _SHARE).bit_length() if events else 1


def _file(number: int) -> str:
    return "search.js" if number == 1 else f"search-{number}.js"


def _json(rows: Sequence[tuple[str, str, str]]) -> str:
    listed = written(rows)
    for character in "\u2028\u2029":
        listed = listed.replace(character, f"\\u{ord(character):04x}")
    return listed


def _rows(subject: Subject) -> Iterable[tuple[str, str, str]]:
    # A row is what is searched and shown, whose words they are, and where they stand.
    briefing, where = subject.briefing, subject.addresses
    event = briefing.event
    yield event.title, "", where.briefing_path(event)
    for article in event.articles:
        if article.title:
            yield article.title, where.name(event, article), where.article_link(event, article)
    for key in subject.layout:
        words = briefing.statements[key].excerpt
        article = event.article(words.article)
        told = plain(printed(article.body, words.span).of(article.body))
        place = where.article_link(event, article, key)
        yield " ".join(told.split()), where.name(event, article), place
