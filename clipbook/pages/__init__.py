"""Turns a site into its pages.

To add a kind of output, write one module here with a function `plan: Site -> tuple[Page, ...]` and
add a line to PAGES. The modules do not know each other; what they share stands in the modules whose
names start with `_`. A page with an empty template is written as its data's `text` says.
"""

from __future__ import annotations

from collections.abc import Callable
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

Planner = Callable[[Site], tuple[Page, ...]]

PAGES: Final[tuple[Planner, ...]] = (
    home.plan,
    briefing.plan,
    article.plan,
    data.plan,
    table.plan,
    indexes.plan,
    search.plan,
    about.plan,
    missing.plan,
    feeds.plan,
    hosts.plan,
)


def plan(site: Site) -> tuple[Page, ...]:
    """Every page of `site`, in the order of PAGES, and its sitemap; no two have the same path."""
    pages = distinct(tuple(page for planner in PAGES for page in planner(site)))
    return (*pages, *hosts.sitemap(site, pages))
