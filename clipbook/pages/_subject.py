"""Turns a briefing into what all pages of its event start from, found out once for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clipbook.model import Briefing, Site
from clipbook.pages._addresses import Addresses, addresses
from clipbook.pages._limits import Limits, limits
from clipbook.pages._visible import Use, Used, by_article, shortened, uses, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An event as its own pages see it.

    `site` holds this event alone; `whole` is its briefing without what the editor hides, `briefing`
    what of that a page has room for, `uses` are the statements on it, `used_of` those by article.
    """

    site: Site
    addresses: Addresses
    whole: Briefing
    briefing: Briefing
    uses: tuple[Use, ...]
    used_of: Mapping[str, Used]
    limits: Limits


def subject(site: Site, briefing: Briefing) -> Subject:
    """What the pages of the event of `briefing` start from."""
    alone = replace(site, briefings=(briefing,))
    where = addresses(alone)
    labels = {a.id: where.label(briefing.event, a) for a in briefing.event.articles}
    whole = visible(briefing)
    shown = shortened(whole)
    used = uses(shown)
    return Subject(
        site=alone,
        addresses=where,
        whole=whole,
        briefing=shown,
        uses=used,
        used_of=by_article(shown, used),
        limits=limits(briefing.event, site.settings, labels),
    )
