"""Turns the site into its feeds: Atom and JSON Feed, of the whole site and of each event."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from clipbook.model import Article, Briefing, Correction, Page, Site
from clipbook.pages.elements.addresses import relative
from clipbook.pages.elements.changes import change_words
from clipbook.pages.elements.frame import Head, absolute, page, text, written
from clipbook.pages.elements.schema import description
from clipbook.pages.elements.statements import Data
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.visible import event_period
from clipbook.pages.elements.wording import interface

# The start of all our ids; any fixed value serves (RFC 9562, version 5).
_NAMESPACE: Final = bytes.fromhex("654aedbcca495037848dab06ca526851")
# What a feed calls its own address while no base URL is set: a name that never resolves (RFC 6761).
_NOWHERE: Final = "https://clipbook.invalid/"
_ENTRIES: Final = 50
# The date of an event of which no day is known; a feed must carry one.
_NO_DAY: Final = date(1970, 1, 1)


class Entry(Struct, frozen=True):
    """An event in the feeds of the site: what decides its place there, and what they say of it."""

    event: str
    day: date
    atom: Data
    item: Data


def entry(subject: Subject) -> Entry:
    """The entry of an event in the feeds of the site."""
    return _entry(subject, PurePosixPath())


def plan(site: Site, entries: Sequence[Entry]) -> tuple[Page, ...]:
    """`feed.xml` and `feed.json` of the site: its newest events."""
    newest = sorted(sorted(entries, key=lambda e: e.event), key=lambda e: e.day, reverse=True)
    return _feeds(site, PurePosixPath(), site.settings.title, newest[:_ENTRIES])


def plan_event(subject: Subject) -> tuple[Page, ...]:
    """`feed.xml` and `feed.json` of an event."""
    event = subject.briefing.event
    folder = subject.addresses.briefing(event).parent
    title = f"{event.title} · {subject.site.settings.title}"
    news = sorted(_news(subject, folder), key=lambda each: each.day, reverse=True)
    return _feeds(subject.site, folder, title, [_entry(subject, folder), *news[:_ENTRIES]])


def _news(subject: Subject, folder: PurePosixPath) -> Iterator[Entry]:
    """An entry for each article and each correction of an event."""
    briefing, where = subject.briefing, subject.addresses
    event = briefing.event
    for article in event.articles:
        told = subject.words.say(
            "%(source)s: one of the clippings of this event", source=where.name(event, article)
        )
        yield _piece(
            subject,
            (f"article:{event.id}/{article.id}", article.title or article.id, told),
            _day_of(article) or _updated(briefing),
            (folder, PurePosixPath(where.article_link(event, article))),
        )
    correction = subject.words.say("Correction")
    for number, each in enumerate(event.corrections, 1):
        yield _piece(
            subject,
            (f"correction:{event.id}/{each.day}/{each.text}", correction, each.text),
            _correction_day(each) or _updated(briefing),
            (folder, PurePosixPath(f"{where.briefing(event)}#correction-{number}")),
        )


def _piece(
    subject: Subject,
    told: tuple[str, str, str],
    day: date,
    place: tuple[PurePosixPath, PurePosixPath],
) -> Entry:
    """An entry of a name, a title and a text, and where it leads from a folder."""
    (name, title, said), (folder, target) = told, place
    page_path, _, anchor = str(target).partition("#")
    address = absolute(subject.site, target)
    own: Data = {"id": _id(name), "title": title}
    item = own | {"content_text": said, "date_published": _instant(day)}
    atom = own | {
        "href": address or relative(folder / "feed.xml", PurePosixPath(page_path), anchor),
        "updated": _instant(day),
        "summary": said,
    }
    event = subject.briefing.event.id
    return Entry(event, day, atom, item | ({"url": address} if address else {}))


def _updated(briefing: Briefing) -> date:
    """The latest day of the event, of its articles and of its corrections."""
    days = event_period(briefing)
    found = [
        *(_day_of(article) for article in briefing.event.articles),
        *(_correction_day(each) for each in briefing.event.corrections),
        days.latest if days else None,
    ]
    return max(filter(None, found), default=_NO_DAY)


def _day_of(article: Article) -> date | None:
    return article.published.period.latest if article.published else None


def _correction_day(correction: Correction) -> date | None:
    try:
        return date.fromisoformat(correction.day)
    except ValueError:
        return None


def _feeds(
    site: Site, folder: PurePosixPath, title: str, entries: Sequence[Entry]
) -> tuple[Page, ...]:
    newest = max((each.day for each in entries), default=_NO_DAY)
    return _atom(site, folder / "feed.xml", title, (newest, entries)), _json(
        site, folder, title, entries
    )


def _entry(subject: Subject, folder: PurePosixPath) -> Entry:
    briefing, words = subject.briefing, subject.words
    told = change_words(briefing, words), description(briefing, words)
    name, said = f"event:{briefing.event.id}", ". ".join(filter(None, told))
    place = folder, subject.addresses.briefing(briefing.event)
    return _piece(subject, (name, briefing.event.title, said), _updated(briefing), place)


def _atom(site: Site, path: PurePosixPath, title: str, told: tuple[date, Sequence[Entry]]) -> Page:
    newest, entries = told
    data = {
        "feed": {
            "title": title,
            "id": _id(f"feed:{path}"),
            "self": absolute(site, path) or f"{_NOWHERE}{path}",
            "updated": _instant(newest),
        },
        "entries": [each.atom for each in entries],
    }
    head = Head(path=path, title=title, description="")
    return page(site, head, "feed.xml", data)


def _json(site: Site, folder: PurePosixPath, title: str, entries: Sequence[Entry]) -> Page:
    feed: Data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "language": interface(site.settings).language,
        "items": [each.item for each in entries],
    }
    if site.settings.base_url:
        feed |= {
            "home_page_url": absolute(site, folder / "index.html"),
            "feed_url": absolute(site, folder / "feed.json"),
        }
    return text(str(folder / "feed.json"), written(feed, 1) + "\n")


def _id(name: str) -> str:
    """The identifier that a name comes to; the module `uuid` does the same, but loads slowly."""
    digest = hashlib.sha1(_NAMESPACE + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digest[16], 16) % 4]
    parts = digest[:8], digest[8:12], f"5{digest[13:16]}", variant + digest[17:20], digest[20:32]
    return f"urn:uuid:{'-'.join(parts)}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
