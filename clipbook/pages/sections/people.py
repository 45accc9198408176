"""Turns the entities into people, organisations and places with the spellings of their names."""

from __future__ import annotations

from typing import Final

from clipbook.model import Entity, NameKind
from clipbook.pages.elements.statements import Data, View
from clipbook.pages.elements.wording import count

_TITLES: Final = (
    (NameKind.PERSON, "People"),
    (NameKind.ORGANISATION, "Organisations"),
    (NameKind.PLACE, "Places"),
)


def people(view: View) -> list[Data]:
    """The kinds of names that the event has, those in several sources first, the rest in a row."""
    groups: list[Data] = []
    for kind, title in _TITLES:
        names = [entity for entity in view.briefing.entities if entity.kind is kind]
        names.sort(key=lambda e: (-_sources(e), -sum(f.count for f in e.forms), e.id))
        told = [entity for entity in names if _sources(entity) > 1 or _spellings(entity)]
        rest = [entity for entity in names if entity not in told]
        if names:
            groups.append(
                {
                    "title": title,
                    "address": f"{view.event.id} names",
                    "names": [_name(entity) for entity in told],
                    "rest": [_name(entity) for entity in rest],
                }
            )
    return groups


def _sources(entity: Entity) -> int:
    return len({form.article for form in entity.forms})


def _spellings(entity: Entity) -> list[str]:
    """The forms that are another spelling, not just a part of the name."""
    parts = set(entity.name.split())
    forms = dict.fromkeys(form.text for form in entity.forms)
    return [form for form in forms if not set(form.split()) <= parts]


def _name(entity: Entity) -> Data:
    return {
        "anchor": entity.id,
        "name": entity.name,
        "sources": count(_sources(entity), "source"),
        "spellings": ", ".join(_spellings(entity)),
    }
