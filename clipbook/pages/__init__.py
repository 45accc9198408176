"""Turns a site into pages."""

from __future__ import annotations

from clipbook.model import Page, Site


def plan(site: Site) -> tuple[Page, ...]:
    """The pages of a site."""
    del site
    return ()
