"""Turns the entities into people, organisations and places with the spellings of their names."""

from __future__ import annotations

from typing import Final

from clipbook.model import Entity, NameKind
from clipbook.pages._statements import Data, View, field
from clipbook.pages._wording import count

_TITLES: Final = (
    (NameKind.PERSON, "People"),
    (NameKind.ORGANISATION, "Organisations"),
    (NameKind.PLACE, "Places"),
)


def people(view: View) -> list[Data]:
    """The kinds of names that the event has, each with its names, the most widely named first."""
    groups: list[Data] = [
        {"title": title, "names": [_name(view, e) for e in _ordered(view.briefing.entities, kind)]}
        for kind, title in _TITLES
    ]
    return [group for group in groups if group["names"]]


def _ordered(entities: tuple[Entity, ...], kind: NameKind) -> list[Entity]:
    mine = [entity for entity in entities if entity.kind is kind]
    return sorted(mine, key=lambda e: (-_sources(e), -sum(f.count for f in e.forms), e.id))


def _sources(entity: Entity) -> int:
    return len({form.article for form in entity.forms})


def _name(view: View, entity: Entity) -> Data:
    article = view.event.article(entity.forms[0].article)
    spellings = dict.fromkeys(form.text for form in entity.forms if form.text != entity.name)
    return {
        "anchor": entity.id,
        "name": field(article, "name", entity.name),
        "sources": count(_sources(entity), "source"),
        "spellings": ", ".join(spellings),
    }
