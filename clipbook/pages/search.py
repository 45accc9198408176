"""Turns the site into a search page, and into the index that a reader's browser searches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from clipbook.model import Briefing, Page, Site
from clipbook.pages._addresses import Addresses, addresses
from clipbook.pages._frame import Head, page, text
from clipbook.pages._limits import limits, printable
from clipbook.pages._statements import Data
from clipbook.pages._visible import event_period, on_page, used_statements
from clipbook.pages._wording import day_words
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

_PATH: Final = PurePosixPath("search.html")
# The page lists so many events by title; the home page and its followers list them all.
_LISTED: Final = 300


def plan(site: Site) -> tuple[Page, ...]:
    """`search.html`, which lists the events too, and `search.js`, its index as a plain script."""
    where = addresses(site)
    briefings = [on_page(each) for each in site.briefings]
    ordered = sorted(briefings, key=lambda b: (fold(b.event.title), b.event.id))
    head = Head(
        path=_PATH,
        title=f"Search and index · {site.settings.title}",
        description=f"Search in {site.settings.title}, and its events from A to Z.",
    )
    data = {
        "script": site.assets.get("search.js", ""),
        "index": "search.js",
        "events": [_event(each, where) for each in ordered[:_LISTED]],
    }
    return page(site, head, "search.html", data), text("search.js", _script(site, ordered, where))


def _event(briefing: Briefing, where: Addresses) -> Data:
    days = event_period(briefing)
    return {
        "title": briefing.event.title,
        "href": str(where.briefing(briefing.event)),
        "date": day_words(days) if days else "",
    }


def _script(site: Site, briefings: Iterable[Briefing], where: Addresses) -> str:
    rows = [row for briefing in briefings for row in _rows(site, briefing, where)]
    listed = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    for character in "<>\u2028\u2029":
        listed = listed.replace(character, f"\\u{ord(character):04x}")
    return f"window.clipbookIndex={listed};\n"


def _rows(site: Site, briefing: Briefing, where: Addresses) -> Iterable[tuple[str, str, str]]:
    # A row is what is searched and shown, whose words they are, and where they stand.
    event = briefing.event
    yield event.title, "", str(where.briefing(event))
    for article in event.articles:
        if article.title:
            path = str(where.article(event, article))
            yield article.title, where.label(event, article), path
    wanted = used_statements(briefing)
    shown = printable(briefing, wanted, limits(event, site.settings))
    for key in (key for key in wanted if key in shown):
        words = briefing.statements[key].excerpt
        article = event.article(words.article)
        path = f"{where.article(event, article)}#{key}"
        yield " ".join(plain(words.text).split()), where.label(event, article), path
