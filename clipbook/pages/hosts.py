"""Turns the site into the files that hosts and crawlers look for."""

from __future__ import annotations

from typing import Final

from clipbook.model import Page, Site
from clipbook.pages._frame import absolute, text

_HEADERS: Final = """\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()

/assets/*
  Cache-Control: public, max-age=31536000, immutable
"""


def plan(site: Site) -> tuple[Page, ...]:
    """`robots.txt`, `_headers` and `.nojekyll`."""
    private = site.settings.full_text
    robots = f"User-agent: *\n{'Disallow: /' if private else 'Disallow:'}\n"
    if site.settings.base_url and not private:
        robots += f"\nSitemap: {absolute(site, 'sitemap.xml')}\n"
    return text("robots.txt", robots), text("_headers", _HEADERS), text(".nojekyll", "")
