"""Turns a briefing into what all pages of its event start from, found out once for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from clipbook.interface import Interface
from clipbook.model import Briefing, Site
from clipbook.pages.elements.addresses import Addresses, addresses
from clipbook.pages.elements.layout import Layout, lay_out
from clipbook.pages.elements.limits import Allowance, limits
from clipbook.pages.elements.reading import Choice, choose
from clipbook.pages.elements.statements import View
from clipbook.pages.elements.visible import Used, find_used, visible
from clipbook.pages.elements.wording import interface


class Subject(Struct, frozen=True):
    """An event as its own pages see it.

    `site` holds this event alone; `briefing` is its briefing without what the editor hides, and
    with those key points only that may be printed. `layout` says what stands where on its page,
    `used_of` of each article which statements the briefing rests on, and where it prints them,
    `choices` which sentences its page prints.
    """

    site: Site
    addresses: Addresses
    briefing: Briefing
    layout: Layout
    used_of: Mapping[str, Used]
    choices: Mapping[str, Choice]

    @property
    def words(self) -> Interface:
        """The words in which the pages speak themselves."""
        return interface(self.site.settings)

    def view(self, page: PurePosixPath) -> View:
        """The briefing as the page at that path sees it."""
        return View(
            briefing=self.briefing,
            settings=self.site.settings,
            addresses=self.addresses,
            page=page,
            layout=self.layout,
        )

    def is_printed(self, key: str) -> bool:
        """Whether the briefing or the page of its article prints a statement."""
        choice = self.choices[self.briefing.statements[key].excerpt.article]
        return key in self.layout or key in choice.keys


def subject(site: Site, briefing: Briefing) -> Subject:
    """What the pages of the event of `briefing` start from."""
    alone = replace(site, briefings=(briefing,))
    where = addresses(alone)
    event = briefing.event
    letters = {article.id: where.letter(event, article) for article in event.articles}
    bounds = limits(event, site.settings, letters)
    whole = visible(briefing)
    layout = lay_out(whole, Allowance(bounds, (a.title for a in event.articles)), letters)
    used_of = find_used(whole, {key: spot.anchor for key, spot in layout.items()})
    return Subject(
        site=alone,
        addresses=where,
        briefing=whole,
        layout=layout,
        used_of=used_of,
        choices=choose(whole, layout, used_of, bounds),
    )
