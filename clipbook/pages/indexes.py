"""Turns the site into its indexes: the names in its articles, and the outlets they are from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from clipbook.model import NameKind, Page, Site
from clipbook.pages._addresses import addresses
from clipbook.pages._frame import Head, page
from clipbook.pages._numbered import numbered, others, parts
from clipbook.pages._statements import Data
from clipbook.pages._visible import visible
from clipbook.pages._wording import count
from clipbook.text.normalise import fold

_ROOM: Final = 300
_KINDS: Final[Mapping[NameKind, str]] = {
    NameKind.PERSON: "person",
    NameKind.ORGANISATION: "organisation",
    NameKind.PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of an index: a name, what it names, and (label, path, anchor) of where it stands."""

    name: str
    remark: str
    places: tuple[tuple[str, str, str], ...]

    @property
    def letter(self) -> str:
        """The heading that it stands under."""
        first = fold(self.name)[:1].upper()
        return first if first.isalpha() else "0–9"


def plan(site: Site) -> tuple[Page, ...]:
    """`people.html` and `outlets.html`, with numbered pages after them where they grow long."""
    return (
        *_pages(site, "people", "People, organisations and places", _names(site)),
        *_pages(site, "outlets", "Outlets", _outlets(site)),
    )


def _pages(site: Site, name: str, title: str, entries: Iterable[_Entry]) -> Iterable[Page]:
    ordered = sorted(entries, key=lambda e: (e.letter, fold(e.name), e.name, e.remark))
    cut = parts(ordered, _ROOM, lambda entry: 1 + len(entry.places))
    paths = [numbered(f"{name}.html", name, n) for n in range(1, len(cut) + 1)]
    for number, (path, some) in enumerate(zip(paths, cut, strict=True), 1):
        heading = title if number == 1 else f"{title}, page {number}"
        head = Head(
            path=path,
            title=f"{heading} · {site.settings.title}",
            description=f"{title} from A to Z, with the briefings and articles of "
            f"{site.settings.title} in which they stand.",
        )
        data = {
            "title": heading,
            "summary": count(len(ordered), "entry", "entries"),
            "letters": [
                {"letter": letter, "entries": [_line(each) for each in group]}
                for letter, group in groupby(some, key=lambda entry: entry.letter)
            ],
            "parts": others(paths, number),
        }
        yield page(site, head, "index-az.html", data)


def _line(entry: _Entry) -> Data:
    places = [
        {"label": label, "href": f"{path}#{anchor}" if anchor else path}
        for label, path, anchor in entry.places
    ]
    return {"name": entry.name, "address": "index name", "remark": entry.remark, "places": places}


def _names(site: Site) -> list[_Entry]:
    where = addresses(site)
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for briefing in map(visible, site.briefings):
        event = briefing.event
        place = (event.title, str(where.briefing(event)), "people")
        for entity in briefing.entities:
            found.setdefault((entity.name, _KINDS[entity.kind]), []).append(place)
    return [
        _Entry(name, kind, tuple(sorted(dict.fromkeys(places))))
        for (name, kind), places in found.items()
    ]


def _outlets(site: Site) -> list[_Entry]:
    where = addresses(site)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for briefing in site.briefings:
        for article in briefing.event.articles:
            path = str(where.article(briefing.event, article))
            label = article.title or where.label(briefing.event, article)
            name = article.outlet or "Outlet not named"
            found.setdefault(name, []).append((label, path, ""))
    return [
        _Entry(name, count(len(places), "article"), tuple(sorted(places)))
        for name, places in found.items()
    ]
