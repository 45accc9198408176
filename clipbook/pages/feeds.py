"""Turns the site into its feeds: Atom and JSON Feed, of the whole site and of each event."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from clipbook.model import Briefing, Page, Site
from clipbook.pages._addresses import Addresses, addresses, relative
from clipbook.pages._frame import Head, absolute, page, text
from clipbook.pages._statements import Data
from clipbook.pages._strip import description
from clipbook.pages._visible import event_period, visible
from clipbook.pages._wording import language

# The start of all our ids; any fixed value serves (RFC 9562, version 5).
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "clipbook")
# What a feed calls its own address while no base URL is set: a name that never resolves (RFC 6761).
_NOWHERE: Final = "https://clipbook.invalid/"
_ENTRIES: Final = 50
# The date of an event of which no day is known; a feed must carry one.
_NO_DAY: Final = date(1970, 1, 1)


def plan(site: Site) -> tuple[Page, ...]:
    """`feed.xml` and `feed.json` of the site, and of each event."""
    where = addresses(site)
    briefings = [visible(each) for each in site.briefings]
    newest = sorted(sorted(briefings, key=lambda b: b.event.id), key=day_of, reverse=True)[
        :_ENTRIES
    ]
    folders = [(PurePosixPath(), newest)]
    folders += [(where.briefing(each.event).parent, [each]) for each in briefings]
    return tuple(
        make(site, folder, some, where) for folder, some in folders for make in (_atom, _json)
    )


def day_of(briefing: Briefing) -> date:
    """The last day that the content of a briefing carries."""
    days = event_period(briefing)
    return days.latest if days else _NO_DAY


def _title(site: Site, folder: PurePosixPath, briefings: Sequence[Briefing]) -> str:
    if not folder.parts:
        return site.settings.title
    return f"{briefings[0].event.title} · {site.settings.title}"


def _atom(
    site: Site, folder: PurePosixPath, briefings: Sequence[Briefing], where: Addresses
) -> Page:
    path = folder / "feed.xml"
    title = _title(site, folder, briefings)
    newest = max(map(day_of, briefings), default=_NO_DAY)
    data = {
        "feed": {
            "title": title,
            "id": _id(f"feed:{path}"),
            "self": absolute(site, path) or f"{_NOWHERE}{path}",
            "updated": _instant(newest),
        },
        "entries": [_entry(site, path, briefing, where) for briefing in briefings],
    }
    head = Head(path=path, title=title, description="")
    return page(site, head, "feed.xml", data)


def _entry(site: Site, path: PurePosixPath, briefing: Briefing, where: Addresses) -> Data:
    target = where.briefing(briefing.event)
    return {
        "id": _id(f"event:{briefing.event.id}"),
        "title": briefing.event.title,
        "href": absolute(site, target) or relative(path, target),
        "updated": _instant(day_of(briefing)),
        "summary": description(briefing),
    }


def _json(
    site: Site, folder: PurePosixPath, briefings: Sequence[Briefing], where: Addresses
) -> Page:
    path = folder / "feed.json"
    feed: Data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(site, folder, briefings),
        "language": language(site.settings.language) or "en",
        "items": [_item(site, briefing, where) for briefing in briefings],
    }
    if site.settings.base_url:
        feed |= {
            "home_page_url": absolute(site, folder / "index.html"),
            "feed_url": absolute(site, path),
        }
    return text(str(path), json.dumps(feed, ensure_ascii=False, indent=1) + "\n")


def _item(site: Site, briefing: Briefing, where: Addresses) -> Data:
    address = absolute(site, where.briefing(briefing.event))
    item: Data = {
        "id": _id(f"event:{briefing.event.id}"),
        "title": briefing.event.title,
        "content_text": description(briefing),
        "date_published": _instant(day_of(briefing)),
    }
    return item | ({"url": address} if address else {})


def _id(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
