"""Turns the events near one into links, with what the two share and what tells them apart."""

from __future__ import annotations

from typing import Final

from clipbook.interface import Interface
from clipbook.model import Relation
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
                "why": describe(relation, view.words),
            }
        )
    return found


def describe(relation: Relation, words: Interface) -> str:
    """What an event shares with another, and what tells the two apart, for people."""
    parts = [words.say("both tell of %(words)s", words=", ".join(relation.shared))]
    if relation.lacking:
        parts.append(words.say("not there: %(words)s", words=", ".join(relation.lacking)))
    if relation.days is not None:
        parts.append(_gap(relation.days, words))
    if relation.apart:
        parts.append(words.say("the days they name differ"))
    return "; ".join(parts)


def _gap(days: int, words: Interface) -> str:
    if days > 0:
        return words.count(days, "published %(n)s day later", "published %(n)s days later")
    if days < 0:
        return words.count(-days, "published %(n)s day earlier", "published %(n)s days earlier")
    return words.say("published the same day")
