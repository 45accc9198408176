"""Turns the site into the files that hosts and crawlers look for, the page of none among them."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from clipbook.model import Page, Site
from clipbook.pages.elements.frame import Head, absolute, page, text
from clipbook.pages.elements.wording import interface

_HEADERS: Final = """\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()

/assets/*
  Cache-Control: public, max-age=31536000, immutable
"""
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def plan(site: Site) -> tuple[Page, ...]:
    """`robots.txt`, `_headers`, `.nojekyll` and `404.html`."""
    if site.settings.full_text:
        robots = "User-agent: *\nDisallow: /\n"
    elif site.settings.base_url:
        robots = f"User-agent: *\nDisallow:\n\nSitemap: {absolute(site, 'sitemap.xml')}\n"
    else:
        robots = "User-agent: *\nDisallow:\n"
    files = text("robots.txt", robots), text("_headers", _HEADERS), text(".nojekyll", "")
    return (*files, _missing(site))


def sitemap(site: Site, paths: Iterable[str]) -> tuple[Page, ...]:
    """`sitemap.xml` of the pages at `paths`; none without a base URL or for a private copy."""
    if not site.settings.base_url or site.settings.full_text:
        return ()
    found = sorted(
        html.escape(absolute(site, path))
        for path in paths
        if path.endswith(".html") and path != "404.html"
    )
    rows = "".join(f"<url><loc>{address}</loc></url>\n" for address in found)
    start = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_SITEMAP}">\n'
    return (text("sitemap.xml", f"{start}{rows}</urlset>\n"),)


def sitemap_index(site: Site, folders: Iterable[str]) -> tuple[Page, ...]:
    """`sitemap.xml` that leads to those in some folders, where there is to be one."""
    if not site.settings.base_url or site.settings.full_text:
        return ()
    found = (html.escape(absolute(site, f"{folder}/sitemap.xml")) for folder in sorted(folders))
    rows = "".join(f"<sitemap><loc>{address}</loc></sitemap>\n" for address in found)
    start = f'<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="{_SITEMAP}">\n'
    return (text("sitemap.xml", f"{start}{rows}</sitemapindex>\n"),)


def _missing(site: Site) -> Page:
    """The page for addresses that lead nowhere; it links only to the public home page."""
    words = interface(site.settings)
    head = Head(
        path=PurePosixPath("404.html"),
        title=words.say("Page not found") + f" · {site.settings.title}",
        description=words.say("There is no page at this address."),
        noindex=True,
    )
    return page(site, head, "404.html", {"start": absolute(site, "index.html")})
