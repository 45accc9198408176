"""Turns a site into its pages.

To add a kind of output, write one module here with a function `plan: Site -> tuple[Page, ...]` and
add a line to PAGES - and to EVENT_PAGES where each page is made of one event alone. The modules do
not know each other; what they share stands in the modules whose names start with `_`.
A page with an empty template is written as its data's `text` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from clipbook.model import Page, Site
from clipbook.pages import (
    about,
    article,
    briefing,
    data,
    feeds,
    home,
    hosts,
    indexes,
    missing,
    search,
    table,
)
from clipbook.pages._frame import distinct

Planner = Callable[[Site], tuple[Page, ...]]

PAGES: Final[tuple[Planner, ...]] = (
    home.plan,
    briefing.plan,
    article.plan,
    data.plan,
    table.plan,
    indexes.plan,
    search.plan,
    about.plan,
    missing.plan,
    feeds.plan,
    hosts.plan,
)

EVENT_PAGES: Final[frozenset[Planner]] = frozenset(
    {briefing.plan, article.plan, data.plan, table.plan}
)
"""Those that make each page of one event alone, whatever other events the site has."""


def plan(site: Site) -> tuple[Page, ...]:
    """Every page of `site`, and its sitemap; no two have the same path."""
    pages = plan_events(site)
    return (*pages, *plan_front(site, [page.path for page in pages]))


def plan_events(site: Site) -> tuple[Page, ...]:
    """The pages that belong to one event each; no two of an event have the same title."""
    planners = [planner for planner in PAGES if planner in EVENT_PAGES]
    alone = [replace(site, briefings=(each,)) for each in site.briefings]
    return tuple(
        page
        for event in alone
        for page in distinct(tuple(page for planner in planners for page in planner(event)))
    )


def plan_front(site: Site, others: Iterable[PurePosixPath]) -> tuple[Page, ...]:
    """The pages that belong to no single event, and the sitemap of these and of `others`."""
    planners = [planner for planner in PAGES if planner not in EVENT_PAGES]
    pages = distinct(tuple(page for planner in planners for page in planner(site)))
    listed = (*pages, *(Page(path, "", {}) for path in others))
    return (*pages, *hosts.sitemap(site, listed))
