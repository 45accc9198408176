"""Turns the site into its indexes: the names in its articles, and the outlets they are from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from clipbook.model import NameKind, Page, Site
from clipbook.pages.elements.frame import Head, page
from clipbook.pages.elements.numbered import numbered, others, parts
from clipbook.pages.elements.statements import Data
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.wording import count
from clipbook.text.normalise import fold

_ROOM: Final = 300
_KINDS: Final[Mapping[NameKind, str]] = {
    NameKind.PERSON: "person",
    NameKind.ORGANISATION: "organisation",
    NameKind.PLACE: "place",
}


class IndexPlace(Struct, frozen=True):
    """A place that an index leads to: the name it stands under, what that names, and the link."""

    name: str
    remark: str
    label: str
    href: str


class _IndexLine(Struct, frozen=True):
    """A line of an index: a name, what it names, and (label, link) of where it stands."""

    name: str
    remark: str
    places: tuple[tuple[str, str], ...]

    @property
    def letter(self) -> str:
        """The heading that it stands under."""
        first = fold(self.name)[:1].upper()
        return first if first.isalpha() else "0–9"


def names(subject: Subject) -> tuple[IndexPlace, ...]:
    """The names in an event, each with the way to where that person speaks."""
    briefing = subject.briefing
    title = briefing.event.title
    page = str(subject.addresses.briefing(briefing.event))
    speaking = {
        speaker.person: subject.layout[said.statement].anchor
        for speaker in reversed(briefing.speakers)
        for said in reversed(speaker.utterances)
        if said.statement in subject.layout
    }
    return tuple(
        IndexPlace(
            entity.name,
            _KINDS[entity.kind],
            title,
            f"{page}#{speaking[entity.id]}" if entity.id in speaking else page,
        )
        for entity in briefing.entities
    )


def plan_names(site: Site, entries: Sequence[tuple[IndexPlace, ...]]) -> tuple[Page, ...]:
    """`people.html`, with numbered pages after it where it grows long; none for one event."""
    if len(entries) == 1:
        return ()
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for place in (place for entry in entries for place in entry):
        found.setdefault((place.name, place.remark), []).append((place.label, place.href))
    lines = [
        _IndexLine(name, kind, tuple(sorted(dict.fromkeys(places))))
        for (name, kind), places in found.items()
    ]
    return tuple(_pages(site, "people", "People, organisations and places", lines))


def outlets(subject: Subject) -> tuple[IndexPlace, ...]:
    """The articles of an event, by their outlets."""
    event, where = subject.briefing.event, subject.addresses
    return tuple(
        IndexPlace(
            where.name(event, article),
            "",
            article.title or where.name(event, article),
            str(where.article(event, article)),
        )
        for article in event.articles
    )


def plan_outlets(site: Site, entries: Iterable[tuple[IndexPlace, ...]]) -> tuple[Page, ...]:
    """`outlets.html`, with numbered pages after it where it grows long."""
    found: dict[str, list[tuple[str, str]]] = {}
    for place in (place for entry in entries for place in entry):
        found.setdefault(place.name, []).append((place.label, place.href))
    lines = [
        _IndexLine(name, count(len(places), "article"), tuple(sorted(places)))
        for name, places in found.items()
    ]
    return tuple(_pages(site, "outlets", "Outlets", lines))


def _pages(site: Site, name: str, title: str, lines: Iterable[_IndexLine]) -> Iterable[Page]:
    ordered = sorted(lines, key=lambda e: (e.letter, fold(e.name), e.name, e.remark))
    cut = parts(ordered, _ROOM, lambda line: 1 + len(line.places))
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
                for letter, group in groupby(some, key=lambda line: line.letter)
            ],
            "parts": others(paths, number),
        }
        yield page(site, head, "index-az.html", data)


def _line(line: _IndexLine) -> Data:
    places = [{"label": label, "href": href} for label, href in line.places]
    return {"name": line.name, "address": "index name", "remark": line.remark, "places": places}
