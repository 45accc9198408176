"""Turns the site into the page for addresses that lead nowhere; it stands alone, at any depth."""

from __future__ import annotations

from pathlib import PurePosixPath

from clipbook.model import Page, Site
from clipbook.pages.elements.frame import Head, absolute, page
from clipbook.pages.elements.wording import interface


def plan(site: Site) -> tuple[Page, ...]:
    """The page `404.html`, which links only to the public address of the home page."""
    words = interface(site.settings)
    head = Head(
        path=PurePosixPath("404.html"),
        title=words.say("Page not found") + f" · {site.settings.title}",
        description=words.say("There is no page at this address."),
        noindex=True,
    )
    return (page(site, head, "404.html", {"start": absolute(site, "index.html")}),)
