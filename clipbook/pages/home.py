"""Turns the site into its home page: one block per event, then the clippings that stand alone."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Final

from clipbook.model import Briefing, Page, Site
from clipbook.pages._addresses import Addresses, addresses, relative
from clipbook.pages._frame import Head, absolute, page
from clipbook.pages._numbered import numbered, others, parts
from clipbook.pages._statements import Data, View, chip, copied_title, statement
from clipbook.pages._strip import strip
from clipbook.pages._visible import event_period, on_page
from clipbook.pages._wording import count, day_words, sentence

# A page holds so much: a dozen events, or fifty clippings that stand alone.
_ROOM: Final = 100
_EVENT: Final = 8
_ALONE: Final = 2


def plan(site: Site) -> tuple[Page, ...]:
    """The home page, and the numbered pages after it where it grows too long."""
    where = addresses(site)
    briefings = sorted(map(on_page, site.briefings), key=lambda b: b.event.id)
    newest = sorted(briefings, key=_last_day, reverse=True)
    ordered = sorted(newest, key=_is_alone)
    cut = parts(ordered, _ROOM, lambda b: _ALONE if _is_alone(b) else _EVENT)
    paths = [numbered("index.html", "page", n) for n in range(1, len(cut) + 1)]
    return tuple(_page(site, some, where, (paths, number)) for number, some in enumerate(cut, 1))


def _page(
    site: Site,
    briefings: list[Briefing],
    where: Addresses,
    place: tuple[list[PurePosixPath], int],
) -> Page:
    paths, number = place
    path = paths[number - 1]
    title = site.settings.title if number == 1 else f"{site.settings.title}, page {number}"
    summary = _summary(site)
    head = Head(
        path=path,
        title=title,
        description=f"{title}: {summary}. Every sentence is copied from a named source "
        "and leads to the place where it stands.",
        schema=_schema(site) if number == 1 else None,
    )
    together = [each for each in briefings if not _is_alone(each)]
    data = {
        "title": title,
        "summary": summary,
        "events": [_event(site, each, where, path) for each in together],
        "alone": [_alone(site, each, where, path) for each in briefings if _is_alone(each)],
        "parts": others(paths, number),
    }
    return page(site, head, "home.html", data)


def _is_alone(briefing: Briefing) -> bool:
    return len(briefing.event.articles) == 1


def _summary(site: Site) -> str:
    events = sum(not _is_alone(each) for each in site.briefings)
    clippings = sum(len(each.event.articles) for each in site.briefings)
    return f"{count(events, 'event')} from {count(clippings, 'clipping')}"


def _last_day(briefing: Briefing) -> date:
    days = event_period(briefing)
    return days.latest if days else date.min


def _event(site: Site, briefing: Briefing, where: Addresses, path: PurePosixPath) -> Data:
    event = briefing.event
    first = briefing.key_points[:1]
    view = _view(site, briefing, where, path)
    days = event_period(briefing)
    return {
        "title": event.title,
        "copied_title": copied_title(event),
        "href": relative(path, where.briefing(event)),
        "date": day_words(days) if days else "",
        "places": sentence(event.places),
        "strip": strip(briefing),
        "statements": [statement(view, key) for key in first],
        "sources": [chip(view, article) for article in event.articles],
    }


def _alone(site: Site, briefing: Briefing, where: Addresses, path: PurePosixPath) -> Data:
    event = briefing.event
    days = event_period(briefing)
    return {
        "title": event.title,
        "href": relative(path, where.briefing(event)),
        "date": day_words(days) if days else "",
        "chip": chip(_view(site, briefing, where, path), event.articles[0]),
    }


def _view(site: Site, briefing: Briefing, where: Addresses, path: PurePosixPath) -> View:
    return View(
        briefing=briefing,
        settings=site.settings,
        addresses=where,
        page=path,
        shown=frozenset(briefing.key_points[:1]),
    )


def _schema(site: Site) -> Data:
    address = absolute(site, "index.html")
    record: Data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.settings.title,
    }
    return record | ({"url": address} if address else {})
