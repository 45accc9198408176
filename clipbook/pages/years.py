"""Turns the sites of all years into the page that leads to them, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.model import Page, Site
from clipbook.pages.elements.frame import Head, own_path, page
from clipbook.pages.elements.wording import extent, interface

UNDATED: Final = "undated"
"""The folder of events of which no day is known."""
_PATH: Final = PurePosixPath("index.html")


class YearSite(Struct, frozen=True):
    """The site of a year: the folder where it stands, its events, and the clippings of these."""

    folder: str
    events: int
    clippings: int


def name_year(site: Site, folder: str) -> str:
    """What the folder of a year is called."""
    return interface(site.settings).say("undated") if folder == UNDATED else folder


def plan(site: Site, years: Sequence[YearSite]) -> Page:
    """`index.html`; the person's own pages stand in the site of each year, as all others do."""
    words, title = interface(site.settings), site.settings.title
    summary = extent(words, sum(y.events for y in years), sum(y.clippings for y in years))
    head = Head(
        path=_PATH,
        title=title,
        description=words.say(
            "%(title)s: %(summary)s. Every sentence is copied from a named source "
            "and leads to the place where it stands.",
            title=title,
            summary=summary,
        ),
    )
    data = {
        "title": title,
        "summary": summary,
        "years": [
            {
                "href": f"{year.folder}/index.html",
                "name": name_year(site, year.folder),
                "summary": extent(words, year.events, year.clippings),
            }
            for year in years
        ],
        "own": [
            {"title": own.title, "href": f"{years[0].folder}/{own_path(own)}"}
            for own in site.own
            if years
        ],
    }
    return page(replace(site, own=()), head, "years.html", data)
