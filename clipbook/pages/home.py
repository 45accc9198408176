"""Turns the site into its home page: one block per event, then the clippings that stand alone."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from clipbook.model import Briefing, Page, Site
from clipbook.pages._addresses import Addresses, addresses, relative
from clipbook.pages._frame import Head, absolute, page
from clipbook.pages._sections.timeline import event_period
from clipbook.pages._statements import Data, View, chip, statement
from clipbook.pages._strip import strip
from clipbook.pages._visible import visible
from clipbook.pages._wording import count, day_words, sentence

_PATH = PurePosixPath("index.html")


def plan(site: Site) -> tuple[Page, ...]:
    """The home page."""
    where = addresses(site)
    briefings = newest_first([visible(each) for each in site.briefings])
    events = [each for each in briefings if len(each.event.articles) > 1]
    alone = [each for each in briefings if len(each.event.articles) == 1]
    clippings = count(sum(len(each.event.articles) for each in briefings), "clipping")
    about = f"{count(len(events), 'event')} from {clippings}"
    head = Head(
        path=_PATH,
        title=site.settings.title,
        description=f"{site.settings.title}: {about}. Every sentence is copied from a named source "
        "and leads to the place where it stands.",
        schema=_schema(site),
    )
    data = {
        "title": site.settings.title,
        "summary": about,
        "events": [_event(site, each, where) for each in events],
        "alone": [_alone(site, each, where) for each in alone],
    }
    return (page(site, head, "home.html", data),)


def newest_first(briefings: list[Briefing]) -> list[Briefing]:
    """Briefings by their last day, newest first; undated ones last, in the order of their ids."""
    ordered = sorted(briefings, key=lambda briefing: briefing.event.id)
    return sorted(ordered, key=_last_day, reverse=True)


def _last_day(briefing: Briefing) -> date:
    days = event_period(briefing)
    return days.latest if days else date.min


def _event(site: Site, briefing: Briefing, where: Addresses) -> Data:
    event = briefing.event
    first = briefing.key_points[:1]
    view = _view(site, briefing, where, first)
    days = event_period(briefing)
    return {
        "title": event.title,
        "href": relative(_PATH, where.briefing(event)),
        "date": day_words(days) if days else "",
        "places": sentence(event.places),
        "strip": strip(briefing),
        "statements": [statement(view, key) for key in first],
        "sources": [chip(view, article) for article in event.articles],
    }


def _alone(site: Site, briefing: Briefing, where: Addresses) -> Data:
    event = briefing.event
    view = _view(site, briefing, where, ())
    days = event_period(briefing)
    return {
        "title": event.title,
        "href": relative(_PATH, where.briefing(event)),
        "date": day_words(days) if days else "",
        "chip": chip(view, event.articles[0]),
    }


def _view(site: Site, briefing: Briefing, where: Addresses, shown: tuple[str, ...]) -> View:
    return View(
        briefing=briefing,
        settings=site.settings,
        addresses=where,
        page=_PATH,
        shown=frozenset(shown),
    )


def _schema(site: Site) -> Data:
    address = absolute(site, "index.html")
    record: Data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.settings.title,
    }
    return record | ({"url": address} if address else {})
