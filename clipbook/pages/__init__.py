"""Turns a site into its pages.

To add a kind of output, write one module here and add a line to one of five tables. EVENT_PAGES
holds the planners of pages that are made of one event alone: `Subject -> tuple[Page, ...]`, EXPORTS
those of its data, which are told what the pages print: they give no other words away. In
FRONT_PAGES are those of pages that list events: one function takes from an event the little that
they show of it, another plans the pages of what was taken from all events. SHARED_PAGES are the
same, but a share of the events goes to each, where one page of all would be too large. SITE_PAGES
holds the planners of pages that no event has a say in: `Site -> tuple[Page, ...]`. The modules do
not know each other; what they share stands in `elements`, what briefings are made of in `sections`.
A page with an empty template is written as its data's `text` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Any, Final, get_type_hints

import msgspec
from msgspec import Struct

from clipbook.extensions import PAGES as EXTENSIONS
from clipbook.extensions import added, attempt
from clipbook.model import Page, Site
from clipbook.notes import Note, Result
from clipbook.pages import (
    about,
    article,
    briefing,
    data,
    facts,
    feeds,
    further,
    home,
    hosts,
    indexes,
    own,
    search,
    years,
)
from clipbook.pages.elements.changes import take_mark as take_mark  # for the pipeline, too
from clipbook.pages.elements.frame import Share as Share  # for the pipeline, too
from clipbook.pages.elements.frame import distinct
from clipbook.pages.elements.printing import Printed, find_printed
from clipbook.pages.elements.subject import Subject as Subject  # for the pipeline, too
from clipbook.pages.elements.subject import subject as subject  # the same
from clipbook.pages.years import UNDATED as UNDATED  # the same
from clipbook.pages.years import YearSite as YearSite  # the same
from clipbook.pages.years import name_year as name_year  # the same

Planner = Callable[[Site], tuple[Page, ...]]
EventPlanner = Callable[[Subject], tuple[Page, ...]]
Exporter = Callable[[Subject, Printed], tuple[Page, ...]]
Entry = Any
"""What pages that list events show of one: plain values of their own module."""


class FrontPages(Struct, frozen=True):
    """Pages that list events: `entry` takes what they show of one, `plan` has it of all."""

    entry: Callable[[Subject], Entry]
    plan: Callable[[Site, Sequence[Entry]], tuple[Page, ...]]


class SharedPages(Struct, frozen=True):
    """Pages that list events, each a share of them: `deal` gives the shares, in any order.

    It is given the ids of all events, and what gives the entry of one. `entry` takes what a page
    shows of an event, `plan` has a share and what was taken from its events, in their order.
    `find_parts` gives the pages of all shares, where those of each link to the others.
    """

    entry: Callable[[Subject], Entry]
    deal: Callable[[Site, Sequence[str], Callable[[str], Entry]], Sequence[Share]]
    plan: Callable[[Site, Share, Sequence[Entry]], tuple[Page, ...]]
    find_parts: Callable[[Share], Sequence[PurePosixPath]] = lambda _: ()


EVENT_PAGES: Final[tuple[EventPlanner, ...]] = (
    briefing.plan,
    article.plan,
    facts.plan,
    further.plan,
    feeds.plan_event,
    briefing.plan_aliases,
)
EXPORTS: Final[tuple[Exporter, ...]] = (data.plan, facts.plan_table)
FRONT_PAGES: Final[Mapping[str, FrontPages]] = {
    "people": FrontPages(indexes.names, indexes.plan_names),
    "outlets": FrontPages(indexes.outlets, indexes.plan_outlets),
    "search": FrontPages(search.entry, search.plan),
    "about": FrontPages(about.entry, about.plan),
    "feeds": FrontPages(feeds.entry, feeds.plan),
}
SHARED_PAGES: Final[Mapping[str, SharedPages]] = {
    "home": SharedPages(home.entry, home.deal, home.plan, home.find_parts),
    "index": SharedPages(search.rows, search.deal, search.plan_rows),
}
SITE_PAGES: Final[tuple[Planner, ...]] = (own.plan, hosts.plan)


def plan_event(of: Subject) -> tuple[Page, ...]:
    """The pages that belong to one event; no two have the same title."""
    pages = distinct(tuple(page for planner in EVENT_PAGES for page in planner(of)))
    shown = find_printed(of.briefing, of.site.settings, pages)
    return (*pages, *(file for exporter in EXPORTS for file in exporter(of, shown)))


def plan_added(of: Subject, planned: Iterable[Page]) -> Result[Page]:
    """The pages of an event by planners of other packages; notes `broken-extension`.

    They stand in the folder of the event, and in the place of none of those `planned`.
    """
    pages: list[Page] = []
    notes: list[Note] = []
    taken = {str(page.path).casefold() for page in planned}
    for extension in added(EXTENSIONS):
        result = attempt(extension, _planned, extension.value, of, frozenset(taken))
        notes += result.notes
        for found in result.values:
            taken.update(str(page.path).casefold() for page in found)
            pages += found
    return Result(tuple(pages), tuple(notes))


def _planned(planner: EventPlanner, of: Subject, taken: frozenset[str]) -> tuple[Page, ...]:
    """The pages that a planner gives; raises ValueError where one stands in a wrong place."""
    folder = of.addresses.briefing(of.briefing.event).parent
    pages = tuple(planner(of))
    for page in pages:
        if page.path.parent != folder or str(page.path).casefold() in taken:
            raise ValueError(f"the page {page.path}, expected one of its own in {folder}")
    return pages


def list_event(of: Subject) -> Mapping[str, Entry]:
    """What each kind of FRONT_PAGES and of SHARED_PAGES shows of one event."""
    taken = {kind: pages.entry(of) for kind, pages in FRONT_PAGES.items()}
    return taken | {kind: pages.entry(of) for kind, pages in SHARED_PAGES.items()}


def read_entry(kind: str, data: bytes) -> Entry:
    """What `list_event` gave of a kind, from its msgpack."""
    return _decoder(kind).decode(data)


@cache
def _decoder(kind: str) -> msgspec.msgpack.Decoder[Entry]:
    pages = FRONT_PAGES.get(kind) or SHARED_PAGES[kind]
    return msgspec.msgpack.Decoder(get_type_hints(pages.entry)["return"])


def plan_front(site: Site, kind: str, entries: Sequence[Entry]) -> tuple[Page, ...]:
    """The pages of one kind of FRONT_PAGES, given its entries of all events, in any order."""
    return FRONT_PAGES[kind].plan(site, entries)


def deal(
    site: Site, events: Sequence[str], entry_of: Callable[[str, str], Entry]
) -> Iterator[tuple[str, Share]]:
    """The shares of all kinds of SHARED_PAGES; `entry_of` gives what a kind shows of an event."""
    for kind, pages in SHARED_PAGES.items():
        for share in pages.deal(site, events, partial(entry_of, kind)):
            yield kind, share


def plan_share(site: Site, kind: str, share: Share, entries: Sequence[Entry]) -> tuple[Page, ...]:
    """The pages of a share of one kind of SHARED_PAGES, given its entries in their order."""
    return SHARED_PAGES[kind].plan(site, share, entries)


def find_parts(kind: str, share: Share) -> Sequence[PurePosixPath]:
    """The pages of all shares of a kind, to which those of `share` link: each will be there."""
    return SHARED_PAGES[kind].find_parts(share)


def plan_alone(site: Site, entries: Mapping[str, Entry]) -> Mapping[str, tuple[Page, ...]]:
    """The pages of each kind that list events, if there were but one, with these entries."""
    fronts = {kind: plan_front(site, kind, [entries[kind]]) for kind in FRONT_PAGES}
    shares = deal(site, ("",), lambda kind, _: entries[kind])
    return fronts | {kind: plan_share(site, kind, share, [entries[kind]]) for kind, share in shares}


def plan_site(site: Site) -> tuple[Page, ...]:
    """The pages that no event has a say in."""
    return tuple(page for planner in SITE_PAGES for page in planner(site))


def plan_years(site: Site, found: Sequence[YearSite]) -> tuple[Page, ...]:
    """The files above the sites of the years."""
    index = hosts.sitemap_index(site, [year.folder for year in found])
    return (years.plan(site, found), *hosts.plan(site), *index)


def plan_sitemap(site: Site, paths: Iterable[str]) -> tuple[Page, ...]:
    """`sitemap.xml` of the pages at `paths`, where there is to be one."""
    return hosts.sitemap(site, paths)
