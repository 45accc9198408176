"""Turns the events near one into links, with what the two share and what tells them apart."""

from __future__ import annotations

from typing import Final

from clipbook.events import describe
from clipbook.pages.elements.addresses import file_names, relative, shorten
from clipbook.pages.elements.statements import Data, View

# The longest title of another event, in characters: it is a name here, and no copy.
_TITLE: Final = 100


def related(view: View) -> list[Data]:
    """The events near this one, the nearest first."""
    found: list[Data] = []
    for relation in view.event.related:
        folder = file_names((relation.event,))[relation.event]
        found.append(
            {
                "href": relative(view.page, f"{folder}/index.html"),
                "title": shorten(relation.title, _TITLE),
                "why": describe(relation),
            }
        )
    return found
