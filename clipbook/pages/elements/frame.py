"""Turns a page's own head into what every page carries; a long list into numbered pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Final, TypeVar

from msgspec import Struct

from clipbook.model import OwnPage, Page, Site
from clipbook.pages.elements.addresses import relative, shorten
from clipbook.pages.elements.statements import Data
from clipbook.pages.elements.wording import interface

_TITLE: Final = 120
_OURS: Final = frozenset({"icon.svg", "search.js", "style.css"})
"""The static files that pages find by a name of their own."""
_DESCRIPTION: Final = 300
T = TypeVar("T")


class Head(Struct, frozen=True):
    """What a page says of itself; `schema` is its schema.org record, empty for none.

    No page of a private copy is for search engines, whatever it says of itself.
    """

    path: PurePosixPath
    title: str
    description: str
    kind: str = "website"
    noindex: bool = False
    feed: str = "feed.xml"
    schema: Mapping[str, object] | None = None


def page(site: Site, head: Head, template: str, data: Mapping[str, object]) -> Page:
    """A page of `template`; its data are `data` and, as `page`, what every page carries."""
    return Page(head.path, template, {"page": _frame(site, head), **data})


def distinct(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with titles of which no two are alike: the second `x` becomes `x (2)`."""
    seen: set[str] = set()
    named = []
    for each in pages:
        frame = each.data.get("page")
        if isinstance(frame, Mapping) and each.path.suffix == ".html":
            own = str(frame["title"])
            others = (f"{own} ({n})" for n in count(2))
            title = next(title for title in chain([own], others) if title not in seen)
            seen.add(title)
            frame = {**frame, "title": title}
            named.append(Page(each.path, each.template, {**each.data, "page": frame}))
        else:
            named.append(each)
    return tuple(named)


def text(path: str, content: str) -> Page:
    """A file that no template makes."""
    return Page(PurePosixPath(path), "", {"text": content})


def written(value: object, indent: int | None = None) -> str:
    """`value` as JSON that holds no tag or comment, wherever it is put or taken for a page."""
    separators = (",", ":") if indent is None else None
    dumped = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return dumped.replace("<", "\\u003c").replace(">", "\\u003e")  # they stand in texts only


def absolute(site: Site, path: PurePosixPath | str) -> str:
    """The public address of a file of the site; empty while no base URL is set."""
    base = site.settings.base_url
    return f"{base.rstrip('/')}/{path}" if base else ""


def assets(site: Site, page: PurePosixPath) -> Mapping[str, str]:
    """Where a page finds each of the person's own static files, by their names in static/."""
    return {name: relative(page, path) for name, path in site.assets.items() if name not in _OURS}


def own_path(own: OwnPage) -> PurePosixPath:
    """Where a page of the person's own stands."""
    return PurePosixPath("pages", f"{own.name}.html")


def _frame(site: Site, head: Head) -> Mapping[str, object]:
    own = interface(site.settings)
    return {
        "language": own.language,
        "direction": own.direction,
        "is_translated": own.is_translated,
        "title": shorten(head.title, _TITLE),
        "description": shorten(head.description, _DESCRIPTION),
        "kind": head.kind,
        "noindex": head.noindex or site.settings.full_text,
        "canonical": absolute(site, head.path),
        "schema_html": _schema(head.schema) if head.schema else "",
        "site": site.settings.title,
        "home": relative(head.path, "index.html"),
        "about": relative(head.path, "about.html"),
        "search": relative(head.path, "search.html"),
        "outlets": relative(head.path, "outlets.html"),
        "feed": relative(head.path, head.feed),
        "stylesheet": _asset(site, head, "style.css"),
        "icon": _asset(site, head, "icon.svg"),
        "assets": assets(site, head.path),
        "own": [
            {"title": own.title, "href": relative(head.path, own_path(own))} for own in site.own
        ],
    }


def _asset(site: Site, head: Head, name: str) -> str:
    return relative(head.path, site.assets[name]) if name in site.assets else ""


def _schema(schema: Mapping[str, object]) -> str:
    # No character that could end the script element, or start a comment in it.
    return (
        json.dumps(schema, ensure_ascii=False, sort_keys=True)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
    )


class Share(Struct, frozen=True):
    """Events that pages list together, the `number`th from 1 of `count` such shares.

    `summary` is said of the events of all of them.
    """

    events: tuple[str, ...]
    number: int = 1
    count: int = 1
    summary: str = ""


def parts(items: Sequence[T], room: int, weigh: Callable[[T], int]) -> list[list[T]]:
    """`items` in their order, cut into parts no heavier than `room`; one empty part for none."""
    cut: list[list[T]] = [[]]
    left = room
    for item in items:
        weight = weigh(item)
        if cut[-1] and weight > left:
            cut.append([])
            left = room
        cut[-1].append(item)
        left -= weight
    return cut


def numbered(first: str, rest: str, number: int) -> PurePosixPath:
    """The path of part `number`, counted from 1: `first`, then `rest-2.html` and so on."""
    return PurePosixPath(first if number == 1 else f"{rest}-{number}.html")


def others(paths: Sequence[PurePosixPath], number: int) -> list[Data]:
    """The links from part `number` to all parts; the link to itself is empty."""
    if len(paths) == 1:
        return []
    return [
        {"number": n, "href": "" if n == number else str(path)} for n, path in enumerate(paths, 1)
    ]
