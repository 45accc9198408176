"""Turns the pages that the person wrote, such as an imprint, into pages of the site."""

from __future__ import annotations

from clipbook.lead_html import render_page
from clipbook.model import OwnPage, Page, Site
from clipbook.pages.elements.frame import Head, assets, own_path, page


def plan(site: Site) -> tuple[Page, ...]:
    """A page for each."""
    return tuple(_page(site, own) for own in site.own)


def _page(site: Site, own: OwnPage) -> Page:
    head = Head(
        path=own_path(own),
        title=f"{own.title} · {site.settings.title}",
        description=f"{own.title}: a page by those who keep this site.",
    )
    found = render_page(own.text, assets(site, head.path)).html
    return page(site, head, "own.html", {"title": own.title, "body_html": found})
