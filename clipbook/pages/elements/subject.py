"""Turns a briefing into what all pages of its event start from, found out once for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from clipbook.model import Briefing, Site
from clipbook.pages.elements.addresses import Addresses, addresses
from clipbook.pages.elements.limits import Limits, limits, printable
from clipbook.pages.elements.visible import Use, Used, by_article, shortened, uses, visible


class Subject(Struct, frozen=True):
    """An event as its own pages see it.

    `site` holds this event alone; `whole` is its briefing without what the editor hides, `briefing`
    what of that a page has room for, `uses` are the statements on it, `used_of` those by article.
    `shown` are the statements whose words the briefing page may print.
    """

    site: Site
    addresses: Addresses
    whole: Briefing
    briefing: Briefing
    uses: tuple[Use, ...]
    used_of: Mapping[str, Used]
    limits: Limits
    shown: frozenset[str]


def subject(site: Site, briefing: Briefing) -> Subject:
    """What the pages of the event of `briefing` start from."""
    alone = replace(site, briefings=(briefing,))
    where = addresses(alone)
    labels = {a.id: where.label(briefing.event, a) for a in briefing.event.articles}
    bounds = limits(briefing.event, site.settings, labels)
    whole = visible(briefing)
    brief = shortened(whole)
    used = uses(brief)
    shown = printable(brief, _wanted(brief, used), bounds)
    told = tuple(point for point in brief.key_points if point.statement in shown)
    if len(told) < len(brief.key_points):
        brief = replace(brief, key_points=told or brief.key_points[:1])
        used = uses(brief)
    return Subject(
        site=alone,
        addresses=where,
        whole=whole,
        briefing=brief,
        uses=used,
        used_of=by_article(brief, used),
        limits=bounds,
        shown=shown,
    )


def _wanted(briefing: Briefing, used: Iterable[Use]) -> tuple[str, ...]:
    """The statements that the page would print, the most important first, corrections last."""
    corrected = (each.statement for each in briefing.event.corrections)
    wanted = (*(use.statement for use in used), *corrected)
    return tuple(key for key in dict.fromkeys(wanted) if key in briefing.statements)
