"""Turns a site into its pages.

To add a kind of output, write one module here and add a line to a table: with a function
`plan: Subject -> tuple[Page, ...]` to EVENT_PAGES where each page is made of one event alone, else
with `plan: Site -> tuple[Page, ...]` to PAGES. The modules do not know each other; what they share
stands in the modules whose names start with `_`.
A page with an empty template is written as its data's `text` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from clipbook.pages._subject import Subject, subject

Planner = Callable[[Site], tuple[Page, ...]]
EventPlanner = Callable[[Subject], tuple[Page, ...]]

EVENT_PAGES: Final[tuple[EventPlanner, ...]] = (
    briefing.plan,
    article.plan,
    data.plan,
    table.plan,
)
"""Those that make pages of one event alone, whatever other events the site has."""

PAGES: Final[tuple[Planner, ...]] = (
    home.plan,
    indexes.plan,
    search.plan,
    about.plan,
    missing.plan,
    feeds.plan,
    hosts.plan,
)
"""Those that make pages of the whole site."""


def plan(site: Site) -> tuple[Page, ...]:
    """Every page of `site`, and its sitemap; no two have the same path."""
    pages = plan_events(site)
    return (*pages, *plan_front(site, [page.path for page in pages]))


def plan_events(site: Site) -> tuple[Page, ...]:
    """The pages that belong to one event each; no two of an event have the same title."""
    subjects = (subject(site, each) for each in site.briefings)
    return tuple(
        page
        for each in subjects
        for page in distinct(tuple(page for planner in EVENT_PAGES for page in planner(each)))
    )


def plan_front(site: Site, others: Iterable[PurePosixPath]) -> tuple[Page, ...]:
    """The pages that belong to no single event, and the sitemap of these and of `others`."""
    pages = distinct(tuple(page for planner in PAGES for page in planner(site)))
    listed = (*pages, *(Page(path, "", {}) for path in others))
    return (*pages, *hosts.sitemap(site, listed))
