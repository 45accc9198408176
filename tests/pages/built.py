"""The fixture site as files: what the tests of pages look at."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from clipbook.model import Page, Site
from clipbook.pages import (
    FRONT_PAGES,
    deal,
    list_event,
    plan_event,
    plan_front,
    plan_share,
    plan_site,
    plan_sitemap,
    subject,
)
from clipbook.render import render

ROOT = Path(__file__).parent.parent.parent


@cache
def templates() -> Mapping[str, str]:
    paths = [p for p in (ROOT / "templates").iterdir() if p.suffix in {".html", ".xml"}]
    return {path.name: path.read_text("utf-8") for path in paths}


@cache
def static() -> Mapping[PurePosixPath, bytes]:
    return {PurePosixPath(p.name): p.read_bytes() for p in (ROOT / "static").iterdir()}


def plan(site: Site) -> tuple[Page, ...]:
    """Every page of `site`, and its sitemap."""
    subjects = [subject(site, each) for each in site.briefings]
    pages = [page for each in subjects for page in plan_event(each)]
    entries = {each.briefing.event.id: list_event(each) for each in subjects}
    for kind in FRONT_PAGES:
        pages += plan_front(site, kind, [each[kind] for each in entries.values()])
    for kind, share in deal(site, [*entries], lambda kind, event: entries[event][kind]):
        pages += plan_share(site, kind, share, [entries[event][kind] for event in share.events])
    pages += plan_site(site)
    return (*pages, *plan_sitemap(site, [str(page.path) for page in pages]))


def build(site: Site) -> dict[PurePosixPath, bytes]:
    assets = {PurePosixPath(path): b"x" for path in site.assets.values()}
    return {**render(plan(site), templates(), site.settings.language), **assets}


def html(files: Mapping[PurePosixPath, bytes], path: str) -> str:
    return files[PurePosixPath(path)].decode()


def record(files: Mapping[PurePosixPath, bytes], path: str) -> Any:
    return json.loads(files[PurePosixPath(path)])
