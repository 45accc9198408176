"""Turns a site into its pages.

To add a kind of output, write one module here and add a line to one of three tables. EVENT_PAGES
holds the planners of pages that are made of one event alone: `Subject -> tuple[Page, ...]`. In
FRONT_PAGES are those of pages that list events: one function takes from an event the little that
they show of it, another plans the pages of what was taken from all events. SITE_PAGES holds the
planners of pages that no event has a say in: `Site -> tuple[Page, ...]`. The modules do not know
each other; what they share stands in the modules whose names start with `_`. A page with an empty
template is written as its data's `text` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

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
from clipbook.pages._subject import Subject as Subject  # for the pipeline, too
from clipbook.pages._subject import subject as subject  # the same

Planner = Callable[[Site], tuple[Page, ...]]
EventPlanner = Callable[[Subject], tuple[Page, ...]]
Entry = Any
"""What pages that list events show of one: plain values of their own module."""


@dataclass(frozen=True, slots=True)
class FrontPages:
    """Pages that list events: `entry` takes what they show of one, `plan` has it of all."""

    entry: Callable[[Subject], Entry]
    plan: Callable[[Site, Sequence[Entry]], tuple[Page, ...]]


EVENT_PAGES: Final[tuple[EventPlanner, ...]] = (
    briefing.plan,
    article.plan,
    data.plan,
    table.plan,
    feeds.plan_event,
)
FRONT_PAGES: Final[Mapping[str, FrontPages]] = {
    "home": FrontPages(home.entry, home.plan),
    "people": FrontPages(indexes.names, indexes.plan_names),
    "outlets": FrontPages(indexes.outlets, indexes.plan_outlets),
    "search": FrontPages(search.entry, search.plan),
    "about": FrontPages(about.entry, about.plan),
    "feeds": FrontPages(feeds.entry, feeds.plan),
}
SITE_PAGES: Final[tuple[Planner, ...]] = (missing.plan, hosts.plan)


def plan(site: Site) -> tuple[Page, ...]:
    """Every page of `site`, and its sitemap; no two have the same path."""
    subjects = [subject(site, each) for each in site.briefings]
    pages = [page for each in subjects for page in plan_event(each)]
    entries = [list_event(each) for each in subjects]
    for kind in FRONT_PAGES:
        pages += plan_front(site, kind, [each[kind] for each in entries])
    pages += plan_site(site)
    return (*pages, *plan_sitemap(site, [str(page.path) for page in pages]))


def plan_event(of: Subject) -> tuple[Page, ...]:
    """The pages that belong to one event; no two have the same title."""
    return distinct(tuple(page for planner in EVENT_PAGES for page in planner(of)))


def list_event(of: Subject) -> Mapping[str, Entry]:
    """What each kind of FRONT_PAGES shows of one event."""
    return {kind: pages.entry(of) for kind, pages in FRONT_PAGES.items()}


def plan_front(site: Site, kind: str, entries: Sequence[Entry]) -> tuple[Page, ...]:
    """The pages of one kind of FRONT_PAGES, given its entries of all events, in any order."""
    return FRONT_PAGES[kind].plan(site, entries)


def plan_site(site: Site) -> tuple[Page, ...]:
    """The pages that no event has a say in."""
    return tuple(page for planner in SITE_PAGES for page in planner(site))


def plan_sitemap(site: Site, paths: Iterable[str]) -> tuple[Page, ...]:
    """`sitemap.xml` of the pages at `paths`, where there is to be one."""
    return hosts.sitemap(site, paths)
