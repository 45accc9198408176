"""Turns the site into its home page: one block per event, then the clippings that stand alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.model import DifferenceKind, KeyPoint, Page, Site
from clipbook.pages.elements.addresses import relative
from clipbook.pages.elements.changes import change_words
from clipbook.pages.elements.frame import Head, Share, absolute, numbered, others, page, parts
from clipbook.pages.elements.statements import (
    Data,
    View,
    heading,
    letter,
    phrase,
    statement,
    title_language,
)
from clipbook.pages.elements.strip import strip
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.visible import event_period, fact_of
from clipbook.pages.elements.wording import DIFFERENCES, extent, interface

# All parts of the home page stand where its first one does, so that their links are the same.
_PATH: Final = PurePosixPath("index.html")
# A page holds so much: a dozen events, or fifty clippings that stand alone.
_ROOM: Final = 100
_EVENT: Final = 8
_ALONE: Final = 2


class FrontItem(Struct, frozen=True):
    """What the home page shows of an event, and what decides where; `day` is the last one."""

    event: str
    day: date
    articles: int
    data: Data

    @property
    def is_alone(self) -> bool:
        """Whether it is a clipping that stands alone."""
        return self.articles == 1


def entry(subject: Subject) -> FrontItem:
    """The entry of an event: its lead, who says so, and its gravest difference."""
    briefing = subject.briefing
    event = briefing.event
    days = event_period(briefing)
    view = subject.view(_PATH)
    data = {
        "title": event.title,
        "language": title_language(event, view.words),
        "href": relative(_PATH, view.addresses.briefing(event)),
        "date": view.words.days(days) if days else "",
    }
    more = _alone(view) if len(event.articles) == 1 else _together(view)
    return FrontItem(
        event=event.id,
        day=days.latest if days else date.min,
        articles=event.clippings,
        data=data | more,
    )


def deal(site: Site, events: Sequence[str], entry_of: Callable[[str], FrontItem]) -> list[Share]:
    """The events of the home page, and of the numbered pages after it where it grows too long."""
    entries = [replace(entry_of(event), data={}) for event in events]
    newest = sorted(sorted(entries, key=lambda e: e.event), key=lambda e: e.day, reverse=True)
    ordered = sorted(newest, key=lambda e: e.is_alone)
    cut = parts(ordered, _ROOM, lambda e: _ALONE if e.is_alone else _EVENT)
    summary = extent(
        interface(site.settings),
        events=sum(not each.is_alone for each in entries),
        clippings=sum(each.articles for each in entries),
    )
    return [
        Share(tuple(each.event for each in some), number, len(cut), summary)
        for number, some in enumerate(cut, 1)
    ]


def find_parts(share: Share) -> list[PurePosixPath]:
    """The paths of all parts of the home page, to which each of them links."""
    return [numbered("index.html", "page", n) for n in range(1, share.count + 1)]


def plan(site: Site, share: Share, entries: Sequence[FrontItem]) -> tuple[Page, ...]:
    """One of the pages, of its entries in their order."""
    paths = find_parts(share)
    number, summary = share.number, share.summary
    words, title = interface(site.settings), site.settings.title
    if number > 1:
        title = words.say("%(title)s, page %(n)s", title=title, n=number)
    head = Head(
        path=paths[number - 1],
        title=title,
        description=words.say(
            "%(title)s: %(summary)s. Every sentence is copied from a named source "
            "and leads to the place where it stands.",
            title=title,
            summary=summary,
        ),
        schema=_schema(site) if number == 1 else None,
    )
    data = {
        "title": title,
        "summary": summary,
        "events": [each.data for each in entries if not each.is_alone],
        "alone": [each.data for each in entries if each.is_alone],
        "parts": others(paths, number),
    }
    return (page(site, head, "home.html", data),)


def _together(view: View) -> Data:
    event = view.event
    points = [point for point in view.briefing.key_points if point.statement in view.layout]
    return {
        "heading": heading(event),
        "places": view.words.row(event.places),
        "clippings": view.words.count(event.clippings, "%(n)s clipping", "%(n)s clippings"),
        "changes": change_words(view.briefing, view.words),
        "points": [_point(view, point) for point in points[:1]],
        "difference": _difference(view),
    }


def _point(view: View, point: KeyPoint) -> Data:
    fact = fact_of(view.briefing, point)
    return {
        "statement": statement(view, point.statement),
        "strip": strip(view, point.statement, fact),
        "others": [],
    }


def _difference(view: View) -> Data | None:
    """The gravest difference in its phrases; None where it has none, or is one of wording."""
    for difference in view.briefing.differences[:1]:
        phrases = [
            phrase(view, side.phrase, side.statements[0])
            for side in difference.sides
            if side.phrase
        ]
        if len(phrases) == len(difference.sides) and difference.kind is not DifferenceKind.WORDING:
            return {"kind": view.words.say(DIFFERENCES[difference.kind]), "phrases": phrases}
    return None


def _alone(view: View) -> Data:
    article = view.event.articles[0]
    return {"source": letter(view, article)}


def _schema(site: Site) -> Data:
    address = absolute(site, "index.html")
    record: Data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.settings.title,
    }
    return record | ({"url": address} if address else {})
