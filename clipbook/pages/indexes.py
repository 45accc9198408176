"""Turns the site into its indexes: the names in its articles, and the outlets they are from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from clipbook.interface import mark, mark_plural
from clipbook.model import NameKind, Page, Site
from clipbook.pages.elements.frame import Head, numbered, others, page, parts
from clipbook.pages.elements.statements import Data
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.wording import interface
from clipbook.text.normalise import fold

_ROOM: Final = 300
_PEOPLE: Final = mark("People, organisations and places")
_OUTLETS: Final = mark("Outlets")
_ARTICLES: Final = mark_plural("%(n)s article", "%(n)s articles")
_KINDS: Final[Mapping[NameKind, str]] = {
    NameKind.PERSON: mark("person"),
    NameKind.ORGANISATION: mark("organisation"),
    NameKind.PLACE: mark("place"),
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
            subject.words.say(_KINDS[entity.kind]),
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
    return tuple(_pages(site, "people", _PEOPLE, lines))


def outlets(subject: Subject) -> tuple[IndexPlace, ...]:
    """The articles of an event, by their outlets."""
    event, where = subject.briefing.event, subject.addresses
    return tuple(
        IndexPlace(
            where.name(event, article),
            "",
            article.title or where.name(event, article),
            where.article_link(event, article),
        )
        for article in event.articles
    )


def plan_outlets(site: Site, entries: Iterable[tuple[IndexPlace, ...]]) -> tuple[Page, ...]:
    """`outlets.html`, with numbered pages after it where it grows long."""
    found: dict[str, list[tuple[str, str]]] = {}
    for place in (place for entry in entries for place in entry):
        found.setdefault(place.name, []).append((place.label, place.href))
    words = interface(site.settings)
    lines = [
        _IndexLine(name, words.count(len(places), *_ARTICLES), tuple(sorted(places)))
        for name, places in found.items()
    ]
    return tuple(_pages(site, "outlets", _OUTLETS, lines))


def _pages(site: Site, name: str, message: str, lines: Iterable[_IndexLine]) -> Iterable[Page]:
    words = interface(site.settings)
    title = words.say(message)
    ordered = sorted(lines, key=lambda e: (e.letter, fold(e.name), e.name, e.remark))
    cut = parts(ordered, _ROOM, lambda line: 1 + len(line.places))
    paths = [numbered(f"{name}.html", name, n) for n in range(1, len(cut) + 1)]
    for number, (path, some) in enumerate(zip(paths, cut, strict=True), 1):
        heading = title
        if number > 1:
            heading = words.say("%(title)s, page %(n)s", title=title, n=number)
        head = Head(
            path=path,
            title=f"{heading} · {site.settings.title}",
            description=words.say(
                "%(title)s from A to Z, with the briefings and articles of %(site)s "
                "in which they stand.",
                title=title,
                site=site.settings.title,
            ),
        )
        data = {
            "title": heading,
            "summary": words.count(len(ordered), "%(n)s entry", "%(n)s entries"),
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
